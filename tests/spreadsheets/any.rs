//! Files that are cut off or changed in many places are read or refused: nothing falls over, and no row is lost.

use plumbline::{
    domain::tool::AuditTool,
    exchange::sheet::{
        answers::Answers,
        gaps::gaps,
        rows::read_rows,
        source::{HowRead, Opened},
        table::{Table, WhyLeftOut},
        text::is_zip,
        turned,
    },
};

use crate::{TODAY, bytes_of, mapped, source_of};

/// What was done with all the files of a test.
#[derive(Default, Debug)]
struct Done {
    refused: usize,
    tables: usize,
    turned: usize,
    audits: usize,
}

impl Done {
    /// Goes through all the steps of the import with a file.
    fn go_through(&mut self, bytes: Vec<u8>) {
        let tool = AuditTool::shipped();
        let how = HowRead {
            as_it_stands: true,
            ..HowRead::default()
        };
        let opened = source_of(bytes)
            .ok()
            .and_then(|source| source.open(how.cells, &tool).ok());
        let Some(opened) = opened else {
            self.refused += 1;
            return;
        };
        let _ = (opened.naming(&how), opened.has_counted_days());
        let Ok(made) = opened.table(&how, &tool) else {
            self.refused += 1;
            return;
        };
        let table = made.table.expect("is not turned");
        assert_every_row_is_in(&table, &opened, &how);
        self.read(&table);
        if made.questions.is_some() {
            let made = opened.table(&HowRead::default(), &tool).expect("is a table");
            if let Ok(together) = made.table {
                assert_every_answer_is_in(&together, &table);
                self.turned += 1;
                self.read(&together);
            }
        }
    }

    fn read(&mut self, table: &Table) {
        let tool = AuditTool::shipped();
        let mapping = mapped(table, &tool);
        let _ = gaps(&mapping, table, &tool, &Answers::default());
        let rows = read_rows(table, &mapping, &tool, &Answers::default(), TODAY);
        let told = rows.taken.len() + rows.refused.len() + rows.repeated.len();
        assert_eq!(told, table.rows().len() + table.spilled.len());
        self.tables += 1;
        self.audits += rows.taken.len();
    }
}

/// Every row below the headings is one to read, or is said to be left out or too wide.
fn assert_every_row_is_in(table: &Table, opened: &Opened, how: &HowRead) {
    let headings = opened.headings(how);
    let below = opened
        .grid
        .rows
        .iter()
        .skip(headings.at + 1 + usize::from(headings.two_rows));
    let below: Vec<usize> = below.map(|row| row.place).collect();
    let left_out = table.left_out.iter();
    let left_out = left_out.filter(|row| row.why != WhyLeftOut::AboveHeadings);
    let read = table.rows().iter().map(|row| row.place);
    let mut told: Vec<usize> = read
        .chain(table.spilled.iter().copied())
        .chain(left_out.map(|row| row.place))
        .collect();
    told.sort_unstable();
    assert_eq!(told, below);
}

/// Every answer of a table with one row for each question is in the table that was put together from it.
fn assert_every_answer_is_in(together: &Table, table: &Table) {
    let found = turned::find(table, &AuditTool::shipped()).expect("is found");
    let answers = || {
        let rows = table.rows().iter();
        rows.filter(|row| !row.text(found.question).is_empty() && !row.text(found.answer).is_empty())
    };
    let is_question = |heading: &str| answers().any(|row| row.text(found.question) == heading);
    let columns = together.headings().iter().enumerate();
    let columns: Vec<usize> = columns
        .filter(|(_, heading)| is_question(heading))
        .map(|(column, _)| column)
        .collect();
    let cells = together
        .rows()
        .iter()
        .flat_map(|row| columns.iter().map(|column| row.text(*column)));
    let mut kept: Vec<&str> = cells.filter(|text| !text.is_empty()).collect();
    let mut given: Vec<&str> = answers().map(|row| row.text(found.answer)).collect();
    kept.sort_unstable();
    given.sort_unstable();
    assert_eq!(kept, given);
}

fn files() -> Vec<String> {
    let folder = format!("{}/tests/spreadsheets/files", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> = files
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_that_is_cut_off_is_read_or_refused() {
    let mut done = Done::default();
    for name in files() {
        let bytes = bytes_of(&name);
        let parts = if is_zip(&bytes) { 7 } else { 23 };
        for part in 0..=parts {
            done.go_through(bytes[..bytes.len() * part / parts].to_vec());
        }
    }
    assert!(
        done.refused > 0 && done.tables > 0 && done.turned > 0 && done.audits > 0,
        "{done:?}"
    );
}

#[test]
fn a_file_that_is_changed_in_many_places_is_read_or_refused() {
    let mut done = Done::default();
    for name in files().into_iter().filter(|name| name.ends_with(".csv")) {
        let bytes = bytes_of(&name);
        for byte in [b',', b'"', b'\n', b'\'', 0xd5, b';', b'('] {
            for changes in [1, 3, 10, 30] {
                let mut changed = bytes.clone();
                let step = bytes.len() / changes;
                for at in (step / 2..bytes.len()).step_by(step) {
                    changed[at] = byte;
                }
                done.go_through(changed);
            }
        }
    }
    assert!(done.tables > 0 && done.turned > 0 && done.audits > 0, "{done:?}");
}
