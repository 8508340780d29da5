//! The agreed grade: what the auditor and the moderator settle on. It may differ from both; it is never an average and
//! never automatically the higher one.

use serde::{Deserialize, Serialize};

use super::{
    graded::{AreaGrade, OverallGrade},
    key::AreaKey,
    words::Words,
};

/// The agreed grades, area by area and overall.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Agreed {
    /// Every practice area of the audit's tool, in its order.
    pub areas: Vec<AgreedArea>,
    /// The agreed overall grade.
    pub overall: AgreedOverall,
}

/// One practice area with its agreed grade.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AgreedArea {
    /// The area.
    pub area: AreaKey,
    /// The agreed grade.
    #[serde(flatten)]
    pub grade: AreaGrade,
    /// Why it differs from the auditor's grade; required if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Words>,
}

/// The agreed overall grade.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AgreedOverall {
    /// The grade.
    #[serde(flatten)]
    pub grade: OverallGrade,
    /// Why it differs from the auditor's grade; required if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Words>,
}
