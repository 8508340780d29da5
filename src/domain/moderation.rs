//! Moderation: a second grading of the same audit.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    audit::{OverallFinding, Submission},
    graded::AreaGrade,
    id::PersonId,
    key::AreaKey,
    record::{AuditRecord, Committed, State},
    words::Words,
};

/// Whether the moderator graded before or after seeing the auditor's grades. Only blind pairs enter agreement statistics.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The moderator commits grades before seeing the auditor's.
    Blind,
    /// Read together.
    Open,
}

impl Mode {
    /// The word in exports and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Mode::Blind => "blind",
            Mode::Open => "open",
        }
    }
}

/// A moderator's grading, as committed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Moderation {
    /// Blind or open.
    pub mode: Mode,
    /// Every practice area of the audit's tool, in its order.
    pub areas: Vec<ModeratedArea>,
    /// The moderator's overall grade and reason.
    pub overall: OverallFinding,
}

/// One practice area as the moderator graded it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ModeratedArea {
    /// The area.
    pub area: AreaKey,
    /// What was given.
    #[serde(flatten)]
    pub grade: AreaGrade,
    /// The moderator's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

/// Why auditor and moderator could not settle, and who decides next.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Escalation {
    /// What they could not settle.
    pub reason: Words,
    /// The role it went to.
    pub to: Words,
}

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
