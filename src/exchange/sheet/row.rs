//! A row of texts, with what the file says about each cell.

use super::kind::{Kind, Kinds, is_error};

/// A row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub place: usize,
    /// Its texts, trimmed: one for each heading, or more if the row is longer.
    pub cells: Vec<String>,
    /// What a workbook says about each cell.
    pub kinds: Kinds,
    /// Whether the spreadsheet hides it, by hand or by a filter.
    pub hidden: bool,
    /// How many cells a CSV file has in this row, empty ones included. `None` for a workbook.
    pub written: Option<usize>,
}

impl Row {
    /// A row of texts, of which nothing else is known.
    pub fn of_texts(place: usize, cells: Vec<String>) -> Self {
        Self {
            place,
            cells,
            kinds: Kinds::default(),
            hidden: false,
            written: None,
        }
    }

    /// The text in a column; empty if the row has none.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The kind of a cell. An error that was saved as text is an error.
    pub fn kind(&self, column: usize) -> Kind {
        let kind = self.kinds.kind(column);
        if kind == Kind::Text && is_error(self.text(column)) {
            return Kind::Error;
        }
        kind
    }

    /// How many cells have a text, or a formula that was never worked out.
    pub fn filled(&self) -> usize {
        let unworked =
            (self.cells.len()..self.kinds.len()).filter(|column| self.kind(*column) == Kind::NoResult);
        let within = self.cells.iter().enumerate();
        let within =
            within.filter(|(column, cell)| !cell.is_empty() || self.kinds.kind(*column) == Kind::NoResult);
        within.count() + unworked.count()
    }
}
