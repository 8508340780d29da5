//! Moderation: a second grading of the same audit.

use serde::{Deserialize, Serialize};

pub use super::mode::Mode;
use super::{audit::OverallFinding, graded::AreaGrade, key::AreaKey, words::Words};

/// A moderator's grading, as committed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
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
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ModeratedArea {
    /// The area.
    pub area: AreaKey,
    /// The grade, or why there is none.
    #[serde(flatten)]
    pub grade: AreaGrade,
    /// The moderator's note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

/// Why auditor and moderator could not agree, and who decides next.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Escalation {
    /// What they could not settle.
    pub reason: Words,
    /// The role that it was escalated to.
    pub to: Words,
}
