//! This quarter's moderations: second grades, what was agreed and what was not.

use jiff::civil::Date;

use crate::domain::{
    agreed::{Agreed, AgreedArea, AgreedOverall},
    audit::{OverallFinding, Submission},
    moderation::{Escalation, Mode, ModeratedArea, Moderation},
};

use super::{
    plan::{AREAS, area_grade, area_key, letters, overall_grade},
    read::{day, optional, parse, rows, words},
    texts::{Texts, grade_word},
};

/// What happened to an audit, according to a row of the table.
pub(super) enum Step {
    /// The person at this position in the list of people moderated it.
    Moderated(usize, Moderation),
    /// Both agreed.
    Agreed(Agreed),
    /// They could not agree.
    Escalated(Escalation),
}

/// Every step of an audit's moderation, in order, with its day.
pub(super) fn steps(audit: u16, submitted: &Submission, texts: &Texts) -> Vec<(Date, Step)> {
    let of_audit = || rows(include_str!("moderations.txt")).filter(|row| parse::<u16>(row[1]) == audit);
    let reason = |finding: &str| {
        let row = of_audit().find(|row| row[0] == "R" && row[2] == finding)?;
        let written = row[3]
            .parse()
            .map(|number| texts.text(&["agreed_reason"], number));
        Some(words(written.unwrap_or(row[3])))
    };
    let mut moderated = None;
    let mut steps = Vec::new();
    for row in of_audit() {
        match row[0] {
            "M" => {
                let moderation = moderation(&row, texts);
                moderated = Some(moderation.clone());
                steps.push((day(row[4]), Step::Moderated(parse(row[2]), moderation)));
            }
            "A" => {
                let agreed = agreed(row[3], submitted, moderated.as_ref(), reason);
                steps.push((day(row[2]), Step::Agreed(agreed)));
            }
            "X" => {
                let (to, reason) = (words(row[3]), words(row[4]));
                steps.push((day(row[2]), Step::Escalated(Escalation { reason, to })));
            }
            _ => {}
        }
    }
    steps
}

fn moderation(row: &[&str], texts: &Texts) -> Moderation {
    let mode = if row[3] == "open" { Mode::Open } else { Mode::Blind };
    let notes: Vec<_> = optional(row, 7).unwrap_or_default().split(", ").collect();
    let note = |place: usize| {
        let number = notes.iter().find_map(|note| note.strip_prefix(AREAS[place].1))?;
        Some(texts.text(&["area_notes"], parse(number.trim())))
    };
    graded(row[5], mode, parse(row[6]), note, texts)
}

/// A moderator's grades, from five letters and an overall one.
pub(super) fn graded<'a>(
    grades: &str,
    mode: Mode,
    reason: usize,
    note: impl Fn(usize) -> Option<&'a str>,
    texts: &Texts,
) -> Moderation {
    let (given, overall) = letters(grades);
    let areas: Vec<_> = (0..given.len())
        .map(|place| ModeratedArea {
            area: area_key(place),
            grade: area_grade(place, given[place], None),
            note: note(place).map(words),
        })
        .collect();
    let grades: Vec<_> = areas.iter().map(|area| area.grade.clone()).collect();
    Moderation {
        mode,
        areas,
        overall: OverallFinding {
            grade: overall_grade(overall, &grades),
            reason: words(texts.text(&["moderator_reason", grade_word(overall)], reason)),
        },
    }
}

/// The agreed grades. A grade that equals the auditor's keeps the auditor's reasons for inadequate.
fn agreed(
    grades: &str,
    submitted: &Submission,
    moderated: Option<&Moderation>,
    reason: impl Fn(&str) -> Option<crate::domain::words::Words>,
) -> Agreed {
    let (given, overall) = letters(grades);
    let areas: Vec<_> = (0..given.len())
        .map(|place| {
            let reasons = submitted.areas[place].grade.reasons();
            let reasons = reasons.or(moderated.and_then(|m| m.areas[place].grade.reasons()));
            AgreedArea {
                area: area_key(place),
                grade: area_grade(place, given[place], reasons.cloned()),
                reason: reason(AREAS[place].1),
            }
        })
        .collect();
    let grades: Vec<_> = areas.iter().map(|area| area.grade.clone()).collect();
    Agreed {
        areas,
        overall: AgreedOverall {
            grade: overall_grade(overall, &grades),
            reason: reason("overall"),
        },
    }
}
