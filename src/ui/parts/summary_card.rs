//! One item among several of its kind, with its own heading and actions.

use leptos::{children::ViewFnOnce, prelude::*};

/// A card. `actions` are links or small buttons in its heading; the children are usually a
/// [`SummaryList`](super::SummaryList).
#[component]
pub fn SummaryCard(
    #[prop(into)] title: String,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
    /// It is below another heading, so its title is one level lower.
    #[prop(optional)]
    within: bool,
    children: Children,
) -> impl IntoView {
    let title = if within {
        view! { <h3 class="govuk-summary-card__title">{title}</h3> }.into_any()
    } else {
        view! { <h2 class="govuk-summary-card__title">{title}</h2> }.into_any()
    };
    view! {
        <div class="govuk-summary-card">
            <div class="govuk-summary-card__title-wrapper">
                {title}
                {actions.map(|actions| view! { <div class="govuk-summary-card__actions">{actions.run()}</div> })}
            </div>
            <div class="govuk-summary-card__content">{children()}</div>
        </div>
    }
}
