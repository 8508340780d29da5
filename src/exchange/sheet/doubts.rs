//! What a spreadsheet program may have changed, or could not work out, in the cells that are to be read. Nothing of this
//! kind is taken without a question.

use std::collections::BTreeSet;

use jiff::civil::Date;
use thiserror::Error;

use super::{
    answers::Answers,
    day::{self, DayOrder, DayRules, proves, read_day, swapped as with_swapped},
    field::Field,
    kind::Kind,
    mapping::Mapping,
    row::Row,
    table::{Table, one_line},
};
use crate::domain::{
    case::{CaseReference, ReferenceDoubt},
    in_order,
    tool::AuditTool,
};

/// A cell that is nobody's answer.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum CellDoubt {
    /// An error, such as #N/A.
    #[error("Excel could not work this cell out ({0})")]
    Error(String),
    /// A formula that was never worked out.
    #[error(
        "This cell holds a formula without a result. Open the workbook in Excel, save it, and choose it again"
    )]
    NoResult,
    /// Crossed out, wholly or in part.
    #[error(
        "The text “{0}” is crossed out, or a part of it. Delete what does not count, or take the line out, and choose the \
         file again"
    )]
    CrossedOut(String),
}

impl CellDoubt {
    /// What is doubtful about a cell, if anything is.
    pub fn of(row: &Row, column: usize) -> Option<Self> {
        let text = || one_line(row.text(column), 40);
        match row.kind(column) {
            Kind::Error => Some(Self::Error(text())),
            Kind::NoResult => Some(Self::NoResult),
            Kind::Text | Kind::Number | Kind::Day | Kind::Truth => {
                let crossed_out = row.kinds.is_crossed_out(column) && !row.text(column).is_empty();
                crossed_out.then(|| Self::CrossedOut(text()))
            }
        }
    }
}

/// Why a case reference is not taken as it is.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum ReferenceChanged {
    /// A number that may have lost zeros at the front, and that nobody has confirmed.
    #[error(
        "Excel stores this case reference as a number, which may have removed zeros from the front. Tick above that such \
         references are complete, or write the column as text"
    )]
    Number,
    /// A number that cannot be a whole reference: a fraction, or more digits than a spreadsheet keeps.
    #[error(
        "Excel turned this case reference into the number {0}, and the reference cannot be told from it. Write it again, \
         as text"
    )]
    NotWhole(String),
    /// A day.
    #[error("Excel turned this case reference into a day, {0}. Write it again, as text")]
    Day(String),
    /// TRUE or FALSE.
    #[error("Excel turned this case reference into {0}. Write it again, as text")]
    Truth(String),
}

impl ReferenceChanged {
    /// Why the reference in a cell is not taken, if it is not.
    pub fn of(row: &Row, column: usize, answers: &Answers) -> Option<Self> {
        let text = row.text(column);
        match row.kind(column) {
            Kind::Number if !is_whole_number(text) => Some(Self::NotWhole(text.to_owned())),
            Kind::Number => (!answers.numbers_are_references).then_some(Self::Number),
            Kind::Day => Some(Self::Day(text.to_owned())),
            Kind::Truth => Some(Self::Truth(text.to_owned())),
            // A CSV file holds what Excel had made of it.
            Kind::Text if is_scientific(text) => Some(Self::NotWhole(text.to_owned())),
            Kind::Text if matches!(text, "TRUE" | "FALSE") => Some(Self::Truth(text.to_owned())),
            Kind::Text | Kind::Error | Kind::NoResult => None,
        }
    }
}

/// Whether a text is a number as Excel shows long ones: 1.23457E+11.
fn is_scientific(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((number, power)) = text.split_once("E+") else {
        return false;
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    whole.len() == 1 && digits(whole) && digits(fraction) && power.len() == 2 && digits(power)
}

/// Whether a number has only digits, and no more than a spreadsheet keeps: fifteen. 42E10 became 420000000000, so a number
/// that ends in six zeros is not believed either.
fn is_whole_number(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    digits && text.len() <= 15 && !(text.len() > 6 && text.ends_with("000000"))
}

/// References that the workbook stores as numbers and that may be whole: how many, and the first few.
pub fn numbers(table: &Table, mapping: &Mapping) -> (usize, Vec<String>) {
    let Some(column) = mapping.column(&Field::Reference) else {
        return (0, Vec::new());
    };
    let whole = |row: &&Row| row.kind(column) == Kind::Number && is_whole_number(row.text(column));
    let found = table.rows().iter().filter(whole);
    let first = found.clone().take(3).map(|row| row.text(column).to_owned());
    (found.count(), first.collect())
}

/// The kinds of case references that look like something else, with the number of rows. Names are not among them: they
/// must be corrected in the spreadsheet, not confirmed by the dozen.
pub fn references(table: &Table, mapping: &Mapping) -> Vec<(ReferenceDoubt, usize)> {
    let Some(column) = mapping.column(&Field::Reference) else {
        return Vec::new();
    };
    let written = table
        .rows()
        .iter()
        .filter(|row| matches!(row.kind(column), Kind::Text | Kind::Number));
    let found: Vec<ReferenceDoubt> = written
        .filter_map(|row| CaseReference::typed(row.text(column)).ok()?.doubt())
        .collect();
    [ReferenceDoubt::NhsNumber, ReferenceDoubt::DateOfBirth]
        .into_iter()
        .map(|doubt| (doubt, found.iter().filter(|other| **other == doubt).count()))
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// A column that has both dates and texts that are dates in one order only. An American file that a British Excel opened
/// looks so: up to the 12th, day and month were swapped; later dates stayed texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Swapped {
    /// The column.
    pub column: usize,
    /// How many cells are dates that may have been swapped.
    pub days: usize,
    /// How many cells are dates that cannot have been.
    pub certain: usize,
    /// How many cells are texts that the spreadsheet program did not take for dates.
    pub texts: usize,
    /// One of the dates, as it stands and as it may have been.
    pub example: (Date, Date),
}

/// Every such column among those of dates.
pub fn swapped(table: &Table, mapping: &Mapping, tool: &AuditTool) -> Vec<Swapped> {
    let columns = day_columns(mapping, tool).into_iter();
    columns.filter_map(|column| swapped_in(table, column)).collect()
}

/// Whether a date proves that day and month stand in the other order than was guessed or remembered.
pub fn contradicts(table: &Table, mapping: &Mapping, tool: &AuditTool, order: DayOrder) -> bool {
    let columns = day_columns(mapping, tool);
    let other = |text: &str| proves(text).is_some_and(|proven| proven != order);
    columns.into_iter().any(|column| table.column(column).any(other))
}

fn day_columns(mapping: &Mapping, tool: &AuditTool) -> BTreeSet<usize> {
    let fields = Field::all(tool).into_iter().filter(Field::is_day);
    in_order::set(fields.filter_map(|field| mapping.column(&field)))
}

fn swapped_in(table: &Table, column: usize) -> Option<Swapped> {
    let mut found = Swapped {
        column,
        days: 0,
        certain: 0,
        texts: 0,
        example: (Date::ZERO, Date::ZERO),
    };
    for row in table.rows() {
        let text = row.text(column);
        match row.kind(column) {
            Kind::Day => {
                let day = read_day(text, DayRules::ordered(DayOrder::DayFirst)).ok();
                let Some(day) = day else { continue };
                match with_swapped(day) {
                    None => found.certain += 1,
                    Some(other) if other != day => {
                        if found.days == 0 {
                            found.example = (day, other);
                        }
                        found.days += 1;
                    }
                    Some(_) => {}
                }
            }
            Kind::Text if proves(text).is_some() => found.texts += 1,
            Kind::Text | Kind::Number | Kind::Truth | Kind::Error | Kind::NoResult => {}
        }
    }
    (found.days > 0 && found.texts > 0).then_some(found)
}

/// How many moments in the columns of days are written in another time zone, and fall on another day in Britain.
pub fn on_another_day(table: &Table, mapping: &Mapping, tool: &AuditTool) -> usize {
    let columns = day_columns(mapping, tool);
    let order = mapping.days.unwrap_or(DayOrder::DayFirst);
    let moved = |row: &Row| {
        columns
            .iter()
            .any(|column| day::falls_on_another_day(row.text(*column), order))
    };
    table.rows().iter().filter(|row| moved(row)).count()
}

#[cfg(test)]
mod tests;
