//! The state of an item, in words; the colour only repeats them.

use leptos::prelude::*;

/// The kind of state.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum TagKind {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Waiting to be started.
    Todo,
    /// Under way.
    Doing,
    /// Finished.
    Done,
    /// Needs somebody's attention.
    Attention,
    /// Something is wrong or late.
    Problem,
}

/// A tag.
#[component]
pub fn Tag(#[prop(optional)] kind: TagKind, #[prop(into)] text: String) -> impl IntoView {
    let class = match kind {
        TagKind::Plain => "govuk-tag govuk-tag--grey",
        TagKind::Todo => "govuk-tag",
        TagKind::Doing => "govuk-tag govuk-tag--yellow",
        TagKind::Done => "govuk-tag govuk-tag--green",
        TagKind::Attention => "govuk-tag govuk-tag--purple",
        TagKind::Problem => "govuk-tag govuk-tag--red",
    };
    view! { <strong class=class>{text}</strong> }
}
