//! An audit as it was submitted, with its history.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// An audit as it was submitted, with its history.
#[component]
pub fn Audit(session: Session, audit: AuditId) -> impl IntoView {
    let _ = session;
    let _ = audit;
    view! { <p>"Audit"</p> }
}
