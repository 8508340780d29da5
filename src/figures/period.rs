//! The period that a figure is about: a quarter or a practice week.

use std::{fmt, sync::Arc};

use jiff::civil::Date;

use crate::domain::{quarter::Quarter, week::PracticeWeek};

/// A quarter or a practice week.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Period {
    /// The audits completed in a quarter.
    Quarter(Quarter),
    /// The completed audits of a practice week, whenever they were completed.
    Week(Arc<PracticeWeek>),
}

impl Period {
    /// As people write it: "Q3 2024/25", or the week's name.
    pub fn name(&self) -> String {
        match self {
            Period::Quarter(quarter) => quarter.name(),
            Period::Week(week) => week.name.to_string(),
        }
    }

    /// As in the name of a file: "2024-Q3", or "week-2024-11-11" for a week, by its first day.
    pub fn code(&self) -> String {
        match self {
            Period::Quarter(quarter) => quarter.to_string(),
            Period::Week(week) => format!("week-{}", week.first_day),
        }
    }

    /// Its first day.
    pub fn first_day(&self) -> Date {
        match self {
            Period::Quarter(quarter) => quarter.first_day(),
            Period::Week(week) => week.first_day,
        }
    }

    /// Its last day.
    pub fn last_day(&self) -> Date {
        match self {
            Period::Quarter(quarter) => quarter.last_day(),
            Period::Week(week) => week.last_day,
        }
    }

    /// Inside a sentence: "Q3 2024/25", or "the practice week “Permanence, November”".
    pub fn in_sentence(&self) -> String {
        match self {
            Period::Quarter(quarter) => quarter.name(),
            Period::Week(week) => format!("the practice week “{}”", week.name),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}
