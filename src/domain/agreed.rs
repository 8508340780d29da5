//! The agreed grade: what auditor and moderator both settle on. It may equal neither; it is never averaged and never
//! automatically the higher.

use serde::{Deserialize, Serialize};

use super::{
    graded::{AreaGrade, OverallGrade},
    key::AreaKey,
    words::Words,
};

/// What was settled, area by area and overall.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Agreed {
    /// Every practice area of the audit's tool, in its order.
    pub areas: Vec<AgreedArea>,
    /// The agreed overall grade.
    pub overall: AgreedOverall,
}

/// One practice area as settled.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AgreedArea {
    /// The area.
    pub area: AreaKey,
    /// What was settled.
    #[serde(flatten)]
    pub grade: AreaGrade,
    /// Why it moved from the auditor's; there wherever it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Words>,
}

/// The overall grade as settled.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AgreedOverall {
    /// What was settled.
    #[serde(flatten)]
    pub grade: OverallGrade,
    /// Why it moved from the auditor's; there wherever it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Words>,
}
