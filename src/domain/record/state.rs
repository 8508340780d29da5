//! How far an audit is, as types: what is not there can't be asked for.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};

use crate::domain::{
    agreed::Agreed,
    audit::Submission,
    blind::ShownBlind,
    case::CaseDetails,
    conflict::Conflict,
    entry::Entry,
    id::EntryId,
    moderation::{Escalation, Moderation},
    person::Person,
    tool::ToolRef,
};

use super::chain::Head;

/// A piece of an entry with who committed it and when.
#[derive(Clone, PartialEq, Debug)]
pub struct Committed<T> {
    /// What the next step follows: the entry it came with, or the resolution that kept it.
    pub entry: EntryId,
    /// The entry it came with.
    pub origin: EntryId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: Person,
    /// The entries it follows.
    pub after: Vec<EntryId>,
    /// What.
    pub content: Arc<T>,
}

/// How far an audit is. An agreed grade without a moderation can't be written down.
#[derive(Clone, PartialEq, Debug)]
pub enum State {
    /// Nothing is submitted; there may be concerns.
    Begun,
    /// Submitted, perhaps corrected since.
    Submitted {
        /// The auditor's grading.
        auditor: Committed<Submission>,
    },
    /// Submitted elsewhere and handed on for blind moderation: what the auditor saw is here, the grades are not.
    ShownBlind {
        /// What stands in the submission's place.
        shown: Committed<ShownBlind>,
    },
    /// Graded a second time.
    Moderated {
        /// The auditor's grading.
        auditor: Committed<Submission>,
        /// The moderator's.
        moderator: Committed<Moderation>,
    },
    /// Graded a second time where the auditor's grades are not: both meet when the files do.
    ModeratedBlind {
        /// What stands in the submission's place.
        shown: Committed<ShownBlind>,
        /// The moderator's grading.
        moderator: Committed<Moderation>,
    },
    /// Not settled between the two.
    Escalated {
        /// The auditor's grading.
        auditor: Committed<Submission>,
        /// The moderator's.
        moderator: Committed<Moderation>,
        /// Where it went.
        escalated: Committed<Escalation>,
    },
    /// Settled.
    Agreed {
        /// The auditor's grading.
        auditor: Committed<Submission>,
        /// The moderator's.
        moderator: Committed<Moderation>,
        /// What was settled.
        agreed: Committed<Agreed>,
    },
    /// Two people followed the same entry. Both stand until a further entry resolves it.
    InConflict {
        /// What there are two of.
        conflict: Conflict,
        /// One of the submissions, for the case details.
        audited: Audited,
    },
}

/// What there is of the auditor's side of an audit in conflict.
#[derive(Clone, PartialEq, Debug)]
pub enum Audited {
    /// A submission with its grades.
    Graded(Committed<Submission>),
    /// Its blind copy only.
    Blind(Committed<ShownBlind>),
}

/// What can be said of a submitted audit without its grades.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Outline<'a> {
    /// What the next step follows.
    pub entry: EntryId,
    /// When the version that stands was committed.
    pub at: Timestamp,
    /// By whom.
    pub who: &'a Person,
    /// The audit tool it was made with.
    pub tool: &'a ToolRef,
    /// The case.
    pub case: &'a CaseDetails,
    /// The day of submission.
    pub completed_on: Date,
}

impl Committed<Submission> {
    /// Without its grades.
    pub fn outline(&self) -> Outline<'_> {
        Outline {
            entry: self.entry,
            at: self.at,
            who: &self.who,
            tool: &self.content.tool,
            case: &self.content.case,
            completed_on: self.content.completed_on,
        }
    }
}

impl Committed<ShownBlind> {
    /// Without what there is to read.
    pub fn outline(&self) -> Outline<'_> {
        let evidence = &self.content.evidence;
        Outline {
            entry: self.entry,
            at: self.at,
            who: &self.who,
            tool: &evidence.tool,
            case: &evidence.case,
            completed_on: evidence.completed_on,
        }
    }
}

impl State {
    /// The auditor's grading, where it is here.
    pub fn auditor(&self) -> Option<&Committed<Submission>> {
        match self {
            State::Begun
            | State::ShownBlind { .. }
            | State::ModeratedBlind { .. }
            | State::InConflict {
                audited: Audited::Blind(_),
                ..
            } => None,
            State::Submitted { auditor }
            | State::Moderated { auditor, .. }
            | State::Escalated { auditor, .. }
            | State::Agreed { auditor, .. }
            | State::InConflict {
                audited: Audited::Graded(auditor),
                ..
            } => Some(auditor),
        }
    }

    /// What stands in the submission's place, where the auditor's grades are not here.
    pub fn shown(&self) -> Option<&Committed<ShownBlind>> {
        match self {
            State::ShownBlind { shown }
            | State::ModeratedBlind { shown, .. }
            | State::InConflict {
                audited: Audited::Blind(shown),
                ..
            } => Some(shown),
            State::Begun
            | State::Submitted { .. }
            | State::Moderated { .. }
            | State::Escalated { .. }
            | State::Agreed { .. }
            | State::InConflict {
                audited: Audited::Graded(_),
                ..
            } => None,
        }
    }

    /// The moderator's grading, once there is one and only one.
    pub fn moderator(&self) -> Option<&Committed<Moderation>> {
        match self {
            State::Begun | State::Submitted { .. } | State::ShownBlind { .. } | State::InConflict { .. } => {
                None
            }
            State::Moderated { moderator, .. }
            | State::ModeratedBlind { moderator, .. }
            | State::Escalated { moderator, .. }
            | State::Agreed { moderator, .. } => Some(moderator),
        }
    }

    /// How far it is, in words.
    pub fn label(&self) -> &'static str {
        match self {
            State::Begun => "Begun",
            State::Submitted { .. } => "Submitted",
            State::ShownBlind { .. } => "Submitted, to be graded blind",
            State::Moderated { .. } => "Moderated, not yet agreed",
            State::ModeratedBlind { .. } => "Moderated, auditor’s grades not here",
            State::Escalated { .. } => "Escalated",
            State::Agreed { .. } => "Agreed",
            State::InConflict { .. } => "In conflict",
        }
    }
}

/// The content of a head, with whoever committed it.
pub(super) fn committed<T>(head: &Head<'_>, content: Arc<T>) -> Committed<T> {
    Committed {
        entry: head.id,
        ..alone(head.content, head.origin, content)
    }
}

/// The content of an entry that stands by itself.
pub(super) fn alone<T>(entry: &Entry, origin: EntryId, content: Arc<T>) -> Committed<T> {
    Committed {
        entry: origin,
        origin,
        at: entry.at,
        who: entry.who.clone(),
        after: entry.after.clone(),
        content,
    }
}
