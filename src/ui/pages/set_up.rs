//! Set up this device.

use leptos::prelude::*;

use crate::app::session::Session;

/// Set up this device.
#[component]
pub fn SetUp(session: Session) -> impl IntoView {
    let _ = session;
    view! { <p>"SetUp"</p> }
}
