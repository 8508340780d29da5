//! The versions in conflict as rows of a table: what differs first.

use crate::{
    domain::{
        action::{Action, ActionUpdate},
        audit::Submission,
        blind::BlindEvidence,
        case::CaseDetails,
        conflict::Conflict,
        entry::{Body, Entry},
        family::{ContactOutcome, ThemeSaid},
        graded::{Choice, Reasons},
        moderation::Mode,
        record::AuditRecord,
        tool::AuditTool,
        words::Words,
    },
    ui::{
        dates, grades,
        parts::{ComparisonCell, ComparisonRow},
        reading::reasons_words,
    },
};

/// What one version says of one thing.
type Line = (String, ComparisonCell);

/// Every thing that one of the versions says, those that differ first.
pub fn rows(record: &AuditRecord, conflict: &Conflict, tool: Option<&AuditTool>) -> Vec<ComparisonRow> {
    // Keys that the tool inside doesn't name are shown as they are.
    let shipped = AuditTool::shipped();
    let tool = tool.unwrap_or(&shipped);
    let side = |head: &_| {
        let origin = record.origin(*head);
        let entry = record.entry(origin).or_else(|| record.blind_copy_of(origin));
        entry.map(|entry| lines(entry, tool)).unwrap_or_default()
    };
    let sides: Vec<Vec<Line>> = conflict.heads.iter().map(side).collect();
    let mut labels: Vec<&String> = Vec::new();
    for (label, _) in sides.iter().flatten() {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let row = |label: &String| {
        let of = |side: &Vec<Line>| {
            let line = side.iter().find(|(other, _)| other == label);
            line.map_or_else(|| plain("Nothing"), |(_, cell)| cell.clone())
        };
        let cells: Vec<ComparisonCell> = sides.iter().map(of).collect();
        ComparisonRow {
            label: label.clone(),
            difference: difference(&cells),
            cells,
            settled: None,
        }
    };
    let mut rows: Vec<ComparisonRow> = labels.into_iter().map(row).collect();
    rows.sort_by_key(|row| row.difference.is_none());
    rows
}

fn difference(cells: &[ComparisonCell]) -> Option<String> {
    if cells.windows(2).any(|pair| pair[0].text != pair[1].text) {
        Some("Different".to_owned())
    } else if cells.windows(2).any(|pair| pair[0].note != pair[1].note) {
        Some("Different words".to_owned())
    } else {
        None
    }
}

fn lines(entry: &Entry, tool: &AuditTool) -> Vec<Line> {
    match &entry.body {
        Body::AuditSubmitted(audit) => submission(audit, tool),
        Body::SubmissionCorrected(correction) => {
            let mut lines = submission(&correction.submission, tool);
            lines.push(line("Why it was corrected", plain(&correction.reason)));
            lines
        }
        Body::ShownBlind(shown) => evidence(&shown.evidence, tool),
        Body::ModerationCommitted(moderation) => {
            let whole = &moderation.overall;
            let choice = Choice::Graded(whole.grade.grade());
            let overall = graded(choice, whole.grade.reasons(), &[Some(&whole.reason)], tool);
            let areas = moderation.areas.iter().map(|area| {
                let note = [area.note.as_ref()];
                let cell = graded(area.grade.choice(), area.grade.reasons(), &note, tool);
                line(tool.area_name(&area.area), cell)
            });
            let mode = line(
                "Mode",
                plain(match moderation.mode {
                    Mode::Blind => "Blind",
                    Mode::Open => "Open",
                }),
            );
            [mode, line("Overall", overall)]
                .into_iter()
                .chain(areas)
                .collect()
        }
        Body::GradeAgreed(agreed) => {
            let whole = &agreed.overall;
            let choice = Choice::Graded(whole.grade.grade());
            let overall = graded(choice, whole.grade.reasons(), &[whole.reason.as_ref()], tool);
            let areas = agreed.areas.iter().map(|area| {
                let reason = [area.reason.as_ref()];
                let cell = graded(area.grade.choice(), area.grade.reasons(), &reason, tool);
                line(tool.area_name(&area.area), cell)
            });
            let outcome = line("Outcome", plain("Agreed"));
            [outcome, line("Overall", overall)]
                .into_iter()
                .chain(areas)
                .collect()
        }
        Body::Escalated(escalation) => vec![
            line("Outcome", plain(format!("Escalated to {}", escalation.to))),
            line("What could not be settled", plain(&escalation.reason)),
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

fn submission(audit: &Submission, tool: &AuditTool) -> Vec<Line> {
    let whole = &audit.overall;
    let choice = Choice::Graded(whole.grade.grade());
    let overall = graded(choice, whole.grade.reasons(), &[Some(&whole.reason)], tool);
    let areas = audit.areas.iter().map(|area| {
        let notes = [area.saw.as_ref(), area.why.as_ref(), area.impact.as_ref()];
        let cell = graded(area.grade.choice(), area.grade.reasons(), &notes, tool);
        line(tool.area_name(&area.area), cell)
    });
    let mut lines = vec![line("Overall", overall)];
    lines.extend(areas);
    lines.extend(case(&audit.case, tool));
    for (n, contact) in audit.family.iter().enumerate() {
        let changed = contact.changed_grading.as_ref();
        lines.push(family(
            n,
            contact.speaker.label(),
            &contact.outcome,
            &contact.themes,
            changed,
            tool,
        ));
    }
    lines.extend(audit.actions.iter().enumerate().map(action));
    if let Some(words) = &audit.good_practice {
        lines.push(line("Good practice", plain(words)));
    }
    lines
}

fn evidence(seen: &BlindEvidence, tool: &AuditTool) -> Vec<Line> {
    let mut lines = case(&seen.case, tool);
    for area in &seen.areas {
        let words = area.saw.as_ref().map_or_else(|| plain("Nothing"), plain);
        lines.push(line(tool.area_name(&area.area), words));
    }
    for (n, heard) in seen.family.iter().enumerate() {
        lines.push(family(
            n,
            heard.speaker.label(),
            &heard.outcome,
            &heard.themes,
            None,
            tool,
        ));
    }
    lines
}

fn case(case: &CaseDetails, tool: &AuditTool) -> Vec<Line> {
    let mut lines = vec![
        line("Case reference", plain(&case.reference)),
        line("Service area", plain(tool.service_area_name(&case.service_area))),
        line("Type of audit", plain(tool.audit_type_name(&case.audit_type))),
        line("Work looked at", plain(dates::days(case.from, case.to))),
        line("Audited on", plain(dates::day(case.audited_on))),
    ];
    if let Some(team) = &case.team {
        lines.push(line("Team", plain(team)));
    }
    lines
}

fn family(
    n: usize,
    speaker: &str,
    outcome: &ContactOutcome,
    themes: &[ThemeSaid],
    changed: Option<&Words>,
    tool: &AuditTool,
) -> Line {
    let theme = |said: &ThemeSaid| {
        let quote = said.quote.as_ref().map(|quote| format!(": “{quote}”"));
        let name = tool.theme_name(&said.theme);
        format!("{name} ({}){}", said.side.label(), quote.unwrap_or_default())
    };
    let changed = changed.map(|words| format!("What it changed in the grading: {words}"));
    let parts = std::iter::once(outcome.kind().label().to_owned());
    let parts: Vec<String> = parts.chain(themes.iter().map(theme)).chain(changed).collect();
    (
        format!("Family contact {}: {speaker}", n + 1),
        plain(parts.join(". ")),
    )
}

fn action((n, action): (usize, &Action)) -> Line {
    let text = format!(
        "{} Owner: {} Due {}. It puts right: {}",
        stopped(&action.what),
        stopped(&action.owner),
        dates::day(action.due),
        stopped(&action.puts_right)
    );
    (format!("Action {}", n + 1), plain(text))
}

/// As a sentence, whether or not its writer ended it.
fn stopped(text: &impl ToString) -> String {
    let text = text.to_string();
    if text.ends_with(['.', '!', '?', '…', '”']) {
        text
    } else {
        format!("{text}.")
    }
}

fn update(update: &ActionUpdate) -> Vec<Line> {
    match update {
        ActionUpdate::Closed { evidence, on } => vec![
            line(
                "What was recorded",
                plain(format!("Closed: done on {}", dates::day(*on))),
            ),
            line("Evidence", plain(evidence)),
        ],
        ActionUpdate::Verified => vec![line("What was recorded", plain("Verified"))],
        ActionUpdate::Reopened { reason } => vec![
            line("What was recorded", plain("Open again")),
            line("Why it is open again", plain(reason)),
        ],
    }
}

fn line(label: &str, cell: ComparisonCell) -> Line {
    (label.to_owned(), cell)
}

fn plain(text: impl ToString) -> ComparisonCell {
    ComparisonCell {
        mark: None,
        text: text.to_string(),
        note: None,
    }
}

fn graded(
    choice: Choice,
    reasons: Option<&Reasons>,
    notes: &[Option<&Words>],
    tool: &AuditTool,
) -> ComparisonCell {
    let reasons = reasons.map(|reasons| reasons_words(reasons, tool));
    let notes = notes.iter().flatten().map(ToString::to_string);
    let parts: Vec<String> = reasons.into_iter().chain(notes).collect();
    ComparisonCell {
        mark: Some(grades::choice_mark(choice)),
        text: choice.label().to_owned(),
        note: (!parts.is_empty()).then(|| parts.join("\n\n")),
    }
}
