//! A row as it is read: without what cannot be seen, and within the limits.

use super::{Row, TableFault};
use crate::{
    domain::words::is_invisible,
    exchange::sheet::table::{MOST_CELL, MOST_COLUMNS, letters},
};

/// Texts without white space and invisible characters around them, and without the apostrophe that guards a cell.
/// Empty cells at the end of a row are removed; a blank row becomes empty. Also the number of apostrophes.
pub(super) fn cleaned(row: Row) -> (Row, usize) {
    let mut apostrophes = 0;
    let trim = |cell: String| {
        let text = cell.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        match text.strip_prefix('\'') {
            Some(guarded) if is_guarded(guarded) => {
                apostrophes += 1;
                guarded.to_owned()
            }
            _ if text.len() == cell.len() => cell,
            _ => text.to_owned(),
        }
    };
    let mut cells: Vec<String> = row.cells.into_iter().map(trim).collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    (Row { cells, ..row }, apostrophes)
}

/// Whether an apostrophe before this text guards it. Speech has another at its end: '10 out of 10' said Mia.
fn is_guarded(text: &str) -> bool {
    let number = text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_whitespace);
    (number || text.starts_with(['=', '+', '-', '@'])) && !text.contains(['\'', '’'])
}

/// Refuses a row with more columns or a longer text than is read.
pub(super) fn check(row: &Row) -> Result<(), TableFault> {
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
