//! An empty list: why it is empty, and what to do next. Never shown for a load that failed.

use leptos::prelude::*;

/// The children say what to do next, and contain the button for it.
#[component]
pub fn Empty(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <div class="pl-empty">
            <h2 class="pl-empty__title">{title}</h2>
            <div class="pl-empty__next">{children()}</div>
        </div>
    }
}
