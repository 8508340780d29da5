//! The audit as submitted: complete, with nothing left open.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    action::Action,
    case::CaseDetails,
    explained::Explained,
    family::FamilyContact,
    graded::{AreaGrade, OverallGrade},
    key::AreaKey,
    quarter::Quarter,
    tool::ToolRef,
    words::Words,
};

/// One audit of one child's record, by one auditor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Submission {
    /// The audit tool it was made with.
    pub tool: ToolRef,
    /// The case.
    pub case: CaseDetails,
    /// Every practice area of the tool, in the tool's order.
    pub areas: Vec<AreaFinding>,
    /// The child first, then parents and carers.
    pub family: Vec<FamilyContact>,
    /// The overall grade: entered, never computed.
    pub overall: OverallFinding,
    /// The actions, each of which puts something right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// Why findings that seem to contradict each other are both right, as far as the auditor said so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<Explained>,
    /// An anonymised note for the library of good practice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good_practice: Option<Words>,
    /// The day of submission, in the auditor's time zone. It decides the quarter.
    #[serde(deserialize_with = "Quarter::read_day")]
    pub completed_on: Date,
    /// Where it comes from, if it was not written in Plumbline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
}

/// The origin of a submission that was not written in Plumbline.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A row of a spreadsheet.
    Spreadsheet,
}

/// One practice area with its grade.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AreaFinding {
    /// The area.
    pub area: AreaKey,
    /// The grade, or why there is none.
    #[serde(flatten)]
    pub grade: AreaGrade,
    /// What the auditor saw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saw: Option<Words>,
    /// Why this grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
    /// What difference it made for the child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact: Option<Words>,
}

/// An overall grade with its reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct OverallFinding {
    /// The grade.
    #[serde(flatten)]
    pub grade: OverallGrade,
    /// Why.
    pub reason: Words,
}

/// A later entry that replaces a submission, with the reason. Both stay readable.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Correction {
    /// The audit as it should have been.
    pub submission: Arc<Submission>,
    /// Why it was corrected.
    pub reason: Words,
}
