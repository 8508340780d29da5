//! The earlier quarters' moderations, made by a rule and not by hand: the example needs their figures for the trend,
//! but not their stories.

use crate::domain::{
    agreed::{Agreed, AgreedArea, AgreedOverall},
    audit::Submission,
    graded::AreaGrade,
    moderation::{Mode, Moderation},
    words::Words,
};

use super::{
    moderations::graded,
    plan::{AREAS, Planned, letters},
    read::words,
    texts::Texts,
};

/// A moderator's grades: the auditor's, except for one area in two audits of three and occasionally the overall grade.
pub(super) fn moderation(audit: &Planned, texts: &Texts) -> Moderation {
    let (mut given, overall) = letters(audit.grades);
    let place = usize::from(audit.number) % AREAS.len();
    given[place] = match (audit.number % 3, given[place]) {
        (0, letter) => letter,
        (_, 'G') => 'R',
        (1, 'R') => 'G',
        (_, 'R') => 'I',
        (_, 'I') => 'R',
        (_, letter) => letter,
    };
    let overall = if overall == 'G' && audit.number.is_multiple_of(7) {
        'R'
    } else {
        overall
    };
    // The moderator of an inadequate audit writes about what its auditor wrote about; the two lists of reasons have the
    // same order.
    let reason = if overall == 'I' {
        audit.words
    } else {
        usize::from(audit.number / 3) % 4
    };
    let grades: String = given.iter().chain([&overall]).collect();
    graded(&grades, Mode::Blind, reason, |_| None, texts)
}

/// The agreed grades: the moderator's for audits with an even number, otherwise the auditor's.
pub(super) fn agreed(audit: &Planned, submitted: &Submission, moderated: &Moderation) -> Agreed {
    let areas = submitted.areas.iter().zip(&moderated.areas);
    let areas = areas.map(|(auditor, moderator)| {
        let moves = audit.number.is_multiple_of(2) && auditor.grade.choice() != moderator.grade.choice();
        let grade = if moves { &moderator.grade } else { &auditor.grade };
        AgreedArea {
            area: auditor.area.clone(),
            grade: grade.clone(),
            reason: moves.then(|| reason(grade)),
        }
    });
    Agreed {
        areas: areas.collect(),
        overall: AgreedOverall {
            grade: submitted.overall.grade.clone(),
            reason: None,
        },
    }
}

fn reason(grade: &AreaGrade) -> Words {
    words(match grade {
        AreaGrade::Good | AreaGrade::Outstanding => "Read together, the record met the descriptor for good.",
        AreaGrade::RequiresImprovement => {
            "We found part of what was missing, and part of what was there went too far back."
        }
        AreaGrade::Inadequate(_) | AreaGrade::NotApplicable | AreaGrade::NotEnoughEvidence => {
            "The moderator had asked for the document and there was none. We agreed to say so."
        }
    })
}
