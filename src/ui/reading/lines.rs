//! Renders lines as sections, cards, summary lists and comparison cells.

use leptos::prelude::*;

use super::outline::{Line, Value, labels::NOTHING_ENTERED};
use crate::ui::{
    grades,
    parts::{ComparisonCell, Quote, SummaryCard, SummaryList, SummaryRow, Written},
};

/// All lines, with the headings of their sections.
#[component]
pub fn Sections(lines: Vec<Line>) -> impl IntoView {
    let section = |lines: &[Line]| {
        let heading = lines.first().map(|line| line.section);
        view! { <h2 class="govuk-heading-m">{heading}</h2>{cards(lines, &row)} }
    };
    lines
        .chunk_by(|one, next| one.section == next.section)
        .map(section)
        .collect_view()
}

/// Lines in one list, with their full labels.
#[component]
pub fn Flat(lines: Vec<Line>) -> impl IntoView {
    let row = |line: Line| view! { <SummaryRow key=line.full_label()>{answer(&line.value)}</SummaryRow> };
    view! { <SummaryList>{lines.into_iter().map(row).collect_view()}</SummaryList> }
}

/// Lines in one list, under a heading of the page.
#[component]
pub fn List(lines: Vec<Line>) -> impl IntoView {
    view! { <SummaryList>{lines.iter().map(row).collect_view()}</SummaryList> }
}

/// The lines of one section, in their cards.
pub fn cards(lines: &[Line], row: &dyn Fn(&Line) -> AnyView) -> AnyView {
    let card = |lines: &[Line]| {
        let rows = lines.iter().map(row).collect_view();
        let list = view! { <SummaryList>{rows}</SummaryList> }.into_any();
        match lines.first().and_then(|line| line.card.clone()) {
            Some(title) => view! { <SummaryCard title within=true>{list}</SummaryCard> }.into_any(),
            None => list,
        }
    };
    lines
        .chunk_by(|one, next| one.card == next.card)
        .map(card)
        .collect_view()
        .into_any()
}

/// A line without a “Change” link.
pub fn row(line: &Line) -> AnyView {
    let answer = answer(&line.value);
    view! { <SummaryRow key=line.label.clone()>{answer}</SummaryRow> }.into_any()
}

/// An answer, or a note that there is none.
pub fn answer(value: &Value) -> AnyView {
    match value {
        Value::Grade(choice) => grades::tag(*choice),
        Value::Text(text) | Value::Quote(text, _) if text.is_empty() => {
            view! { <span class="pl-lines__nothing">{NOTHING_ENTERED}</span> }.into_any()
        }
        Value::Text(text) => view! { <Written text=text.clone() /> }.into_any(),
        Value::Quote(text, speaker) => view! { <Quote text=text.clone() speaker=*speaker /> }.into_any(),
    }
}

/// A cell of a comparison: the first line as its text, the others as its note.
pub fn cell<'a>(lines: impl IntoIterator<Item = &'a Line>) -> ComparisonCell {
    let mut lines = lines.into_iter();
    let first = lines.next().map(|line| &line.value);
    let rest: Vec<&str> = lines.map(|line| line.value.words()).collect();
    ComparisonCell {
        mark: match first {
            Some(Value::Grade(choice)) => Some(grades::choice_mark(*choice)),
            Some(Value::Text(_) | Value::Quote(..)) | None => None,
        },
        text: first.map_or("Nothing", Value::words).to_owned(),
        note: (!rest.is_empty()).then(|| rest.join("\n\n")),
    }
}
