//! A distribution as a small bar in a table row. It is hidden from screen readers, because the row's cells have the
//! same numbers.

use super::{BarSegment, hatching::Hatchings, stacked_bar::percent};
use leptos::prelude::*;

/// A small stacked bar; a line if there is nothing to draw.
#[component]
pub fn SmallBar(
    /// The prefix of the hatchings' ids; unique on the page.
    #[prop(into)]
    id: String,
    /// The parts.
    segments: Vec<BarSegment>,
) -> impl IntoView {
    let total: u64 = segments.iter().map(|segment| u64::from(segment.count)).sum();
    let mut before = 0;
    let parts = segments.iter().filter(|segment| segment.count > 0).map(|segment| {
        let start = before * 10_000 / total;
        before += u64::from(segment.count);
        let width = before * 10_000 / total - start;
        view! {
            <rect class="pl-stacked-bar__part" x=percent(start) y="0" width=percent(width) height="20" fill=segment.mark.fill(&id) />
        }
    });
    let parts = parts.collect_view();
    view! {
        <svg class="pl-small-bar" width="100%" height="20" aria-hidden="true" focusable="false">
            <Hatchings id=id.clone() />
            {parts}
            {(total > 0).then(|| view! { <rect class="pl-stacked-bar__frame" x="0" y="0" width="100%" height="20" /> })}
        </svg>
    }
}
