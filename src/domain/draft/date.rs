//! A date as typed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A date as typed into three fields.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct DateDraft {
    /// The day.
    pub day: String,
    /// The month, as a number.
    pub month: String,
    /// The year.
    pub year: String,
}

/// The contents of the three date fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Typed {
    /// Nothing.
    Nothing,
    /// A day in the calendar.
    Day(Date),
    /// Text that is not a day.
    NoDay,
}

impl DateDraft {
    /// A date that is already known.
    pub fn of(day: Date) -> Self {
        Self {
            day: day.day().to_string(),
            month: day.month().to_string(),
            year: day.year().to_string(),
        }
    }

    /// Reads the fields. Years have four digits, from 1990 to 2100.
    pub fn read(&self) -> Typed {
        let parts = [&self.day, &self.month, &self.year].map(|text| text.trim());
        if parts.iter().all(|text| text.is_empty()) {
            return Typed::Nothing;
        }
        let [day, month, year] = parts;
        let date = (|| {
            let year = year.parse::<i16>().ok().filter(|y| (1990..=2100).contains(y))?;
            Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
        })();
        date.map_or(Typed::NoDay, Typed::Day)
    }

    /// The day, if the fields contain one.
    pub fn day(&self) -> Option<Date> {
        match self.read() {
            Typed::Day(day) => Some(day),
            Typed::Nothing | Typed::NoDay => None,
        }
    }
}
