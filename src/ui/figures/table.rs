//! Figures of one base as a table: count, whole, share and interval in every row.

use leptos::prelude::*;

use crate::{
    figures::{figure::Figure, unit::Unit},
    ui::parts::ScrollTable,
};

/// A figure's row, as text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureRow {
    /// What is counted.
    pub label: String,
    /// The count and the whole: "8 of 22".
    pub count: String,
    /// The share; a dash if there is none.
    pub percent: String,
    /// The 95 % interval; a dash if there is none.
    pub interval: String,
}

/// A figure as a row.
pub fn figure_row<U: Unit>(label: impl Into<String>, figure: &Figure<U>) -> FigureRow {
    let dash = || "–".to_owned();
    FigureRow {
        label: label.into(),
        count: format!("{} of {}", figure.numerator(), figure.denominator()),
        percent: figure.percent().map_or_else(dash, |percent| percent.to_string()),
        interval: figure
            .interval()
            .map_or_else(dash, |interval| interval.to_string()),
    }
}

/// Figures of one base. The heading of the count column is the unit.
#[component]
pub fn FigureTable(
    /// The table's id.
    #[prop(into)]
    id: String,
    /// The title, with the base.
    #[prop(into)]
    caption: String,
    /// The heading of the first column.
    #[prop(into)]
    of: String,
    /// What is counted: "Audits".
    #[prop(into)]
    unit: String,
    /// The figures.
    rows: Vec<FigureRow>,
) -> impl IntoView {
    let row = |row: FigureRow| {
        view! {
            <tr>
                <th scope="row">{row.label}</th>
                <td class="pl-figure">{row.count}</td>
                <td class="pl-figure">{row.percent}</td>
                <td class="pl-figure">{row.interval}</td>
            </tr>
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <ScrollTable id caption>
            <thead><tr>
                <th scope="col">{of}</th>
                <th scope="col" class="pl-figure">{unit}</th>
                <th scope="col" class="pl-figure">"Share"</th>
                <th scope="col" class="pl-figure">"95% interval"</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </ScrollTable>
    }
}
