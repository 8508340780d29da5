//! Something failed. What was typed is still there, and the message says what to do.

use leptos::prelude::*;

/// Shown while there is a `fault`, and announced at once.
#[component]
pub fn Failure(
    /// What failed: "This is not submitted".
    #[prop(into)]
    title: String,
    #[prop(into)] fault: Signal<Option<String>>,
    /// What is still there, and what to do.
    #[prop(into)]
    next: String,
) -> impl IntoView {
    move || {
        fault.get().map(|fault| {
            view! {
                <div class="govuk-error-summary pl-failure" role="alert">
                    <h2 class="govuk-error-summary__title">{title.clone()}</h2>
                    <div class="govuk-error-summary__body"><p>{fault}</p><p>{next.clone()}</p></div>
                </div>
            }
        })
    }
}
