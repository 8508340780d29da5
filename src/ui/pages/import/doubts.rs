//! Asks about case references that look like something else, or that the workbook stores as numbers. The answers are for
//! this file only.

use leptos::prelude::*;

use super::Work;
use crate::{
    domain::case::ReferenceDoubt,
    exchange::sheet::doubts::{numbers, references},
    ui::{
        count::count,
        parts::{Checkboxes, Choice},
    },
};

const NUMBERS: &str = "numbers";

/// The questions. Empty if there are none.
#[component]
pub fn Doubts(work: Work) -> impl IntoView {
    let (found, (stored, first)) = work
        .mapping
        .with_untracked(|mapping| (references(&work.table, mapping), numbers(&work.table, mapping)));
    let like = found.iter().map(|(doubt, n)| {
        let rows = count(*n, "row", "rows");
        Choice::new(
            word(*doubt),
            format!("{rows}: they look like {doubt}, and are case references in our system"),
        )
    });
    let as_numbers = (stored > 0).then(|| {
        let rows = count(stored, "row", "rows");
        let first = first.join(", ");
        Choice::new(
            NUMBERS,
            format!("{rows}: Excel stores the reference as a number ({first}), and no zeros are missing from the front"),
        )
    });
    let choices: Vec<Choice> = like.chain(as_numbers).collect();
    if choices.is_empty() {
        return ().into_any();
    }
    let answers = work.answers;
    // An answer is about the column that now has the references.
    let mapping = StoredValue::new(work.mapping.get_untracked());
    let now = move || mapping.with_value(|mapping| answers.get_untracked().under(mapping));
    let selected = Signal::derive(move || {
        answers.track();
        let answers = now();
        let doubts = answers.references.iter().map(|doubt| word(*doubt));
        let numbers = answers.numbers_are_references.then_some(NUMBERS);
        doubts.chain(numbers).map(str::to_owned).collect::<Vec<_>>()
    });
    let toggle = move |(value, ticked): (String, bool)| {
        answers.set(now());
        answers.update(|answers| {
            if value == NUMBERS {
                answers.numbers_are_references = ticked;
                return;
            }
            answers.references.retain(|doubt| word(*doubt) != value);
            let doubts = found.iter().map(|(doubt, _)| *doubt);
            let doubt = doubts.filter(|doubt| ticked && word(*doubt) == value);
            answers.references.extend(doubt);
        });
    };
    view! {
        <Checkboxes id="import-doubts" legend="Case references to check"
            hint="Tick only what you are sure of. Rows that are not confirmed are left out." choices selected on_toggle=toggle />
    }
    .into_any()
}

const fn word(doubt: ReferenceDoubt) -> &'static str {
    match doubt {
        ReferenceDoubt::Name => "name",
        ReferenceDoubt::DateOfBirth => "date",
        ReferenceDoubt::NhsNumber => "nhs",
    }
}
