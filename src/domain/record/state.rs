//! How far an audit is, as types: what is not there can't be asked for.

use std::sync::Arc;

use jiff::Timestamp;

use crate::domain::{
    agreed::Agreed,
    audit::Submission,
    entry::Entry,
    id::EntryId,
    moderation::{Escalation, Moderation},
    person::Person,
};

/// A piece of an entry with who committed it and when.
#[derive(Clone, PartialEq, Debug)]
pub struct Committed<T> {
    /// The entry it came with.
    pub entry: EntryId,
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
    /// Graded a second time.
    Moderated {
        /// The auditor's grading.
        auditor: Committed<Submission>,
        /// The moderator's.
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
        auditor: Committed<Submission>,
    },
}

/// What an audit has two of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Conflict {
    /// Two submissions or corrections.
    Submissions(Vec<EntryId>),
    /// Two moderations.
    Moderations(Vec<EntryId>),
    /// Two agreements, or an agreement beside an escalation.
    Agreements(Vec<EntryId>),
}

impl State {
    /// The auditor's grading, once there is one.
    pub fn auditor(&self) -> Option<&Committed<Submission>> {
        match self {
            State::Begun => None,
            State::Submitted { auditor }
            | State::Moderated { auditor, .. }
            | State::Escalated { auditor, .. }
            | State::Agreed { auditor, .. }
            | State::InConflict { auditor, .. } => Some(auditor),
        }
    }

    /// The moderator's grading, once there is one and only one.
    pub fn moderator(&self) -> Option<&Committed<Moderation>> {
        match self {
            State::Begun | State::Submitted { .. } | State::InConflict { .. } => None,
            State::Moderated { moderator, .. }
            | State::Escalated { moderator, .. }
            | State::Agreed { moderator, .. } => Some(moderator),
        }
    }

    /// How far it is, in words.
    pub fn label(&self) -> &'static str {
        match self {
            State::Begun => "Begun",
            State::Submitted { .. } => "Submitted",
            State::Moderated { .. } => "Moderated, not yet agreed",
            State::Escalated { .. } => "Escalated",
            State::Agreed { .. } => "Agreed",
            State::InConflict { .. } => "In conflict",
        }
    }
}

pub(super) fn committed<T>(entry: &Entry, content: Arc<T>) -> Committed<T> {
    Committed {
        entry: entry.id,
        at: entry.at,
        who: entry.who.clone(),
        after: entry.after.clone(),
        content,
    }
}
