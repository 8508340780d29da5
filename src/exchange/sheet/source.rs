//! A chosen file before anybody has said how it is to be read, and what it shows of itself: the encoding, the separator,
//! the sheets, the day from which days are counted, and what is hidden in it. Each of these can be changed.

use super::{
    csv::{CsvReading, read_csv_as},
    day::{self, Epoch},
    grid::{Grid, Headings},
    headings,
    kind::Kind,
    row::Row,
    separator::Separator,
    table::{Table, TableFault},
    text::Encoding,
    turned::{self, NotTurned},
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
    /// How its cells are read.
    pub cells: CellsRead,
    /// The rows with the headings.
    pub headings: Option<Headings>,
    /// Whether rows that the spreadsheet hides are read. Nothing is assumed.
    pub with_hidden: Option<bool>,
    /// Whether a table with one row for each question is read as it is. If nobody has said so, it is turned into one with
    /// one row for each audit.
    pub as_it_stands: bool,
}

/// How the cells of a file are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CellsRead {
    /// The encoding and the separator of a CSV file.
    pub csv: CsvReading,
    /// The sheet of a workbook, counted from 0 among those that are not empty.
    pub sheet: Option<usize>,
    /// The day from which plain numbers are counted.
    pub epoch: Option<Epoch>,
}

/// The cells of a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened {
    /// The cells.
    pub grid: Grid,
    /// The encoding and the separator; `None` for a workbook.
    pub csv: Option<(Encoding, Separator)>,
    /// The rows with the headings, as they were found.
    pub found: Headings,
}

/// A table of audits, and what was done to it.
#[derive(Clone, PartialEq, Debug)]
pub struct Made {
    /// The table, or why the rows of each audit cannot be put together.
    pub table: Result<Table, NotTurned>,
    /// If the file has one row for each question: its columns.
    pub questions: Option<Asked>,
}

/// The columns of a file with one row for each question, by name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The questions.
    pub question: String,
    /// The answers.
    pub answer: String,
    /// The case references, which tell the audits apart.
    pub audit: String,
    /// The days, if there is such a column: they tell apart the audits of one case.
    pub day: Option<String>,
    /// The columns that are lost when the rows of an audit are put together.
    pub lost: Vec<String>,
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
            // A sheet that was made for a month to come has no rows yet.
            grid.table(found.headings, true).ok()?;
            let texts = grid.heading_texts(found.headings);
            headings::are_usual(found.known).then(|| texts.iter().map(|text| plain(text)).collect::<Vec<_>>())
        };
        let Some(own) = headings(sheet) else {
            return Vec::new();
        };
        let others = (0..self.sheets().len()).filter(|other| *other != sheet);
        others
            .filter(|other| headings(*other).as_ref() == Some(&own))
            .collect()
    }

    /// The cells, read in this way.
    ///
    /// # Errors
    /// If they cannot be.
    pub fn open(&self, how: CellsRead, tool: &AuditTool) -> Result<Opened, TableFault> {
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
        Ok(Opened {
            csv,
            found: headings::find(&grid, tool).headings,
            grid,
        })
    }
}

impl Opened {
    /// The rows with the headings: the chosen ones, or those that were found.
    pub fn headings(&self, how: &HowRead) -> Headings {
        how.headings.unwrap_or(self.found)
    }

    /// Whether rows under the headings are hidden, and nobody has said yet whether they are read.
    pub fn asks_about_hidden_rows(&self, how: &HowRead) -> bool {
        how.with_hidden.is_none() && self.grid.hidden_rows(self.headings(how)) > 0
    }

    /// The table under the headings, turned if it has one row for each question.
    ///
    /// # Errors
    /// If there is none.
    pub fn table(&self, how: &HowRead, tool: &AuditTool) -> Result<Made, TableFault> {
        let with_hidden = how.with_hidden != Some(false);
        let table = self.grid.table(self.headings(how), with_hidden)?;
        let Some(questions) = turned::find(&table, tool) else {
            return Ok(Made {
                table: Ok(table),
                questions: None,
            });
        };
        let name = |column: usize| table.column_name(column);
        let asked = Asked {
            question: name(questions.question),
            answer: name(questions.answer),
            audit: name(questions.reference),
            day: questions.day.map(name),
            lost: turned::lost(&table, questions).into_iter().map(name).collect(),
        };
        Ok(Made {
            table: if how.as_it_stands {
                Ok(table)
            } else {
                turned::turn(&table, questions)
            },
            questions: Some(asked),
        })
    }

    /// Whether a cell holds a plain number that could be a date.
    pub fn has_counted_days(&self) -> bool {
        let counted = |row: &Row| {
            let cells = row.cells.iter().enumerate();
            let mut numbers = cells.filter(|(column, _)| row.kinds.kind(*column) == Kind::Number);
            numbers.any(|(_, text)| day::counted(text, self.grid.epoch).is_some())
        };
        self.grid.rows.iter().any(counted)
    }

    /// The columns whose heading says that they name a child or a member of the family. A column of the auditor, the
    /// worker or the team is not among them.
    pub fn naming(&self, how: &HowRead) -> Vec<Naming> {
        const WHOSE: [&str; 6] = ["mother", "father", "parent", "parents", "carer", "family"];
        const WHAT: [&str; 8] = [
            "name", "names", "forename", "surname", "initials", "dob", "nhs", "address",
        ];
        const ALONE: [&str; 8] = [
            "first name",
            "surname",
            "forename",
            "last name",
            "postcode",
            "dob",
            "nhs number",
            "young persons name",
        ];
        const STAFF: [&str; 7] = [
            "auditor",
            "auditors",
            "worker",
            "workers",
            "manager",
            "team",
            "moderator",
        ];
        let names_somebody = |heading: &str| {
            let heading = plain(heading);
            let has = |words: &[&str]| heading.split(' ').any(|word| words.contains(&word));
            let certain = heading.contains("date of birth")
                || has(&["dob", "nhs"])
                || ALONE.contains(&heading.as_str());
            let child = has(&["child", "childs", "children"]) || heading.contains("young person");
            let family = child || has(&WHOSE);
            certain || (has(&WHAT) && (child || (family && !has(&STAFF))))
        };
        let headings = self
            .grid
            .heading_texts(self.headings(how))
            .into_iter()
            .enumerate();
        headings
            .filter(|(_, heading)| names_somebody(heading))
            .map(|(column, heading)| Naming { column, heading })
            .collect()
    }
}
