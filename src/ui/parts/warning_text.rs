//! A warning of what happens if this goes wrong.

use leptos::prelude::*;

/// A warning, with a visible mark and a word for screen readers.
#[component]
pub fn WarningText(children: Children) -> impl IntoView {
    view! {
        <div class="govuk-warning-text">
            <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">"Warning: "</span>{children()}
            </strong>
        </div>
    }
}
