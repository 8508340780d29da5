//! From the auditor's draft to a submission.

use jiff::civil::Date;

use crate::domain::{
    action::{Action, Finding},
    audit::{AreaFinding, OverallFinding, Submission},
    case::{CaseDetails, CaseReference},
    contradiction::contradictions,
    draft::{ActionDraft, AreaDraft, AuditDraft, ByPlace, CaseDraft, ReasonsDraft},
    explained::{About, Explained},
    grade::Grade,
    graded::{AreaGrade, Choice, OverallGrade, Reasons},
    problem::{ActionField, AreaField, CaseField, Place, Problem, ProblemKind},
    tool::{AuditTool, PracticeArea},
};

use super::{ProblemCollector, family::finish_family};

/// Turns a draft into a submission completed on `today`, or lists every problem.
///
/// # Errors
/// Every problem, in the order of the guide's pages.
pub fn finish_audit(draft: &AuditDraft, tool: &AuditTool, today: Date) -> Result<Submission, Vec<Problem>> {
    let mut taking = ProblemCollector::new(today);
    let case = finish_case(&mut taking, &draft.case);
    let areas: Vec<_> = tool
        .areas
        .iter()
        .map(|area| finish_area(&mut taking, draft, area))
        .collect();
    let family = finish_family(&mut taking, &draft.family);
    let overall = finish_overall(&mut taking, draft);
    let explained: Vec<_> = contradictions(draft, tool)
        .iter()
        .map(|contradiction| finish_explanation(&mut taking, draft, &contradiction.about(), tool))
        .collect();
    let good_practice = taking.optional(&draft.good_practice, Place::GoodPractice, "Good practice");
    let actions: Vec<_> = draft
        .actions
        .iter()
        .enumerate()
        .map(|(i, action)| finish_action(&mut taking, i, action))
        .collect();
    if draft.needs_action() && draft.actions.is_empty() {
        taking.problems.push(Problem {
            place: Place::Actions,
            what: ProblemKind::NoAction,
        });
    }
    if let Some(correcting) = &draft.correcting {
        taking.words(
            &correcting.reason,
            Place::CorrectionReason,
            "Reason",
            "Say why the submission is corrected",
        );
    }
    let made = (|| {
        Some(Submission {
            tool: tool.reference(),
            case: case?,
            areas: areas.into_iter().collect::<Option<_>>()?,
            family: family?,
            overall: overall?,
            actions: actions.into_iter().collect::<Option<_>>()?,
            contradictions: explained
                .into_iter()
                .collect::<Option<Vec<_>>>()?
                .into_iter()
                .flatten()
                .collect(),
            good_practice: good_practice?,
            completed_on: draft
                .correcting
                .as_ref()
                .map_or(today, |correcting| correcting.completed_on),
            source: None,
        })
    })();
    taking.done(made)
}

fn finish_case(taking: &mut ProblemCollector, draft: &CaseDraft) -> Option<CaseDetails> {
    let place = Place::Case;
    let reference = match CaseReference::typed(&draft.reference) {
        Err(fault) => taking.problem(place(CaseField::Reference), ProblemKind::Reference(fault)),
        Ok(reference) => match reference.doubt() {
            Some(doubt) if draft.confirmed.trim() != reference.as_str() => {
                taking.problem(place(CaseField::Confirm), ProblemKind::Doubt(doubt))
            }
            _ => Some(reference),
        },
    };
    let service_area = draft.service_area.clone();
    let service_area = taking.required(
        service_area,
        place(CaseField::ServiceArea),
        "Choose the service area",
    );
    let team = taking.optional(&draft.team, place(CaseField::Team), "Team");
    let audit_type = draft.audit_type.clone();
    let audit_type = taking.required(
        audit_type,
        place(CaseField::AuditType),
        "Choose the type of audit",
    );
    let from = taking.past_day(
        &draft.from,
        place(CaseField::From),
        "First day of the period looked at",
    );
    let to = taking.past_day(
        &draft.to,
        place(CaseField::To),
        "Last day of the period looked at",
    );
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        taking.problem::<()>(place(CaseField::To), ProblemKind::PeriodReversed);
    }
    let audited_on = taking.past_day(
        &draft.audited_on,
        place(CaseField::AuditedOn),
        "Date of the audit",
    );
    Some(CaseDetails {
        reference: reference?,
        service_area: service_area?,
        team: team?,
        audit_type: audit_type?,
        from: from?,
        to: to?,
        audited_on: audited_on?,
        week: draft.week,
    })
}

fn finish_area(
    taking: &mut ProblemCollector,
    draft: &AuditDraft,
    area: &PracticeArea,
) -> Option<AreaFinding> {
    let place = |field| Place::Area(area.key.clone(), field);
    let name = &area.name;
    let empty = AreaDraft::default();
    let given = draft.areas.get(&area.key).unwrap_or(&empty);
    let missing = format!("{name}: choose a grade, or say why there is none");
    let choice = taking.required(given.choice, place(AreaField::Grade), &missing);

    // Answers to questions that are no longer asked stay in the draft, but are left out here.
    let asked = given.asked();
    let impact = if asked.impact() { given.impact.as_str() } else { "" };
    let saw = taking.optional(
        &given.saw,
        place(AreaField::Saw),
        &format!("{name}, what you saw"),
    );
    if choice.is_some() && saw == Some(None) {
        let missing = format!("{name}: say what you saw");
        taking.problem::<()>(place(AreaField::Saw), ProblemKind::Missing(missing));
    }
    let why = taking.optional(
        &given.why,
        place(AreaField::Why),
        &format!("{name}, why this grade"),
    );
    if why == Some(None) {
        let missing = match choice {
            Some(Choice::Graded(grade)) => Some(format!("{name}: say why it is {grade}")),
            Some(Choice::NotEnoughEvidence) => Some(format!("{name}: say what evidence you looked for")),
            Some(Choice::NotApplicable) | None => None,
        };
        if let Some(missing) = missing {
            taking.problem::<()>(place(AreaField::Why), ProblemKind::Missing(missing));
        }
    }
    let impact = taking.optional(
        impact,
        place(AreaField::Impact),
        &format!("{name}, difference made"),
    );
    let finding = Finding::Area(area.key.clone());
    let grade = choice.and_then(|choice| area_grade(taking, choice, &given.reasons, finding, name));
    Some(AreaFinding {
        area: area.key.clone(),
        grade: grade?,
        saw: saw?,
        why: why?,
        impact: impact?,
    })
}

/// A chosen grade with its reasons, if it needs them.
pub(super) fn area_grade(
    taking: &mut ProblemCollector,
    choice: Choice,
    reasons: &ReasonsDraft,
    finding: Finding,
    name: &str,
) -> Option<AreaGrade> {
    Some(match choice {
        Choice::NotApplicable => AreaGrade::NotApplicable,
        Choice::NotEnoughEvidence => AreaGrade::NotEnoughEvidence,
        Choice::Graded(Grade::Outstanding) => AreaGrade::Outstanding,
        Choice::Graded(Grade::Good) => AreaGrade::Good,
        Choice::Graded(Grade::RequiresImprovement) => AreaGrade::RequiresImprovement,
        Choice::Graded(Grade::Inadequate) => AreaGrade::Inadequate(primary(taking, reasons, finding, name)?),
    })
}

/// A chosen overall grade with its reasons, if it needs them.
pub(super) fn overall_grade(
    taking: &mut ProblemCollector,
    grade: Grade,
    reasons: &ReasonsDraft,
) -> Option<OverallGrade> {
    Some(match grade {
        Grade::Outstanding => OverallGrade::Outstanding,
        Grade::Good => OverallGrade::Good,
        Grade::RequiresImprovement => OverallGrade::RequiresImprovement,
        Grade::Inadequate => {
            OverallGrade::Inadequate(primary(taking, reasons, Finding::Overall, "The audit overall")?)
        }
    })
}

fn primary(
    taking: &mut ProblemCollector,
    reasons: &ReasonsDraft,
    finding: Finding,
    name: &str,
) -> Option<Reasons> {
    let missing = format!("{name}: choose the primary reason for the inadequate grade");
    taking.required(reasons.finish(), Place::PrimaryReason(finding), &missing)
}

fn finish_overall(taking: &mut ProblemCollector, draft: &AuditDraft) -> Option<OverallFinding> {
    let overall = &draft.overall;
    let grade = taking.required(overall.grade, Place::OverallGrade, "Choose the overall grade");
    let missing = "Say why you chose this overall grade";
    let reason = taking.words(
        &overall.reason,
        Place::OverallReason,
        "Reason for the overall grade",
        missing,
    );
    let grade = grade.and_then(|grade| overall_grade(taking, grade, &overall.reasons));
    Some(OverallFinding {
        grade: grade?,
        reason: reason?,
    })
}

/// The sentence about a contradiction, if there is one. Sentences about contradictions that are gone stay in the draft.
fn finish_explanation(
    taking: &mut ProblemCollector,
    draft: &AuditDraft,
    about: &About,
    tool: &AuditTool,
) -> Option<Option<Explained>> {
    let place = Place::Contradiction(about.clone());
    let given = draft.text(&place).unwrap_or_default();
    let why = taking.optional(given, place, &about.name(tool))?;
    Some(why.map(|why| Explained {
        about: about.clone(),
        why,
    }))
}

fn finish_action(taking: &mut ProblemCollector, i: usize, draft: &ActionDraft) -> Option<Action> {
    let place = |field| Place::Action(i, field);
    let n = i + 1;
    let mut words = |text: &str, field, name: &str, missing: &str| {
        taking.words(
            text,
            place(field),
            &format!("Action {n}, {name}"),
            &format!("Action {n}: {missing}"),
        )
    };
    let what = words(&draft.what, ActionField::What, "what", "say what is to be done");
    let owner = words(
        &draft.owner,
        ActionField::Owner,
        "owner",
        "name the role that owns it",
    );
    let puts_right = words(
        &draft.puts_right,
        ActionField::PutsRight,
        "what it puts right",
        "say what it puts right",
    );
    let due = taking.day(
        &draft.due,
        place(ActionField::Due),
        &format!("Due date of action {n}"),
    );
    let missing = format!("Action {n}: choose the finding it answers");
    let finding = taking.required(draft.finding.clone(), place(ActionField::Finding), &missing);
    Some(Action {
        id: draft.id,
        what: what?,
        owner: owner?,
        due: due?,
        puts_right: puts_right?,
        finding: finding?,
    })
}
