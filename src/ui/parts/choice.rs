//! One answer among several, for radios, checkboxes and selects.

use super::{Mark, MarkGlyph};
use leptos::{children::ViewFn, prelude::*};

/// An answer to choose. Made with [`Choice::new`] and the methods that add to it.
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
    /// An answer: the stored value and the visible label.
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

    /// Adds a line below the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds a grade's mark beside the label.
    #[must_use]
    pub fn mark(mut self, mark: Mark) -> Self {
        self.mark = Some(mark);
        self
    }

    /// Adds further questions, which appear below while this answer is chosen.
    #[must_use]
    pub fn reveal(mut self, reveal: impl Into<ViewFn>) -> Self {
        self.reveal = Some(reveal.into());
        self
    }

    /// Puts an "or" before this answer.
    #[must_use]
    pub fn after_or(mut self) -> Self {
        self.divider = true;
        self
    }
}

/// The id of the nth answer. The first has the question's own id, to which the error summary links.
pub(super) fn choice_id(id: &str, n: usize) -> String {
    if n == 0 {
        id.to_owned()
    } else {
        format!("{id}-{}", n + 1)
    }
}

/// The contents of a label: the mark, if the answer is a grade, and the words.
pub(super) fn words(mark: Option<Mark>, label: String) -> AnyView {
    match mark {
        Some(mark) => {
            view! { <span class="pl-marked"><MarkGlyph mark /><span>{label}</span></span> }.into_any()
        }
        None => label.into_any(),
    }
}
