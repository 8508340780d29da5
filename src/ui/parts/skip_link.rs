//! Skips the masthead with one key, without leaving the route.

use super::focus_on;
use leptos::prelude::*;

/// Hidden until focused. Moves focus to the element with the id `target`.
#[component]
pub fn SkipLink(#[prop(default = "main")] target: &'static str) -> impl IntoView {
    view! {
        <a href=format!("#{target}") class="govuk-skip-link" on:click=move |event| {
            event.prevent_default();
            focus_on(target);
        }>"Skip to main content"</a>
    }
}
