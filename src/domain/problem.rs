//! The problems that prevent a draft from becoming an entry, each with its field and what to do.

use std::fmt;

use super::{
    action::Finding,
    case::{ReferenceDoubt, ReferenceFault},
    draft::DatePart,
    explained::About,
    key::AreaKey,
    words::WordsFault,
};

/// A problem with what was typed. `Field` names the fields of the form: for drafts, their places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem<Field = Place> {
    /// Where.
    pub place: Field,
    /// What.
    pub what: ProblemKind,
}

/// A field of a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// A case detail.
    Case(CaseField),
    /// A field of a practice area.
    Area(AreaKey, AreaField),
    /// A field of the contact at this position; 0 is the child.
    Family(usize, FamilyField),
    /// The overall grade.
    OverallGrade,
    /// The reason for the overall grade.
    OverallReason,
    /// The primary reason for an inadequate finding.
    PrimaryReason(Finding),
    /// The list of actions as a whole.
    Actions,
    /// A field of the action at this position.
    Action(usize, ActionField),
    /// Why two findings that seem to contradict each other are both right.
    Contradiction(About),
    /// The good practice note.
    GoodPractice,
    /// Why a submission is corrected.
    CorrectionReason,
    /// What could not be settled.
    Escalation,
    /// The role that it is escalated to.
    EscalateTo,
    /// A field of a practice week.
    Week(WeekField),
}

impl Place {
    /// The field for the grade of a finding.
    pub fn grade_of(finding: &Finding) -> Self {
        match finding {
            Finding::Area(key) => Place::Area(key.clone(), AreaField::Grade),
            Finding::Overall => Place::OverallGrade,
        }
    }

    /// The field for the reason or note on a finding.
    pub fn note_on(finding: &Finding) -> Self {
        match finding {
            Finding::Area(key) => Place::Area(key.clone(), AreaField::Why),
            Finding::Overall => Place::OverallReason,
        }
    }
}

/// The fields of a practice week.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WeekField {
    /// Its name.
    Name,
    /// The first day.
    FirstDay,
    /// The last day.
    LastDay,
    /// The service areas.
    ServiceAreas,
    /// How many audits are planned.
    Planned,
}

/// The case details.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CaseField {
    /// The case reference.
    Reference,
    /// The confirmation of a reference that looks like something else.
    Confirm,
    /// The service area.
    ServiceArea,
    /// The team.
    Team,
    /// The type of audit.
    AuditType,
    /// The first day of the period looked at.
    From,
    /// The last day of the period looked at.
    To,
    /// The day of the audit.
    AuditedOn,
    /// The practice week.
    Week,
}

/// The fields of a practice area.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AreaField {
    /// The grade.
    Grade,
    /// What the auditor saw.
    Saw,
    /// Why this grade.
    Why,
    /// What difference it made for the child.
    Impact,
}

/// The fields of a family contact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FamilyField {
    /// Whose views.
    Speaker,
    /// The outcome.
    Outcome,
    /// How they spoke.
    Method,
    /// When.
    On,
    /// How many attempts.
    Attempts,
    /// Why it was not safe, or why there was no attempt.
    Because,
    /// What was observed.
    Observed,
    /// Their own words on the theme at this position.
    Quote(usize),
    /// The theme that is being added.
    Adding,
    /// What it changed in the grading.
    ChangedGrading,
}

/// The fields of an action.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ActionField {
    /// What is to be done.
    What,
    /// Who does it.
    Owner,
    /// By when.
    Due,
    /// What it puts right.
    PutsRight,
    /// The finding that it answers.
    Finding,
}

/// What is wrong, in words that say what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProblemKind {
    /// The case reference is not accepted.
    Reference(ReferenceFault),
    /// The case reference looks like something that must not be entered.
    Doubt(ReferenceDoubt),
    /// Something must be chosen or entered; the text says what.
    Missing(String),
    /// A date is not a real day; the text names the date, and the part is the field to correct.
    NoDay(String, DatePart),
    /// The period ends before it begins.
    PeriodReversed,
    /// A practice week ends before it begins, or lasts longer than a month.
    WeekTooLong,
    /// The planned number is not a number from 1 to 999.
    Planned,
    /// The day is in the future; the text names the field.
    InFuture(String),
    /// A text is not accepted; the first text names the field.
    Text(String, WordsFault),
    /// The number of attempts is not a number from 1 to 99.
    Attempts,
    /// No parent's or carer's views were sought.
    NoAdult,
    /// An inadequate audit without an action.
    NoAction,
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProblemKind::Reference(fault) => fault.fmt(f),
            ProblemKind::Doubt(doubt) => write!(
                f,
                "Case reference looks like {doubt}: change it, or confirm that it is the reference"
            ),
            ProblemKind::Missing(what) => f.write_str(what),
            ProblemKind::NoDay(name, DatePart::Day) => {
                write!(f, "{name} must be a real date, like 14 11 2024")
            }
            ProblemKind::NoDay(name, DatePart::Month) => {
                write!(f, "{name} must have a month: a number from 1 to 12, or a name")
            }
            ProblemKind::NoDay(name, DatePart::Year) => {
                write!(f, "{name} must have a year with four digits, like 2024")
            }
            ProblemKind::PeriodReversed => {
                f.write_str("The period looked at must end on or after the day it begins")
            }
            ProblemKind::WeekTooLong => {
                f.write_str("Last day must be on or within a month after the first day")
            }
            ProblemKind::Planned => {
                f.write_str("Number of audits planned must be a whole number from 1 to 999, or left empty")
            }
            ProblemKind::InFuture(name) => write!(f, "{name} must be today or earlier"),
            ProblemKind::Text(name, fault) => write!(f, "{name}: {fault}"),
            ProblemKind::Attempts => f.write_str("Enter how many times you tried, from 1 to 99"),
            ProblemKind::NoAdult => f.write_str("Say whether you spoke to a parent or carer"),
            ProblemKind::NoAction => {
                f.write_str("Add at least one action: you cannot submit an inadequate audit without one")
            }
        }
    }
}
