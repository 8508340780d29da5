//! The practice areas as graded, a card each.

use leptos::prelude::*;

use super::row::{Rows, words};
use crate::{
    domain::{
        action::Finding,
        draft::{AreaDraft, AuditDraft, ReasonsDraft},
        graded::Choice,
        problem::{AreaField, Place},
        tool::{AuditTool, PracticeArea},
    },
    ui::{
        grades,
        parts::{GradeTag, SummaryCard, SummaryList},
    },
};

/// Every practice area of the tool.
pub fn cards(rows: &Rows, draft: &AuditDraft, tool: &AuditTool) -> AnyView {
    let untouched = AreaDraft::default();
    let inadequate = draft.inadequate(tool);
    let card = |area: &PracticeArea| {
        let given = draft.areas.get(&area.key).unwrap_or(&untouched);
        let with_reasons = inadequate.contains(&Finding::Area(area.key.clone()));
        card(&rows.about(&area.name), area, given, with_reasons, tool)
    };
    tool.areas.iter().map(card).collect_view().into_any()
}

fn card(
    rows: &Rows,
    area: &PracticeArea,
    given: &AreaDraft,
    with_reasons: bool,
    tool: &AuditTool,
) -> AnyView {
    let place = |field| Place::Area(area.key.clone(), field);
    let graded = given.choice.is_some_and(|choice| choice.grade().is_some());
    let mut list = vec![rows.row("Grade", place(AreaField::Grade), grade(given.choice))];
    if with_reasons {
        let finding = Place::PrimaryReason(Finding::Area(area.key.clone()));
        list.push(rows.row("Reasons", finding, reasons(&given.reasons, tool)));
    }
    // An area without a grade asks for little; what is written there is shown all the same.
    let mut text = |key, field, text: &str, asked: bool| {
        if asked || !text.trim().is_empty() {
            list.push(rows.text(key, place(field), text));
        }
    };
    let looked = graded || given.choice == Some(Choice::NotEnoughEvidence);
    text("What you saw", AreaField::Saw, &given.saw, graded);
    text("Why", AreaField::Why, &given.why, looked);
    text(
        "Difference it made for the child",
        AreaField::Impact,
        &given.impact,
        graded,
    );
    view! { <SummaryCard title=area.name.clone() within=true><SummaryList>{list}</SummaryList></SummaryCard> }
        .into_any()
}

/// What was chosen, with its mark.
pub fn grade(choice: Option<Choice>) -> AnyView {
    match choice {
        Some(choice) => {
            view! { <GradeTag mark=grades::choice_mark(choice) text=choice.label() /> }.into_any()
        }
        None => words(""),
    }
}

/// The primary reason, then those that contribute.
pub fn reasons(reasons: &ReasonsDraft, tool: &AuditTool) -> AnyView {
    let Some(primary) = &reasons.primary else {
        return words("");
    };
    let contributing = reasons.contributing.iter().filter(|key| *key != primary);
    let line = |key| view! { <li>{tool.reason_name(key).to_owned()} " (contributing)"</li> };
    view! {
        <ul class="pl-check__list">
            <li>{tool.reason_name(primary).to_owned()} " (primary)"</li>
            {contributing.map(line).collect_view()}
        </ul>
    }
    .into_any()
}
