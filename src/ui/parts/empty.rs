//! Nothing here yet: why, and what to do next. Never shown for a load that failed.

use leptos::prelude::*;

/// An empty place. The children say what to do next and hold the button that does it.
#[component]
pub fn Empty(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <div class="pl-empty">
            <h2 class="pl-empty__title">{title}</h2>
            <div class="pl-empty__next">{children()}</div>
        </div>
    }
}
