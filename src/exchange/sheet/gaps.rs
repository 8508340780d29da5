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
    /// Whether day and month were exchanged in some days before the file came.
    Exchanged,
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
    if mapping.days.is_none() {
        gaps.push(Gap::Days);
    }
    if answers.exchanged.is_none() && doubts::exchanged(table, mapping, tool).is_some() {
        gaps.push(Gap::Exchanged);
    }
    if mapping.missing.is_none() {
        gaps.push(Gap::Missing);
    }
    gaps
}
