//! Several quarters side by side.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::stage::Stage;

/// Several quarters side by side.
#[component]
pub fn Quarters(session: Session, stage: Stage) -> impl IntoView {
    let _ = session;
    let _ = stage;
    view! { <p>"Quarters"</p> }
}
