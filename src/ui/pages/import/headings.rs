//! Asks which row holds the headings, and shows the first rows as they are read.

use leptos::prelude::*;

use super::{File, Seen};
use crate::{
    exchange::sheet::{
        grid::{Grid, Headings},
        headings::at_row,
        row::Row,
        table::{letters, one_line},
    },
    ui::parts::{Checkboxes, Choice, ScrollTable, Select},
};

/// The id of the question.
pub(super) const ROW: &str = "import-headings";
const TWO: &str = "import-headings-two";
/// The most columns and rows that are shown.
const COLUMNS: usize = 40;
const ROWS: usize = 3;

/// The question, with the first rows below it.
#[component]
pub fn ChooseHeadings(file: File, seen: Seen, #[prop(into)] error: Signal<Option<String>>) -> impl IntoView {
    let how = file.how;
    let now = Memo::new(move |_| {
        seen.opened.with(|opened| {
            opened
                .as_ref()
                .ok()
                .map(|opened| how.with(|how| opened.headings(how)))
        })
    });
    // The list of rows stays while another of them is chosen, so that the focus does.
    let rows = Memo::new(move |_| {
        let opened = seen.opened.get();
        opened
            .map(|opened| first_rows(&opened.grid))
            .map_err(|fault| fault.to_string())
    });
    let value = Signal::derive(move || now.get().map(|headings| headings.at.to_string()));
    let choose = move |chosen: Option<String>| {
        let (at, opened) = (chosen.and_then(|at| at.parse().ok()), seen.opened.get_untracked());
        if let (Some(at), Ok(opened)) = (at, opened) {
            how.update(|how| how.headings = Some(at_row(&opened.grid, at)));
        }
    };
    let two = Signal::derive(move || match now.get() {
        Some(headings) if headings.two_rows => vec!["two".to_owned()],
        Some(_) | None => Vec::new(),
    });
    let toggle = move |(_, two_rows): (String, bool)| {
        let headings = now.get_untracked().unwrap_or_default();
        how.update(|how| how.headings = Some(Headings { two_rows, ..headings }));
    };
    let question = move || match rows.get() {
        Err(why) => view! { <p class="govuk-error-message">{why}</p> }.into_any(),
        Ok(rows) => {
            let choices = rows
                .into_iter()
                .map(|(at, label)| Choice::new(at, label))
                .collect();
            view! {
            <Select id=ROW label="Which row has the headings?" error choices value on_choose=choose />
            <Checkboxes id=TWO legend="Do the headings take up two rows?" choices=vec![Choice::new("two", "Yes, the next row belongs to them")]
                selected=two on_toggle=toggle />
        }
        .into_any()
        }
    };
    let preview = move || {
        let made = seen.made.get()?;
        let table = match &made {
            Err(fault) => Err(fault.to_string()),
            Ok(made) => made.table.as_ref().map_err(ToString::to_string),
        };
        Some(match table {
            Err(why) => view! { <p class="govuk-error-message">{why}</p> }.into_any(),
            Ok(table) => {
                let shown = table.headings().len().min(COLUMNS);
                let head = table.headings()[..shown].iter().enumerate();
                let head = head.map(
                    |(at, heading)| view! { <th scope="col">{letters(at)}<br />{one_line(heading, 60)}</th> },
                );
                let head = head.collect_view();
                let rows = table.rows().iter().take(ROWS).map(|row| {
                    let cells = (0..shown)
                        .map(|at| view! { <td>{one_line(row.text(at), 30)}</td> })
                        .collect_view();
                    view! { <tr><th scope="row">{row.place}</th>{cells}</tr> }
                });
                let rows = rows.collect_view();
                let more = table.headings().len() - shown;
                view! {
                    <ScrollTable id="import-first-rows" caption="The first rows, as they are read">
                        <thead><tr><th scope="col">"Row"</th>{head}</tr></thead>
                        <tbody>{rows}</tbody>
                    </ScrollTable>
                    {(more > 0).then(|| view! { <p class="govuk-body">{format!("And {more} more columns.")}</p> })}
                }
                .into_any()
            }
        })
    };
    view! { {question}{preview} }
}

/// The rows that may hold the headings: the number of each among them, and its first texts.
fn first_rows(grid: &Grid) -> Vec<(String, String)> {
    let rows = grid.rows.iter().take(Grid::MOST_ABOVE).enumerate();
    let choice = |(at, row): (usize, &Row)| {
        let texts: Vec<&str> = row
            .cells
            .iter()
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .take(5)
            .collect();
        (
            at.to_string(),
            format!("Row {}: {}", row.place, one_line(&texts.join(", "), 90)),
        )
    };
    rows.map(choice).collect()
}
