//! One table: practice area, auditor, moderator, difference, agreed.

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::{
        action::Finding,
        comparison::{Given, Pair},
        draft::{AgreementDraft, Sheet},
        graded::Choice,
        tool::AuditTool,
    },
    ui::{
        grades,
        parts::{Comparison, ComparisonCell, ComparisonRow},
        reading::reasons_words,
    },
};

use super::Table;

/// Both gradings side by side. The last column fills while the grades are being settled.
#[component]
pub fn Side(session: Session, table: Table) -> impl IntoView {
    let draft = session.drafts.editing::<AgreementDraft>(table.record.id);
    let rows = Memo::new(move |_| {
        let row = |pair: &Pair| {
            let chosen = draft.with(|draft| draft.given(&pair.about).choice).flatten();
            row(pair, chosen, &table.tool)
        };
        table.comparison.pairs.iter().map(row).collect::<Vec<_>>()
    });
    view! {
        <Comparison id="grades" caption="Grades side by side" columns=vec!["Auditor".to_owned(), "Moderator".to_owned()]
            settled="Agreed" rows />
    }
}

fn row(pair: &Pair, chosen: Option<Choice>, tool: &AuditTool) -> ComparisonRow {
    let settled = match (&pair.agreed, chosen) {
        (Some(agreed), _) => cell(agreed, tool),
        (None, Some(choice)) => ComparisonCell {
            mark: Some(grades::choice_mark(choice)),
            text: format!("{} (not recorded yet)", choice.label()),
            note: None,
        },
        (None, None) => ComparisonCell {
            mark: None,
            text: "Not settled yet".to_owned(),
            note: None,
        },
    };
    ComparisonRow {
        label: name(&pair.about, tool),
        cells: vec![cell(&pair.auditor, tool), cell(&pair.moderator, tool)],
        difference: pair.difference().map(|difference| difference.to_string()),
        settled: Some(settled),
    }
}

fn cell(given: &Given, tool: &AuditTool) -> ComparisonCell {
    let reasons = given.reasons.as_ref().map(|reasons| reasons_words(reasons, tool));
    let note = given.note.as_ref().map(ToString::to_string);
    let parts: Vec<String> = reasons.into_iter().chain(note).collect();
    ComparisonCell {
        mark: Some(grades::choice_mark(given.choice)),
        text: given.choice.label().to_owned(),
        note: (!parts.is_empty()).then(|| parts.join("\n\n")),
    }
}

/// The name of a finding.
pub fn name(about: &Finding, tool: &AuditTool) -> String {
    match about {
        Finding::Overall => "Overall".to_owned(),
        Finding::Area(key) => tool.area_name(key).to_owned(),
    }
}
