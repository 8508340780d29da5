//! A chosen file before anybody has said how it is to be read, and what it shows of itself: the encoding, the separator,
//! the sheets, the day from which days are counted, and what is hidden in it. Each of these can be changed.

use super::{
    csv::{CsvReading, read_csv_as},
    day::Epoch,
    grid::{Grid, Headings},
    headings,
    separator::Separator,
    table::{Table, TableFault},
    text::Encoding,
    turned::{self, AnsweredTwice, Questions},
    words::plain,
    workbook::{Sheet, Workbook},
};
use crate::domain::tool::AuditTool;

/// A chosen file.
#[derive(Clone, PartialEq, Debug)]
pub enum Source {
    /// Text with separators.
    Csv(Vec<u8>),
    /// A workbook.
    Workbook(Workbook),
}

/// How a file is read. What is `None` is found out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HowRead {
    /// The encoding and the separator of a CSV file.
    pub csv: CsvReading,
    /// The sheet of a workbook, counted from 0 among those that are not empty.
    pub sheet: Option<usize>,
    /// The day from which plain numbers are counted.
    pub epoch: Option<Epoch>,
    /// The rows with the headings.
    pub headings: Option<Headings>,
    /// Whether rows that the spreadsheet hides are read. Nothing is assumed.
    pub with_hidden: Option<bool>,
    /// Whether a table with one row for each question is turned into one with one row for each audit. If nobody has
    /// said otherwise, it is.
    pub as_it_stands: bool,
}

/// A file as it is read.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened {
    /// The cells.
    pub grid: Grid,
    /// The encoding and the separator; `None` for a workbook.
    pub csv: Option<(Encoding, Separator)>,
    /// The rows with the headings.
    pub headings: Headings,
    /// How many headings are usual in a list of audits.
    pub known_headings: usize,
}

/// Why a grid is no table of audits yet.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoTable {
    /// The cells are no table.
    #[error("{0}")]
    Table(#[from] TableFault),
    /// It cannot be turned.
    #[error("{0}. Delete one of them, or read the rows as they stand")]
    Turned(#[from] AnsweredTwice),
}

/// A column that the page warns about, because children may be named in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Naming {
    /// The column.
    pub column: usize,
    /// Its heading.
    pub heading: String,
}

impl Source {
    /// The sheets of a workbook that are not empty; none of a CSV file.
    pub fn sheets(&self) -> &[Sheet] {
        match self {
            Self::Csv(_) => &[],
            Self::Workbook(workbook) => &workbook.sheets,
        }
    }

    /// The sheet that is likely to hold the audits: the one with the most usual headings, and of those the first.
    pub fn likely_sheet(&self, tool: &AuditTool) -> usize {
        let known = |sheet: &Sheet| sheet.top().map_or(0, |grid| headings::find(&grid, tool).known);
        let counts: Vec<usize> = self.sheets().iter().map(known).collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        counts.iter().position(|count| *count == most).unwrap_or(0)
    }

    /// The sheets with the same headings as this one, apart from it: a sheet for each month.
    pub fn alike(&self, sheet: usize, tool: &AuditTool) -> Vec<usize> {
        let headings = |at: usize| {
            let grid = self.sheets().get(at)?.top().ok()?;
            let found = headings::find(&grid, tool);
            let table = grid.table(found.headings, true).ok()?;
            (found.known > 1).then(|| {
                table
                    .headings()
                    .iter()
                    .map(|text| plain(text))
                    .collect::<Vec<_>>()
            })
        };
        let Some(own) = headings(sheet) else {
            return Vec::new();
        };
        let others = (0..self.sheets().len()).filter(|other| *other != sheet);
        others
            .filter(|other| headings(*other).as_ref() == Some(&own))
            .collect()
    }

    /// The file as it is read.
    ///
    /// # Errors
    /// If it cannot be read in this way.
    pub fn open(&self, how: &HowRead, tool: &AuditTool) -> Result<Opened, TableFault> {
        let (mut grid, csv) = match self {
            Self::Csv(bytes) => {
                let file = read_csv_as(bytes, how.csv)?;
                (file.grid, Some((file.encoding, file.separator)))
            }
            Self::Workbook(workbook) => {
                let sheet = how.sheet.unwrap_or_else(|| self.likely_sheet(tool));
                let sheet = workbook.sheets.get(sheet).ok_or(TableFault::Empty)?;
                let mut grid = sheet.grid()?;
                grid.epoch = workbook.epoch();
                (grid, None)
            }
        };
        if let Some(epoch) = how.epoch {
            grid.epoch = epoch;
        }
        let found = headings::find(&grid, tool);
        Ok(Opened {
            csv,
            headings: how.headings.unwrap_or(found.headings),
            known_headings: found.known,
            grid,
        })
    }
}

impl Opened {
    /// The table under the headings, turned if it has one row for each question.
    ///
    /// # Errors
    /// If there is none.
    pub fn table(&self, how: &HowRead, tool: &AuditTool) -> Result<Table, NoTable> {
        let table = self.grid.table(self.headings, how.with_hidden != Some(false))?;
        match turned::find(&table, tool).filter(|_| !how.as_it_stands) {
            Some(questions) => Ok(turned::turn(&table, questions)?),
            None => Ok(table),
        }
    }

    /// The columns of a table with one row for each question; `None` if it is no such table.
    pub fn questions(&self, tool: &AuditTool) -> Option<(Table, Questions)> {
        let table = self.grid.table(self.headings, true).ok()?;
        let questions = turned::find(&table, tool)?;
        Some((table, questions))
    }

    /// The columns whose heading says that they name a child or a member of the family.
    pub fn naming(&self) -> Vec<Naming> {
        let Ok(table) = self.grid.table(self.headings, true) else {
            return Vec::new();
        };
        let whose = [
            "child", "childs", "children", "person", "mother", "father", "parent", "parents", "carer",
            "family", "client",
        ];
        let what = [
            "name", "forename", "surname", "initials", "dob", "nhs", "address", "postcode",
        ];
        let names_somebody = |heading: &str| {
            let heading = plain(heading);
            let has = |words: &[&str]| heading.split(' ').any(|word| words.contains(&word));
            (has(&whose) && has(&what))
                || heading.contains("date of birth")
                || ["dob", "nhs number"].contains(&heading.as_str())
        };
        let columns = table.headings().iter().enumerate();
        let columns = columns.filter(|(_, heading)| names_somebody(heading));
        columns
            .map(|(column, heading)| Naming {
                column,
                heading: heading.clone(),
            })
            .collect()
    }
}
