//! Asks which sheet to import, if a workbook has several.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Step, Work, choose::no_tool};
use crate::{
    app::session::Session,
    exchange::sheet::workbook::Sheet,
    ui::{
        attempt::{Attempt, AttemptSummary},
        count::count,
        parts::{Button, Choice, Form, Radios},
    },
};

const FIELD: &str = "sheet";

/// The sheets that contain data.
#[component]
pub fn ChooseSheet(
    session: Session,
    page: Owner,
    sheets: Arc<Vec<Sheet>>,
    attempt: Attempt,
    go: Callback<Step>,
) -> impl IntoView {
    let chosen = RwSignal::new(None::<String>);
    let choices = sheets
        .iter()
        .enumerate()
        .map(|(at, sheet)| {
            let rows = count(sheet.rows.len(), "row", "rows");
            Choice::new(at.to_string(), sheet.name.clone()).hint(rows)
        })
        .collect::<Vec<_>>();
    let open = move |()| {
        let at = chosen.get_untracked().and_then(|at| at.parse::<usize>().ok());
        let sheet = at.and_then(|at| sheets.get(at));
        let step = match sheet.map(Sheet::table) {
            None => Err("Choose the sheet that has the audits".to_owned()),
            Some(Err(fault)) => Err(fault.to_string()),
            Some(Ok(table)) => Work::begin(session, &page, table, None)
                .map(Step::Columns)
                .ok_or_else(no_tool),
        };
        match step {
            Ok(step) => go.run(step),
            Err(why) => attempt.refuse_at(FIELD, why),
        }
    };
    view! {
        <AttemptSummary attempt />
        <Form on_submit=open>
            <Radios id=FIELD legend="Sheets of this workbook that hold something" error=attempt.error(FIELD) choices value=chosen
                on_choose=move |at| chosen.set(Some(at)) />
            <Button submit=true>"Go on"</Button>
        </Form>
    }
}
