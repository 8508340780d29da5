//! What became of an audit's concerns and actions.

use std::sync::Arc;

use crate::domain::{
    action::{Action, ActionUpdate, Progress},
    concern::{Concern, Told},
    entry::{Body, Entry},
    id::EntryId,
    person::Person,
};

use super::{
    fold::{heads, ids},
    state::{Committed, committed},
};

/// A concern with what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct ConcernState {
    /// The concern.
    pub raised: Committed<Concern>,
    /// Who was told, if anybody has been. The latest first.
    pub told: Vec<Committed<Told>>,
}

/// An action with how far it is.
#[derive(Clone, PartialEq, Debug)]
pub struct ActionState {
    /// The action.
    pub action: Action,
    /// How far it is.
    pub progress: Progress,
    /// The person who closed it, where it is closed.
    pub closed_by: Option<Person>,
    /// The last entries about it: what the next one follows.
    pub heads: Vec<EntryId>,
}

pub(super) fn concerns(history: &[Arc<Entry>]) -> Vec<ConcernState> {
    let told_of = |concern: &Concern| {
        let told = |entry: &Arc<Entry>| match_told(entry).filter(|told| told.content.concern == concern.id);
        history.iter().rev().filter_map(told).collect()
    };
    let raised = |entry: &Arc<Entry>| {
        let Body::ConcernRaised(concern) = &entry.body else {
            return None;
        };
        Some(ConcernState {
            raised: committed(entry, Arc::new(concern.clone())),
            told: told_of(concern),
        })
    };
    history.iter().filter_map(raised).collect()
}

fn match_told(entry: &Entry) -> Option<Committed<Told>> {
    let Body::ConcernTold(told) = &entry.body else {
        return None;
    };
    Some(committed(entry, Arc::new(told.clone())))
}

/// An action is as far as its one last update says. Where two people followed the same update it counts as open until
/// a further update settles it: nobody should think a thing done that may not be.
pub(super) fn follow(action: &Action, history: &[Arc<Entry>]) -> ActionState {
    let update = |entry: &Arc<Entry>| {
        let Body::ActionUpdated(updated) = &entry.body else {
            return None;
        };
        (updated.action == action.id).then(|| updated.update.clone())
    };
    let updates: Vec<&Arc<Entry>> = history.iter().filter(|entry| update(entry).is_some()).collect();
    let last = heads(&updates);
    let closing = |entry: &Arc<Entry>| match update(entry)? {
        ActionUpdate::Closed { evidence, on } => Some((evidence, on, entry.who.clone())),
        ActionUpdate::Verified | ActionUpdate::Reopened { .. } => None,
    };
    let mut closed_by = None;
    let mut progress = Progress::Open;
    if let [entry] = last[..] {
        if let Some((evidence, on, who)) = closing(entry) {
            closed_by = Some(who);
            progress = Progress::Closed { evidence, on };
        } else if update(entry) == Some(ActionUpdate::Verified) {
            let verified = updates
                .iter()
                .filter(|e| entry.after.contains(&e.id))
                .find_map(|e| closing(e));
            if let Some((evidence, on, who)) = verified {
                closed_by = Some(who);
                progress = Progress::Verified { evidence, on };
            }
        }
    }
    ActionState {
        action: action.clone(),
        progress,
        closed_by,
        heads: ids(&last),
    }
}
