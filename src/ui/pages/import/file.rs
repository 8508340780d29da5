//! Shows what a file is and how it is read. Everything that was found out about it can be changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    File, Seen, Step, Work,
    choose::no_tool,
    headings::{ChooseHeadings, ROW},
    warnings::{HIDDEN, Warnings},
};
use crate::{
    app::session::Session,
    exchange::sheet::{
        day::Epoch,
        separator::Separator,
        source::{HowRead, Source},
        table::Table,
        text::{Encoding, passages},
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        count::count,
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
    let how = file.how;
    let opened: Seen = {
        let file = file.clone();
        Memo::new(move |_| how.with(|how| file.source.open(how, &file.tool)).map(Arc::new))
    };
    let next = {
        let file = file.clone();
        move |()| match table(&file, opened) {
            Ok(table) => match Work::begin(session, &page, table, Some(file.clone())) {
                Some(work) => go.run(Step::Columns(work)),
                None => attempt.fail(no_tool()),
            },
            Err((field, why)) => attempt.refuse_at(field, why),
        }
    };
    let controls = match &*file.source {
        Source::Csv(bytes) => text_file(bytes, how, opened),
        Source::Workbook(_) => workbook(&file),
    };
    view! {
        <AttemptSummary attempt />
        {controls}
        <Warnings file=file.clone() opened error=attempt.error(HIDDEN) />
        <Form on_submit=next>
            <ChooseHeadings file opened error=attempt.error(ROW) />
            <Button submit=true>"Go on to the columns"</Button>
        </Form>
    }
}

/// The table, or what has to be answered or changed first, with the id of its control.
fn table(file: &File, opened: Seen) -> Result<Table, (&'static str, String)> {
    let how = file.how.get_untracked();
    let opened = opened
        .get_untracked()
        .map_err(|fault| (first_control(&file.source), fault.to_string()))?;
    if opened.grid.hidden_rows(opened.headings) > 0 && how.with_hidden.is_none() {
        return Err((HIDDEN, "Choose whether the hidden rows are read".to_owned()));
    }
    let table = opened.table(&how, &file.tool);
    table.map_err(|why| (ROW, why.to_string()))
}

fn first_control(source: &Source) -> &'static str {
    match source {
        Source::Csv(_) => ENCODING,
        Source::Workbook(_) => SHEET,
    }
}

/// Changes how the file is read. The rows with the headings are looked for again.
fn change(how: RwSignal<HowRead>, change: impl FnOnce(&mut HowRead)) {
    how.update(|how| {
        change(how);
        how.headings = None;
        how.with_hidden = None;
    });
}

fn text_file(bytes: &[u8], how: RwSignal<HowRead>, opened: Seen) -> AnyView {
    let encodings = Encoding::ALL
        .map(|encoding| Choice::new(encoding.word(), encoding.label()))
        .to_vec();
    let separators = Separator::ALL
        .map(|one| Choice::new(one.word(), one.label()))
        .to_vec();
    // What was found out, as long as nobody has chosen.
    let used = move || opened.with(|opened| opened.as_ref().ok().and_then(|opened| opened.csv));
    let encoding = Signal::derive(move || {
        let encoding = how.with(|how| how.csv.encoding).or(used().map(|used| used.0));
        encoding.map(|encoding| encoding.word().to_owned())
    });
    let separator = Signal::derive(move || {
        let separator = how.with(|how| how.csv.separator).or(used().map(|used| used.1));
        separator.map(|separator| separator.word().to_owned())
    });
    let encode = move |chosen: Option<String>| {
        let encoding = Encoding::ALL
            .into_iter()
            .find(|one| chosen.as_deref() == Some(one.word()));
        change(how, |how| how.csv.encoding = encoding);
    };
    let separate = move |chosen: Option<String>| {
        let separator = Separator::ALL
            .into_iter()
            .find(|one| chosen.as_deref() == Some(one.word()));
        change(how, |how| how.csv.separator = separator);
    };
    let either = passages(bytes);
    let doubtful = move || {
        let encoding = used()?.0;
        let [(_, windows), (_, mac)] = either.clone()?;
        matches!(encoding, Encoding::Windows1252 | Encoding::MacRoman).then(|| view! {
            <InsetText>
                <p class="govuk-body">"The file does not say how its letters are stored. Look whether this passage is right, and choose \
                    the other encoding below if it is not:"</p>
                <ul class="govuk-list govuk-list--bullet">
                    <li>"Windows: “"{windows}"”"</li>
                    <li>"Macintosh: “"{mac}"”"</li>
                </ul>
            </InsetText>
        })
    };
    view! {
        <p class="govuk-body">"This is a text file with separators (CSV)."</p>
        {doubtful}
        <Select id=ENCODING label="Encoding of the letters" choices=encodings value=encoding on_choose=encode prompt="Find it out" />
        <Select id=SEPARATOR label="What separates the cells" choices=separators value=separator on_choose=separate prompt="Find it out" />
    }
    .into_any()
}

fn workbook(file: &File) -> AnyView {
    let how = file.how;
    let likely = file.source.likely_sheet(&file.tool);
    let sheet = Signal::derive(move || Some(how.with(|how| how.sheet).unwrap_or(likely).to_string()));
    let choose = move |chosen: String| change(how, |how| how.sheet = chosen.parse().ok());
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
    let epochs = vec![
        Choice::new("1900", "1900, as nearly always"),
        Choice::new("1904", "1904, as on older Macs"),
    ];
    let stored = book.epoch();
    let epoch = Signal::derive(move || {
        let epoch = how.with(|how| how.epoch).unwrap_or(stored);
        Some(if epoch == Epoch::From1904 { "1904" } else { "1900" }.to_owned())
    });
    let count_from = move |chosen: String| {
        let epoch = if chosen == "1904" {
            Epoch::From1904
        } else {
            Epoch::From1900
        };
        how.update(|how| how.epoch = Some(epoch));
    };
    let old_mac = (stored == Epoch::From1904).then(|| view! {
        <InsetText>"This workbook counts its days from 1904. Dates that are stored as plain numbers are read so."</InsetText>
    });
    view! {
        <p class="govuk-body">"This is an Excel workbook."</p>
        {several.then(|| view! {
            <Radios id=SHEET legend="Which sheet has the audits?" choices value=sheet on_choose=choose />
            <p class="govuk-body">{others}</p>
        })}
        {hidden}
        {old_mac}
        <Radios id=EPOCH legend="From which year are its days counted?" choices=epochs value=epoch on_choose=count_from small=true inline=true />
    }
    .into_any()
}
