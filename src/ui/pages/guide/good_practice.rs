//! A note for the library of good practice.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::AuditId;

/// A note for the library of good practice.
#[component]
pub fn GoodPractice(session: Session, audit: AuditId) -> impl IntoView {
    let _ = session;
    let _ = audit;
    view! { <p>"GoodPractice"</p> }
}
