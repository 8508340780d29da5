//! Two gradings side by side, with the agreed one, never in tabs. Rows that differ say so in words, and can be shown
//! alone. The roles are those of a table, because a narrow screen draws its rows as blocks, which some screen readers then
//! no longer take for a table.

use super::{GradeTag, Mark, ScrollTable, Written};
use leptos::prelude::*;

/// One grader's answer in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonCell {
    /// The grade's mark, if there is a grade.
    pub mark: Option<Mark>,
    /// The grade, or why there is none.
    pub text: String,
    /// The grader's note, which opens within the row.
    pub note: Option<String>,
}

/// One row of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonRow {
    /// The practice area.
    pub label: String,
    /// One cell per grader, in the order of the columns.
    pub cells: Vec<ComparisonCell>,
    /// How they differ ("Up one"); `None` if they do not.
    pub difference: Option<String>,
    /// The agreed grade, in a last column, if the table has one.
    pub settled: Option<ComparisonCell>,
}

/// A comparison with a button that shows only the differences.
#[component]
pub fn Comparison(
    #[prop(into)] id: String,
    #[prop(into)] caption: String,
    /// Whose grades: "Auditor", "Moderator".
    columns: Vec<String>,
    /// The name of the last column, for the agreed grades.
    #[prop(optional, into)]
    settled: Option<String>,
    /// The heading of the first column.
    #[prop(default = "Practice area")]
    first: &'static str,
    #[prop(into)] rows: Signal<Vec<ComparisonRow>>,
    /// Many long rows, below a heading of their own. Rows that are the same are hidden at first.
    #[prop(optional)]
    long: bool,
) -> impl IntoView {
    let only = RwSignal::new(long);
    let names = StoredValue::new((columns.clone(), settled.clone()));
    let heads = columns
        .into_iter()
        .map(|name| view! { <th scope="col" role="columnheader">{name}</th> })
        .collect_view();
    let body = move || {
        // Without differences there is no switch, and everything is shown.
        let only = only.get() && rows.with(|rows| differing(rows) > 0);
        let (columns, settled) = names.get_value();
        rows.get()
            .into_iter()
            .filter(|row| !only || row.difference.is_some())
            .map(|row| row_view(row, &columns, settled.as_deref()))
            .collect_view()
    };
    view! {
        <div class="pl-comparison" class=("pl-comparison--long", long)>
            <OnlyDifferences rows only table=id.clone() long />
            <ScrollTable id caption>
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">{first}</th>{heads}<th scope="col" role="columnheader">"Difference"</th>
                    {settled.map(|name| view! { <th scope="col" role="columnheader">{name}</th> })}
                </tr></thead>
                <tbody role="rowgroup">{body}</tbody>
            </ScrollTable>
        </div>
    }
}

fn differing(rows: &[ComparisonRow]) -> usize {
    rows.iter().filter(|row| row.difference.is_some()).count()
}

/// The switch, off at first. It hides the rows that are the same, or shows them if they are hidden. Without differences
/// there is no switch, and a line says so.
#[component]
fn OnlyDifferences(
    rows: Signal<Vec<ComparisonRow>>,
    only: RwSignal<bool>,
    table: String,
    long: bool,
) -> impl IntoView {
    let counts = Memo::new(move |_| rows.with(|rows| (differing(rows), rows.len() - differing(rows))));
    move || {
        let table = table.clone();
        let words = match (counts.get(), long) {
            ((0, _), _) => return view! { <p>"No differences"</p> }.into_any(),
            ((_, 0), true) => return ().into_any(),
            ((_, 1), true) => "Show the 1 that is the same too".to_owned(),
            ((_, same), true) => format!("Show the {same} that are the same too"),
            ((1, _), false) => "Show the 1 difference only".to_owned(),
            ((n, _), false) => format!("Show the {n} differences only"),
        };
        view! {
            <button type="button" class="govuk-button govuk-button--secondary pl-comparison__only"
                aria-pressed=move || if only.get() != long { "true" } else { "false" }
                aria-controls=table
                on:click=move |_| only.update(|only| *only = !*only)>{words}</button>
        }
        .into_any()
    }
}

fn row_view(row: ComparisonRow, columns: &[String], settled: Option<&str>) -> impl IntoView + use<> {
    let differs = row.difference.is_some();
    let label = row.label;
    let cells = row
        .cells
        .into_iter()
        .zip(columns)
        .map(|(cell, column)| cell_view(cell, column, &label))
        .collect_view();
    let last = row
        .settled
        .zip(settled)
        .map(|(cell, column)| cell_view(cell, column, &label));
    view! {
        <tr role="row" class="pl-comparison__row" class=("pl-comparison__row--differs", differs)>
            <th scope="row" role="rowheader">{label}</th>
            {cells}
            <td role="cell" class="pl-comparison__difference" data-column="Difference">{row.difference.unwrap_or_else(|| "Same".to_owned())}</td>
            {last}
        </tr>
    }
}

fn cell_view(cell: ComparisonCell, column: &str, label: &str) -> impl IntoView + use<> {
    let ComparisonCell { mark, text, note } = cell;
    let about = format!(" {column}, {label}");
    let grade = match mark {
        Some(mark) => view! { <GradeTag mark text /> }.into_any(),
        None => view! { <span class="pl-comparison__text">{text}</span> }.into_any(),
    };
    view! {
        <td role="cell" data-column=column.to_owned()>
            {grade}
            {note.map(|note| view! {
                <details class="pl-comparison__note">
                    <summary>"Why"<span class="govuk-visually-hidden">{about}</span></summary>
                    <Written text=note />
                </details>
            })}
        </td>
    }
}
