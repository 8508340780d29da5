//! The marks that distinguish grades without colour: each has a shape and a hatching.
//!
//! The same mark is used in tags, radios, bars and their keys. The app decides which grade has which mark.

use leptos::prelude::*;

/// A shape with its hatching.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A ring around a dot; fine vertical lines.
    Ring,
    /// A filled disc; plain.
    Disc,
    /// A square; diagonal lines.
    Square,
    /// A diamond; crossed lines.
    Diamond,
    /// An empty ring with a question mark; dots.
    Query,
    /// A dash; blank.
    Dash,
}

impl Mark {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ring => "ring",
            Self::Disc => "disc",
            Self::Square => "square",
            Self::Diamond => "diamond",
            Self::Query => "query",
            Self::Dash => "dash",
        }
    }

    /// The outline, which is filled, and the lines drawn over it, as SVG paths in a square of 20.
    fn paths(self) -> (&'static str, &'static str) {
        match self {
            Self::Ring => (
                "M10 1a9 9 0 1 0 0 18a9 9 0 1 0 0-18zm0 3a6 6 0 1 1 0 12a6 6 0 1 1 0-12zm0 3a3 3 0 1 0 0 6a3 3 0 1 0 0-6z",
                "",
            ),
            Self::Disc => ("M10 1.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z", ""),
            Self::Square => (
                "M2 2h16v16h-16z",
                "M2 8l6-6M2 14L14 2M2.5 17.5l15-15M6 18l12-12M12 18l6-6",
            ),
            Self::Diamond => (
                "M10 .8l9.2 9.2-9.2 9.2L.8 10z",
                "M5.4 5.4l9.2 9.2M14.6 5.4l-9.2 9.2M7.7 3.1l9.2 9.2M3.1 7.7l9.2 9.2M12.3 3.1l-9.2 9.2M16.9 7.7l-9.2 9.2",
            ),
            Self::Query => (
                "M10 1.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z",
                "M7.4 8a2.6 2.4 0 1 1 3.6 2.2q-1 .5-1 1.8M10 14.2v1.3",
            ),
            Self::Dash => ("M2 8.5h16v3h-16z", ""),
        }
    }
}

/// The mark's shape. It is hidden from screen readers, because words always accompany it.
#[component]
pub fn MarkGlyph(mark: Mark) -> impl IntoView {
    let (outline, lines) = mark.paths();
    view! {
        <svg class=format!("pl-mark pl-mark--{}", mark.name()) viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            <path class="pl-mark__outline" d=outline fill-rule="evenodd" />
            <path class="pl-mark__lines" d=lines />
        </svg>
    }
}
