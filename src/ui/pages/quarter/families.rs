//! How many families were asked and heard. The unit is the family.

use leptos::prelude::*;

use crate::{
    figures::{
        coverage::Coverage,
        sentence,
        unit::{self, Unit as _},
    },
    ui::{
        figures::{FigureTable, Sentence, figure_row},
        parts::ScrollTable,
    },
};

/// The figures on family contact.
#[component]
pub fn Families(coverage: Coverage) -> impl IntoView {
    let rows = [
        ("Somebody’s views were sought", coverage.sought()),
        ("The child was heard", coverage.child_heard()),
        ("A parent or carer was heard", coverage.adult_heard()),
        ("Anyone was heard", coverage.anyone_heard()),
        ("An exception is stated", coverage.exceptions()),
    ];
    let rows = rows
        .into_iter()
        .map(|(label, figure)| figure_row(label, figure))
        .collect();
    let outcomes = coverage.outcomes().iter().map(|row| {
        view! {
            <tr>
                <th scope="row">{row.label()}</th>
                <td class="pl-figure">{row.child().numerator()}</td>
                <td class="pl-figure">{row.adults().numerator()}</td>
            </tr>
        }
    });
    let outcomes = outcomes.collect_view();
    let n = coverage.sought().denominator();
    let left_out = sentence::exclusions(coverage.sought().base());
    view! {
        <section aria-labelledby="families">
            <h2 class="govuk-heading-m" id="families">"Families"</h2>
            <p class="govuk-body">"Each audit is one family. The auditor records contact, so it is the same at every stage."</p>
            <Sentence text=sentence::coverage(&coverage) what="how families were heard" />
            <FigureTable id="coverage" caption="Family contact" of="Contact" unit="Families" rows />
            <ScrollTable id="outcomes" caption=format!("Whether the family was spoken to: {n} {}", unit::Families::WORDS.after(n))>
                <thead><tr>
                    <th scope="col">"Outcome"</th>
                    <th scope="col" class="pl-figure">"Child"</th>
                    <th scope="col" class="pl-figure">"Parents or carers, best outcome"</th>
                </tr></thead>
                <tbody>{outcomes}</tbody>
            </ScrollTable>
            {left_out.map(|text| view! { <p class="govuk-body pl-left-out">{text}</p> })}
        </section>
    }
}
