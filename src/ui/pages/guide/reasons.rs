//! Reasons for inadequate.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// Reasons for inadequate.
#[component]
pub fn Reasons(session: Session, audit: AuditId) -> impl IntoView {
    let _ = session;
    let _ = audit;
    view! { <p>"Reasons"</p> }
}
