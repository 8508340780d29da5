//! The base of a figure: which period, whose grades, which part of the service, and what was left out.

use crate::domain::{
    key::{AreaKey, ServiceAreaKey},
    stage::Stage,
    tool::Named,
};

use super::period::Period;

/// The base of a figure. Two figures can be compared if their bases differ in only one respect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Base {
    pub(super) period: Period,
    pub(super) stage: Stage,
    pub(super) scope: Scope,
    pub(super) completed: u32,
    pub(super) exclusions: Exclusions,
}

/// The part of the work that a figure is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// All of it.
    All,
    /// One practice area.
    PracticeArea(Named<AreaKey>),
    /// One service area.
    ServiceArea(Named<ServiceAreaKey>),
}

impl Scope {
    /// The name of the practice area, if the figure is about one.
    pub fn practice_area(&self) -> Option<&str> {
        match self {
            Scope::PracticeArea(area) => Some(&area.name),
            Scope::All | Scope::ServiceArea(_) => None,
        }
    }

    /// The name of the service area, if the figure is about one.
    pub fn service_area(&self) -> Option<&str> {
        match self {
            Scope::ServiceArea(area) => Some(&area.name),
            Scope::All | Scope::PracticeArea(_) => None,
        }
    }
}

/// Counts of what is not in the denominator.
///
/// The first two count practice-area grades that were not given; they are zero if the unit is audits, since an overall
/// grade is never left out. The others count audits, whatever the unit: the grades of an audit in conflict are not known,
/// so they cannot be counted either.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Exclusions {
    /// Practice areas marked *not applicable*.
    pub not_applicable: u32,
    /// Practice areas marked *not enough evidence*.
    pub not_enough_evidence: u32,
    /// Completed audits that are on this device only as blind copies, without their grades.
    pub grades_elsewhere: u32,
    /// Completed audits that do not count: their audit tool or an earlier version is not on this device, or they break a rule.
    pub uncounted: u32,
    /// Audits with two competing versions and no resolution.
    pub in_conflict: u32,
    /// Completed audits that have no grade at this stage, such as those not moderated.
    pub not_at_stage: u32,
    /// Audits moderated in a version that is not on this device: they have no grade at the stages of moderation yet.
    pub moderated_elsewhere: u32,
    /// Audits moderated openly, which say nothing about agreement between two graders. Zero except in agreement.
    pub not_blind: u32,
}

impl Base {
    /// The period.
    pub fn period(&self) -> &Period {
        &self.period
    }

    /// Whose grades are counted.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// Which part of the work.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// How many audits in the scope were completed in the period, both counted and left out.
    pub fn completed(&self) -> u32 {
        self.completed
    }

    /// What was left out.
    pub fn exclusions(&self) -> Exclusions {
        self.exclusions
    }
}
