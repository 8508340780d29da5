//! A table of texts: headings and rows, from CSV or a workbook. It knows nothing of audits.

use thiserror::Error;

use crate::domain::words::is_blank;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 25_000_000;
/// The most rows under the headings.
pub const MOST_ROWS: usize = 20_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 200;
/// The longest text in a cell, in bytes of UTF-8.
pub const MOST_CELL: usize = 64 * 1024;

/// Headings and rows of texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    headings: Vec<String>,
    rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub place: usize,
    /// Its texts, trimmed: one for each heading, or more if the row is longer.
    pub cells: Vec<String>,
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
    /// A table of rows with their places. The first row that is not blank contains the headings. Blank rows are left
    /// out, and so are columns at the end with neither heading nor text.
    ///
    /// # Errors
    /// If it is empty, or exceeds a limit.
    pub fn of(rows: impl IntoIterator<Item = Row>) -> Result<Self, TableFault> {
        let mut rows = rows.into_iter().map(trimmed).filter(|row| !row.cells.is_empty());
        let first = rows.next().ok_or(TableFault::Empty)?;
        check(&first)?;
        let mut table = Self {
            headings: first.cells,
            rows: Vec::new(),
        };
        for mut row in rows {
            check(&row)?;
            if table.rows.len() == MOST_ROWS {
                return Err(TableFault::TooManyRows);
            }
            if row.cells.len() < table.headings.len() {
                row.cells.resize(table.headings.len(), String::new());
            }
            table.rows.push(row);
        }
        if table.rows.is_empty() {
            return Err(TableFault::NoRows);
        }
        Ok(table)
    }

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

impl Row {
    /// The text in a column; empty if the row has none.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
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

/// Texts without white space around them. Empty cells at the end of a row are removed; a blank row becomes empty.
fn trimmed(row: Row) -> Row {
    let trim = |cell: String| match cell.trim() {
        text if is_blank(text) => String::new(),
        text if text.len() == cell.len() => cell,
        text => text.to_owned(),
    };
    let mut cells: Vec<String> = row.cells.into_iter().map(trim).collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    Row { cells, ..row }
}

fn check(row: &Row) -> Result<(), TableFault> {
    let place = row.place;
    if row.cells.len() > MOST_COLUMNS {
        return Err(TableFault::TooManyColumns { place });
    }
    match row.cells.iter().position(|cell| cell.len() > MOST_CELL) {
        None => Ok(()),
        Some(column) => Err(TableFault::CellTooLong {
            place,
            column: letters(column),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(place: usize, cells: &[&str]) -> Row {
        Row {
            place,
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
        }
    }

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

    #[test]
    fn blank_rows_and_the_empty_ends_of_rows_are_no_part_of_a_table() {
        let table = Table::of([
            row(1, &["", "  "]),
            row(2, &["Ref ", "Grade", "", " "]),
            row(3, &["", "\u{a0}"]),
            row(4, &[" P-1 "]),
        ])
        .expect("a table");
        assert_eq!(table.headings(), ["Ref", "Grade"]);
        assert_eq!(table.rows(), [row(4, &["P-1", ""])]);
    }

    #[test]
    fn what_is_more_than_is_read_is_named_with_its_place() {
        let wide: Vec<&str> = vec!["x"; MOST_COLUMNS + 1];
        assert_eq!(
            Table::of([row(1, &["a"]), row(7, &wide)]),
            Err(TableFault::TooManyColumns { place: 7 })
        );
        let long = "x".repeat(MOST_CELL + 1);
        let fault = TableFault::CellTooLong {
            place: 9,
            column: "B".to_owned(),
        };
        assert_eq!(Table::of([row(1, &["a"]), row(9, &["", &long])]), Err(fault));
        let many = (1..).take(MOST_ROWS + 2).map(|n| row(n, &["x"]));
        assert_eq!(Table::of(many), Err(TableFault::TooManyRows));
        assert_eq!(Table::of([]), Err(TableFault::Empty));
        assert_eq!(Table::of([row(1, &["a"])]), Err(TableFault::NoRows));
    }
}
