//! What a moderator may read before committing grades: the evidence, without the auditor's grades and without the
//! reasoning that gives them away.
//!
//! What is absent: grades, why, impact, reasons, the overall grade, actions, the good practice note, what the family's
//! views changed. A page that is handed a [`BlindEvidence`] can't show them by accident.

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

/// A submission without everything from which its grades could be read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct BlindEvidence {
    /// The audit tool it was made with.
    pub tool: ToolRef,
    /// The case.
    pub case: CaseDetails,
    /// What the auditor saw, area by area, in the tool's order.
    pub areas: Vec<Seen>,
    /// The child first, then parents and carers.
    pub family: Vec<Heard>,
    /// The day of submission.
    #[serde(deserialize_with = "Quarter::read_day")]
    pub completed_on: Date,
}

/// What stands in a submission's place in a file for blind moderation. Made of the submission alone, so that whoever
/// makes it makes the same one; once the submission itself is there, it says nothing further.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ShownBlind {
    /// The submission or correction whose place it takes: what the moderation follows.
    pub of: EntryId,
    /// What may be read.
    #[serde(flatten)]
    pub evidence: BlindEvidence,
}

/// What the auditor saw in one practice area.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Seen {
    /// The area.
    pub area: AreaKey,
    /// What was seen, where the auditor wrote something.
    pub saw: Option<Words>,
}

/// One person's views, without what they changed in the grading.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Heard {
    /// Whose views.
    pub speaker: Speaker,
    /// What came of seeking them.
    pub outcome: ContactOutcome,
    /// What they spoke of.
    pub themes: Vec<ThemeSaid>,
}

// Taken apart field by field and without `..`: a field that is added later doesn't compile until somebody decides
// whether it gives a grade away.
impl From<&Submission> for BlindEvidence {
    fn from(submission: &Submission) -> Self {
        let Submission {
            tool,
            case,
            areas,
            family,
            overall: _,
            actions: _,
            good_practice: _,
            completed_on,
            source: _,
        } = submission;
        Self {
            tool: tool.clone(),
            case: case.clone(),
            areas: areas.iter().map(Seen::from).collect(),
            family: family.iter().map(Heard::from).collect(),
            completed_on: *completed_on,
        }
    }
}

impl From<&AreaFinding> for Seen {
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

impl From<&FamilyContact> for Heard {
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

/// What lies before a moderator: the evidence, and in open mode the auditor's grading beside it.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    seen: BlindEvidence,
    auditors: Option<Arc<Submission>>,
}

impl Reading {
    /// What may be read in that mode.
    pub fn new(submission: &Arc<Submission>, mode: Mode) -> Self {
        Self {
            seen: BlindEvidence::from(&**submission),
            auditors: match mode {
                Mode::Blind => None,
                Mode::Open => Some(submission.clone()),
            },
        }
    }

    /// What may be read where the auditor's grades are not on this device.
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

    /// The auditor's grading, where it is read together.
    pub fn auditors(&self) -> Option<&Submission> {
        self.auditors.as_deref()
    }

    /// What the auditor gave an area, where it is read together.
    pub fn finding(&self, area: &AreaKey) -> Option<&AreaFinding> {
        self.auditors()?
            .areas
            .iter()
            .find(|finding| finding.area == *area)
    }
}
