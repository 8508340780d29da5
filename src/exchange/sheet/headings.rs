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
    /// How many of them are usual in a list of audits. With fewer than two, the grid is hardly one.
    pub known: usize,
}

/// The rows with the most headings that are usual in a list of audits; the first row, if none has any.
pub fn find(grid: &Grid, tool: &AuditTool) -> Found {
    let known = |row: &Row| {
        row.cells
            .iter()
            .filter(|cell| is_known_heading(cell, tool))
            .count()
    };
    let counts: Vec<usize> = grid.rows.iter().take(Grid::MOST_ABOVE).map(known).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let at = counts
        .iter()
        .position(|count| *count == most)
        .filter(|_| most > 0)
        .unwrap_or(0);
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
        headings: Headings {
            at,
            two_rows: is_followed_by_parts(grid, at),
        },
        known: most,
    }
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

/// Whether the next row says what stands below each heading: "Grade", "What was seen", "Why".
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
