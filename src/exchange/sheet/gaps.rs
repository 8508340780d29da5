//! The choices that are needed before rows can be read.

use super::{
    answers::Answers,
    doubts,
    field::Field,
    mapping::{Mapping, different},
    table::Table,
};
use crate::domain::tool::AuditTool;

/// More different words than any list of grades or service areas has: a column with more contains something else.
pub const MOST_WORDS: usize = 60;

/// A choice that is needed before rows can be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Gap {
    /// There is neither a column nor a value for every row.
    Field(Field),
    /// The chosen column has more words than the list could have.
    TooManyWords(Field, usize),
    /// The order of days and months.
    Days,
    /// Whether day and month were swapped in the dates of this column before the file came.
    Swapped(usize),
    /// What happens to rows without a required text.
    Missing,
}

/// The choices that are still open.
pub fn gaps(mapping: &Mapping, table: &Table, tool: &AuditTool, answers: &Answers) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for field in Field::all(tool) {
        if Mapping::is_needed(&field) && !mapping.fields.contains_key(&field) {
            gaps.push(Gap::Field(field));
        } else if let Some(column) = mapping.column(&field).filter(|_| field.vocabulary().is_some()) {
            let count = different(table, column).len();
            if count > MOST_WORDS {
                gaps.push(Gap::TooManyWords(field, count));
            }
        }
    }
    let doubtful = |order| !answers.order_chosen && doubts::contradicts(table, mapping, tool, order);
    if mapping.days.is_none_or(doubtful) {
        gaps.push(Gap::Days);
    }
    let swapped = doubts::swapped(table, mapping, tool).into_iter();
    let open = swapped.filter(|found| !answers.swapped.contains_key(&found.column));
    gaps.extend(open.map(|found| Gap::Swapped(found.column)));
    if mapping.missing.is_none() {
        gaps.push(Gap::Missing);
    }
    gaps
}
