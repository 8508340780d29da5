//! Spreadsheets as people really have them: each file in `files/` is one that some other tool read wrongly. Opened, guessed
//! and read as the page does it, without a browser.

#[path = "../../src/workbook/answer.rs"]
mod answer;
mod any;
#[path = "../../src/workbook/archive.rs"]
mod archive;
mod cases;
#[path = "../../src/workbook/facts.rs"]
mod facts;
#[path = "../../src/workbook/read.rs"]
mod read;

use jiff::civil::{Date, date};
use plumbline::{
    app::files::import::{open, workbook},
    domain::tool::AuditTool,
    exchange::sheet::{
        answers::Answers,
        field::Field,
        guess::guess,
        mapping::{Feed, Mapping, MissingText},
        rows::{Rows, read_rows},
        source::{HowRead, Opened, Source},
        table::Table,
        text::is_zip,
        words::Said,
    },
};

const TODAY: Date = date(2025, 1, 10);

fn bytes_of(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/spreadsheets/files/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("the file is there")
}

/// What the page makes of the bytes of a file.
fn source_of(bytes: Vec<u8>) -> Result<Source, String> {
    if is_zip(&bytes) {
        workbook(&answer::json(read::read(&bytes)))
    } else {
        open(bytes).map_err(|fault| fault.to_string())
    }
}

/// The guessed mapping; what cannot be guessed is answered as docs/import.md does for the sample.
fn mapped(table: &Table, tool: &AuditTool) -> Mapping {
    let mut mapping = guess(table, tool);
    for (field, value) in [("audit-type", "monthly"), ("from", "6")] {
        let field = field.parse().expect("a field");
        mapping
            .fields
            .entry(field)
            .or_insert(Feed::Same(value.to_owned()));
    }
    for field in Field::areas(tool)
        .into_iter()
        .filter(|field| field.vocabulary().is_some())
    {
        let none = Feed::Same("not applicable".to_owned());
        mapping.fields.entry(field).or_insert(none);
    }
    mapping.missing = Some(MissingText::State);
    mapping
}

/// A file of `files/`, opened and mapped.
struct Case {
    source: Source,
    opened: Opened,
    table: Table,
    mapping: Mapping,
    answers: Answers,
}

impl Case {
    fn open(name: &str) -> Self {
        Self::open_as(name, &HowRead::default())
    }

    fn open_as(name: &str, how: &HowRead) -> Self {
        let tool = AuditTool::shipped();
        let bytes = bytes_of(name);
        let source = source_of(bytes).expect("a spreadsheet");
        let opened = source.open(how.cells, &tool).expect("is opened");
        let made = opened.table(how, &tool).expect("a table");
        let table = made.table.expect("the rows are put together");
        let mapping = mapped(&table, &tool);
        Self {
            source,
            opened,
            table,
            mapping,
            answers: Answers::default(),
        }
    }

    fn rows(&self) -> Rows {
        read_rows(
            &self.table,
            &self.mapping,
            &AuditTool::shipped(),
            &self.answers,
            TODAY,
        )
    }

    /// The row and the day of each audit that would be added.
    fn taken(&self) -> Vec<(usize, String)> {
        let day = |at: jiff::Timestamp| at.to_string()[..10].to_owned();
        self.rows()
            .taken
            .iter()
            .map(|row| (row.place, day(row.entry.at)))
            .collect()
    }

    /// The rows that would be added.
    fn places(&self) -> Vec<usize> {
        self.rows().taken.iter().map(|row| row.place).collect()
    }

    /// Why a row is refused.
    fn refused(&self, place: usize) -> Vec<String> {
        let rows = self.rows();
        let row = rows.refused.iter().find(|row| row.place == place);
        let row = row.unwrap_or_else(|| panic!("row {place} is refused"));
        row.problems.iter().map(|problem| problem.text.clone()).collect()
    }

    /// The heading of the column that a field is guessed from.
    fn guessed(&self, field: &str) -> Option<String> {
        let column = self.mapping.column(&field.parse().expect("a field"))?;
        Some(self.table.headings()[column].clone())
    }

    /// The words whose meaning is asked.
    fn asked(&self) -> Vec<String> {
        let open = self.mapping.open_words(&self.table, &AuditTool::shipped());
        open.into_iter().map(|(_, word)| word.written).collect()
    }

    /// Says what a word means.
    fn means(&mut self, written: &str, value: &str) {
        let open = self.mapping.open_words(&self.table, &AuditTool::shipped());
        let (vocabulary, word) = open
            .into_iter()
            .find(|(_, word)| word.written == written)
            .expect("is asked");
        let words = self.mapping.words.entry(vocabulary).or_default();
        words.insert(word.form, Said::Means(value.to_owned()));
    }
}
