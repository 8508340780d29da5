//! On every page of the made-up quarter, so that nobody takes it for a real one.

use leptos::prelude::*;

/// A strip across the page; the children say how to leave.
#[component]
pub fn ExampleBanner(children: Children) -> impl IntoView {
    view! {
        <aside class="pl-example-banner" aria-label="Example">
            <p class="pl-example-banner__text"><strong class="pl-example-banner__word">"Example"</strong>" "{children()}</p>
        </aside>
    }
}
