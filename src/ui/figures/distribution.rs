//! One distribution: its bar, its table below, what was left out, and whether it is too small to rely on.

use leptos::prelude::*;

use super::{FigureTable, figure_row, segments};
use crate::{
    figures::{distribution::Distribution, sentence, unit::Unit},
    ui::parts::StackedBar,
};

/// Below this number a share has a caution, because its interval then spans about 50 points or more.
const FEW: u32 = 10;

/// A distribution of any unit. One component shows one distribution, so units are never mixed.
#[component]
pub fn DistributionView<U: Unit>(
    /// The prefix of the ids of the bar and the table; unique on the page.
    #[prop(into)]
    id: String,
    /// The title: "Current grades".
    #[prop(into)]
    title: String,
    /// The distribution to draw.
    distribution: Distribution<U>,
) -> impl IntoView {
    let n = distribution.n();
    let whole = format!("{title}, {n} {}", distribution.unit().after(n));
    let left_out = sentence::exclusions(distribution.base());
    if n == 0 {
        return view! { <p class="govuk-body">{sentence::distribution(&distribution)}</p> }.into_any();
    }
    let rows = distribution
        .figures()
        .map(|(grade, figure)| figure_row(grade.label(), &figure))
        .collect();
    let few = (n < FEW).then(|| {
        format!(
            "{n} {} {} too few to be sure: chance can change these percentages a lot, as the intervals show.",
            distribution.unit().after(n),
            if n == 1 { "is" } else { "are" }
        )
    });
    view! {
        <StackedBar id=format!("{id}-bar") title=Signal::stored(whole.clone()) segments=Signal::stored(segments(&distribution)) />
        <FigureTable id=id caption=whole of="Grade" unit=capital(distribution.unit().many) rows />
        {left_out.map(|text| view! { <p class="govuk-body pl-left-out">{text}</p> })}
        {few.map(|text| view! { <p class="govuk-body pl-left-out">{text}</p> })}
    }
    .into_any()
}

/// The text with a capital letter, for a heading.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}
