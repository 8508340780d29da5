//! What each grade looks like in a practice area, beside the question, and folded away at first.

use super::{Mark, MarkGlyph};
use leptos::prelude::*;

/// One grade's descriptor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    /// The grade's mark.
    pub mark: Mark,
    /// The grade's name.
    pub grade: String,
    /// What practice at this grade looks like: one statement per line.
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
            <dd class="pl-grade-reveal__text">{statements(&text)}</dd>
        </div>
    });
    view! {
        <details class="govuk-details pl-grade-reveal">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summary}</span></summary>
            <dl class="govuk-details__text pl-grade-reveal__list">{rows.collect_view()}</dl>
        </details>
    }
}

fn statements(text: &str) -> AnyView {
    let mut lines = text.lines().peekable();
    let first = lines.next().unwrap_or_default().to_owned();
    if lines.peek().is_none() {
        return first.into_any();
    }
    let items = [first].into_iter().chain(lines.map(str::to_owned));
    let items = items.map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <ul class="govuk-list govuk-list--bullet">{items}</ul> }.into_any()
}
