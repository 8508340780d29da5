//! Who may moderate which audit, and why not.

use thiserror::Error;

use super::{
    audit::Submission,
    id::PersonId,
    record::{AuditRecord, Committed, State},
};

/// Why an audit can't be moderated now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NotNow {
    /// Nothing is submitted.
    #[error("This audit has not been submitted on this device")]
    NotSubmitted,
    /// Nobody moderates their own audit.
    #[error("This is your own audit. Nobody moderates their own audit: a colleague must grade this one")]
    Own,
    /// There is a moderation.
    #[error("This audit has been moderated already")]
    Moderated,
    /// Two people recorded the same step.
    #[error(
        "Two versions of this audit were recorded side by side. That has to be put right before it is moderated"
    )]
    InConflict,
}

/// The submission that this person may moderate.
///
/// # Errors
/// Why not.
pub fn may_moderate(record: &AuditRecord, person: PersonId) -> Result<&Committed<Submission>, NotNow> {
    match &record.state {
        State::Begun => Err(NotNow::NotSubmitted),
        State::Submitted { .. } if record.is_own(person) => Err(NotNow::Own),
        State::Submitted { auditor } => Ok(auditor),
        State::Moderated { .. } | State::Escalated { .. } | State::Agreed { .. } => Err(NotNow::Moderated),
        State::InConflict { .. } => Err(NotNow::InConflict),
    }
}
