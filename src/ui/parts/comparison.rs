//! Two or three gradings side by side, never in tabs; rows that differ say so in words, and can be shown alone.

use super::{GradeTag, Mark, ScrollTable};
use leptos::prelude::*;

/// One grader's answer in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonCell {
    /// The grade's mark, if there is a grade.
    pub mark: Option<Mark>,
    /// The grade, or why there is none.
    pub text: String,
    /// What the grader wrote.
    pub note: Option<String>,
}

/// One thing compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonRow {
    /// The practice area.
    pub label: String,
    /// One cell a grader, in the order of the columns.
    pub cells: Vec<ComparisonCell>,
    /// How they differ ("Up one"); none if they do not.
    pub difference: Option<String>,
}

/// A comparison with a button that leaves only the differences.
#[component]
pub fn Comparison(
    #[prop(into)] id: String,
    #[prop(into)] caption: String,
    /// Whose grades: "Auditor", "Moderator".
    columns: Vec<String>,
    #[prop(into)] rows: Signal<Vec<ComparisonRow>>,
) -> impl IntoView {
    let only = RwSignal::new(false);
    let differing = move || rows.with(|rows| rows.iter().filter(|row| row.difference.is_some()).count());
    let words = move || match differing() {
        0 => "No differences".to_owned(),
        1 => "Show the 1 difference only".to_owned(),
        n => format!("Show the {n} differences only"),
    };
    let heads = columns
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> })
        .collect_view();
    let body = move || {
        let only = only.get();
        rows.get()
            .into_iter()
            .filter(|row| !only || row.difference.is_some())
            .map(row_view)
            .collect_view()
    };
    view! {
        <div class="pl-comparison">
            <button type="button" class="govuk-button govuk-button--secondary pl-comparison__only"
                aria-pressed=move || if only.get() { "true" } else { "false" }
                aria-controls=id.clone()
                on:click=move |_| only.update(|only| *only = !*only)>{words}</button>
            <ScrollTable id caption>
                <thead><tr><th scope="col">"Practice area"</th>{heads}<th scope="col">"Difference"</th></tr></thead>
                <tbody>{body}</tbody>
            </ScrollTable>
        </div>
    }
}

fn row_view(
    ComparisonRow {
        label,
        cells,
        difference,
    }: ComparisonRow,
) -> impl IntoView {
    let differs = difference.is_some();
    let cells = cells
        .into_iter()
        .map(|ComparisonCell { mark, text, note }| {
            view! {
                <td>
                    {match mark {
                        Some(mark) => view! { <GradeTag mark text /> }.into_any(),
                        None => text.into_any(),
                    }}
                    {note.map(|note| view! { <p class="pl-comparison__note">{note}</p> })}
                </td>
            }
        })
        .collect_view();
    view! {
        <tr class="pl-comparison__row" class=("pl-comparison__row--differs", differs)>
            <th scope="row">{label}</th>
            {cells}
            <td class="pl-comparison__difference">{difference.unwrap_or_else(|| "Same".to_owned())}</td>
        </tr>
    }
}
