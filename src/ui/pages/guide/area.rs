//! A practice area.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;
use crate::domain::key::AreaKey;

/// A practice area.
#[component]
pub fn Area(session: Session, audit: AuditId, area: AreaKey) -> impl IntoView {
    let _ = session;
    let _ = audit;
    let _ = area;
    view! { <p>"Area"</p> }
}
