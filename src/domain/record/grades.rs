//! The grades of one audit at one stage.

use crate::domain::{
    agreed::Agreed,
    audit::Submission,
    graded::{AreaGrade, OverallGrade},
    key::AreaKey,
    moderation::Moderation,
};

/// The grades of one audit at one stage, with their reasons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GradesAt<'a> {
    /// The overall grade.
    pub overall: &'a OverallGrade,
    /// The grade of each practice area, or why there is none.
    pub areas: Vec<(&'a AreaKey, &'a AreaGrade)>,
}

impl Submission {
    /// The auditor's grades.
    pub fn grades(&self) -> GradesAt<'_> {
        GradesAt {
            overall: &self.overall.grade,
            areas: self.areas.iter().map(|a| (&a.area, &a.grade)).collect(),
        }
    }
}

impl Moderation {
    /// The moderator's grades.
    pub fn grades(&self) -> GradesAt<'_> {
        GradesAt {
            overall: &self.overall.grade,
            areas: self.areas.iter().map(|a| (&a.area, &a.grade)).collect(),
        }
    }
}

impl Agreed {
    /// The agreed grades.
    pub fn grades(&self) -> GradesAt<'_> {
        GradesAt {
            overall: &self.overall.grade,
            areas: self.areas.iter().map(|a| (&a.area, &a.grade)).collect(),
        }
    }
}
