//! What waits for a moderator.

use leptos::prelude::*;

use crate::app::session::Session;

/// What waits for a moderator.
#[component]
pub fn Moderation(session: Session) -> impl IntoView {
    let _ = session;
    view! { <p>"Moderation"</p> }
}
