//! What was typed on pages that have no draft: it is kept while Plumbline is open, so that looking something up on another
//! page loses nothing. It is not stored, and is gone once the device locks.

use leptos::prelude::*;

use crate::domain::{
    all_audits::Search,
    draft::WeekDraft,
    tool::{ToolRef, edit::ToolEdit},
};

/// The forms with what was typed in them.
#[derive(Clone, Copy, Default)]
pub struct Unsent {
    /// The practice week that is being planned.
    pub week: RwSignal<WeekDraft>,
    /// What the list of all audits was searched for.
    pub search: RwSignal<Search>,
    tool: RwSignal<Option<(ToolRef, ToolEdit)>>,
}

impl Unsent {
    /// The next version of an audit tool, as typed so far or as `begun`.
    pub fn tool(self, of: &ToolRef, begun: ToolEdit) -> ToolEdit {
        let kept = self.tool.get_untracked();
        kept.filter(|(tool, _)| tool == of)
            .map_or(begun, |(_, edit)| edit)
    }

    /// Keeps the next version of an audit tool.
    pub fn keep_tool(self, of: ToolRef, edit: ToolEdit) {
        self.tool.set(Some((of, edit)));
    }

    /// Forgets it, because it was published.
    pub fn forget_tool(self) {
        self.tool.set(None);
    }
}
