//! Contradictions: findings in an audit that do not fit together. They are pointed out and never prevent submission.

use std::fmt;

use super::{
    draft::AuditDraft,
    family::{OutcomeKind, Side, Speaker},
    grade::Grade,
    tool::AuditTool,
};

/// Two findings in an audit that a reader would question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Contradiction {
    /// The overall grade is above or below the grade of most areas, or an area is inadequate although the overall grade
    /// is good.
    OverallAwayFromAreas {
        /// The overall grade.
        overall: Grade,
        /// How many graded areas have a higher grade.
        above: usize,
        /// How many have the same.
        same: usize,
        /// How many have a lower one.
        below: usize,
    },
    /// A family member wants something to improve that the auditor graded well.
    FamilyDisagrees {
        /// Who.
        speaker: Speaker,
        /// The theme's name.
        theme: String,
        /// The practice area's name.
        area: String,
        /// Its grade.
        grade: Grade,
    },
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Contradiction::OverallAwayFromAreas {
                overall,
                above,
                same,
                below,
            } => {
                let graded = above + same + below;
                write!(
                    f,
                    "You graded the audit {overall} overall; of {graded} graded practice areas {same} {} the same grade, {above} a higher and {below} a lower one.",
                    if *same == 1 { "has" } else { "have" },
                )
            }
            Contradiction::FamilyDisagrees {
                speaker,
                theme,
                area,
                grade,
            } => {
                let who = match speaker {
                    Speaker::Child => "The child",
                    Speaker::Parent => "A parent",
                    Speaker::Carer => "A carer",
                };
                write!(
                    f,
                    "{who} spoke of “{theme}” as something to strengthen; you graded “{area}” {grade}."
                )
            }
        }
    }
}

/// The contradictions in a draft.
pub fn contradictions(draft: &AuditDraft, tool: &AuditTool) -> Vec<Contradiction> {
    overall(draft, tool)
        .into_iter()
        .chain(family(draft, tool))
        .collect()
}

/// The overall grade contradicts the areas if more than half of the graded areas are above it, or more than half below
/// it, or if it is good or better although an area is inadequate.
fn overall(draft: &AuditDraft, tool: &AuditTool) -> Option<Contradiction> {
    let overall = draft.overall.grade?;
    let grades: Vec<Grade> = tool
        .areas
        .iter()
        .filter_map(|area| draft.choice(&area.key))
        .filter_map(|choice| choice.grade())
        .collect();
    let count = |holds: fn(&Grade, &Grade) -> bool| grades.iter().filter(|g| holds(g, &overall)).count();
    let (above, same, below) = (count(|g, o| g > o), count(|g, o| g == o), count(|g, o| g < o));
    let away = 2 * above > grades.len() || 2 * below > grades.len();
    let over_inadequate = overall >= Grade::Good && grades.contains(&Grade::Inadequate);
    (away || over_inadequate).then_some(Contradiction::OverallAwayFromAreas {
        overall,
        above,
        same,
        below,
    })
}

fn family(draft: &AuditDraft, tool: &AuditTool) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for contact in draft
        .family
        .iter()
        .filter(|c| c.outcome.is_some_and(OutcomeKind::was_heard))
    {
        let Some(speaker) = contact.speaker else { continue };
        for said in contact
            .themes
            .iter()
            .filter(|said| said.side == Side::ToStrengthen)
        {
            let Some(theme) = tool.theme(&said.theme) else {
                continue;
            };
            for key in &theme.contradicts {
                let grade = draft.choice(key).and_then(|choice| choice.grade());
                if let Some(grade) = grade.filter(|grade| *grade >= Grade::Good) {
                    let area = tool.area_name(key).to_owned();
                    found.push(Contradiction::FamilyDisagrees {
                        speaker,
                        theme: theme.name.clone(),
                        area,
                        grade,
                    });
                }
            }
        }
    }
    found
}
