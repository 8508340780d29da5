//! What a file holds that cannot be seen in it, or that should not be in it.

use std::sync::Arc;

use leptos::prelude::*;

use super::{File, Seen};
use crate::{
    exchange::sheet::{
        source::{Naming, Opened},
        table::letters,
        turned::Questions,
    },
    ui::{
        count::count,
        parts::{Choice, InsetText, Radios, WarningText},
    },
};

/// The id of the question whether hidden rows are read.
pub(super) const HIDDEN: &str = "import-hidden";

/// The warnings, with a question where there is something to choose.
#[component]
pub fn Warnings(file: File, opened: Seen, #[prop(into)] error: Signal<Option<String>>) -> impl IntoView {
    move || {
        let opened = opened.get().ok()?;
        Some(view! {
            {not_a_list(&opened)}
            {questions(&file, &opened)}
            {hidden_rows(&file, &opened, error)}
            {hidden_columns(&opened)}
            {naming(&opened)}
            {apostrophes(&opened)}
        })
    }
}

fn not_a_list(opened: &Opened) -> impl IntoView + use<> {
    (opened.known_headings < 2).then(|| view! {
        <WarningText>
            "This does not look like a list of audits: no row has headings such as “Case reference”, “Overall grade” or the \
             names of practice areas. If it is one, choose the row with its headings below; otherwise go back and choose \
             another file."
        </WarningText>
    })
}

fn questions(file: &File, opened: &Arc<Opened>) -> impl IntoView + use<> {
    let (
        table,
        Questions {
            audit,
            question,
            answer,
            ..
        },
    ) = opened.questions(&file.tool)?;
    let name = |column: usize| table.column_name(column);
    let text = format!(
        "This file has one row for each question. The questions are in the column “{}”, the answers in “{}”, and “{}” tells \
         the audits apart.",
        name(question),
        name(answer),
        name(audit),
    );
    let how = file.how;
    let value = Signal::derive(move || {
        Some(
            if how.with(|how| how.as_it_stands) {
                "rows"
            } else {
                "audits"
            }
            .to_owned(),
        )
    });
    let choose = move |chosen: String| how.update(|how| how.as_it_stands = chosen == "rows");
    let choices = vec![
        Choice::new("audits", "Put the rows of each audit together"),
        Choice::new("rows", "Read the rows as they are"),
    ];
    Some(view! {
        <InsetText>{text}</InsetText>
        <Radios id="import-turn" legend="How is it to be read?" choices value on_choose=choose small=true />
    })
}

fn hidden_rows(file: &File, opened: &Opened, error: Signal<Option<String>>) -> impl IntoView + use<> {
    let hidden = opened.grid.hidden_rows(opened.headings);
    let how = file.how;
    let value = Signal::derive(move || {
        let with = how.with(|how| how.with_hidden)?;
        Some(if with { "read" } else { "leave" }.to_owned())
    });
    let choose = move |chosen: String| how.update(|how| how.with_hidden = Some(chosen == "read"));
    (hidden > 0).then(|| {
        let legend = format!("{} hidden in Excel. Are they to be read?", count(hidden, "row is", "rows are"));
        let choices = vec![
            Choice::new("leave", "No, leave them out"),
            Choice::new("read", "Yes, read them like the others"),
        ];
        view! {
            <Radios id=HIDDEN legend hint="Rows are often hidden by a filter: drafts, or audits that were withdrawn" error choices value
                on_choose=choose small=true />
        }
    })
}

fn hidden_columns(opened: &Opened) -> impl IntoView + use<> {
    let hidden = &opened.grid.hidden_columns;
    (!hidden.is_empty()).then(|| {
        let names: Vec<String> = hidden.iter().take(12).map(|column| letters(*column)).collect();
        let columns = count(hidden.len(), "column is", "columns are");
        let text = format!(
            "{columns} hidden in Excel: {}. A hidden column is read only if you choose it.",
            names.join(", ")
        );
        view! { <InsetText>{text}</InsetText> }
    })
}

fn naming(opened: &Opened) -> impl IntoView + use<> {
    let naming = opened.naming();
    (!naming.is_empty()).then(|| {
        let name = |one: &Naming| format!("{} “{}”", letters(one.column), one.heading);
        let names: Vec<String> = naming.iter().map(name).collect();
        let text = format!(
            "The file seems to say who children or families are: {}. Delete such columns from the file before you pass it on. \
             They are not imported unless you choose them.",
            names.join(", ")
        );
        view! { <WarningText>{text}</WarningText> }
    })
}

fn apostrophes(opened: &Opened) -> impl IntoView + use<> {
    let n = opened.grid.apostrophes;
    (n > 0).then(|| {
        let text = format!(
            "{} an apostrophe that another program had put there to guard the text. It is left out.",
            count(n, "cell began with", "cells began with")
        );
        view! { <InsetText>{text}</InsetText> }
    })
}
