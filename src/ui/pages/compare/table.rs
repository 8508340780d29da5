//! The comparison table. Its columns are practice area, auditor, moderator, difference, agreed.

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::{
        comparison::{Given, Pair},
        draft::{AgreementDraft, Sheet},
        graded::Choice,
        tool::AuditTool,
    },
    ui::{
        grades,
        parts::{Comparison, ComparisonCell, ComparisonRow},
        reading::{
            lines::cell,
            outline::{self, Line},
        },
    },
};

use super::Table;

/// Both gradings side by side. The last column fills in while the grades are being settled.
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
    let given = |given: &Given| outline::given(&pair.about, given, tool);
    let (auditor, moderator) = (given(&pair.auditor), given(&pair.moderator));
    let settled = match (&pair.agreed, chosen) {
        (Some(agreed), _) => cell(&given(agreed)),
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
        label: auditor.first().map(Line::full_label).unwrap_or_default(),
        cells: vec![cell(&auditor), cell(&moderator)],
        difference: pair.difference().map(|difference| difference.to_string()),
        settled: Some(settled),
    }
}
