//! A second grading being made, and grades being settled.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{OverallDraft, ReasonsDraft};
use crate::domain::{
    graded::Choice,
    id::{AuditId, EntryId},
    key::AreaKey,
    mode::Mode,
    person::Person,
};

/// A second grading being made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ModerationDraft {
    /// The audit.
    pub audit: AuditId,
    /// Who grades.
    pub moderator: Person,
    /// Blind or open.
    pub mode: Mode,
    /// The submission it follows.
    pub after: Vec<EntryId>,
    /// The areas graded so far.
    #[serde(default)]
    pub areas: BTreeMap<AreaKey, ModeratedDraft>,
    /// The overall grade.
    #[serde(default)]
    pub overall: OverallDraft,
}

/// An area as a moderator, or auditor and moderator together, give it so far.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ModeratedDraft {
    /// What was chosen.
    pub choice: Option<Choice>,
    /// The moderator's note, or the reason for a move.
    pub note: String,
    /// Why it is inadequate.
    pub reasons: ReasonsDraft,
}

/// Grades being settled.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AgreementDraft {
    /// The audit.
    pub audit: AuditId,
    /// The moderation, or the escalation, it follows.
    pub after: Vec<EntryId>,
    /// The areas settled so far.
    #[serde(default)]
    pub areas: BTreeMap<AreaKey, ModeratedDraft>,
    /// The overall grade; its reason is the reason for the move.
    #[serde(default)]
    pub overall: OverallDraft,
    /// What could not be settled, if it comes to that.
    #[serde(default)]
    pub escalation: String,
    /// The role it goes to.
    #[serde(default)]
    pub escalate_to: String,
}
