//! A practice week: its audits, how far each is, its distribution.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::id::WeekId;

/// A practice week: its audits, how far each is, its distribution.
#[component]
pub fn Week(session: Session, week: WeekId) -> impl IntoView {
    let _ = session;
    let _ = week;
    view! { <p>"Week"</p> }
}
