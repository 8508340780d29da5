//! The auditors' submissions, made from the plan and the texts.

use std::sync::Arc;

use jiff::Span;

use crate::domain::{
    action::{Action, Finding},
    audit::{AreaFinding, OverallFinding, Submission},
    case::{CaseDetails, CaseReference},
    id::{ActionId, WeekId},
    tool::AuditTool,
};

use super::{
    contacts::contacts,
    plan::{Planned, area_grade, area_key, letters, overall_grade, reason_of},
    read::{at, day, parse, rows, seed, words},
    shifted::shifted,
    texts::{Texts, grade_word},
};

/// What an auditor submitted.
pub(super) fn submission(
    audit: &Planned,
    tool: &AuditTool,
    weeks: &[WeekId],
    texts: &mut Texts,
) -> Arc<Submission> {
    let (given, overall) = letters(audit.grades);
    let areas: Vec<_> = (0..given.len())
        .map(|i| finding(audit, i, given[i], texts))
        .collect();
    let grades: Vec<_> = areas.iter().map(|area| area.grade.clone()).collect();
    let reason = texts.text(&["overall_reason", grade_word(overall)], audit.words);
    Arc::new(Submission {
        tool: tool.reference(),
        case: CaseDetails {
            reference: CaseReference::parse(audit.reference).expect("tests read every reference"),
            service_area: parse(audit.service_area),
            team: Some(words(audit.team)),
            audit_type: parse(audit.audit_type),
            from: audit.audited_on.saturating_sub(Span::new().months(6)),
            to: audit.audited_on,
            audited_on: audit.audited_on,
            week: audit.week.map(|number| weeks[number - 1]),
        },
        areas,
        family: contacts(audit, texts),
        overall: OverallFinding {
            grade: overall_grade(overall, &grades),
            reason: words(&shifted(reason, audit.months_back())),
        },
        actions: actions(audit, tool, texts),
        contradictions: Vec::new(),
        good_practice: audit
            .note
            .map(|number| words(texts.text(&["good_practice"], number))),
        completed_on: audit.completed_on,
        source: None,
    })
}

/// A practice area with texts that fit its grade.
pub(super) fn finding(audit: &Planned, place: usize, grade: char, texts: &mut Texts) -> AreaFinding {
    let ([saw, why, impact], reasons) = texts.finding(audit, place, grade);
    let text = |text: Option<String>| text.map(|text| words(&text));
    AreaFinding {
        area: area_key(place),
        grade: area_grade(place, grade, reasons.map(reason_of)),
        saw: text(saw),
        why: text(why),
        impact: text(impact),
    }
}

/// The id of the action in a row of the actions table.
pub(super) fn action_id(row: &[&str]) -> ActionId {
    ActionId::new(seed(&row[..3].join(" "), at(day("04-02"), 9, 0)))
}

fn actions(audit: &Planned, tool: &AuditTool, texts: &Texts) -> Vec<Action> {
    let table = rows(include_str!("actions.txt")).filter(|row| parse::<u16>(row[0]) == audit.number);
    table.map(|row| action(&row, audit, tool, texts)).collect()
}

fn action(row: &[&str], audit: &Planned, tool: &AuditTool, texts: &Texts) -> Action {
    let (reason, number) = row[2].split_once(' ').unwrap_or((row[2], "0"));
    let wording = texts.at(&["actions", reason], parse(number));
    let text = |name: &str| shifted(wording[name].as_str().unwrap_or_default(), audit.months_back());
    // The owner is a role; its team is the team that was audited.
    let owner = text("owner");
    let owner = match owner.split_once(", ") {
        Some((role @ ("Service manager" | "Head of service"), _)) => {
            format!("{role}, {}", tool.service_area_name(&parse(audit.service_area)))
        }
        Some((role, _)) => format!("{role}, {}", audit.team),
        None => owner,
    };
    Action {
        id: action_id(row),
        what: words(&text("text")),
        owner: words(&owner),
        due: day(row[3]),
        puts_right: words(&text("puts_right")),
        finding: match row[1] {
            "overall" => Finding::Overall,
            area => Finding::Area(parse(area)),
        },
    }
}
