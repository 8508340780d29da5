//! The answer: the sheets, or the fault. `exchange/sheet/workbook.rs` in the main program reads it.

use serde::Serialize;

/// A workbook's sheets.
#[derive(Serialize, Debug, PartialEq)]
pub struct Workbook {
    /// The sheets that are not empty.
    pub sheets: Vec<Sheet>,
    /// Whether it counts its days from 1904.
    pub from_1904: bool,
    /// The names of the hidden sheets.
    pub hidden_sheets: Vec<String>,
}

/// A sheet.
#[derive(Serialize, Debug, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The rows that are not empty, with their numbers from 1.
    pub rows: Vec<(u32, Vec<String>)>,
    /// For each of these rows, a letter for each cell: t(ext), n(umber), d(ay), b(oolean), e(rror), f(ormula without a
    /// result). A capital letter, if some of its text is crossed out.
    pub kinds: Vec<String>,
    /// The numbers of the rows that are hidden.
    pub hidden_rows: Vec<u32>,
    /// The columns that are hidden, from 0.
    pub hidden_columns: Vec<u32>,
    /// Cells that are merged with those to their right: the row's number, first and last column.
    pub merged: Vec<(u32, u32, u32)>,
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
    /// A cell holds an error that the reader does not know.
    UnknownError {
        /// The sheet.
        sheet: String,
        /// The error.
        error: String,
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
