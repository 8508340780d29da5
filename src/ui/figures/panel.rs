//! A panel: distributions that differ in only one respect, one per row, each with its own whole.

use leptos::prelude::*;

use super::segments;
use crate::{
    domain::grade::Grade,
    figures::{distribution::Distribution, panel::Panel, unit::Unit},
    ui::{
        grades::mark,
        parts::{BarSegment, MarkGlyph, ScrollTable, SmallBar},
    },
};

/// A row as text.
struct Row {
    name: String,
    n: u32,
    segments: Vec<BarSegment>,
    cells: Vec<Cell>,
    left_out: String,
}

/// The count and share of one grade, and the interval shown below them.
struct Cell {
    share: String,
    interval: Option<String>,
}

/// A panel of one unit and stage as a table of bars.
#[component]
pub fn PanelView<U: Unit>(
    /// The id of the table, and the prefix of its bars' ids; unique on the page.
    #[prop(into)]
    id: String,
    /// The title, with the stage.
    #[prop(into)]
    caption: String,
    /// The panel to draw.
    panel: Panel<U>,
) -> impl IntoView {
    let grades = panel.grades();
    let unit = U::WORDS.many;
    if panel.rows().is_empty() {
        let none = format!("There are no {unit} to show.");
        return view! { <p class="govuk-body" id=id>{none}</p> }.into_any();
    }
    let rows: Vec<Row> = panel
        .named_rows()
        .map(|(name, row)| read(name, row, grades))
        .collect();
    let has_left_out = rows.iter().any(|row| !row.left_out.is_empty());
    let bars = format!("{id}-bars");
    let row_view = move |(i, row): (usize, Row)| {
        view! {
            <tr>
                <th scope="row">{row.name}</th>
                <td class="pl-figure">{row.n}</td>
                <td class="pl-panel__bar"><SmallBar id=format!("{bars}-{i}") segments=row.segments /></td>
                {row.cells.into_iter().map(cell_view).collect_view()}
                {has_left_out.then(|| view! { <td>{row.left_out}</td> })}
            </tr>
        }
    };
    let rows = rows.into_iter().enumerate().map(row_view).collect_view();
    let heads = grades.iter().map(|grade| {
        view! { <th scope="col" class="pl-figure"><span class="pl-marked"><MarkGlyph mark=mark(*grade) /><span>{grade.label()}</span></span></th> }
    });
    let heads = heads.collect_view();
    view! {
        <div class="pl-panel">
            <ScrollTable id caption=format!("{caption} ({unit})")>
                <thead><tr>
                    <th scope="col">{panel.dimension().label()}</th>
                    <th scope="col" class="pl-figure">"Graded"</th>
                    <th scope="col"><span class="govuk-visually-hidden">"As a bar"</span></th>
                    {heads}
                    {has_left_out.then(|| view! { <th scope="col">"Not included in the percentages"</th> })}
                </tr></thead>
                <tbody>{rows}</tbody>
            </ScrollTable>
        </div>
    }
    .into_any()
}

fn cell_view(cell: Cell) -> impl IntoView {
    view! {
        <td class="pl-figure">
            {cell.share}
            {cell.interval.map(|interval| view! { <span class="pl-panel__interval">{interval}</span> })}
        </td>
    }
}

fn read<U: Unit>(name: String, row: &Distribution<U>, grades: &[Grade]) -> Row {
    let cell = |grade: &Grade| match row.figure(*grade) {
        None => Cell {
            share: "not offered".to_owned(),
            interval: None,
        },
        Some(figure) => Cell {
            share: match figure.percent() {
                Some(percent) => format!("{} ({percent})", figure.numerator()),
                None => "–".to_owned(),
            },
            interval: figure.interval().map(|interval| interval.to_string()),
        },
    };
    let out = row.base().exclusions();
    let left_out = [
        (out.not_applicable, "not applicable"),
        (out.not_enough_evidence, "not enough evidence"),
        (out.grades_elsewhere, "without grades here"),
        (out.uncounted, "not counted yet"),
        (out.in_conflict, "in conflict"),
        (out.moderated_elsewhere, "moderated in a version that is not here"),
        (out.not_at_stage, "not at this stage"),
    ];
    let left_out = left_out
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| format!("{n} {what}"));
    Row {
        name,
        n: row.n(),
        segments: segments(row),
        cells: grades.iter().map(cell).collect(),
        left_out: left_out.collect::<Vec<_>>().join(", "),
    }
}
