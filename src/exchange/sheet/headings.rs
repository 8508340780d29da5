//! Finds the row that holds the headings: titles and notes often stand above it.

use super::{
    grid::{Grid, Headings},
    guess::{is_known_heading, is_part_of_area},
    row::Row,
};
use crate::domain::tool::AuditTool;

/// The headings that were found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// Where they are.
    pub headings: Headings,
    /// How many of them are usual in a list of audits.
    pub known: usize,
}

/// The rows with the most headings that are usual in a list of audits; the first row, if none has any. A row below that has
/// a few more does not count for more: comments name practice areas, too.
pub fn find(grid: &Grid, tool: &AuditTool) -> Found {
    let rows = &grid.rows[..grid.rows.len().min(Grid::MOST_ABOVE)];
    let counts: Vec<usize> = rows.iter().map(|row| known(row, tool)).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let best = counts
        .iter()
        .position(|count| *count == most)
        .filter(|_| most > 0)
        .unwrap_or(0);
    let width = rows.get(best).map_or(0, Row::filled);
    let nearly = |at: &usize| counts[*at] > 1 && counts[*at] * 2 >= most && rows[*at].filled() * 2 >= width;
    let at = (0..best).find(nearly).unwrap_or(best);
    // The row above may hold what tells equal headings apart: "Planning" above "Grade" and "Why".
    let above = at.checked_sub(1).filter(|above| has_groups(grid, *above));
    if let Some(above) = above.filter(|_| has_equal_cells(&grid.rows[at])) {
        return Found {
            headings: Headings {
                at: above,
                two_rows: true,
            },
            known: most,
        };
    }
    Found {
        headings: at_row(grid, at),
        known: most,
    }
}

/// The headings that begin in this row: in one row or in two.
pub fn at_row(grid: &Grid, at: usize) -> Headings {
    Headings {
        at,
        two_rows: is_followed_by_parts(grid, at),
    }
}

/// Whether so many usual headings make a list of audits.
pub const fn are_usual(known: usize) -> bool {
    known > 1
}

/// How many of these headings are usual in a list of audits.
pub fn known_in(grid: &Grid, headings: Headings, tool: &AuditTool) -> usize {
    let rows = grid
        .rows
        .iter()
        .skip(headings.at)
        .take(1 + usize::from(headings.two_rows));
    rows.map(|row| known(row, tool)).max().unwrap_or(0)
}

fn known(row: &Row, tool: &AuditTool) -> usize {
    row.cells
        .iter()
        .filter(|cell| is_known_heading(cell, tool))
        .count()
}

fn has_groups(grid: &Grid, at: usize) -> bool {
    let place = grid.rows[at].place;
    grid.merged.iter().any(|merged| merged.place == place) && grid.rows[at].filled() > 1
}

fn has_equal_cells(row: &Row) -> bool {
    let mut cells: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let all = cells.len();
    cells.sort();
    cells.dedup();
    cells.len() < all
}

/// Whether the next row divides the headings into parts: "Grade", "What was seen", "Why".
fn is_followed_by_parts(grid: &Grid, at: usize) -> bool {
    let Some(next) = grid.rows.get(at + 1) else {
        return false;
    };
    let filled = next.cells.iter().filter(|cell| !cell.is_empty());
    let parts = filled.filter(|cell| is_part_of_area(cell)).count();
    let fills_gaps = next
        .cells
        .iter()
        .enumerate()
        .any(|(column, cell)| !cell.is_empty() && grid.rows[at].text(column).is_empty());
    parts >= 2 && parts * 2 > next.filled() && fills_gaps
}
