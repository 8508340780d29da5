//! The moderator's overall grade.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// The moderator's overall grade.
#[component]
pub fn Overall(session: Session, audit: AuditId) -> impl IntoView {
    let _ = session;
    let _ = audit;
    view! { <p>"Overall"</p> }
}
