//! Contradictions: findings in an audit that do not fit together. They are pointed out and never prevent submission;
//! the auditor can say why both are right, and the sentence stays with the audit.

use std::fmt;

use super::{
    draft::AuditDraft,
    explained::About,
    family::{OutcomeKind, Side, Speaker},
    grade::Grade,
    key::{AreaKey, ThemeKey},
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
    /// A family member wants something to improve, and every practice area that shows it is graded well.
    FamilyDisagrees {
        /// Who.
        speaker: Speaker,
        /// The theme.
        theme: ThemeKey,
        /// The theme's name.
        named: String,
        /// The names of the practice areas, with their grades.
        areas: Vec<(String, Grade)>,
    },
}

impl Contradiction {
    /// What it is about.
    pub fn about(&self) -> About {
        match self {
            Contradiction::OverallAwayFromAreas {
                above, same, below, ..
            } if *above > same + below => About::OverallBelow,
            // Most areas are graded below it, or one is inadequate.
            Contradiction::OverallAwayFromAreas { .. } => About::OverallAbove,
            Contradiction::FamilyDisagrees { speaker, theme, .. } => About::Family {
                speaker: *speaker,
                theme: theme.clone(),
            },
        }
    }
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
                named,
                areas,
                ..
            } => {
                let who = match speaker {
                    Speaker::Child => "The child",
                    Speaker::Parent => "A parent",
                    Speaker::Carer => "A carer",
                };
                let graded: Vec<String> = areas
                    .iter()
                    .map(|(area, grade)| format!("“{area}” {grade}"))
                    .collect();
                write!(
                    f,
                    "{who} talked about “{named}” as something to strengthen; you graded {}.",
                    listed(&graded)
                )
            }
        }
    }
}

/// "a", "a and b", "a, b and c".
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
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

/// A family member who wants something to improve contradicts the grades if every practice area that shows it and was
/// graded is good or better. If one is not, the grades already say what the family said.
fn family(draft: &AuditDraft, tool: &AuditTool) -> Vec<Contradiction> {
    let mut found: Vec<Contradiction> = Vec::new();
    let heard = draft
        .family
        .iter()
        .filter(|contact| contact.outcome.is_some_and(OutcomeKind::was_heard));
    for contact in heard {
        let Some(speaker) = contact.speaker else { continue };
        for said in &contact.themes {
            let theme = tool.theme(&said.theme);
            let Some(theme) = theme.filter(|_| said.side == Side::ToStrengthen) else {
                continue;
            };
            let graded = |key: &AreaKey| {
                let grade = draft.choice(key)?.grade()?;
                Some((tool.area_name(key).to_owned(), grade))
            };
            let areas: Vec<(String, Grade)> = theme.contradicts.iter().filter_map(graded).collect();
            let disagrees = !areas.is_empty() && areas.iter().all(|(_, grade)| *grade >= Grade::Good);
            let contradiction = Contradiction::FamilyDisagrees {
                speaker,
                theme: theme.key.clone(),
                named: theme.name.clone(),
                areas,
            };
            // Two parents may have said the same.
            if disagrees && !found.contains(&contradiction) {
                found.push(contradiction);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overall_grade_contradicts_most_areas_or_an_inadequate_one() {
        let about = |above, same, below| {
            let overall = Grade::Good;
            let contradiction = Contradiction::OverallAwayFromAreas {
                overall,
                above,
                same,
                below,
            };
            contradiction.about()
        };
        assert_eq!(about(8, 1, 1), About::OverallBelow);
        assert_eq!(about(0, 1, 9), About::OverallAbove);
        assert_eq!(about(3, 6, 1), About::OverallAbove, "one area is inadequate");
    }
}
