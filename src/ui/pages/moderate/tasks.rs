//! The record's evidence and the areas to grade.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// The record's evidence and the areas to grade.
#[component]
pub fn Tasks(session: Session, audit: AuditId) -> impl IntoView {
    let _ = session;
    let _ = audit;
    view! { <p>"Tasks"</p> }
}
