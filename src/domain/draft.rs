//! Drafts: work as it is being typed. Mutable, incomplete, only on this device, and deleted when committed.
//!
//! Everything here may be empty or wrong. [`super::finish`] is the only way from a draft to an entry.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    action::Finding,
    explained::About,
    family::Speaker,
    grade::Grade,
    graded::{Choice, Reasons},
    id::{AuditId, EntryId, WeekId},
    key::{AreaKey, AuditTypeKey, ReasonKey, ServiceAreaKey},
    person::Person,
    tool::{AuditTool, ToolRef},
    week::PracticeWeek,
};

mod actions;
mod area;
mod by_place;
mod case;
mod date;
mod family;
mod from_record;
mod moderation;
mod sheet;

pub use actions::ActionDraft;
pub use area::{Asked, Spread};
pub use by_place::ByPlace;
pub use date::{DateDraft, DatePart, Typed};
pub use family::{ContactDraft, ThemeChoice, ThemeDraft};
pub use moderation::{AgreementDraft, ModeratedDraft, ModerationDraft};
pub use sheet::Sheet;

/// An audit being written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AuditDraft {
    /// The audit.
    pub id: AuditId,
    /// The version of the audit tool.
    pub tool: ToolRef,
    /// Who writes it.
    pub auditor: Person,
    /// When it was begun.
    pub begun: Timestamp,
    /// What it corrects, if it is a correction.
    #[serde(default)]
    pub correcting: Option<Correcting>,
    /// The case.
    #[serde(default)]
    pub case: CaseDraft,
    /// The practice areas with any input.
    #[serde(default)]
    pub areas: BTreeMap<AreaKey, AreaDraft>,
    /// The child's contact first.
    pub family: Vec<ContactDraft>,
    /// The overall grade.
    #[serde(default)]
    pub overall: OverallDraft,
    /// Actions.
    #[serde(default)]
    pub actions: Vec<ActionDraft>,
    /// Why findings that seem to contradict each other are both right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<ExplainedDraft>,
    /// A note for the library of good practice.
    #[serde(default)]
    pub good_practice: String,
}

/// What a correction follows, and why it is made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Correcting {
    /// The entries it follows.
    pub after: Vec<EntryId>,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The day of the first submission, which a correction keeps.
    pub completed_on: Date,
}

/// The case as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseDraft {
    /// The case reference.
    pub reference: String,
    /// The exact reference that the auditor confirmed although it looks like something else.
    pub confirmed: String,
    /// The service area.
    pub service_area: Option<ServiceAreaKey>,
    /// The team.
    pub team: String,
    /// The type of audit.
    pub audit_type: Option<AuditTypeKey>,
    /// The first day of the period looked at.
    pub from: DateDraft,
    /// The last day of the period looked at.
    pub to: DateDraft,
    /// The day of the audit.
    pub audited_on: DateDraft,
    /// The practice week.
    pub week: Option<WeekId>,
}

/// A practice area as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct AreaDraft {
    /// The chosen grade, or why there is none.
    pub choice: Option<Choice>,
    /// What the auditor saw.
    pub saw: String,
    /// Why this grade.
    pub why: String,
    /// What difference it made for the child.
    pub impact: String,
    /// Why it is inadequate.
    pub reasons: ReasonsDraft,
}

/// Reasons for inadequate, as chosen so far.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ReasonsDraft {
    /// The one primary reason.
    pub primary: Option<ReasonKey>,
    /// Contributing reasons.
    pub contributing: BTreeSet<ReasonKey>,
}

impl ReasonsDraft {
    /// The reasons, if a primary one is chosen. A primary reason that is also ticked as contributing counts once.
    pub fn finish(&self) -> Option<Reasons> {
        let primary = self.primary.clone()?;
        let contributing = self
            .contributing
            .iter()
            .filter(|key| **key != primary)
            .cloned()
            .collect();
        Reasons::new(primary, contributing).ok()
    }
}

/// An overall grade as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct OverallDraft {
    /// The grade.
    pub grade: Option<Grade>,
    /// Why.
    pub reason: String,
    /// Why it is inadequate.
    pub reasons: ReasonsDraft,
}

/// Why two findings are both right, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ExplainedDraft {
    /// What the contradiction is about.
    #[serde(flatten)]
    pub about: About,
    /// Why both are right.
    #[serde(default)]
    pub why: String,
}

impl ReasonsDraft {
    /// Ticks or unticks a contributing reason. A text that is not a key is ignored.
    pub fn contribute(&mut self, key: &str, ticked: bool) {
        let Ok(key) = key.parse::<ReasonKey>() else {
            return;
        };
        if ticked {
            self.contributing.insert(key);
        } else {
            self.contributing.remove(&key);
        }
    }
}

impl AuditDraft {
    /// Whether it can be a draft for this tool: the tool must have every practice area with input.
    pub fn fits(&self, tool: &AuditTool) -> bool {
        self.areas.keys().all(|area| tool.area(area).is_some())
    }

    /// A new audit, begun now. An ongoing practice week fills in what it decides.
    pub fn begin(
        id: AuditId,
        tool: &AuditTool,
        auditor: Person,
        begun: Timestamp,
        today: Date,
        week: Option<&PracticeWeek>,
    ) -> Self {
        let only_area = week.and_then(|week| match &week.service_areas[..] {
            [only] => Some(only.clone()),
            _ => None,
        });
        Self {
            id,
            tool: tool.reference(),
            auditor,
            begun,
            correcting: None,
            case: CaseDraft {
                service_area: only_area,
                audited_on: DateDraft::of(today),
                week: week.map(|week| week.id),
                ..CaseDraft::default()
            },
            areas: BTreeMap::new(),
            family: vec![
                ContactDraft {
                    speaker: Some(Speaker::Child),
                    ..ContactDraft::default()
                },
                ContactDraft::default(),
            ],
            overall: OverallDraft::default(),
            actions: Vec::new(),
            contradictions: Vec::new(),
            good_practice: String::new(),
        }
    }

    /// The choice for an area, if one was made.
    pub fn choice(&self, area: &AreaKey) -> Option<Choice> {
        self.areas.get(area).and_then(|draft| draft.choice)
    }

    /// The findings graded inadequate, each of which needs reasons. Areas in the tool's order, then the audit as a
    /// whole.
    pub fn inadequate(&self, tool: &AuditTool) -> Vec<Finding> {
        let areas = tool.areas.iter().map(|a| &a.key);
        let inadequate = areas.filter(|key| self.choice(key) == Some(Choice::Graded(Grade::Inadequate)));
        let overall = (self.overall.grade == Some(Grade::Inadequate)).then_some(Finding::Overall);
        inadequate.cloned().map(Finding::Area).chain(overall).collect()
    }

    /// The reasons chosen for a finding.
    pub fn reasons(&self, finding: &Finding) -> ReasonsDraft {
        match finding {
            Finding::Overall => self.overall.reasons.clone(),
            Finding::Area(key) => self.areas.get(key).map(|a| a.reasons.clone()).unwrap_or_default(),
        }
    }

    /// The reasons of a finding, for changing.
    pub fn reasons_mut(&mut self, finding: &Finding) -> &mut ReasonsDraft {
        match finding {
            Finding::Overall => &mut self.overall.reasons,
            Finding::Area(key) => &mut self.areas.entry(key.clone()).or_default().reasons,
        }
    }
}

/// A practice week as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct WeekDraft {
    /// Its name.
    pub name: String,
    /// The first day.
    pub first_day: DateDraft,
    /// The last day.
    pub last_day: DateDraft,
    /// Service areas.
    pub service_areas: BTreeSet<ServiceAreaKey>,
    /// How many audits are planned.
    pub planned: String,
}
