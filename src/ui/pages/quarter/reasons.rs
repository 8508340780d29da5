//! The reasons for inadequate grades. Practice-area grades and overall grades have separate tables, because they have
//! different bases.

use leptos::prelude::*;

use crate::{
    figures::{
        quarter_figures::PeriodFigures,
        reasons::ReasonTable,
        sentence,
        unit::{AreaGrades, Audits, Unit},
    },
    ui::{figures::Sentence, parts::ScrollTable},
};

/// The contents of the two tables.
#[derive(Clone, PartialEq)]
pub struct Tables {
    areas: ReasonTable<AreaGrades>,
    audits: ReasonTable<Audits>,
}

impl Tables {
    /// The tables from a period's figures.
    pub fn of(figures: &PeriodFigures) -> Self {
        Self {
            areas: figures.area_reasons().clone(),
            audits: figures.overall_reasons().clone(),
        }
    }
}

/// The reasons why practice was inadequate.
#[component]
pub fn Reasons(tables: Tables) -> impl IntoView {
    let Tables { areas, audits } = tables;
    view! {
        <section aria-labelledby="reasons">
            <h2 class="govuk-heading-m" id="reasons">"Reasons for inadequate"</h2>
            <Sentence text=sentence::reasons(&areas) what="why practice areas were inadequate" />
            {table("area-reasons", "Practice-area grades that were inadequate, by primary reason", &areas)}
            <Sentence text=sentence::reasons(&audits) what="why audits were inadequate" />
            {table("overall-reasons", "Audits that were inadequate overall, by primary reason", &audits)}
        </section>
    }
}

/// Only primary reasons carry a share: each inadequate grade has one, so their shares add up to the inadequate share.
fn table<U: Unit>(id: &'static str, caption: &'static str, table: &ReasonTable<U>) -> Option<AnyView> {
    if table.inadequate().numerator() == 0 {
        return None;
    }
    let rows = table.rows().iter().map(|row| {
        let primary = row.primary();
        let share = primary
            .percent()
            .map(|percent| percent.to_string())
            .unwrap_or_default();
        let interval = primary
            .interval()
            .map(|interval| interval.to_string())
            .unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{row.reason().name.clone()}</th>
                <td class="pl-figure">{format!("{} of {}", primary.numerator(), primary.denominator())}</td>
                <td class="pl-figure">{share}</td>
                <td class="pl-figure">{interval}</td>
                <td class="pl-figure">{row.contributing().numerator()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let unit = table.inadequate().unit().many;
    Some(
        view! {
            <ScrollTable id=id caption=caption>
                <thead><tr>
                    <th scope="col">"Reason"</th>
                    <th scope="col" class="pl-figure">{format!("Primary, of all {unit}")}</th>
                    <th scope="col" class="pl-figure">"Share"</th>
                    <th scope="col" class="pl-figure">"95% interval"</th>
                    <th scope="col" class="pl-figure">"Also contributed in"</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </ScrollTable>
        }
        .into_any(),
    )
}
