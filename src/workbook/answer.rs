//! The answer: the sheets, or the fault. `exchange/sheet/workbook.rs` in the main program reads it.

use serde::Serialize;

/// A workbook's sheets.
#[derive(Serialize, Debug, PartialEq)]
pub struct Workbook {
    /// The sheets that are not empty.
    pub sheets: Vec<Sheet>,
}

/// A sheet.
#[derive(Serialize, Debug, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The rows that are not empty, with their numbers from 1.
    pub rows: Vec<(u32, Vec<String>)>,
}

/// What is wrong with the file.
#[derive(Serialize, Debug, PartialEq)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// An archive without a workbook.
    NotAWorkbook,
    /// The file contradicts itself or ends early.
    Damaged,
    /// It unpacks to more than the limit.
    TooBig {
        /// The limit, in millions of bytes.
        most_mb: u32,
    },
    /// A sheet has more of something than the limit.
    TooMany {
        /// The sheet.
        sheet: String,
        /// The limit.
        most: u32,
        /// What is limited.
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
