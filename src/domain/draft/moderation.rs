//! Drafts of a second grading and of an agreement.

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

/// A second grading in progress.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ModerationDraft {
    /// The audit.
    pub audit: AuditId,
    /// The moderator.
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

/// The grade of an area so far, from the moderator or as auditor and moderator settle it.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ModeratedDraft {
    /// The chosen grade, or why there is none.
    pub choice: Option<Choice>,
    /// The moderator's note, or the reason for a change.
    pub note: String,
    /// Why it is inadequate.
    pub reasons: ReasonsDraft,
}

/// An agreement in progress.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AgreementDraft {
    /// The audit.
    pub audit: AuditId,
    /// The moderation or escalation that it follows.
    pub after: Vec<EntryId>,
    /// The areas settled so far.
    #[serde(default)]
    pub areas: BTreeMap<AreaKey, ModeratedDraft>,
    /// The overall grade; its reason is the reason for a change.
    #[serde(default)]
    pub overall: OverallDraft,
    /// What could not be settled, if it is escalated.
    #[serde(default)]
    pub escalation: String,
    /// The role that it is escalated to.
    #[serde(default)]
    pub escalate_to: String,
}
