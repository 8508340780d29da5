//! What each grade looks like in a practice area: beside the question, opened when wanted.

use super::{Mark, MarkGlyph};
use leptos::prelude::*;

/// One grade's descriptor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    /// The grade's mark.
    pub mark: Mark,
    /// The grade's name.
    pub grade: String,
    /// What practice at this grade looks like.
    pub text: String,
}

/// The descriptors of every grade, in the order given.
#[component]
pub fn GradeReveal(
    #[prop(default = "What each grade looks like")] summary: &'static str,
    descriptors: Vec<Descriptor>,
) -> impl IntoView {
    let rows = descriptors.into_iter().map(|Descriptor { mark, grade, text }| view! {
        <div class="pl-grade-reveal__row">
            <dt class="pl-grade-reveal__grade"><span class="pl-marked"><MarkGlyph mark /><span>{grade}</span></span></dt>
            <dd class="pl-grade-reveal__text">{text}</dd>
        </div>
    });
    view! {
        <details class="govuk-details pl-grade-reveal">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary>
            <dl class="govuk-details__text pl-grade-reveal__list">{rows.collect_view()}</dl>
        </details>
    }
}
