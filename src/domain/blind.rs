//! What a moderator may read before committing grades: the evidence, without the auditor's grades and without the
//! reasoning that reveals them.
//!
//! Deliberately absent: grades, why, impact, reasons, the overall grade, actions, the good practice note, and what the
//! family's views changed. A page that receives only [`BlindEvidence`] cannot show them by accident.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    audit::{AreaFinding, Submission},
    case::CaseDetails,
    family::{ContactOutcome, FamilyContact, Speaker, ThemeSaid},
    id::EntryId,
    key::AreaKey,
    moderation::Mode,
    quarter::Quarter,
    tool::ToolRef,
    words::Words,
};

/// A submission without anything that reveals its grades.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct BlindEvidence {
    /// The audit tool it was made with.
    pub tool: ToolRef,
    /// The case.
    pub case: CaseDetails,
    /// What the auditor saw, area by area, in the tool's order.
    pub areas: Vec<AreaEvidence>,
    /// The child first, then parents and carers.
    pub family: Vec<FamilyEvidence>,
    /// The day of submission.
    #[serde(deserialize_with = "Quarter::read_day")]
    pub completed_on: Date,
}

/// Replaces a submission in a file for blind moderation. It is derived only from the submission, so every device makes
/// the same copy. It adds nothing once the submission itself is on the device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ShownBlind {
    /// The submission or correction that it replaces, which is what the moderation follows.
    pub of: EntryId,
    /// The evidence.
    #[serde(flatten)]
    pub evidence: BlindEvidence,
}

/// What the auditor saw in one practice area.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AreaEvidence {
    /// The area.
    pub area: AreaKey,
    /// What was seen, if the auditor wrote something.
    pub saw: Option<Words>,
}

/// One person's views, without what they changed in the grading.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FamilyEvidence {
    /// Whose views.
    pub speaker: Speaker,
    /// The outcome of seeking them.
    pub outcome: ContactOutcome,
    /// The themes they spoke of.
    pub themes: Vec<ThemeSaid>,
}

// Destructured field by field, without `..`: a new field does not compile until somebody decides whether it reveals a
// grade.
impl From<&Submission> for BlindEvidence {
    fn from(submission: &Submission) -> Self {
        let Submission {
            tool,
            case,
            areas,
            family,
            overall: _,
            actions: _,
            contradictions: _,
            good_practice: _,
            completed_on,
            source: _,
        } = submission;
        Self {
            tool: tool.clone(),
            case: case.clone(),
            areas: areas.iter().map(AreaEvidence::from).collect(),
            family: family.iter().map(FamilyEvidence::from).collect(),
            completed_on: *completed_on,
        }
    }
}

impl From<&AreaFinding> for AreaEvidence {
    fn from(finding: &AreaFinding) -> Self {
        let AreaFinding {
            area,
            grade: _,
            saw,
            why: _,
            impact: _,
        } = finding;
        Self {
            area: area.clone(),
            saw: saw.clone(),
        }
    }
}

impl From<&FamilyContact> for FamilyEvidence {
    fn from(contact: &FamilyContact) -> Self {
        let FamilyContact {
            speaker,
            outcome,
            themes,
            changed_grading: _,
        } = contact;
        Self {
            speaker: *speaker,
            outcome: outcome.clone(),
            themes: themes.clone(),
        }
    }
}

impl BlindEvidence {
    /// What was seen in an area.
    pub fn saw(&self, area: &AreaKey) -> Option<&Words> {
        self.areas.iter().find(|seen| seen.area == *area)?.saw.as_ref()
    }
}

/// The material that a moderator reads: the evidence, and in open mode the auditor's grading as well.
#[derive(Clone, PartialEq, Debug)]
pub struct ModeratorView {
    seen: BlindEvidence,
    auditors: Option<Arc<Submission>>,
}

impl ModeratorView {
    /// The material for this mode.
    pub fn new(submission: &Arc<Submission>, mode: Mode) -> Self {
        Self {
            seen: BlindEvidence::from(&**submission),
            auditors: match mode {
                Mode::Blind => None,
                Mode::Open => Some(submission.clone()),
            },
        }
    }

    /// The material if the auditor's grades are not on this device.
    pub fn blind(evidence: &BlindEvidence) -> Self {
        Self {
            seen: evidence.clone(),
            auditors: None,
        }
    }

    /// The evidence.
    pub fn seen(&self) -> &BlindEvidence {
        &self.seen
    }

    /// The auditor's grading, in open mode.
    pub fn auditors(&self) -> Option<&Submission> {
        self.auditors.as_deref()
    }

    /// The auditor's finding for an area, in open mode.
    pub fn finding(&self, area: &AreaKey) -> Option<&AreaFinding> {
        self.auditors()?
            .areas
            .iter()
            .find(|finding| finding.area == *area)
    }
}
