//! The hatchings as SVG patterns: they survive printing and forced colours, where CSS backgrounds do not.

use super::Mark;
use leptos::prelude::*;

impl Mark {
    /// The paint of a part of a chart whose [`Hatchings`] were given the same id.
    pub(super) fn fill(self, id: &str) -> String {
        format!("url(#{id}-{})", self.name())
    }
}

/// Side of a tile, and the lines upon it.
fn tile(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Ring => ("5", "M2.5 0v5"),
        Mark::Disc => ("8", ""),
        Mark::Square => ("8", "M-2 2l4-4M0 8l8-8M6 10l4-4"),
        Mark::Diamond => ("8", "M-2 2l4-4M0 8l8-8M6 10l4-4M-2 6l4 4M0 0l8 8M6-2l4 4"),
        Mark::Query => ("8", "M2 2h.01M6 6h.01"),
        Mark::Dash => ("8", ""),
    }
}

/// One pattern a mark, named after the chart.
#[component]
pub(super) fn Hatchings(id: String) -> impl IntoView {
    const ALL: [Mark; 6] = [
        Mark::Ring,
        Mark::Disc,
        Mark::Square,
        Mark::Diamond,
        Mark::Query,
        Mark::Dash,
    ];
    let patterns = ALL.map(|mark| {
        let (side, lines) = tile(mark);
        view! {
            <pattern id=format!("{id}-{}", mark.name()) class=format!("pl-hatching pl-hatching--{}", mark.name()) width=side height=side patternUnits="userSpaceOnUse">
                <rect class="pl-hatching__ground" width=side height=side />
                <path class="pl-hatching__lines" d=lines />
            </pattern>
        }
    });
    view! { <defs>{patterns.into_iter().collect_view()}</defs> }
}
