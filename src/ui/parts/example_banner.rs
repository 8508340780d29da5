//! The banner on every page of the example, so that nobody mistakes it for a real quarter.

use leptos::prelude::*;

/// A strip across the page. The children say how to leave.
#[component]
pub fn ExampleBanner(children: Children) -> impl IntoView {
    view! {
        <aside class="pl-example-banner" aria-label="Example">
            <p class="pl-example-banner__text"><strong class="pl-example-banner__word">"Example"</strong>" "{children()}</p>
        </aside>
    }
}
