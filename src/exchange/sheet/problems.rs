//! The rows that cannot be imported, by reason, and as a file to help correct the spreadsheet.

use std::collections::BTreeMap;

use csv::{Terminator, WriterBuilder};

use super::{
    rows::{Refused, RowProblem},
    table::{Table, letters},
};
use crate::{
    domain::in_order,
    exchange::{cell::neutral, document::Document},
};

/// A reason, with the rows that it applies to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    /// What is wrong, and in which column.
    pub problem: RowProblem,
    /// The places of the rows, in order.
    pub places: Vec<usize>,
}

/// Every reason, the most frequent first.
pub fn reasons(refused: &[Refused]) -> Vec<Reason> {
    let mut found: BTreeMap<&RowProblem, Vec<usize>> = BTreeMap::new();
    for row in refused {
        for problem in &row.problems {
            found.entry(problem).or_default().push(row.place);
        }
    }
    let reason = |(problem, places): (&RowProblem, Vec<usize>)| Reason {
        problem: problem.clone(),
        places,
    };
    let mut reasons: Vec<Reason> = found.into_iter().map(reason).collect();
    in_order::sort_by_key(&mut reasons, |reason| std::cmp::Reverse(reason.places.len()));
    reasons
}

/// The list as CSV: row, column, heading, problem. It contains no cell of the spreadsheet except what a problem quotes.
pub fn problems_csv(table: &Table, refused: &[Refused]) -> Document {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    let mut write = |cells: [&str; 4]| {
        let cells = cells.map(|cell| neutral(cell).into_owned());
        writer
            .write_record(cells)
            .expect("rows are of one length and memory takes them");
    };
    write(["row", "column", "heading", "problem"]);
    for row in refused {
        for problem in &row.problems {
            let column = problem.column.map(letters).unwrap_or_default();
            let heading = problem.column.and_then(|column| table.headings().get(column));
            write([
                &row.place.to_string(),
                &column,
                heading.map_or("", String::as_str),
                &problem.text,
            ]);
        }
    }
    Document {
        name: "plumbline-import-problems.csv".to_owned(),
        media_type: "text/csv;charset=utf-8",
        // A byte order mark for Excel: people read this file, and it contains names and ’.
        bytes: [
            b"\xef\xbb\xbf",
            &writer.into_inner().expect("memory takes every byte")[..],
        ]
        .concat(),
    }
}
