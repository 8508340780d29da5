//! Whether a resolution counts: it follows entries in conflict.

use crate::domain::{
    entry::{Body, Entry},
    id::EntryId,
    rules::Rule,
};

use super::{
    WhyNot,
    judge::{Judge, rule},
};

impl Judge<'_> {
    pub fn resolution(&self, entry: &Entry, followed: &[EntryId]) -> Result<(), WhyNot> {
        let apart = self.graph.are_side_by_side(followed);
        rule(apart, "after", Rule::NotInConflict)?;
        let moderations = followed
            .iter()
            .map(|id| self.origin(*id))
            .filter_map(|id| self.graph.entry(id));
        let moderations = moderations.filter(|entry| matches!(entry.body, Body::ModerationCommitted(_)));
        let mut versions = moderations.filter_map(|entry| entry.after.first());
        let own = versions.any(|id| self.graph.auditors(*id).contains(&entry.who.id()));
        rule(!own, "who", Rule::OwnModerations)
    }
}
