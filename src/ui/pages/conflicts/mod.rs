//! What was recorded twice, side by side, and which of it stands.

use leptos::prelude::*;

use crate::{app::session::Session, ui::page::Page};

/// What was recorded twice.
#[component]
pub fn Conflicts(session: Session) -> impl IntoView {
    let _ = session;
    view! { <Page title="Conflicts">""</Page> }
}
