//! The progress of an audit, as types: what an audit does not have yet cannot be asked for.

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

/// The content of an entry, with its author and time.
#[derive(Clone, PartialEq, Debug)]
pub struct Committed<T> {
    /// The entry that the next step follows: the one that brought the content, or the resolution that kept it.
    pub entry: EntryId,
    /// The entry that brought the content.
    pub origin: EntryId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: Person,
    /// The entries it follows.
    pub after: Vec<EntryId>,
    /// The content.
    pub content: Arc<T>,
}

/// The progress of an audit. An agreed grade without a moderation cannot be represented.
#[derive(Clone, PartialEq, Debug)]
pub enum State {
    /// Not submitted; there may be concerns.
    Begun,
    /// Submitted, perhaps corrected since.
    Submitted {
        /// The auditor's grading.
        auditor: Committed<Submission>,
    },
    /// Submitted elsewhere and received for blind moderation: the auditor's evidence is on the device, the grades are
    /// not.
    ShownBlind {
        /// The blind copy that replaces the submission.
        shown: Committed<ShownBlind>,
    },
    /// Moderated.
    Moderated {
        /// The auditor's grading.
        auditor: Committed<Submission>,
        /// The moderator's.
        moderator: Committed<Moderation>,
    },
    /// Moderated on a device without the auditor's grades. The two gradings meet when their files do.
    ModeratedBlind {
        /// The blind copy that replaces the submission.
        shown: Committed<ShownBlind>,
        /// The moderator's grading.
        moderator: Committed<Moderation>,
    },
    /// Auditor and moderator could not agree.
    Escalated {
        /// The auditor's grading.
        auditor: Committed<Submission>,
        /// The moderator's.
        moderator: Committed<Moderation>,
        /// The escalation.
        escalated: Committed<Escalation>,
    },
    /// Auditor and moderator agreed.
    Agreed {
        /// The auditor's grading.
        auditor: Committed<Submission>,
        /// The moderator's.
        moderator: Committed<Moderation>,
        /// The agreed grades.
        agreed: Committed<Agreed>,
    },
    /// Two people followed the same entry. Both versions are kept until a further entry resolves the conflict.
    InConflict {
        /// The conflict.
        conflict: Conflict,
        /// One of the submissions, for the case details.
        audited: Audited,
    },
}

/// The auditor's side of an audit in conflict.
#[derive(Clone, PartialEq, Debug)]
pub enum Audited {
    /// A submission with its grades.
    Graded(Committed<Submission>),
    /// Only its blind copy.
    Blind(Committed<ShownBlind>),
}

/// The parts of a submitted audit that reveal no grades.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Outline<'a> {
    /// The entry that the next step follows.
    pub entry: EntryId,
    /// When the present version was committed.
    pub at: Timestamp,
    /// Its author.
    pub who: &'a Person,
    /// The audit tool it was made with.
    pub tool: &'a ToolRef,
    /// The case.
    pub case: &'a CaseDetails,
    /// The day of submission.
    pub completed_on: Date,
}

impl Committed<Submission> {
    /// The parts that reveal no grades.
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
    /// The parts without the evidence.
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
    /// The auditor's grading, if it is on the device.
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

    /// The blind copy that replaces the submission, if the auditor's grades are not on the device.
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

    /// The moderator's grading, if there is exactly one.
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

    /// The progress, in words.
    pub fn label(&self) -> &'static str {
        match self {
            State::Begun => "Draft",
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

/// The content of a head, with its author.
pub(super) fn committed<T>(head: &Head<'_>, content: Arc<T>) -> Committed<T> {
    Committed {
        entry: head.id,
        ..alone(head.content, head.origin, content)
    }
}

/// The content of an entry that needs no resolution.
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
