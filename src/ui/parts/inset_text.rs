//! A passage set apart from the surrounding text.

use leptos::prelude::*;

/// An inset text.
#[component]
pub fn InsetText(children: Children) -> impl IntoView {
    view! { <div class="govuk-inset-text">{children()}</div> }
}
