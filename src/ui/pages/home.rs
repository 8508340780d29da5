//! The desk: what I have begun, what waits for me, the practice weeks.

use leptos::prelude::*;

use crate::app::session::Session;

/// The desk: what I have begun, what waits for me, the practice weeks.
#[component]
pub fn Home(session: Session) -> impl IntoView {
    let _ = session;
    view! { <p>"Home"</p> }
}
