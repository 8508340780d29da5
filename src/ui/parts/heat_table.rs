//! A table of two graders' grades, whose shading repeats its numbers.

use super::ScrollTable;
use leptos::prelude::*;

/// One row of counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    /// Row heading.
    pub label: String,
    /// One count per column.
    pub counts: Vec<u32>,
}

/// A heat table. Cells with the same row and column label are outlined: the grades are the same.
#[component]
pub fn HeatTable(
    #[prop(into)] id: String,
    #[prop(into)] caption: String,
    /// The name of the rows: "Auditor's grade".
    #[prop(into)]
    down: String,
    /// The name of the columns: "Moderator's grade".
    #[prop(into)]
    across: String,
    columns: Vec<String>,
    rows: Vec<HeatRow>,
) -> impl IntoView {
    let most = rows
        .iter()
        .flat_map(|row| row.counts.iter().copied())
        .max()
        .unwrap_or(0)
        .max(1);
    let width = columns.len().to_string();
    let heads = columns
        .iter()
        .cloned()
        .map(|label| view! { <th scope="col" class="pl-heat-table__head">{label}</th> })
        .collect_view();
    let body = rows.into_iter().map(|HeatRow { label, counts }| {
        let cells = counts.into_iter().zip(&columns).map(|(count, column)| {
            // Five steps, of which zero has none: every count is visible, and the largest is the darkest.
            let step = (count * 4).div_ceil(most);
            let same = *column == label;
            view! {
                <td class=format!("pl-figure pl-heat-table__cell pl-heat-table__cell--{step}") class=("pl-heat-table__cell--same", same)>
                    {count}{same.then(|| view! { <span class="govuk-visually-hidden">" (same)"</span> })}
                </td>
            }
        }).collect_view();
        view! { <tr><th scope="row">{label}</th>{cells}</tr> }
    }).collect_view();
    view! {
        <div class="pl-heat-table">
            <ScrollTable id caption>
                <thead>
                    <tr><td></td><th scope="colgroup" class="pl-heat-table__across" colspan=width>{across}</th></tr>
                    <tr><th scope="col">{down}</th>{heads}</tr>
                </thead>
                <tbody>{body}</tbody>
            </ScrollTable>
        </div>
    }
}
