//! The hatchings as SVG patterns, which, unlike CSS backgrounds, survive printing and forced colours.

use super::Mark;
use leptos::prelude::*;

impl Mark {
    /// The fill of a part of a chart whose [`Hatchings`] have the same id.
    pub(super) fn fill(self, id: &str) -> String {
        format!("url(#{id}-{})", self.name())
    }
}

/// The side of a tile, and its lines.
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

/// One pattern per mark, with an id that includes the chart's.
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
