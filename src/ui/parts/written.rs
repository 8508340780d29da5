//! What somebody wrote, with their line breaks.

use leptos::prelude::*;

/// A passage. It is always shown as plain text.
#[component]
pub fn Written(#[prop(into)] text: String) -> impl IntoView {
    view! { <p class="pl-written">{text}</p> }
}
