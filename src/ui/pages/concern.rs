//! An immediate safeguarding concern.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// An immediate safeguarding concern.
#[component]
pub fn Concern(session: Session, audit: AuditId) -> impl IntoView {
    let _ = session;
    let _ = audit;
    view! { <p>"Concern"</p> }
}
