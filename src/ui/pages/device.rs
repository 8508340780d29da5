//! Who works on this device, and what lies on it.

use leptos::prelude::*;

use crate::app::session::Session;

/// Who works on this device, and what lies on it.
#[component]
pub fn Device(session: Session) -> impl IntoView {
    let _ = session;
    view! { <p>"Device"</p> }
}
