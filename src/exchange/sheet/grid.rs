//! The cells of a file or a sheet, before anybody has said which row holds the headings.

mod clean;

use std::collections::BTreeSet;

use self::clean::{check, cleaned};
use super::{
    day::Epoch,
    kind::Kind,
    row::Row,
    table::{LeftOut, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Table, TableFault, WhyLeftOut},
    words::plain,
};
use crate::domain::words::visible;

/// Rows of texts.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Grid {
    /// The rows that are not blank.
    pub rows: Vec<Row>,
    /// Cells that are merged with those to their right.
    pub merged: Vec<Merged>,
    /// The columns that the spreadsheet hides.
    pub hidden_columns: BTreeSet<usize>,
    /// The day from which plain numbers are counted, where they are days.
    pub epoch: Epoch,
    /// How many cells had an apostrophe at the start, which another program had put there so that no spreadsheet runs
    /// the cell. It is taken off.
    pub apostrophes: usize,
}

/// Cells of one row that are shown as one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Merged {
    /// The row's place.
    pub place: usize,
    /// The first column.
    pub first: usize,
    /// The last column.
    pub last: usize,
}

/// The rows with the headings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Headings {
    /// The first of them, counted from 0 among the rows that are not blank.
    pub at: usize,
    /// Whether the next row belongs to them, as where a merged heading stands above several.
    pub two_rows: bool,
}

impl Grid {
    /// The most rows that may stand above the headings.
    pub const MOST_ABOVE: usize = 20;

    /// A grid of rows with their places. Blank rows are left out.
    ///
    /// # Errors
    /// If it is empty, or exceeds a limit.
    pub fn of(rows: impl IntoIterator<Item = Row>) -> Result<Self, TableFault> {
        let mut grid = Self::default();
        let mut cells = 0;
        for row in rows {
            let (row, apostrophes) = cleaned(row);
            grid.apostrophes += apostrophes;
            if row.cells.is_empty() && !has_unworked(&row) {
                continue;
            }
            check(&row)?;
            cells += row.cells.len();
            if cells > MOST_CELLS {
                return Err(TableFault::TooManyCells);
            }
            grid.rows.push(row);
        }
        if grid.rows.is_empty() {
            return Err(TableFault::Empty);
        }
        Ok(grid)
    }

    /// The table whose headings are in the first row.
    ///
    /// # Errors
    /// As [`Grid::table`].
    pub fn table_from_first(&self) -> Result<Table, TableFault> {
        self.table(Headings::default(), true)
    }

    /// The table under these headings.
    ///
    /// # Errors
    /// If there is no row under the headings, or more than a table has.
    pub fn table(&self, headings: Headings, with_hidden: bool) -> Result<Table, TableFault> {
        let first = self.rows.get(headings.at).ok_or(TableFault::Empty)?;
        let second = self.rows.get(headings.at + 1).filter(|_| headings.two_rows);
        let below = &self.rows[(headings.at + 1 + usize::from(second.is_some())).min(self.rows.len())..];
        if below.len() > MOST_ROWS {
            return Err(TableFault::TooManyRows);
        }
        let mut names = self.heading_texts(headings);
        // A workbook can't have lost a comma, so texts to the right of the headings are columns without a heading. A CSV
        // file has as many columns as its row of headings has cells.
        let written = first.written.max(second.and_then(|second| second.written));
        let columns = written.unwrap_or_else(|| {
            let widths = below.iter().map(|row| row.cells.len());
            widths.max().unwrap_or(0)
        });
        if columns <= MOST_COLUMNS {
            names.resize(columns.max(names.len()), String::new());
        }
        let fullest = below.iter().map(Row::filled).max().unwrap_or(0);
        let mut table = Table {
            headings: names,
            rows: Vec::new(),
            wider: false,
            spilled: Vec::new(),
            left_out: Vec::new(),
            hidden_columns: self.hidden_columns.clone(),
            epoch: self.epoch,
        };
        table.left_out.extend(self.above(headings));
        let heading_rows: Vec<Vec<String>> = [Some(first), second]
            .into_iter()
            .flatten()
            .map(plain_cells)
            .collect();
        let repeats = |row: &Row| heading_rows.iter().any(|headings| repeats(row, headings));
        let is_note = |row: &Row| row.filled() <= 3 && row.filled() * 5 < fullest;
        let columns = written.unwrap_or(usize::MAX);
        let allowed = allowed(columns, below.iter().filter(|row| !is_note(row) && !repeats(row)));
        table.wider = allowed > columns;
        for row in below {
            let why = if row.hidden && !with_hidden {
                Some(WhyLeftOut::Hidden)
            } else if repeats(row) {
                Some(WhyLeftOut::HeadingsAgain)
            } else if is_note(row) {
                Some(WhyLeftOut::TotalOrNote)
            } else {
                None
            };
            if let Some(why) = why {
                table.left_out.push(LeftOut {
                    place: row.place,
                    why,
                });
                continue;
            }
            if row.cells.len() > columns || row.written.is_some_and(|written| written > allowed) {
                table.spilled.push(row.place);
                continue;
            }
            let mut row = row.clone();
            row.cells
                .resize(table.headings.len().max(row.cells.len()), String::new());
            table.rows.push(row);
        }
        if table.rows.is_empty() && table.spilled.is_empty() {
            return Err(TableFault::NoRows);
        }
        Ok(table)
    }

    /// How many rows under these headings the spreadsheet hides.
    pub fn hidden_rows(&self, headings: Headings) -> usize {
        let below = self
            .rows
            .iter()
            .skip(headings.at + 1 + usize::from(headings.two_rows));
        below.filter(|row| row.hidden).count()
    }

    /// The name of each column under these headings.
    pub fn heading_texts(&self, headings: Headings) -> Vec<String> {
        let second = self.rows.get(headings.at + 1).filter(|_| headings.two_rows);
        self.rows
            .get(headings.at)
            .map(|first| self.names(first, second))
            .unwrap_or_default()
    }

    /// The rows above the headings that look like more than a title.
    fn above(&self, headings: Headings) -> impl Iterator<Item = LeftOut> {
        let width = self.rows.get(headings.at).map_or(0, Row::filled);
        let full = move |row: &&Row| row.filled() > 3 && row.filled() * 2 >= width;
        self.rows
            .iter()
            .take(headings.at)
            .filter(full)
            .map(|row| LeftOut {
                place: row.place,
                why: WhyLeftOut::AboveHeadings,
            })
    }

    /// The text of a cell, or of the merged cells that it is a part of.
    pub fn shown(&self, row: &Row, column: usize) -> String {
        let within =
            |merged: &&Merged| merged.place == row.place && (merged.first..=merged.last).contains(&column);
        let from = self
            .merged
            .iter()
            .find(within)
            .map_or(column, |merged| merged.first);
        row.text(from).to_owned()
    }

    /// The name of each column. A heading in the upper row stands before the one below it: "Planning – Grade".
    fn names(&self, upper: &Row, lower: Option<&Row>) -> Vec<String> {
        let shown = |text: &str| visible(text).trim().to_owned();
        let Some(lower) = lower else {
            return upper.cells.iter().map(|text| shown(text)).collect();
        };
        let columns = upper.cells.len().max(lower.cells.len());
        let is_merged = self.merged.iter().any(|merged| merged.place == upper.place);
        let mut before = String::new();
        let mut name = |column: usize| {
            let mut above = self.shown(upper, column);
            // A CSV file knows nothing of merged cells: the last heading to the left stands above.
            if above.is_empty() && !is_merged && !lower.text(column).is_empty() {
                above.clone_from(&before);
            }
            before.clone_from(&above);
            match (above.as_str(), lower.text(column)) {
                (above, "") => shown(above),
                ("", below) => shown(below),
                (above, below) => format!("{} – {}", shown(above), shown(below)),
            }
        };
        (0..columns).map(&mut name).collect()
    }
}

/// Whether a row that looks empty has formulas that were never worked out.
fn has_unworked(row: &Row) -> bool {
    (0..row.kinds.len()).any(|column| row.kinds.kind(column) == Kind::NoResult)
}

/// How many cells a row of a CSV file may have. A program that ends every row with a comma gives each of them a cell more
/// than there are headings; then nothing has moved. Where only some rows have more, something has.
fn allowed<'a>(columns: usize, rows: impl Iterator<Item = &'a Row>) -> usize {
    const FEW: usize = 3;
    let written: Vec<usize> = rows.filter_map(|row| row.written).collect();
    match written.iter().min() {
        Some(least) if written.len() >= FEW && *least > columns => *least,
        Some(_) | None => columns,
    }
}

/// The cells of a row in the form in which headings are compared.
fn plain_cells(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| plain(cell)).collect()
}

/// Whether a row says what the headings say, in four of five cells or more.
fn repeats(row: &Row, headings: &[String]) -> bool {
    let filled = row.filled();
    let mut others = 0;
    for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let same = headings
            .get(column)
            .is_some_and(|heading| *heading == plain(cell));
        others += usize::from(!same);
        if others * 5 > filled {
            return false;
        }
    }
    filled > 1
}

#[cfg(test)]
mod tests;
