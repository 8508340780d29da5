//! The progress of an audit's concerns and actions.

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
    chain::KeptVersions,
    state::{Committed, alone},
};

/// A concern, with who was told.
#[derive(Clone, PartialEq, Debug)]
pub struct ConcernState {
    /// The concern.
    pub raised: Committed<Concern>,
    /// Who was told, latest first; empty if nobody has been.
    pub told: Vec<Committed<Told>>,
}

/// An action with its progress.
#[derive(Clone, PartialEq, Debug)]
pub struct ActionState {
    /// The action.
    pub action: Action,
    /// Its progress.
    pub progress: Progress,
    /// The person who closed it, if it is closed.
    pub closed_by: Option<Person>,
    /// The last entries about it, which the next one follows.
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

/// The progress of each action, in the auditor's order.
pub(super) fn actions(
    actions: &[Action],
    history: &[Arc<Entry>],
    kept: &KeptVersions<'_>,
) -> Vec<ActionState> {
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

/// The last update decides the progress of an action. If two people followed the same update, the action counts as open
/// until a further entry settles it, so that nobody takes it for done when it may not be.
fn follow(action: &Action, updates: &Updates<'_>, kept: &KeptVersions<'_>) -> ActionState {
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
    /// The conflict between updates that two people recorded, if there is one.
    pub fn conflict(&self) -> Option<Conflict> {
        (self.heads.len() > 1).then(|| Conflict {
            contested: Contested::Action(self.action.id),
            heads: self.heads.clone(),
        })
    }
}
