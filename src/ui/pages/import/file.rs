//! Shows what a file is and how it is read. Everything that was found out about it can be changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    File, Seen, Step,
    choose::no_tool,
    headings::{ChooseHeadings, ROW},
    warnings::{HIDDEN, TURN, Warnings},
};
use crate::{
    app::session::Session,
    exchange::sheet::{
        day::{Epoch, counted},
        separator::Separator,
        source::{CellsRead, HowRead, Source},
        table::{Table, TableFault},
        text::{Encoding, passages},
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        count::count,
        dates,
        parts::{Button, Choice, Form, InsetText, Radios, Select},
    },
};

const SHEET: &str = "import-sheet";
const ENCODING: &str = "import-encoding";
const SEPARATOR: &str = "import-separator";
const EPOCH: &str = "import-epoch";

/// What the file is, with a control for each thing that was found out.
#[component]
pub fn ShowFile(
    session: Session,
    page: Owner,
    file: File,
    attempt: Attempt,
    go: Callback<Step>,
) -> impl IntoView {
    let seen = look(&file);
    let how = file.how;
    // A message about an answer goes when the answer changes.
    Effect::new(move |before: Option<()>| {
        how.track();
        if before.is_some() {
            attempt.clear();
        }
    });
    let next = {
        let file = file.clone();
        move |()| match table(&file, seen) {
            Ok(table) => match file.work(session, &page, table) {
                Some(work) => go.run(Step::Columns(work)),
                None => attempt.fail(no_tool()),
            },
            Err((field, why)) => attempt.refuse_at(field, why),
        }
    };
    let controls = match &*file.source {
        Source::Csv(bytes) => text_file(bytes, how, seen, attempt),
        Source::Workbook(_) => workbook(&file, seen, attempt),
    };
    view! {
        <AttemptSummary attempt />
        {controls}
        <Warnings file=file.clone() seen attempt />
        <Form on_submit=next>
            <ChooseHeadings file seen error=attempt.error(ROW) />
            <Button submit=true>"Continue to the columns"</Button>
        </Form>
    }
}

/// The file as it is read. Its cells are read again only if they are to be read in another way.
fn look(file: &File) -> Seen {
    let how = file.how;
    let cells = Memo::new(move |_| how.with(|how| how.cells));
    let opened = {
        let file = file.clone();
        Memo::new_with_compare(
            move |_| file.source.open(cells.get(), &file.tool).map(Arc::new),
            |_, _| true,
        )
    };
    let tool = file.tool.clone();
    let made = Memo::new_with_compare(
        move |_| {
            let opened = opened.get().ok()?;
            let made = how.with(|how| opened.table(how, &tool));
            Some(made.map(Arc::new))
        },
        |_, _| true,
    );
    Seen { opened, made }
}

/// The table, or what has to be answered or changed first, with the id of its control.
fn table(file: &File, seen: Seen) -> Result<Table, (&'static str, String)> {
    let how = file.how.get_untracked();
    let opened = seen.opened.get_untracked();
    let opened = opened.map_err(|fault| (first_control(&file.source), fault.to_string()))?;
    if opened.asks_about_hidden_rows(&how) {
        return Err((HIDDEN, "Choose whether to include the hidden rows".to_owned()));
    }
    // There is an answer: the file was opened.
    let made = seen.made.get_untracked().unwrap_or(Err(TableFault::Empty));
    let made = made.map_err(|fault| (ROW, fault.to_string()))?;
    made.table.clone().map_err(|why| (TURN, why.to_string()))
}

fn first_control(source: &Source) -> &'static str {
    match source {
        Source::Csv(_) => ENCODING,
        Source::Workbook(_) => SHEET,
    }
}

/// Changes how the cells are read. What was said about the rows is forgotten: they are other rows now.
fn change(how: RwSignal<HowRead>, change: impl FnOnce(&mut CellsRead)) {
    how.update(|how| {
        let mut cells = how.cells;
        change(&mut cells);
        *how = HowRead {
            cells,
            ..HowRead::default()
        };
    });
}

const AUTOMATIC: &str = "automatic";

fn text_file(bytes: &[u8], how: RwSignal<HowRead>, seen: Seen, attempt: Attempt) -> AnyView {
    let automatic = || std::iter::once(Choice::new(AUTOMATIC, "Automatic"));
    let encodings = Encoding::ALL.map(|encoding| Choice::new(encoding.word(), encoding.label()));
    let separators = Separator::ALL.map(|one| Choice::new(one.word(), one.label()));
    let used = move || {
        seen.opened
            .with(|opened| opened.as_ref().ok().and_then(|opened| opened.csv))
    };
    let encoding = Signal::derive(move || {
        let chosen = how.with(|how| how.cells.csv.encoding);
        Some(chosen.map_or(AUTOMATIC, Encoding::word).to_owned())
    });
    let separator = Signal::derive(move || {
        let chosen = how.with(|how| how.cells.csv.separator);
        Some(chosen.map_or(AUTOMATIC, Separator::word).to_owned())
    });
    let encode = move |chosen: Option<String>| {
        let encoding = Encoding::ALL
            .into_iter()
            .find(|one| chosen.as_deref() == Some(one.word()));
        change(how, |cells| cells.csv.encoding = encoding);
    };
    let separate = move |chosen: Option<String>| {
        let separator = Separator::ALL
            .into_iter()
            .find(|one| chosen.as_deref() == Some(one.word()));
        change(how, |cells| cells.csv.separator = separator);
    };
    let read_as = move || {
        let (encoding, separator) = used()?;
        let text = format!(
            "This is a text file (CSV), read as {} text, with {} between the cells.",
            encoding.short(),
            separator.plural()
        );
        Some(view! { <p class="govuk-body">{text}</p> })
    };
    let either = passages(bytes);
    let doubtful = move || {
        let encoding = used()?.0;
        let [(_, windows), (_, mac)] = either.clone()?;
        matches!(encoding, Encoding::Windows1252 | Encoding::MacRoman).then(|| view! {
            <InsetText>
                <p class="govuk-body">"The file does not say how its letters are stored. Look at this passage in both, and choose the \
                    one that is right:"</p>
                <ul class="govuk-list govuk-list--bullet">
                    <li>"Windows: “"{windows}"”"</li>
                    <li>"Macintosh: “"{mac}"”"</li>
                </ul>
            </InsetText>
        })
    };
    view! {
        {read_as}
        {doubtful}
        <Select id=ENCODING label="How letters are stored" choices=automatic().chain(encodings).collect() value=encoding
            on_choose=encode error=attempt.error(ENCODING) />
        <Select id=SEPARATOR label="Separator between the cells" choices=automatic().chain(separators).collect() value=separator
            on_choose=separate />
    }
    .into_any()
}

fn workbook(file: &File, seen: Seen, attempt: Attempt) -> AnyView {
    let how = file.how;
    let likely = file.source.likely_sheet(&file.tool);
    let sheet = Signal::derive(move || Some(how.with(|how| how.cells.sheet).unwrap_or(likely).to_string()));
    let choose = move |chosen: String| change(how, |cells| cells.sheet = chosen.parse().ok());
    let Source::Workbook(book) = &*file.source else {
        return ().into_any();
    };
    let choices: Vec<Choice> = book
        .sheets
        .iter()
        .enumerate()
        .map(|(at, sheet)| {
            let rows = count(sheet.rows.len(), "row", "rows");
            Choice::new(at.to_string(), sheet.name.clone()).hint(rows)
        })
        .collect();
    let several = choices.len() > 1;
    let others = {
        let names: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        move || {
            let chosen = sheet.get();
            let others = names
                .iter()
                .enumerate()
                .filter(|(at, _)| Some(at.to_string()) != chosen);
            let others: Vec<&str> = others.map(|(_, name)| name.as_str()).collect();
            format!(
                "One sheet is imported at a time. Not read now: {}.",
                others.join(", ")
            )
        }
    };
    let hidden = (!book.hidden_sheets.is_empty()).then(|| {
        let names = book.hidden_sheets.join(", ");
        view! { <p class="govuk-body">{format!("Hidden sheets are not read: {names}. To import one, unhide it in Excel.")}</p> }
    });
    view! {
        <p class="govuk-body">"This is an Excel workbook."</p>
        {several.then(|| view! {
            <Radios id=SHEET legend="Which sheet has the audits?" choices value=sheet on_choose=choose error=attempt.error(SHEET) />
            <p class="govuk-body">{others}</p>
        })}
        {hidden}
        <FirstYear how seen stored=book.epoch() />
    }
    .into_any()
}

/// Asks from which year dates that are plain numbers are counted, if there may be such dates.
#[component]
fn FirstYear(how: RwSignal<HowRead>, seen: Seen, stored: Epoch) -> impl IntoView {
    // An example in both.
    const NUMBER: &str = "45610";
    let asked = Memo::new(move |_| {
        stored == Epoch::From1904
            || seen
                .opened
                .with(|opened| opened.as_ref().is_ok_and(|opened| opened.has_counted_days()))
    });
    let choice = |value: &'static str, epoch: Epoch| {
        let day = counted(NUMBER, epoch).map(dates::day).unwrap_or_default();
        Choice::new(value, format!("{NUMBER} is {day}"))
    };
    let value = Signal::derive(move || {
        let epoch = how.with(|how| how.cells.epoch).unwrap_or(stored);
        Some(if epoch == Epoch::From1904 { "1904" } else { "1900" }.to_owned())
    });
    let choose = move |chosen: String| {
        let epoch = if chosen == "1904" {
            Epoch::From1904
        } else {
            Epoch::From1900
        };
        how.update(|how| how.cells.epoch = Some(epoch));
    };
    move || {
        asked.get().then(|| {
            let says = match stored {
                Epoch::From1900 => "The workbook counts its days from 1900, as nearly all do",
                Epoch::From1904 => "The workbook counts its days from 1904, as those of older Macs do",
            };
            let choices = vec![choice("1900", Epoch::From1900), choice("1904", Epoch::From1904)];
            view! {
                <Radios id=EPOCH legend="Which date is a plain number in a column of dates?" hint=says choices value on_choose=choose
                    small=true />
            }
        })
    }
}
