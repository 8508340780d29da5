//! The draft of which somebody changes an answer, having come from its check page. *Continue* then leads back there.

use leptos::prelude::*;

use crate::domain::draft_key::DraftKey;

/// The draft of which an answer is being changed, if any.
#[derive(Clone, Copy, Default)]
pub struct Changing(RwSignal<Option<DraftKey>>);

impl Changing {
    /// Somebody follows a link on the check page of this draft.
    pub fn begin(self, draft: DraftKey) {
        self.0.set(Some(draft));
    }

    /// Somebody is back on the check page or the task list.
    pub fn end(self) {
        self.0.set(None);
    }

    /// Whether an answer of this draft is being changed; tracked.
    pub fn is(self, draft: DraftKey) -> bool {
        self.0.get() == Some(draft)
    }
}
