//! The first screen of a fresh device.

use leptos::prelude::*;

use crate::app::session::Session;

/// The first screen of a fresh device.
#[component]
pub fn First(session: Session) -> impl IntoView {
    let _ = session;
    view! { <p>"First"</p> }
}
