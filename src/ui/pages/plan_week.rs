//! Plan a practice week in one step.

use leptos::prelude::*;

use crate::app::session::Session;

/// Plan a practice week in one step.
#[component]
pub fn PlanWeek(session: Session) -> impl IntoView {
    let _ = session;
    view! { <p>"PlanWeek"</p> }
}
