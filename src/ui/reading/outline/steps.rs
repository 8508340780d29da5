//! The lines of any entry that can be in conflict with another.

use jiff::civil::Date;

use super::{
    agreed, evidence, labels, moderation, submission,
    writer::{Line, Value},
};
use crate::{
    domain::{
        action::ActionUpdate,
        case::CaseDetails,
        entry::{Body, Entry},
        id::WeekId,
        moderation::Mode,
        tool::AuditTool,
        words::Words,
    },
    ui::dates,
};

const OUTCOME: &str = "Outcome";
const RECORDED: &str = "What was recorded";

/// The lines of an entry. Empty for kinds that are never in conflict. `weeks` returns the name of a practice week.
pub fn entry(entry: &Entry, tool: &AuditTool, weeks: &dyn Fn(WeekId) -> Option<String>) -> Vec<Line> {
    let week = |case: &CaseDetails| case.week.and_then(weeks);
    match &entry.body {
        Body::AuditSubmitted(audit) => submission(audit, tool, week(&audit.case).as_deref()),
        Body::SubmissionCorrected(correction) => {
            let audit = &correction.submission;
            let mut lines = submission(audit, tool, week(&audit.case).as_deref());
            lines.push(said("Why it was corrected", &correction.reason));
            lines
        }
        Body::ShownBlind(shown) => {
            let seen = &shown.evidence;
            evidence(seen, tool, week(&seen.case).as_deref())
        }
        Body::ModerationCommitted(graded) => {
            let mode = match graded.mode {
                Mode::Blind => "Blind",
                Mode::Open => "Open",
            };
            let grades = moderation(graded, tool);
            [said("Mode", mode)].into_iter().chain(grades).collect()
        }
        Body::GradeAgreed(settled) => {
            let grades = agreed(settled, tool);
            [said(OUTCOME, "Agreed")].into_iter().chain(grades).collect()
        }
        Body::Escalated(escalation) => vec![
            said(OUTCOME, format!("Escalated to {}", escalation.to)),
            said("What could not be settled", &escalation.reason),
        ],
        Body::ActionUpdated(updated) => update(&updated.update),
        Body::ToolPublished(_)
        | Body::WeekPlanned(_)
        | Body::SampleDrawn(_)
        | Body::ConcernRaised(_)
        | Body::ConcernTold(_)
        | Body::ConflictResolved(_)
        | Body::AuditWithdrawn(_)
        | Body::Other(_) => Vec::new(),
    }
}

fn update(update: &ActionUpdate) -> Vec<Line> {
    match update {
        ActionUpdate::Closed { evidence, on } => {
            let done = done(evidence, *on, None);
            [said(RECORDED, "Closed")].into_iter().chain(done).collect()
        }
        ActionUpdate::Verified => vec![said(RECORDED, "Verified")],
        ActionUpdate::Reopened { reason } => {
            vec![said(RECORDED, "Open again"), said(labels::WHY_OPEN_AGAIN, reason)]
        }
    }
}

/// The evidence and the date of a closed action, and who recorded them.
pub fn done(evidence: &Words, on: Date, by: Option<&str>) -> [Line; 2] {
    let on = dates::day(on);
    let on = match by {
        Some(name) => format!("{on}, recorded by {name}"),
        None => on,
    };
    [said(labels::DONE_SHOWN_BY, evidence), said(labels::DONE_ON, on)]
}

/// A line that belongs to no section.
fn said(label: &str, text: impl ToString) -> Line {
    Line {
        section: "",
        card: None,
        label: label.to_owned(),
        value: Value::Text(text.to_string()),
        place: None,
    }
}
