//! The auditor's and the moderator's grades side by side: which differ, in which direction, and what was agreed.

use std::fmt;

use super::{
    action::Finding,
    grade::Shift,
    graded::{Choice, Reasons},
    record::{AuditRecord, State},
    words::Words,
};

/// What one grader gave for one finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given {
    /// The grade, or why there is none.
    pub choice: Choice,
    /// Why it is inadequate, if it is.
    pub reasons: Option<Reasons>,
    /// What the grader wrote.
    pub note: Option<Words>,
}

/// One finding as both graded it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pair {
    /// The practice area, or the audit as a whole.
    pub about: Finding,
    /// The auditor's.
    pub auditor: Given,
    /// The moderator's.
    pub moderator: Given,
    /// The agreed grade, once there is one; its note is the reason for a change.
    pub agreed: Option<Given>,
}

/// How a moderator's grade differs from the auditor's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Difference {
    /// The moderator's is this many grades better.
    Up(u8),
    /// The moderator's is this many grades worse.
    Down(u8),
    /// Only one of them gave a grade.
    OneGrade,
    /// Neither gave a grade, for different reasons.
    NoGrade,
    /// Both inadequate, for different primary reasons.
    Reason,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::Up(n) => write!(f, "Up {}", in_words(*n)),
            Difference::Down(n) => write!(f, "Down {}", in_words(*n)),
            Difference::OneGrade => f.write_str("Only one of you gave a grade"),
            Difference::NoGrade => f.write_str("Neither gave a grade, for different reasons"),
            Difference::Reason => f.write_str("Same grade, different primary reason"),
        }
    }
}

const fn in_words(n: u8) -> &'static str {
    match n {
        1 => "one",
        2 => "two",
        _ => "three",
    }
}

impl Pair {
    /// How the two differ, if they do.
    pub fn difference(&self) -> Option<Difference> {
        let (from, to) = (self.auditor.choice, self.moderator.choice);
        let primary = |given: &Given| given.reasons.as_ref().map(|r| r.primary().clone());
        match (from, to) {
            (Choice::Graded(from), Choice::Graded(to)) => match from.shift_to(to) {
                Shift::Up(n) => Some(Difference::Up(n)),
                Shift::Down(n) => Some(Difference::Down(n)),
                Shift::Unchanged if primary(&self.auditor) != primary(&self.moderator) => {
                    Some(Difference::Reason)
                }
                Shift::Unchanged => None,
            },
            (Choice::Graded(_), _) | (_, Choice::Graded(_)) => Some(Difference::OneGrade),
            (from, to) => (from != to).then_some(Difference::NoGrade),
        }
    }
}

/// Both gradings of an audit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// Every practice area in the tool's order, then the audit as a whole.
    pub pairs: Vec<Pair>,
    /// Whether the auditor corrected the audit after it was moderated.
    pub corrected_since: bool,
}

impl Comparison {
    /// Compares the two gradings, if both are on this device and no conflict is open.
    pub fn of(record: &AuditRecord) -> Option<Self> {
        let (auditor, moderator, agreed) = match &record.state {
            State::Moderated { auditor, moderator }
            | State::Escalated {
                auditor, moderator, ..
            } => (auditor, moderator, None),
            State::Agreed {
                auditor,
                moderator,
                agreed,
            } => (auditor, moderator, Some(&agreed.content)),
            State::Begun
            | State::Submitted { .. }
            | State::ShownBlind { .. }
            | State::ModeratedBlind { .. }
            | State::InConflict { .. } => return None,
        };
        let corrected_since = record.corrected_since_moderation();
        let (auditor, moderator) = (&auditor.content, &moderator.content);
        let areas = auditor.areas.iter().filter_map(|a| {
            let m = moderator.areas.iter().find(|m| m.area == a.area)?;
            let settled = agreed.and_then(|agreed| agreed.areas.iter().find(|s| s.area == a.area));
            Some(Pair {
                about: Finding::Area(a.area.clone()),
                auditor: Given {
                    choice: a.grade.choice(),
                    reasons: a.grade.reasons().cloned(),
                    note: a.why.clone(),
                },
                moderator: Given {
                    choice: m.grade.choice(),
                    reasons: m.grade.reasons().cloned(),
                    note: m.note.clone(),
                },
                agreed: settled.map(|s| Given {
                    choice: s.grade.choice(),
                    reasons: s.grade.reasons().cloned(),
                    note: s.reason.clone(),
                }),
            })
        });
        let whole = |grade: &super::graded::OverallGrade, note: Option<Words>| Given {
            choice: Choice::Graded(grade.grade()),
            reasons: grade.reasons().cloned(),
            note,
        };
        let overall = Pair {
            about: Finding::Overall,
            auditor: whole(&auditor.overall.grade, Some(auditor.overall.reason.clone())),
            moderator: whole(&moderator.overall.grade, Some(moderator.overall.reason.clone())),
            agreed: agreed.map(|s| whole(&s.overall.grade, s.overall.reason.clone())),
        };
        Some(Self {
            pairs: areas.chain([overall]).collect(),
            corrected_since,
        })
    }

    /// How many findings differ.
    pub fn differences(&self) -> usize {
        self.count(|_| true)
    }

    /// How many the moderator graded better.
    pub fn up(&self) -> usize {
        self.count(|difference| matches!(difference, Difference::Up(_)))
    }

    /// How many the moderator graded worse.
    pub fn down(&self) -> usize {
        self.count(|difference| matches!(difference, Difference::Down(_)))
    }

    fn count(&self, holds: impl Fn(Difference) -> bool) -> usize {
        self.pairs
            .iter()
            .filter_map(Pair::difference)
            .filter(|d| holds(*d))
            .count()
    }

    /// The findings that must be settled, and those on which both agree.
    pub fn parted(&self) -> (Vec<&Pair>, Vec<&Pair>) {
        self.pairs.iter().partition(|pair| pair.difference().is_some())
    }
}
