//! What became of an audit's concerns and actions.

use std::{collections::BTreeMap, sync::Arc};

use crate::domain::{
    action::{Action, ActionUpdate, Progress},
    concern::{Concern, Told},
    conflict::{Conflict, Contested},
    entry::{Body, Entry},
    id::{ActionId, ConcernId, EntryId},
    person::Person,
};

use super::{
    chain::Kept,
    state::{Committed, alone},
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
    let mut told: BTreeMap<ConcernId, Vec<Committed<Told>>> = BTreeMap::new();
    for entry in history.iter().rev() {
        if let Body::ConcernTold(content) = &entry.body {
            let all = told.entry(content.concern).or_default();
            all.push(alone(entry, entry.id, Arc::new(content.clone())));
        }
    }
    let raised = |entry: &Arc<Entry>| {
        let Body::ConcernRaised(concern) = &entry.body else {
            return None;
        };
        Some(ConcernState {
            raised: alone(entry, entry.id, Arc::new(concern.clone())),
            told: told.get(&concern.id).cloned().unwrap_or_default(),
        })
    };
    history.iter().filter_map(raised).collect()
}

type Updates<'a> = BTreeMap<EntryId, &'a Arc<Entry>>;

/// How far each action is, in the auditor's order.
pub(super) fn actions(actions: &[Action], history: &[Arc<Entry>], kept: &Kept<'_>) -> Vec<ActionState> {
    let mut updates: BTreeMap<ActionId, Updates<'_>> = BTreeMap::new();
    for entry in history {
        if let Body::ActionUpdated(updated) = &entry.body {
            let of = updates.entry(updated.action).or_default();
            of.insert(entry.id, entry);
        }
    }
    let none = Updates::new();
    actions
        .iter()
        .map(|action| follow(action, updates.get(&action.id).unwrap_or(&none), kept))
        .collect()
}

/// An action is as far as its one last update says. Where two people followed the same update it counts as open until
/// a further entry settles it: nobody should think a thing done that may not be.
fn follow(action: &Action, updates: &Updates<'_>, kept: &Kept<'_>) -> ActionState {
    let last = kept.heads(updates);
    let mut state = ActionState {
        action: action.clone(),
        progress: Progress::Open,
        closed_by: None,
        heads: last.iter().map(|head| head.id).collect(),
    };
    let [head] = &last[..] else {
        return state;
    };
    match update(head.content) {
        Some(ActionUpdate::Closed { evidence, on }) => {
            state.closed_by = Some(head.content.who.clone());
            state.progress = Progress::Closed { evidence, on };
        }
        Some(ActionUpdate::Verified) => {
            let mut followed = head
                .content
                .after
                .iter()
                .filter_map(|id| updates.get(&kept.origin(*id)));
            let closed = followed.find_map(|entry| match update(entry)? {
                ActionUpdate::Closed { evidence, on } => Some((evidence, on, entry.who.clone())),
                ActionUpdate::Verified | ActionUpdate::Reopened { .. } => None,
            });
            if let Some((evidence, on, who)) = closed {
                state.closed_by = Some(who);
                state.progress = Progress::Verified { evidence, on };
            }
        }
        Some(ActionUpdate::Reopened { .. }) | None => {}
    }
    state
}

fn update(entry: &Entry) -> Option<ActionUpdate> {
    if let Body::ActionUpdated(updated) = &entry.body {
        Some(updated.update.clone())
    } else {
        None
    }
}

impl ActionState {
    /// What two people recorded of it side by side, where they did.
    pub fn conflict(&self) -> Option<Conflict> {
        (self.heads.len() > 1).then(|| Conflict {
            contested: Contested::Action(self.action.id),
            heads: self.heads.clone(),
        })
    }
}
