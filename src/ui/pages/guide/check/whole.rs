//! What is said about the audit as a whole: the overall grade, the actions, good practice.

use leptos::prelude::*;

use super::{
    areas::{grade, reasons},
    row::{Rows, words},
};
use crate::{
    domain::{
        action::Finding,
        draft::{ActionDraft, AuditDraft},
        grade::Grade,
        graded::Choice,
        problem::{ActionField, Place},
        tool::AuditTool,
    },
    ui::parts::{SummaryCard, SummaryList},
};

/// The overall grade with its reason.
pub fn overall(rows: &Rows, draft: &AuditDraft, tool: &AuditTool) -> AnyView {
    let overall = &draft.overall;
    let chosen = grade(overall.grade.map(Choice::Graded));
    let mut list = vec![rows.row("Overall grade", Place::OverallGrade, chosen)];
    if overall.grade == Some(Grade::Inadequate) {
        let place = Place::PrimaryReason(Finding::Overall);
        list.push(rows.row("Reasons for inadequate", place, reasons(&overall.reasons, tool)));
    }
    list.push(rows.text(
        "Why you chose this overall grade",
        Place::OverallReason,
        &overall.reason,
    ));
    view! { <SummaryList>{list}</SummaryList> }.into_any()
}

/// The actions, a card each; one row where there are none.
pub fn actions(rows: &Rows, draft: &AuditDraft, tool: &AuditTool) -> AnyView {
    if draft.actions.is_empty() {
        let none = rows.row("Actions", Place::Actions, words(""));
        return view! { <SummaryList>{none}</SummaryList> }.into_any();
    }
    let card = |(n, action): (usize, &ActionDraft)| {
        let title = format!("Action {}", n + 1);
        let rows = rows.about(&title.to_lowercase());
        let place = |field| Place::Action(n, field);
        let finding = match &action.finding {
            Some(Finding::Overall) => "The audit as a whole",
            Some(Finding::Area(key)) => tool.area_name(key),
            None => "",
        };
        let list = vec![
            rows.text("What is to be done", place(ActionField::What), &action.what),
            rows.text("Owner", place(ActionField::Owner), &action.owner),
            rows.day("Due", place(ActionField::Due), &action.due),
            rows.text(
                "What it puts right",
                place(ActionField::PutsRight),
                &action.puts_right,
            ),
            rows.text("Finding it answers", place(ActionField::Finding), finding),
        ];
        view! { <SummaryCard title within=true><SummaryList>{list}</SummaryList></SummaryCard> }
    };
    draft
        .actions
        .iter()
        .enumerate()
        .map(card)
        .collect_view()
        .into_any()
}

/// The note for the library of good practice.
pub fn good_practice(rows: &Rows, draft: &AuditDraft) -> AnyView {
    let row = rows.text(
        "Example of good practice",
        Place::GoodPractice,
        &draft.good_practice,
    );
    view! { <SummaryList>{row}</SummaryList> }.into_any()
}
