//! The workbook reader's answer, as tables. XLSX itself is read by a second program (`src/workbook/`), which is fetched
//! only when somebody opens a workbook, so nothing of it may be used here.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::table::{Row, Table, TableFault};

/// A workbook's sheets that are not empty.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Workbook {
    /// The sheets, in the workbook's order.
    pub sheets: Vec<Sheet>,
}

/// A sheet of a workbook.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Each row with its number, from 1, and its texts.
    pub rows: Vec<(usize, Vec<String>)>,
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

impl Sheet {
    /// The sheet as a table.
    ///
    /// # Errors
    /// If it is empty except for headings, or exceeds a limit.
    pub fn table(&self) -> Result<Table, TableFault> {
        let row = |(place, cells): &(usize, Vec<String>)| Row {
            place: *place,
            cells: cells.clone(),
        };
        Table::of(self.rows.iter().map(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_workbook_or_says_what_is_wrong_with_it() {
        let book = read_answer(r#"{"sheets":[{"name":"A","rows":[[1,["Ref"]],[3,["P-1","x"]]]}]}"#);
        let table = book.expect("a workbook").sheets[0].table().expect("a table");
        assert_eq!((table.headings().len(), table.rows()[0].place), (1, 3));
        assert_eq!(read_answer(r#"{"fault":"damaged"}"#), Err(WorkbookFault::Damaged));
        assert_eq!(
            read_answer(r#"{"fault":"too_big","most_mb":100}"#),
            Err(WorkbookFault::TooBig { most_mb: 100 })
        );
        assert_eq!(read_answer("{"), Err(WorkbookFault::Damaged));
    }
}
