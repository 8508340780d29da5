//! Overview of the spreadsheet: its size, the audit tool it is matched to, and the use of each column.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Step, Work, field_select::first_values};
use crate::{
    app::session::Session,
    domain::tool::AuditTool,
    exchange::sheet::{field::Field, mapping::Feed, table::letters},
    ui::{
        count::count,
        parts::{Choice, Details, ScrollTable, Select},
    },
};

/// The size of the table, and how it was read.
pub(super) fn opened(work: &Work) -> AnyView {
    let rows = count(work.table.rows().len(), "row", "rows");
    let columns = count(work.table.headings().len(), "column", "columns");
    let remembered = if work.remembered {
        " The meaning of the columns is filled in as for the last file with these headings."
    } else {
        " What the headings and the first rows suggest is filled in as a guess. Check it."
    };
    view! { <p class="govuk-body">{format!("{rows} and {columns}.{remembered}")}</p> }.into_any()
}

/// Asks which audit tool the audits were made with, if there are several. Choosing another tool restarts the mapping,
/// because its practice areas differ.
#[component]
pub fn Tools(session: Session, page: Owner, work: Work, go: Callback<Step>) -> impl IntoView {
    let workspace = session.desk.workspace_untracked();
    let tools: Vec<_> = workspace.tools_in_use().into_iter().cloned().collect();
    if tools.len() < 2 {
        return ().into_any();
    }
    let name = |tool: &Arc<AuditTool>| {
        Choice::new(
            tool.id.to_string(),
            format!("{}, version {}", tool.name, tool.version),
        )
    };
    let choices: Vec<_> = tools.iter().map(name).collect();
    let value = Signal::stored(Some(work.tool.id.to_string()));
    let choose = move |chosen: Option<String>| {
        let tool = tools.iter().find(|tool| Some(tool.id.to_string()) == chosen);
        if let Some(tool) = tool.filter(|tool| tool.id != work.tool.id) {
            let next = page.with(|| Work::with(session, work.table.clone(), tool.clone(), work.file.clone()));
            go.run(Step::Columns(next));
        }
    };
    view! {
        <Select id="import-tool" label="Audit tool" hint="Its practice areas are what the columns are matched to."
            choices value on_choose=choose />
    }
    .into_any()
}

/// The columns of the spreadsheet, and the fields that each one feeds.
#[component]
pub fn SheetColumns(work: Work) -> impl IntoView {
    let rows = (0..work.table.headings().len())
        .map(|column| {
            let work = work.clone();
            let heading = match work.table.headings()[column].as_str() {
                "" => "(no heading)".to_owned(),
                heading => heading.to_owned(),
            };
            let first = first_values(&work, column);
            let feeds = move || {
                let fed = work.mapping.with(|mapping| {
                    let feeds = |(_, feed): &(&Field, &Feed)| **feed == Feed::Column(column);
                    mapping.fields.iter().filter(feeds).map(|(field, _)| field.label(&work.tool)).collect::<Vec<_>>()
                });
                if fed.is_empty() { "Not used".to_owned() } else { fed.join("; ") }
            };
            view! { <tr><th scope="row">{letters(column)}": "{heading}</th><td>{first}</td><td>{feeds}</td></tr> }
        })
        .collect_view();
    view! {
        <Details summary="All columns, and what each is used for">
            <ScrollTable id="import-columns" caption="Columns of the spreadsheet">
                <thead><tr><th scope="col">"Column"</th><th scope="col">"First texts"</th><th scope="col">"Used as"</th></tr></thead>
                <tbody>{rows}</tbody>
            </ScrollTable>
        </Details>
    }
}
