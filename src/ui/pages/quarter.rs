//! A quarter's figures.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::quarter::Quarter;
use crate::domain::stage::Stage;

/// A quarter's figures.
#[component]
pub fn QuarterPage(session: Session, quarter: Option<Quarter>, stage: Stage) -> impl IntoView {
    let _ = session;
    let _ = quarter;
    let _ = stage;
    view! { <p>"QuarterPage"</p> }
}
