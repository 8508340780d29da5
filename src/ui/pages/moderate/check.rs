//! Check and commit.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// Check and commit.
#[component]
pub fn Check(session: Session, audit: AuditId) -> impl IntoView {
    let _ = session;
    let _ = audit;
    view! { <p>"Check"</p> }
}
