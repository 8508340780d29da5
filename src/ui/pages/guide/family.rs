//! One person's views.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// One person's views.
#[component]
pub fn Family(session: Session, audit: AuditId, position: usize) -> impl IntoView {
    let _ = session;
    let _ = audit;
    let _ = position;
    view! { <p>"Family"</p> }
}
