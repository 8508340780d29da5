//! The questions about a practice area, which depend on the choice for it; and how many areas of an audit have each
//! grade.

use crate::domain::{grade::Grade, graded::Choice, tool::AuditTool};

use super::{AreaDraft, AuditDraft};

/// The questions about a practice area in addition to its grade and to what was seen. What was seen is asked for with
/// every answer, because a moderator who grades blind reads it: if it were missing, that would show that there is no
/// grade.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// Why this grade, and what difference it made. Also before a grade is chosen, because some auditors
    /// write first.
    Everything,
    /// What evidence was looked for.
    Evidence,
    /// Why it does not apply, which is optional.
    WhyNot,
}

impl Asked {
    /// The questions that follow from a choice.
    pub const fn of(choice: Option<Choice>) -> Self {
        match choice {
            None | Some(Choice::Graded(_)) => Asked::Everything,
            Some(Choice::NotEnoughEvidence) => Asked::Evidence,
            Some(Choice::NotApplicable) => Asked::WhyNot,
        }
    }

    /// Whether the form asks what difference it made for the child.
    pub const fn impact(self) -> bool {
        match self {
            Asked::Everything => true,
            Asked::Evidence | Asked::WhyNot => false,
        }
    }
}

impl AreaDraft {
    /// The questions in its present state. Answers to questions that are no longer asked stay in the draft.
    pub fn asked(&self) -> Asked {
        Asked::of(self.choice)
    }
}

/// How many practice areas of one audit have each grade.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Spread {
    /// How many areas have each grade of the tool's scale, best first.
    pub graded: Vec<(Grade, u32)>,
    /// How many are not applicable.
    pub not_applicable: u32,
    /// How many have not enough evidence.
    pub not_enough_evidence: u32,
    /// How many have no choice yet.
    pub open: u32,
}

impl Spread {
    /// How many areas are graded: the denominator of the grades' shares.
    pub fn base(&self) -> u32 {
        self.graded.iter().map(|(_, count)| count).sum()
    }
}

impl AuditDraft {
    /// How many of the tool's practice areas have each grade so far.
    pub fn spread(&self, tool: &AuditTool) -> Spread {
        let count = |choice: Option<Choice>| {
            let alike = tool.areas.iter().filter(|area| self.choice(&area.key) == choice);
            u32::try_from(alike.count()).unwrap_or(u32::MAX)
        };
        let grades = tool.scale.grades().iter();
        Spread {
            graded: grades
                .map(|grade| (*grade, count(Some(Choice::Graded(*grade)))))
                .collect(),
            not_applicable: count(Some(Choice::NotApplicable)),
            not_enough_evidence: count(Some(Choice::NotEnoughEvidence)),
            open: count(None),
        }
    }
}
