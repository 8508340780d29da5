//! One answer among several, as radios, checkboxes and selects show it.

use super::{Mark, MarkGlyph};
use leptos::{children::ViewFn, prelude::*};

/// An answer that can be chosen. Made with [`Choice::new`] and the methods that add to it.
#[derive(Clone)]
pub struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) mark: Option<Mark>,
    pub(super) reveal: Option<ViewFn>,
    pub(super) divider: bool,
}

impl Choice {
    /// An answer: what is stored, and what is read.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            mark: None,
            reveal: None,
            divider: false,
        }
    }

    /// A line beneath the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A grade's mark beside the label.
    #[must_use]
    pub fn mark(mut self, mark: Mark) -> Self {
        self.mark = Some(mark);
        self
    }

    /// Further questions that appear beneath while this answer is chosen.
    #[must_use]
    pub fn reveal(mut self, reveal: impl Into<ViewFn>) -> Self {
        self.reveal = Some(reveal.into());
        self
    }

    /// Stands after an "or".
    #[must_use]
    pub fn after_or(mut self) -> Self {
        self.divider = true;
        self
    }
}

/// The id of the nth answer: the first bears the question's own, which is where an error summary links to.
pub(super) fn choice_id(id: &str, n: usize) -> String {
    if n == 0 {
        id.to_owned()
    } else {
        format!("{id}-{}", n + 1)
    }
}

/// The inside of a label: the mark, if the answer is a grade, and the words.
pub(super) fn words(mark: Option<Mark>, label: String) -> AnyView {
    match mark {
        Some(mark) => {
            view! { <span class="pl-marked"><MarkGlyph mark /><span>{label}</span></span> }.into_any()
        }
        None => label.into_any(),
    }
}
