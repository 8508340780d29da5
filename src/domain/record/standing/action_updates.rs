//! Whether an update of an action counts. Each follows the one before, and the person who closed an action may not verify
//! it.
//! `workspace/check.rs` asks the same of an update before this device commits it.

use crate::domain::{
    action::ActionUpdate,
    entry::{ActionUpdated, Body, Entry},
    id::EntryId,
    rules::Rule,
};

use super::{
    Wait, WhyNot,
    judge::{Judge, breaks, rule},
};

impl Judge<'_> {
    pub fn action(&self, entry: &Entry, updated: &ActionUpdated, followed: &[EntryId]) -> Result<(), WhyNot> {
        let last = |id: &EntryId| {
            let entry = self.graph.entry(self.origin(*id))?;
            if let Body::ActionUpdated(updated) = &entry.body {
                Some((&updated.update, entry.who.id()))
            } else {
                None
            }
        };
        let lasts: Vec<_> = followed.iter().filter_map(last).collect();
        let ready = match (&updated.update, &lasts[..]) {
            // An action with two conflicting updates counts as open, so it can be closed.
            (ActionUpdate::Closed { .. }, [_, _, ..]) => {
                let apart = self.graph.are_side_by_side(followed);
                rule(apart, "after", Rule::NotInConflict)
            }
            (ActionUpdate::Closed { .. }, [] | [(ActionUpdate::Reopened { .. }, _)])
            | (ActionUpdate::Reopened { .. }, [(ActionUpdate::Closed { .. } | ActionUpdate::Verified, _)]) => {
                Ok(())
            }
            (ActionUpdate::Verified, [(ActionUpdate::Closed { .. }, who)]) => {
                rule(*who != entry.who.id(), "who", Rule::OwnAction)
            }
            (ActionUpdate::Closed { .. } | ActionUpdate::Verified | ActionUpdate::Reopened { .. }, _) => {
                Err(breaks("body.update", Rule::ActionNotReady))
            }
        };
        ready?;
        let known = self.actions.contains(&updated.action);
        if known {
            Ok(())
        } else {
            Err(WhyNot::Waits(Wait::Action))
        }
    }
}
