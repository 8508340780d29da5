//! The page for an unknown address.

use leptos::prelude::*;

use crate::{app::route::Route, ui::page::Page};

/// The page for an unknown address.
#[component]
pub fn Nowhere(path: String) -> impl IntoView {
    view! {
        <Page title="There is no such page">
            <p class="govuk-body">"The address ends in "<strong class="govuk-!-font-weight-bold">{path}</strong>
                ", which is not a page of Plumbline. If you pasted it, check that you copied all of it."</p>
            <p class="govuk-body"><a class="govuk-link" href=Route::Home.href()>"Go to the desk"</a></p>
        </Page>
    }
}
