//! Asks for the spreadsheet to import.

use leptos::prelude::*;

use super::{File, Step};
use crate::{
    app::{
        browser::{Browser, Picked},
        files::import::{first_tool, open, workbook},
        session::Session,
    },
    exchange::sheet::{
        source::Source,
        table::{MOST_BYTES, TableFault},
        text::is_zip,
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        parts::{Button, FileField, Form},
    },
};

const FIELD: &str = "spreadsheet";

/// The form to choose a file.
#[component]
pub fn Choose(session: Session, page: Owner, attempt: Attempt, go: Callback<Step>) -> impl IntoView {
    let browser = Browser::here();
    let arrived = Callback::new(move |next: Result<Step, String>| match next {
        Ok(step) => {
            attempt.end();
            go.try_run(step);
        }
        Err(why) => attempt.refuse_at(FIELD, why),
    });
    let read = Callback::new(move |picked: Picked| next(session, page.clone(), browser, picked, arrived));
    let choose = move |()| {
        attempt.begin();
        browser.once_drawn(move || browser.read_file.run((FIELD.to_owned(), MOST_BYTES, read)));
    };
    let busy = attempt.busy();
    view! {
        <AttemptSummary attempt />
        <p class="govuk-body">
            "Audits that were recorded in Excel or an online form can be imported. You see how the file is read, say what \
             each column means, and see which audits would be added before anything is stored. The rules are the same as \
             for audits that are written here."
        </p>
        <p class="govuk-body">
            "Before you choose the file, remove names from it: a case reference is all that is needed. The spreadsheet itself \
             is not changed. Delete it when you no longer need it."
        </p>
        <Form on_submit=choose>
            <FileField id=FIELD label="Spreadsheet" hint="A CSV file, or an Excel workbook (.xlsx). At most 25 MB and 20,000 rows"
                error=attempt.error(FIELD) on_change=move || attempt.clear() />
            <Button submit=true busy>{move || if busy.get() { "Opening…" } else { "Open it" }}</Button>
        </Form>
    }
}

/// Reads the chosen file and passes on the next step, or the reason why the file cannot be used.
fn next(
    session: Session,
    page: Owner,
    browser: Browser,
    picked: Picked,
    arrived: Callback<Result<Step, String>>,
) {
    // The user may have left the page in the meantime.
    let arrived = move |next| _ = arrived.try_run(next);
    let bytes = match picked {
        Picked::File(bytes) => bytes,
        Picked::Nothing => return arrived(Err("Choose a spreadsheet first.".to_owned())),
        Picked::TooBig | Picked::TooMuch => return arrived(Err(TableFault::TooBig.to_string())),
        Picked::Refused(why) => {
            return arrived(Err(format!(
                "The browser could not read the file ({why}). Close it in Excel, and choose it again."
            )));
        }
    };
    // A workbook's bytes go on to the second program.
    if is_zip(&bytes) {
        let answered = Callback::new(move |answer: Result<String, String>| {
            let source = answer.map_err(not_loaded).and_then(|answer| workbook(&answer));
            arrived(source.and_then(|source| shown(session, &page, source)));
        });
        return browser.read_workbook.run((bytes, answered));
    }
    match open(bytes) {
        Err(fault) => arrived(Err(fault.to_string())),
        Ok(source) => arrived(shown(session, &page, source)),
    }
}

/// The step that shows what the file is.
fn shown(session: Session, page: &Owner, source: Source) -> Result<Step, String> {
    let tool = first_tool(session).ok_or_else(no_tool)?;
    Ok(Step::File(File::new(page, source, tool)))
}

pub(super) fn no_tool() -> String {
    "There is no audit tool on this device that the audits could be made with.".to_owned()
}

fn not_loaded(why: String) -> String {
    // The words of `web/read-workbook.js`.
    if why.contains("not fetched") {
        return "A part of Plumbline that reads workbooks could not be fetched. Check the connection. If a new version was \
                started in another tab, reload this page. Then choose the file again. Nothing was changed."
            .to_owned();
    }
    format!(
        "This workbook could not be read ({why}). Save it from Excel as “CSV UTF-8”, and choose that file. Nothing was \
         changed."
    )
}
