//! Questions beside their answers, for checking before they are committed.

use leptos::prelude::*;

/// The list; its children are [`SummaryRow`]s.
#[component]
pub fn SummaryList(children: Children) -> impl IntoView {
    view! { <dl class="govuk-summary-list">{children()}</dl> }
}

/// One answer. Its children are the value; with `change`, a link leads back to the question.
#[component]
pub fn SummaryRow(
    #[prop(into)] key: String,
    /// Route of the question.
    #[prop(optional, into)]
    change: Option<String>,
    #[prop(default = "Change")] word: &'static str,
    children: Children,
) -> impl IntoView {
    let hidden = key.to_lowercase();
    let plain = change.is_none();
    view! {
        <div class="govuk-summary-list__row" class=("govuk-summary-list__row--no-actions", plain)>
            <dt class="govuk-summary-list__key">{key}</dt>
            <dd class="govuk-summary-list__value">{children()}</dd>
            {change.map(|href| view! {
                <dd class="govuk-summary-list__actions">
                    <a class="govuk-link" href=href>{word}<span class="govuk-visually-hidden">" "{hidden}</span></a>
                </dd>
            })}
        </div>
    }
}
