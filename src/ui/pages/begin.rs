//! Begin an audit.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::WeekId;

/// Begin an audit.
#[component]
pub fn Begin(session: Session, week: Option<WeekId>) -> impl IntoView {
    let _ = session;
    let _ = week;
    view! { <p>"Begin"</p> }
}
