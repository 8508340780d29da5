//! The rows that can't be imported, by reason and row by row.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::browser::Browser,
    exchange::sheet::{
        problems::{Reason, problems_csv, reasons},
        rows::{Refused, RowProblem},
        table::Table,
    },
    ui::parts::{Button, ButtonKind, Details, ScrollTable},
};

/// The most reasons and the most rows that are shown. The downloaded file has them all.
const MOST: usize = 100;

/// The list of problems, and a file to download for correcting the spreadsheet.
#[component]
pub fn Problems(table: Arc<Table>, refused: Vec<Refused>) -> impl IntoView {
    let browser = Browser::here();
    if refused.is_empty() {
        return ().into_any();
    }
    let all = reasons(&refused);
    let more = all.len().saturating_sub(MOST);
    let by_reason = all
        .iter()
        .take(MOST)
        .map(|reason| by_reason(&table, reason))
        .collect_view();
    let by_row = refused
        .iter()
        .take(MOST)
        .map(|row| by_row(&table, row))
        .collect_view();
    let more_rows = refused.len().saturating_sub(MOST);
    let save = {
        let table = table.clone();
        move |()| browser.download(problems_csv(&table, &refused))
    };
    view! {
        <h2 class="govuk-heading-m">"Rows that can’t be imported"</h2>
        <p class="govuk-body">
            "Correct them in the spreadsheet and import it again: what is here already is not added twice. The other rows can be \
             added without them."
        </p>
        <ScrollTable id="import-reasons" caption="By reason">
            <thead><tr><th scope="col">"Why"</th><th scope="col">"Column"</th><th scope="col">"Rows"</th></tr></thead>
            <tbody>{by_reason}</tbody>
        </ScrollTable>
        {(more > 0).then(|| view! { <p class="govuk-body">{format!("And {more} more reasons. The file has them all.")}</p> })}
        <Details summary="Row by row">
            <ScrollTable id="import-refused" caption="Row by row">
                <thead><tr><th scope="col">"Row"</th><th scope="col">"Why"</th></tr></thead>
                <tbody>{by_row}</tbody>
            </ScrollTable>
            {(more_rows > 0).then(|| view! { <p class="govuk-body">{format!("And {more_rows} more rows. The file has them all.")}</p> })}
        </Details>
        <Button kind=ButtonKind::Secondary on_click=save>"Save this list as a file"</Button>
    }
    .into_any()
}

fn by_reason(table: &Table, reason: &Reason) -> impl IntoView + use<> {
    let column = column(table, &reason.problem);
    let at = places(&reason.places);
    let rows = if reason.places.len() == 1 {
        at
    } else {
        format!("{}: {at}", reason.places.len())
    };
    view! { <tr><th scope="row">{reason.problem.text.clone()}</th><td>{column}</td><td>{rows}</td></tr> }
}

fn by_row(table: &Table, row: &Refused) -> impl IntoView + use<> {
    let problems = row
        .problems
        .iter()
        .map(|problem| {
            let line = match problem.column {
                Some(_) => format!("{} ({})", problem.text, column(table, problem)),
                None => problem.text.clone(),
            };
            view! { <li>{line}</li> }
        })
        .collect_view();
    view! { <tr><th scope="row">{row.place}</th><td><ul class="govuk-list">{problems}</ul></td></tr> }
}

fn column(table: &Table, problem: &RowProblem) -> String {
    problem
        .column
        .map(|column| table.column_name(column))
        .unwrap_or_default()
}

/// "Rows 3, 7 and 12". Of many rows, only the first are named.
pub fn places(places: &[usize]) -> String {
    const MOST: usize = 12;
    let first: Vec<String> = places.iter().take(MOST).map(ToString::to_string).collect();
    let word = if places.len() == 1 { "Row" } else { "Rows" };
    match places.len().saturating_sub(MOST) {
        0 => format!("{word} {}", first.join(", ")),
        more => format!("{word} {} and {more} more", first.join(", ")),
    }
}
