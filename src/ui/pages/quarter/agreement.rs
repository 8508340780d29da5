//! The agreement between auditor and moderator, measured on blind pairs only.

use leptos::prelude::*;

use crate::{
    figures::{agreement::Agreement, sentence, shift_matrix::ShiftMatrix, unit::Unit},
    ui::{
        figures::{FigureTable, figure_row},
        parts::{HeatRow, HeatTable},
    },
};

/// The agreement before discussion, and how discussion moved the grades.
#[component]
pub fn AgreementSection(agreement: Option<Agreement>) -> impl IntoView {
    let content = match agreement {
        None => view! {
            <p class="govuk-body">"No audit of this quarter was moderated blind, so there is nothing to measure."</p>
        }
        .into_any(),
        Some(agreement) => {
            let settled = agreement.settled().map(|moved| {
                matrix("settled", "How discussion moved overall grades", "Agreed grade", moved)
            });
            view! {
                <p class="govuk-body">"Measured on the grades before discussion. Audits that were moderated open are left out."</p>
                {matrix("agreement", "Auditor and moderator, overall grades", "Moderator’s grade", agreement.overall())}
                {matrix("area-agreement", "Auditor and moderator, practice areas", "Moderator’s grade", agreement.practice_areas())}
                {settled}
            }
            .into_any()
        }
    };
    view! {
        <section aria-labelledby="blind-pairs">
            <h2 class="govuk-heading-m" id="blind-pairs">"Agreement between auditor and moderator"</h2>
            {content}
        </section>
    }
}

/// A shift matrix with its four shares. All its pairs have the same unit and base.
fn matrix<U: Unit>(id: &str, caption: &str, across: &str, shifts: &ShiftMatrix<U>) -> AnyView {
    let n = shifts.n();
    if n == 0 {
        return view! { <p class="govuk-body">{format!("{caption}: there are no pairs to compare.")}</p> }
            .into_any();
    }
    let shares = [
        ("The same grade", shifts.exact()),
        ("Within one grade", shifts.within_one()),
        ("Moved up", shifts.up()),
        ("Moved down", shifts.down()),
    ];
    let shares = shares
        .iter()
        .map(|(label, figure)| figure_row(*label, figure))
        .collect();
    let grades = shifts.grades();
    let row = |auditor: &crate::domain::grade::Grade| HeatRow {
        label: auditor.label().to_owned(),
        counts: grades
            .iter()
            .map(|other| shifts.cell(*auditor, *other).numerator())
            .collect(),
    };
    let unit = shifts.exact().unit().after(n);
    let whole = format!("{caption}, {n} {unit}");
    let left_out = sentence::exclusions(shifts.base());
    view! {
        <FigureTable id=format!("{id}-shares") caption=whole.clone() of="Pairs" unit="Count" rows=shares />
        <HeatTable id=format!("{id}-matrix") caption=format!("{whole}, grade by grade") down="Auditor’s grade" across=across.to_owned()
            columns=grades.iter().map(|grade| grade.label().to_owned()).collect()
            rows=grades.iter().map(row).collect() />
        {left_out.map(|text| view! { <p class="govuk-body pl-left-out">{text}</p> })}
    }
    .into_any()
}
