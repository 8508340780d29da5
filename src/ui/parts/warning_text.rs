//! What happens if this is got wrong.

use leptos::prelude::*;

/// A warning, with its mark for the eye and its word for the ear.
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
