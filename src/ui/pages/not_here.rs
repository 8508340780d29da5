//! Pages about a device's own storage, asked for in the example, which has none.

use leptos::prelude::*;

use crate::{app::route::Route, ui::page::Page};

/// Not in the example.
#[component]
pub fn NotHere() -> impl IntoView {
    view! {
        <Page title="Not in the example" back=(Route::Device, "This device")>
            <p class="govuk-body">"The example stores nothing. It has no passphrase, never locks, and leaves nothing to erase."</p>
        </Page>
    }
}
