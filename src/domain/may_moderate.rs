//! Who may moderate an audit, or why not.

use thiserror::Error;

use super::{
    audit::Submission,
    blind::{ModeratorView, ShownBlind},
    id::PersonId,
    mode::Mode,
    record::{AuditRecord, Committed, Outline, State},
};

/// Why an audit cannot be moderated now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NotNow {
    /// It has not been submitted.
    #[error("This audit has not been submitted on this device")]
    NotSubmitted,
    /// Nobody moderates their own audit.
    #[error("This is your own audit. Nobody moderates their own audit: a colleague must grade this one")]
    Own,
    /// It already has a moderation.
    #[error("This audit has been moderated already")]
    Moderated,
    /// Two people recorded the same step.
    #[error("Two versions of this audit were recorded. Resolve the conflict before you moderate it")]
    InConflict,
}

/// The material that a moderator grades.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum ToGrade<'a> {
    /// The submission is on the device: it can be graded blind or open.
    Whole(&'a Committed<Submission>),
    /// Only its blind copy is on the device, without grades, so it can only be graded blind.
    Blind(&'a Committed<ShownBlind>),
}

impl<'a> ToGrade<'a> {
    /// The parts that reveal no grades.
    pub fn outline(self) -> Outline<'a> {
        match self {
            ToGrade::Whole(submitted) => submitted.outline(),
            ToGrade::Blind(shown) => shown.outline(),
        }
    }

    /// The material that a moderator reads in this mode.
    pub fn reading(self, mode: Mode) -> ModeratorView {
        match self {
            ToGrade::Whole(submitted) => ModeratorView::new(&submitted.content, mode),
            ToGrade::Blind(shown) => ModeratorView::blind(&shown.content.evidence),
        }
    }

    /// Whether it can be graded in this mode.
    pub fn offers(self, mode: Mode) -> bool {
        match (self, mode) {
            (ToGrade::Whole(_), _) | (ToGrade::Blind(_), Mode::Blind) => true,
            (ToGrade::Blind(_), Mode::Open) => false,
        }
    }
}

/// The material for this person's grading of the audit.
///
/// # Errors
/// Why not.
pub fn may_moderate(record: &AuditRecord, person: PersonId) -> Result<ToGrade<'_>, NotNow> {
    match &record.state {
        State::Begun => Err(NotNow::NotSubmitted),
        State::Submitted { .. } | State::ShownBlind { .. } if record.is_own(person) => Err(NotNow::Own),
        State::Submitted { auditor } => Ok(ToGrade::Whole(auditor)),
        State::ShownBlind { shown } => Ok(ToGrade::Blind(shown)),
        State::Moderated { .. }
        | State::ModeratedBlind { .. }
        | State::Escalated { .. }
        | State::Agreed { .. } => Err(NotNow::Moderated),
        State::InConflict { .. } => Err(NotNow::InConflict),
    }
}
