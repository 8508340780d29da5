//! What a practice area asks, which hangs on what was chosen for it; and how an audit's areas are spread over the grades.

use crate::domain::{grade::Grade, graded::Choice, tool::AuditTool};

use super::{AreaDraft, AuditDraft};

/// What a practice area asks beside its grade.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// What was seen, why this grade, and what difference it made. Also while nothing is chosen: some write first.
    Everything,
    /// What was seen, and what evidence was looked for.
    Evidence,
    /// Why it does not apply, and only if the auditor wants to say so.
    WhyNot,
}

impl Asked {
    /// What is asked under a choice.
    pub const fn of(choice: Option<Choice>) -> Self {
        match choice {
            None | Some(Choice::Graded(_)) => Asked::Everything,
            Some(Choice::NotEnoughEvidence) => Asked::Evidence,
            Some(Choice::NotApplicable) => Asked::WhyNot,
        }
    }

    /// Whether it is asked what the auditor saw.
    pub const fn saw(self) -> bool {
        match self {
            Asked::Everything | Asked::Evidence => true,
            Asked::WhyNot => false,
        }
    }

    /// Whether it is asked what difference it made for the child.
    pub const fn impact(self) -> bool {
        match self {
            Asked::Everything => true,
            Asked::Evidence | Asked::WhyNot => false,
        }
    }
}

impl AreaDraft {
    /// What is asked as it stands. What was typed before and is not asked any more stays in the draft.
    pub fn asked(&self) -> Asked {
        Asked::of(self.choice)
    }
}

/// How the practice areas of one audit are spread over the grades.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Spread {
    /// How many areas have each grade of the tool's scale, best first.
    pub graded: Vec<(Grade, u32)>,
    /// How many are not applicable.
    pub not_applicable: u32,
    /// How many show not enough evidence.
    pub not_enough_evidence: u32,
    /// For how many nothing is chosen yet.
    pub open: u32,
}

impl Spread {
    /// How many areas are graded: the base of the grades' shares.
    pub fn base(&self) -> u32 {
        self.graded.iter().map(|(_, count)| count).sum()
    }
}

impl AuditDraft {
    /// How the tool's practice areas are spread over the grades so far.
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
