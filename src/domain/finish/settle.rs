//! From the moderator's drafts to a moderation, an agreement or an escalation.

use jiff::civil::Date;

use crate::domain::{
    action::Finding,
    agreed::{Agreed, AgreedArea, AgreedOverall},
    audit::{OverallFinding, Submission},
    draft::{AgreementDraft, ModeratedDraft, ModerationDraft},
    moderation::{Escalation, ModeratedArea, Moderation},
    problem::{AreaField, Place, Problem, ProblemKind},
    tool::AuditTool,
};

use super::{
    ProblemCollector,
    audit::{area_grade, overall_grade},
};

/// Turns a second grading into a moderation, or lists every problem.
///
/// # Errors
/// Every problem: the practice areas in the tool's order, then the overall grade.
pub fn finish_moderation(draft: &ModerationDraft, tool: &AuditTool) -> Result<Moderation, Vec<Problem>> {
    let mut taking = ProblemCollector::new(Date::MAX);
    let empty = ModeratedDraft::default();
    let mut areas = Vec::new();
    for area in &tool.areas {
        let given = draft.areas.get(&area.key).unwrap_or(&empty);
        let place = |field| Place::Area(area.key.clone(), field);
        let missing = format!("{}: choose your grade, or say that there is none", area.name);
        let choice = taking.required(given.choice, place(AreaField::Grade), &missing);
        let finding = Finding::Area(area.key.clone());
        let grade =
            choice.and_then(|choice| area_grade(&mut taking, choice, &given.reasons, finding, &area.name));
        let note = taking.optional(&given.note, place(AreaField::Why), &area.name);
        areas.push(grade.zip(note).map(|(grade, note)| ModeratedArea {
            area: area.key.clone(),
            grade,
            note,
        }));
    }
    let grade = taking.required(
        draft.overall.grade,
        Place::OverallGrade,
        "Choose your overall grade",
    );
    let missing = "Say why you chose this overall grade";
    let reason = taking.words(
        &draft.overall.reason,
        Place::OverallReason,
        "Reason for the overall grade",
        missing,
    );
    let grade = grade.and_then(|grade| overall_grade(&mut taking, grade, &draft.overall.reasons));
    let made = (|| {
        Some(Moderation {
            mode: draft.mode,
            areas: areas.into_iter().collect::<Option<_>>()?,
            overall: OverallFinding {
                grade: grade?,
                reason: reason?,
            },
        })
    })();
    taking.done(made)
}

/// Turns a draft into an agreement, or lists every problem. A grade that differs from the auditor's needs a reason.
///
/// # Errors
/// Every problem: the practice areas in the tool's order, then the overall grade.
pub fn finish_agreement(
    draft: &AgreementDraft,
    auditor: &Submission,
    tool: &AuditTool,
) -> Result<Agreed, Vec<Problem>> {
    let mut taking = ProblemCollector::new(Date::MAX);
    let empty = ModeratedDraft::default();
    let mut areas = Vec::new();
    for finding in &auditor.areas {
        let key = &finding.area;
        let name = tool.area_name(key);
        let place = |field| Place::Area(key.clone(), field);
        let given = draft.areas.get(key).unwrap_or(&empty);
        let missing = format!("{name}: choose the agreed grade");
        let choice = taking.required(given.choice, place(AreaField::Grade), &missing);
        let reason = taking.optional(&given.note, place(AreaField::Why), name);
        if choice.is_some_and(|choice| choice != finding.grade.choice()) && reason == Some(None) {
            let missing = format!("{name}: say why the agreed grade differs from the auditor’s");
            taking.problem::<()>(place(AreaField::Why), ProblemKind::Missing(missing));
        }
        let about = Finding::Area(key.clone());
        let grade = choice.and_then(|choice| area_grade(&mut taking, choice, &given.reasons, about, name));
        areas.push(grade.zip(reason).map(|(grade, reason)| AgreedArea {
            area: key.clone(),
            grade,
            reason,
        }));
    }
    let overall = &draft.overall;
    let grade = taking.required(
        overall.grade,
        Place::OverallGrade,
        "Choose the agreed overall grade",
    );
    let reason = taking.optional(
        &overall.reason,
        Place::OverallReason,
        "Reason for the agreed overall grade",
    );
    if grade.is_some_and(|grade| grade != auditor.overall.grade.grade()) && reason == Some(None) {
        let missing = "Say why the agreed overall grade differs from the auditor’s".to_owned();
        taking.problem::<()>(Place::OverallReason, ProblemKind::Missing(missing));
    }
    let grade = grade.and_then(|grade| overall_grade(&mut taking, grade, &overall.reasons));
    let made = (|| {
        Some(Agreed {
            areas: areas.into_iter().collect::<Option<_>>()?,
            overall: AgreedOverall {
                grade: grade?,
                reason: reason?,
            },
        })
    })();
    taking.done(made)
}

/// Turns a draft into an escalation, for grades that could not be agreed.
///
/// # Errors
/// If it lacks what could not be settled, or the role that decides next.
pub fn finish_escalation(draft: &AgreementDraft) -> Result<Escalation, Vec<Problem>> {
    let mut taking = ProblemCollector::new(Date::MAX);
    let missing = "Say what you could not settle";
    let reason = taking.words(
        &draft.escalation,
        Place::Escalation,
        "What could not be settled",
        missing,
    );
    let missing = "Name the role that decides next";
    let to = taking.words(&draft.escalate_to, Place::EscalateTo, "Who decides next", missing);
    let made = reason.zip(to).map(|(reason, to)| Escalation { reason, to });
    taking.done(made)
}
