//! Files that are damaged, cut off or changed anywhere are read or refused, and nothing falls over.

use plumbline::{
    app::files::import::{open, workbook},
    domain::tool::AuditTool,
    exchange::sheet::{
        answers::Answers, gaps::gaps, guess::guess, rows::read_rows, source::HowRead, text::is_zip,
    },
};

use crate::{TODAY, answer, bytes_of, read};

/// Goes through all the steps of the import with a file.
fn go_through(bytes: Vec<u8>) {
    let tool = AuditTool::shipped();
    let source = if is_zip(&bytes) {
        workbook(&answer::json(read::read(&bytes)))
    } else {
        open(bytes).map_err(|fault| fault.to_string())
    };
    let Ok(source) = source else { return };
    for as_it_stands in [false, true] {
        let how = HowRead {
            as_it_stands,
            ..HowRead::default()
        };
        let Ok(opened) = source.open(how.cells, &tool) else {
            continue;
        };
        let _ = (opened.naming(&how), opened.has_counted_days());
        let Ok(Ok(table)) = opened.table(&how, &tool).map(|made| made.table) else {
            continue;
        };
        let mapping = guess(&table, &tool);
        let _ = gaps(&mapping, &table, &tool, &Answers::default());
        let rows = read_rows(&table, &mapping, &tool, &Answers::default(), TODAY);
        let told = rows.taken.len() + rows.refused.len() + rows.repeated.len();
        assert_eq!(
            told,
            table.rows().len() + table.spilled.len(),
            "no row is lost without a word"
        );
    }
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
fn a_file_that_is_cut_off_anywhere_is_read_or_refused() {
    for name in files() {
        let bytes = bytes_of(&name);
        let step = if is_zip(&bytes) {
            bytes.len() / 7
        } else {
            bytes.len() / 23
        };
        for end in (0..bytes.len()).step_by(step.max(1)) {
            go_through(bytes[..end].to_vec());
        }
    }
}

#[test]
fn a_file_that_is_changed_anywhere_is_read_or_refused() {
    for name in files().into_iter().filter(|name| name.ends_with(".csv")) {
        let bytes = bytes_of(&name);
        for (nth, byte) in [b',', b'"', b'\n', b'\'', 0xd5, b';', b'(']
            .into_iter()
            .enumerate()
        {
            let mut changed = bytes.clone();
            for at in (nth..bytes.len()).step_by(61) {
                changed[at] = byte;
            }
            go_through(changed);
        }
    }
}
