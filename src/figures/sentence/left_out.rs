//! What is not in a denominator, in a sentence beside it.

use crate::{
    domain::stage::Stage,
    figures::{base::Base, quarter_figures::PeriodFigures},
};

use super::audits;

/// What is not in the denominator; `None` if nothing was left out.
pub fn exclusions(base: &Base) -> Option<String> {
    let out = base.exclusions();
    let mut sentences = Vec::new();
    let ungraded: Vec<String> = [
        (out.not_applicable, "not applicable"),
        (out.not_enough_evidence, "not enough evidence"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, what)| format!("{number} {what}"))
    .collect();
    if !ungraded.is_empty() {
        let number = out.not_applicable + out.not_enough_evidence;
        let are = if number == 1 { "is" } else { "are" };
        sentences.push(format!(
            "{} {are} not included in the percentages.",
            ungraded.join(" and ")
        ));
    }
    if out.not_at_stage > 0 {
        sentences.push(format!(
            "{} of {} {}.",
            out.not_at_stage,
            audits(base.completed()),
            not_at_stage(base.stage(), out.not_at_stage)
        ));
    }
    match out.moderated_elsewhere {
        0 => {}
        1 => sentences.push(
            "1 audit was moderated in a version that is not on this device, and has no grade at this stage yet.".to_owned(),
        ),
        more => sentences.push(format!(
            "{more} audits were moderated in versions that are not on this device, and have no grade at this stage yet."
        )),
    }
    match out.uncounted {
        0 => {}
        1 => sentences.push("1 audit is left out because it is not counted; the desk says why.".to_owned()),
        more => sentences.push(format!(
            "{more} audits are left out because they are not counted; the desk says why."
        )),
    }
    match out.grades_elsewhere {
        0 => {}
        1 => sentences
            .push("1 audit is left out because its auditor’s grades are not on this device.".to_owned()),
        more => sentences.push(format!(
            "{more} audits are left out because their auditors’ grades are not on this device."
        )),
    }
    match out.in_conflict {
        0 => {}
        1 => sentences.push("1 audit is in conflict and left out until somebody settles it.".to_owned()),
        more => sentences.push(format!(
            "{more} audits are in conflict and left out until somebody settles them."
        )),
    }
    match out.not_blind {
        0 => {}
        1 => sentences.push("1 audit was moderated openly and is not counted for agreement.".to_owned()),
        more => sentences.push(format!(
            "{more} audits were moderated openly and are not counted for agreement."
        )),
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// How many conflicts are open in the period; `None` if there are none.
pub fn open_conflicts(figures: &PeriodFigures) -> Option<String> {
    let period = figures.period().in_sentence();
    match figures.open_conflicts() {
        0 => None,
        1 => Some(format!("1 conflict is open among the audits of {period}.")),
        more => Some(format!("{more} conflicts are open among the audits of {period}.")),
    }
}

fn not_at_stage(stage: Stage, number: u32) -> &'static str {
    match (stage, number) {
        (Stage::Moderator, 1) => "has not been moderated",
        (Stage::Moderator, _) => "have not been moderated",
        (Stage::Agreed, 1) => "has no agreed grade",
        (Stage::Agreed, _) => "have no agreed grade",
        (Stage::Auditor | Stage::Final, 1) => "has not been submitted",
        (Stage::Auditor | Stage::Final, _) => "have not been submitted",
    }
}
