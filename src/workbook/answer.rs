//! The answer: the sheets, or what is wrong. It is what `exchange/sheet/workbook.rs` of the page's own module reads.

use serde::Serialize;

/// A workbook's sheets.
#[derive(Serialize, Debug, PartialEq)]
pub struct Workbook {
    /// Those that hold something.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Serialize, Debug, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows that hold something, with their numbers from 1.
    pub rows: Vec<(u32, Vec<String>)>,
}

/// What is wrong with a file.
#[derive(Serialize, Debug, PartialEq)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// An archive with no workbook in it.
    NotAWorkbook,
    /// It contradicts itself or ends early.
    Damaged,
    /// It unpacks to more than is read.
    TooBig {
        /// How much is read, in millions of bytes.
        most_mb: u32,
    },
    /// A sheet has more of something than is read.
    TooMany {
        /// The sheet.
        sheet: String,
        /// How many are read.
        most: u32,
        /// Of what.
        what: &'static str,
    },
}

/// The answer as JSON.
pub fn json(answer: Result<Workbook, Fault>) -> String {
    let text = match answer {
        Ok(workbook) => serde_json::to_string(&workbook),
        Err(fault) => serde_json::to_string(&fault),
    };
    text.expect("texts and whole numbers are JSON")
}
