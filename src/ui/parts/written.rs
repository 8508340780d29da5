//! What somebody wrote, with the line breaks they made.

use leptos::prelude::*;

/// A passage. Its text is only ever text.
#[component]
pub fn Written(#[prop(into)] text: String) -> impl IntoView {
    view! { <p class="pl-written">{text}</p> }
}
