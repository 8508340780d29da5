//! Actions.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// Actions.
#[component]
pub fn Actions(session: Session, audit: AuditId) -> impl IntoView {
    let _ = session;
    let _ = audit;
    view! { <p>"Actions"</p> }
}
