//! Words set apart from the text around them.

use leptos::prelude::*;

/// An inset.
#[component]
pub fn InsetText(children: Children) -> impl IntoView {
    view! { <div class="govuk-inset-text">{children()}</div> }
}
