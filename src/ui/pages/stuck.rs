//! What lies here can't be opened: its key ring is gone, or the browser can't open its own database.

use leptos::prelude::*;

use crate::{app::opening::Opening, ui::page::Page};

/// Something on this device is damaged.
#[component]
pub fn Stuck(opening: Opening) -> impl IntoView {
    let _ = opening;
    view! {
        <Page title="Something on this device is missing or damaged">
            <p class="govuk-body-l">"Nothing has been changed."</p>
        </Page>
    }
}
