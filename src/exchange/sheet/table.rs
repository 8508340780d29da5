//! A table of texts: headings and rows, from CSV or a workbook. It knows nothing of audits.

use std::collections::BTreeSet;

use thiserror::Error;

use super::{day::Epoch, row::Row};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 25_000_000;
/// The most rows under the headings.
pub const MOST_ROWS: usize = 20_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 1_000;
/// The most cells of all rows together, empty ones included.
pub const MOST_CELLS: usize = 4_000_000;
/// The longest text in a cell, in bytes of UTF-8.
pub const MOST_CELL: usize = 64 * 1024;

/// Headings and rows of texts.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// Whether every row of a CSV file has more cells than there are headings, which may be a comma at the end of each row.
    pub wider: bool,
    /// The places of the rows that have more cells than there are headings.
    pub spilled: Vec<usize>,
    /// The rows that are no audits.
    pub left_out: Vec<LeftOut>,
    /// The columns that the spreadsheet hides.
    pub hidden_columns: BTreeSet<usize>,
    /// The day from which plain numbers are counted, where they are days.
    pub epoch: Epoch,
}

/// A row that is no audit, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// Its number.
    pub place: usize,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why a row is no audit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum WhyLeftOut {
    /// It stands above the headings, and has as many cells as an audit.
    AboveHeadings,
    /// It repeats the headings: two files were put together.
    HeadingsAgain,
    /// It has text in one to three cells, where other rows have many: a total or a note.
    TotalOrNote,
    /// The spreadsheet hides it, and somebody chose to leave such rows out.
    Hidden,
}

/// Why a file is not a table that can be read. Nothing has been changed.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum TableFault {
    /// There are no bytes, or only white space.
    #[error("This file is empty. Save it again from the spreadsheet, and choose that.")]
    Empty,
    /// There are only headings.
    #[error("There are headings and no rows below them. Choose the sheet or the file that has the audits.")]
    NoRows,
    /// More than [`MOST_BYTES`].
    #[error(
        "This file is larger than {} MB. Delete columns and rows that are not needed, save it under another name and \
         choose that.",
        MOST_BYTES / 1_000_000
    )]
    TooBig,
    /// More than [`MOST_ROWS`].
    #[error(
        "There are more than {MOST_ROWS} rows. Split the spreadsheet, for example by year, and import each part."
    )]
    TooManyRows,
    /// More than [`MOST_COLUMNS`].
    #[error(
        "Row {place} has more than {MOST_COLUMNS} columns. Delete those that are not needed, save it under another name \
         and choose that."
    )]
    TooManyColumns {
        /// The row's place.
        place: usize,
    },
    /// More than [`MOST_CELLS`].
    #[error(
        "There are more than {} million cells. Delete columns that are not needed, or split the spreadsheet, for example \
         by year.",
        MOST_CELLS / 1_000_000
    )]
    TooManyCells,
    /// A cell longer than [`MOST_CELL`].
    #[error(
        "The text in row {place}, column {column}, is longer than {} KB. Shorten it; in a CSV file, a quotation mark \
         that is not closed may have swallowed what follows.",
        MOST_CELL / 1024
    )]
    CellTooLong {
        /// The row's place.
        place: usize,
        /// The column's letters.
        column: String,
    },
    /// A quotation mark that opens a text and is never closed.
    #[error(
        "A quotation mark that opens in the row on line {line} is never closed, so everything after it reads as one \
         text. Perhaps the file was cut off. Save it again from the spreadsheet as “CSV UTF-8”."
    )]
    UnclosedQuote {
        /// The line on which its row begins.
        line: usize,
    },
    /// The file ends in the middle of a character.
    #[error(
        "This file was cut off, perhaps while it was being saved or copied. Look for another copy of it."
    )]
    CutOff,
    /// The bytes cannot be in the encoding that was chosen.
    #[error("The file can’t have been written in this encoding. Choose another.")]
    NotThisEncoding,
    /// A picture, a PDF: not text.
    #[error(
        "This is neither a CSV file nor an Excel workbook. In the spreadsheet choose “Save as”, then “CSV UTF-8” or \
         “Excel workbook (.xlsx)”, and choose that file here."
    )]
    NotATable,
    /// A compound file: an .xls file from before Excel 2007, or a workbook with a password.
    #[error(
        "This is an old Excel file (.xls), or a workbook that is locked with a password. Open it in Excel, take the \
         password off if it has one, save it as “Excel workbook (.xlsx)”, and choose that file here."
    )]
    OldOrLocked,
    /// A Plumbline pack or backup, or another file with one JSON value on each line.
    #[error(
        "This is not a spreadsheet but a file of Plumbline’s, or another program’s data. To open what a colleague \
         handed over, or a backup, go back and choose that page."
    )]
    NotASpreadsheet,
}

impl Table {
    /// The headings, as written.
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// The rows under them; at least one.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// A column's name for people: its letters, as spreadsheets show them, and its heading.
    pub fn column_name(&self, column: usize) -> String {
        let letters = letters(column);
        match self.headings.get(column).map(String::as_str) {
            None | Some("") => format!("{letters} (no heading)"),
            Some(heading) => format!("{letters}: {}", one_line(heading, 60)),
        }
    }

    /// Whether another column has the same heading.
    pub fn is_heading_shared(&self, column: usize) -> bool {
        let same = |other: &&String| self.headings.get(column) == Some(other);
        self.headings.iter().filter(same).count() > 1
    }

    /// The columns to choose from: of a very wide table, only those with something other than 0 and 1 in them, because
    /// form programs write a column of these for every possible answer.
    pub fn columns_to_choose(&self) -> Vec<usize> {
        const WIDE: usize = 100;
        let all = 0..self.headings.len();
        if self.headings.len() <= WIDE {
            return all.collect();
        }
        let says_something =
            |column: &usize| self.column(*column).any(|text| !matches!(text, "" | "0" | "1"));
        all.filter(says_something).collect()
    }

    /// The first different texts of a column, at most this many.
    pub fn first_values(&self, column: usize, most: usize) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for value in self.column(column).filter(|value| !value.is_empty()) {
            if found.len() == most {
                break;
            }
            if !found.contains(&value) {
                found.push(value);
            }
        }
        found
    }

    /// A column's texts, row by row.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |row| row.text(column))
    }
}

/// A column's letters: A to Z, then AA.
pub fn letters(column: usize) -> String {
    let mut left = column;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or_default()));
        if left < 26 {
            break;
        }
        left = left / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// A text on one line, with at most this many characters.
pub fn one_line(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_bear_the_letters_that_a_spreadsheet_shows() {
        for (column, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
        ] {
            assert_eq!(letters(column), name);
        }
    }
}
