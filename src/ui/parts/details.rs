//! Text that most people need only once: available, but folded away.

use leptos::prelude::*;

/// The browser's own disclosure element.
#[component]
pub fn Details(
    #[prop(into)] summary: String,
    #[prop(optional)] open: bool,
    /// Whether it belongs to the record, and so on paper, open or not.
    #[prop(optional)]
    printed: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="govuk-details" class=("pl-printed", printed) open=open>
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary>
            <div class="govuk-details__text">{children()}</div>
        </details>
    }
}
