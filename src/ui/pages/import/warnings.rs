//! What a file holds that cannot be seen in it, or that should not be in it.

use leptos::prelude::*;

use super::{File, Seen};
use crate::{
    domain::tool::AuditTool,
    exchange::sheet::{
        headings::{are_usual, known_in},
        source::{Asked, HowRead, Naming, Opened},
        table::letters,
    },
    ui::{
        attempt::Attempt,
        count::count,
        parts::{Choice, InsetText, Radios, WarningText},
    },
};

/// The id of the question whether hidden rows are read.
pub(super) const HIDDEN: &str = "import-hidden";
/// The id of the question whether the rows of an audit are put together.
pub(super) const TURN: &str = "import-turn";

/// The warnings, with a question where there is something to choose.
#[component]
pub fn Warnings(file: File, seen: Seen, attempt: Attempt) -> impl IntoView {
    let how = file.how;
    let (error, turn_error) = (attempt.error(HIDDEN), attempt.error(TURN));
    let facts = Memo::new(move |_| {
        let opened = seen.opened.get().ok()?;
        how.with(|how| Some(Facts::of(&opened, how, &file.tool)))
    });
    let made = move || seen.made.get().and_then(Result::ok);
    // Also where the rows can't be put together: then they can be read as they are.
    let asked = Memo::new(move |_| made().and_then(|made| made.questions.clone()));
    let is_wider =
        Memo::new(move |_| made().is_some_and(|made| made.table.as_ref().is_ok_and(|table| table.wider)));
    let turned = move || asked.get().map(|asked| questions(how, asked, turn_error));
    let warnings = move || {
        facts.get().map(|facts| {
            view! {
                {(!are_usual(facts.known)).then(not_a_list)}
                {(facts.hidden > 0).then(|| hidden_rows(how, facts.hidden, error))}
                {hidden_columns(&facts.hidden_columns)}
                {naming(&facts.naming)}
                {apostrophes(facts.apostrophes)}
            }
        })
    };
    view! { {warnings}{move || is_wider.get().then(wider)}{turned} }
}

/// What is to be said about the file as it is read. The warnings are redrawn only if it changes, so that the focus stays.
#[derive(Clone, PartialEq)]
struct Facts {
    known: usize,
    hidden: usize,
    hidden_columns: Vec<usize>,
    naming: Vec<Naming>,
    apostrophes: usize,
}

impl Facts {
    fn of(opened: &Opened, how: &HowRead, tool: &AuditTool) -> Self {
        let headings = opened.headings(how);
        Self {
            known: known_in(&opened.grid, headings, tool),
            hidden: opened.grid.hidden_rows(headings),
            hidden_columns: opened.grid.hidden_columns.iter().copied().collect(),
            naming: opened.naming(how),
            apostrophes: opened.grid.apostrophes,
        }
    }
}

fn not_a_list() -> impl IntoView {
    view! {
        <WarningText>
            "This does not look like a list of audits: no row has headings such as “Case reference”, “Overall grade” or the \
             names of practice areas. If it is one, choose the row with its headings below; otherwise go back and choose \
             another file."
        </WarningText>
    }
}

fn wider() -> impl IntoView {
    view! {
        <WarningText>
            "Every row has more cells than there are headings. Some programs end each row with a comma, which does no harm. A comma \
             inside a text does: check below that each text is under the right heading."
        </WarningText>
    }
}

fn questions(how: RwSignal<HowRead>, asked: Asked, error: Signal<Option<String>>) -> impl IntoView {
    let Asked {
        question,
        answer,
        audit,
        day,
        lost,
    } = asked;
    let apart = match day {
        Some(day) => format!("“{audit}” and “{day}” tell the audits apart"),
        None => format!("“{audit}” tells the audits apart, because no column has the day of the audit"),
    };
    let text = format!(
        "This file has one row for each question. The questions are in the column “{question}”, and the answers in “{answer}”. \
         {apart}."
    );
    let lost = (!lost.is_empty()).then(|| {
        let lost = format!(
            "If the rows of each audit are put together, these columns are not imported, because they differ from question to \
             question: {}.",
            lost.join("; ")
        );
        view! { <p class="govuk-body">{lost}</p> }
    });
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
    view! {
        <InsetText><p class="govuk-body">{text}</p>{lost}</InsetText>
        <Radios id=TURN legend="How should it be read?" error choices value on_choose=choose small=true />
    }
}

fn hidden_rows(how: RwSignal<HowRead>, hidden: usize, error: Signal<Option<String>>) -> impl IntoView {
    let value = Signal::derive(move || {
        let with = how.with(|how| how.with_hidden)?;
        Some(if with { "read" } else { "leave" }.to_owned())
    });
    let choose = move |chosen: String| how.update(|how| how.with_hidden = Some(chosen == "read"));
    let legend = format!(
        "{} hidden in Excel. Include them?",
        count(hidden, "row is", "rows are")
    );
    let choices = vec![
        Choice::new("leave", "No, leave them out"),
        Choice::new("read", "Yes, include them"),
    ];
    view! {
        <Radios id=HIDDEN legend hint="Rows are often hidden by a filter: drafts, or audits that were withdrawn" error choices value
            on_choose=choose small=true />
    }
}

fn hidden_columns(hidden: &[usize]) -> impl IntoView + use<> {
    (!hidden.is_empty()).then(|| {
        let names: Vec<String> = hidden.iter().take(12).map(|column| letters(*column)).collect();
        let columns = count(hidden.len(), "column is", "columns are");
        let text = format!(
            "{columns} hidden in Excel: {}. A hidden column is used only if you choose it.",
            names.join(", ")
        );
        view! { <InsetText>{text}</InsetText> }
    })
}

fn naming(naming: &[Naming]) -> impl IntoView + use<> {
    (!naming.is_empty()).then(|| {
        let names: Vec<String> = naming.iter().map(|one| format!("{} “{}”", letters(one.column), one.heading)).collect();
        let text = format!(
            "The file seems to name children or families: {}. Delete such columns from the file before you pass it on. They are \
             not imported unless you choose them.",
            names.join(", ")
        );
        view! { <WarningText>{text}</WarningText> }
    })
}

fn apostrophes(n: usize) -> impl IntoView {
    (n > 0).then(|| {
        let text = format!(
            "{} an apostrophe that Excel or another program had added. It is left out.",
            count(n, "cell began with", "cells began with")
        );
        view! { <InsetText>{text}</InsetText> }
    })
}
