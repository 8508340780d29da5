//! Auditor's and moderator's grades side by side.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// Auditor's and moderator's grades side by side.
#[component]
pub fn Compare(session: Session, audit: AuditId) -> impl IntoView {
    let _ = session;
    let _ = audit;
    view! { <p>"Compare"</p> }
}
