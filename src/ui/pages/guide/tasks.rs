//! The task list of an audit.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// The task list of an audit.
#[component]
pub fn Tasks(session: Session, audit: AuditId) -> impl IntoView {
    let _ = session;
    let _ = audit;
    view! { <p>"Tasks"</p> }
}
