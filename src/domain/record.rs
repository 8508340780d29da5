//! One audit, folded from the entries about it. The order in which entries arrive never matters.

use std::sync::Arc;

use super::{
    agreed::Agreed,
    audit::Submission,
    entry::{Body, Entry},
    id::{AuditId, PersonId},
    moderation::{Mode, Moderation},
    person::Person,
    stage::Stage,
};

mod fold;
mod follow;
mod grades;
mod state;

use self::{
    fold::{is_submission, state, submission},
    follow::{concerns, follow},
};
pub use self::{
    follow::{ActionState, ConcernState},
    grades::GradesAt,
    state::{Committed, Conflict, State},
};

/// One audit.
#[derive(Clone, PartialEq, Debug)]
pub struct AuditRecord {
    /// Its id.
    pub id: AuditId,
    /// How far it is.
    pub state: State,
    /// Its immediate safeguarding concerns, oldest first.
    pub concerns: Vec<ConcernState>,
    /// Its actions, in the auditor's order.
    pub actions: Vec<ActionState>,
    /// Everything that happened, oldest first by the clock.
    pub history: Vec<Arc<Entry>>,
}

impl AuditRecord {
    /// Folds the entries about one audit.
    pub fn fold(id: AuditId, entries: impl IntoIterator<Item = Arc<Entry>>) -> Self {
        let mut history: Vec<Arc<Entry>> = entries.into_iter().collect();
        history.sort_by_key(|entry| (entry.at, entry.id));
        history.dedup_by_key(|entry| entry.id);
        let state = state(&history);
        let concerns = concerns(&history);
        let actions = match state.auditor() {
            Some(auditor) => auditor
                .content
                .actions
                .iter()
                .map(|action| follow(action, &history))
                .collect(),
            None => Vec::new(),
        };
        Self {
            id,
            state,
            concerns,
            actions,
            history,
        }
    }

    /// The auditor's grading, once there is one.
    pub fn auditor(&self) -> Option<&Committed<Submission>> {
        self.state.auditor()
    }

    /// The moderator's grading, once there is one and only one.
    pub fn moderator(&self) -> Option<&Committed<Moderation>> {
        self.state.moderator()
    }

    /// What was settled, once it is.
    pub fn agreed(&self) -> Option<&Committed<Agreed>> {
        match &self.state {
            State::Agreed { agreed, .. } => Some(agreed),
            State::Begun
            | State::Submitted { .. }
            | State::Moderated { .. }
            | State::Escalated { .. }
            | State::InConflict { .. } => None,
        }
    }

    /// Concerns of which nobody has been told.
    pub fn open_concerns(&self) -> impl Iterator<Item = &ConcernState> {
        self.concerns.iter().filter(|concern| concern.told.is_empty())
    }

    /// The submission that the moderator graded against: a later correction doesn't change the pair.
    pub fn moderated_submission(&self) -> Option<Arc<Submission>> {
        let moderation = self.moderator()?;
        self.history
            .iter()
            .rev()
            .filter(|e| moderation.after.contains(&e.id))
            .find_map(|entry| submission(entry))
    }

    /// The grades at a stage, where the audit has reached it and no conflict is open.
    pub fn grades_at(&self, stage: Stage) -> Option<GradesAt<'_>> {
        if matches!(self.state, State::InConflict { .. }) {
            return None;
        }
        match stage {
            Stage::Auditor => self.auditor().map(|a| a.content.grades()),
            Stage::Moderator => self.moderator().map(|m| m.content.grades()),
            Stage::Agreed => self.agreed().map(|a| a.content.grades()),
            Stage::Final => self
                .grades_at(Stage::Agreed)
                .or_else(|| self.grades_at(Stage::Auditor)),
        }
    }

    /// Whether the audit is this person's own: whoever submitted or corrected it has audited it.
    pub fn is_own(&self, person: PersonId) -> bool {
        self.history
            .iter()
            .any(|entry| is_submission(&entry.body) && entry.who.id() == person)
    }

    /// Who submitted it first. Where the submission itself is not here, who corrected it first: laptops' clocks differ.
    pub fn audited_by(&self) -> Option<&Person> {
        let submitted = |entry: &&Arc<Entry>| matches!(entry.body, Body::AuditSubmitted(_));
        let first = self.history.iter().find(submitted);
        let first = first.or_else(|| self.history.iter().find(|entry| is_submission(&entry.body)))?;
        Some(&first.who)
    }

    /// Whether seeing the grades would spoil a blind grading by this person: it is somebody else's audit, and nobody
    /// has moderated it yet.
    pub fn is_unread_by(&self, person: PersonId) -> bool {
        let ungraded = match &self.state {
            State::Submitted { .. } => true,
            State::InConflict { conflict, .. } => matches!(conflict, Conflict::Submissions(_)),
            State::Begun | State::Moderated { .. } | State::Escalated { .. } | State::Agreed { .. } => false,
        };
        ungraded && !self.is_own(person)
    }

    /// The mode of the moderation, once there is one.
    pub fn mode(&self) -> Option<Mode> {
        self.moderator().map(|moderator| moderator.content.mode)
    }
}
