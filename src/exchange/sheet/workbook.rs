//! The workbook reader's answer, as tables. XLSX itself is read by a second program (`src/workbook/`), which is fetched
//! only when somebody opens a workbook, so nothing of it may be used here.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    day::Epoch,
    grid::{Grid, Merged},
    kind::Kinds,
    row::Row,
    table::{Table, TableFault},
};
use crate::domain::in_order;

/// A workbook's sheets that are not empty.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Workbook {
    /// The sheets, in the workbook's order.
    pub sheets: Vec<Sheet>,
    /// Whether it counts its days from 1904.
    #[serde(default)]
    pub from_1904: bool,
    /// The names of the sheets that are hidden, and not read.
    #[serde(default)]
    pub hidden_sheets: Vec<String>,
}

/// A sheet of a workbook.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Each row with its number, from 1, and its texts.
    pub rows: Vec<(usize, Vec<String>)>,
    /// For each of these rows, a letter for each cell; see [`Kinds`].
    #[serde(default)]
    pub kinds: Vec<String>,
    /// The numbers of the rows that are hidden.
    #[serde(default)]
    pub hidden_rows: Vec<usize>,
    /// The columns that are hidden, from 0.
    #[serde(default)]
    pub hidden_columns: Vec<usize>,
    /// Cells that are merged with those to their right: row, first and last column.
    #[serde(default)]
    pub merged: Vec<(usize, usize, usize)>,
}

/// Why a workbook can't be read. Nothing has been changed.
#[derive(Clone, PartialEq, Eq, Debug, Error, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum WorkbookFault {
    /// A zip archive without a workbook.
    #[error(
        "This is a zip folder, and not an Excel workbook. If the spreadsheet is in it, take it out first; if it is of \
         another program, save it as “CSV” or “Excel workbook (.xlsx)”."
    )]
    NotAWorkbook,
    /// The archive ends early or contradicts itself.
    #[error(
        "This workbook is damaged or cut off. Open it in Excel, save it again, or look for another copy of it."
    )]
    Damaged,
    /// It unpacks to more than the limit.
    #[error(
        "This workbook unpacks to more than {} MB, which is more than is read. Copy the audits into a new workbook, \
         without pictures and formatting, and choose that.",
        most_mb
    )]
    TooBig {
        /// The limit.
        most_mb: u32,
    },
    /// A cell holds an error that the reader does not know.
    #[error(
        "A cell of the sheet “{sheet}” holds an error that can’t be read ({error}). Correct or delete it in Excel, save the \
         workbook, and choose it again."
    )]
    UnknownError {
        /// The sheet.
        sheet: String,
        /// The error.
        error: String,
    },
    /// A sheet has more rows, columns or texts than the limit.
    #[error(
        "The sheet “{sheet}” has more than {most} {what}. Split it, for example by year, and import each part."
    )]
    TooMany {
        /// The sheet.
        sheet: String,
        /// The limit.
        most: u32,
        /// What is limited.
        what: String,
    },
}

/// The reader's answer.
#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Book(Workbook),
    Fault(WorkbookFault),
}

/// Reads the answer.
///
/// # Errors
/// The fault that the answer reports. An answer that cannot be read is reported as damage.
pub fn read_answer(answer: &str) -> Result<Workbook, WorkbookFault> {
    match serde_json::from_str(answer) {
        Ok(Answer::Book(workbook)) => Ok(workbook),
        Ok(Answer::Fault(fault)) => Err(fault),
        Err(_) => Err(WorkbookFault::Damaged),
    }
}

impl Workbook {
    /// The day from which it counts its days.
    pub fn epoch(&self) -> Epoch {
        if self.from_1904 {
            Epoch::From1904
        } else {
            Epoch::From1900
        }
    }
}

impl Sheet {
    /// Its cells.
    ///
    /// # Errors
    /// If it is empty, or exceeds a limit.
    pub fn grid(&self) -> Result<Grid, TableFault> {
        self.grid_of(usize::MAX)
    }

    /// The first of its rows, among which the headings are looked for.
    ///
    /// # Errors
    /// As [`Sheet::grid`].
    pub fn top(&self) -> Result<Grid, TableFault> {
        self.grid_of(Grid::MOST_ABOVE + 3)
    }

    fn grid_of(&self, most: usize) -> Result<Grid, TableFault> {
        let hidden: BTreeSet<usize> = in_order::set(self.hidden_rows.iter().copied());
        let row = |(at, (place, cells)): (usize, &(usize, Vec<String>))| Row {
            kinds: Kinds::of(self.kinds.get(at).map_or("", String::as_str)),
            hidden: hidden.contains(place),
            ..Row::of_texts(*place, cells.clone())
        };
        let mut grid = Grid::of(self.rows.iter().take(most).enumerate().map(row))?;
        grid.hidden_columns.extend(&self.hidden_columns);
        let merged = self.merged.iter().map(|(place, first, last)| Merged {
            place: *place,
            first: *first,
            last: *last,
        });
        grid.merged = merged.collect();
        Ok(grid)
    }

    /// The sheet as a table whose headings are in the first row.
    ///
    /// # Errors
    /// If it is empty except for headings, or exceeds a limit.
    pub fn table(&self) -> Result<Table, TableFault> {
        self.grid()?.table_from_first()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_workbook_or_says_what_is_wrong_with_it() {
        let book = read_answer(r#"{"sheets":[{"name":"A","rows":[[1,["Ref"]],[3,["P-1","x"]]]}]}"#);
        let table = book.expect("a workbook").sheets[0].table().expect("a table");
        assert_eq!(table.headings(), ["Ref", ""], "a column may have no heading");
        assert_eq!(table.rows()[0].place, 3);
        assert_eq!(read_answer(r#"{"fault":"damaged"}"#), Err(WorkbookFault::Damaged));
        assert_eq!(
            read_answer(r#"{"fault":"too_big","most_mb":100}"#),
            Err(WorkbookFault::TooBig { most_mb: 100 })
        );
        assert_eq!(read_answer("{"), Err(WorkbookFault::Damaged));
    }
}
