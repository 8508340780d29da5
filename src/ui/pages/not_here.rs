//! Shown in the example in place of pages about the device's storage, because the example stores nothing.

use leptos::prelude::*;

use crate::{app::route::Route, ui::page::Page};

/// Says that the example does not have this page.
#[component]
pub fn NotHere() -> impl IntoView {
    view! {
        <Page title="Not in the example" back=(Route::Device, "This device")>
            <p class="govuk-body">"The example stores nothing. It has no passphrase, never locks, and leaves nothing to erase."</p>
        </Page>
    }
}
