//! Case details.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// Case details.
#[component]
pub fn Case(session: Session, audit: AuditId) -> impl IntoView {
    let _ = session;
    let _ = audit;
    view! { <p>"Case"</p> }
}
