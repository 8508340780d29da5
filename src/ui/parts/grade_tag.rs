//! A grade, wherever it is shown: its mark and its words, never only a colour.

use super::{Mark, MarkGlyph};
use leptos::prelude::*;

/// A mark with its words.
#[component]
pub fn GradeTag(mark: Mark, #[prop(into)] text: String) -> impl IntoView {
    view! { <span class=format!("pl-grade-tag pl-grade-tag--{}", mark.name())><MarkGlyph mark /><span>{text}</span></span> }
}
