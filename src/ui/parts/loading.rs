//! Work that takes a moment. It says what is being done, not only that it takes time.

use leptos::prelude::*;

/// A polite announcement that something is under way.
#[component]
pub fn Loading(#[prop(into)] what: String) -> impl IntoView {
    view! {
        <div class="pl-loading" role="status">
            <span class="pl-loading__line" aria-hidden="true"></span>
            <p class="pl-loading__what">{what}</p>
        </div>
    }
}
