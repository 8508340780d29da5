//! Days as spreadsheets and forms write them: 14/11/2024, 2024-11-14T09:12Z, “Thursday, 14 November 2024 at 09:12”, 45610.
//!
//! Only the day counts, so the time of day is read and left aside. A moment with a time zone is read as British time,
//! on whichever computer: 30 September 23:10 UTC is 1 October, and in another quarter.

mod time;

use jiff::{
    ToSpan,
    civil::{Date, DateTime},
    tz::{Offset, TimeZone},
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain;

/// The order of day and month, if both are numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// 03/04/2024 is 3 April.
    DayFirst,
    /// 03/04/2024 is 4 March.
    MonthFirst,
}

/// The day from which a workbook counts its days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Epoch {
    /// Day 1 is 1 January 1900, with a 29 February 1900 that never was: every Excel, unless set otherwise.
    #[default]
    From1900,
    /// Day 0 is 1 January 1904: workbooks from older Macs.
    From1904,
}

/// How the days of a column are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DayRules {
    /// The order of day and month.
    pub order: DayOrder,
    /// The day from which plain numbers are counted.
    pub epoch: Epoch,
}

/// Why a text is not read as a day.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NoDay {
    /// There is nothing in it that could be a day.
    #[error("can’t be read as a day")]
    NotADay,
    /// Such as 31/02/2024.
    #[error("is not a day in the calendar, as days are written here")]
    NotInCalendar,
    /// A day, followed by something that is not a time of day.
    #[error("begins with a day, but “{0}” after it is not understood")]
    Rest(String),
}

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
/// The weekdays and the months that are written differently in German, with the number of the month. Council staff
/// open exports of programs that are set to another language.
const GERMAN_WEEKDAYS: [&str; 7] = [
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
];
const GERMAN_MONTHS: [(&str, i8); 7] = [
    ("januar", 1),
    ("februar", 2),
    ("märz", 3),
    ("mai", 5),
    ("juni", 6),
    ("oktober", 10),
    ("dezember", 12),
];

impl DayRules {
    /// Days written with this order, in a file in which plain numbers are counted from 1900.
    pub const fn ordered(order: DayOrder) -> Self {
        Self {
            order,
            epoch: Epoch::From1900,
        }
    }
}

/// The day that a text names.
///
/// # Errors
/// Why it names none.
pub fn read_day(text: &str, rules: DayRules) -> Result<Date, NoDay> {
    let text = text.trim();
    if let Some(day) = counted(text, rules.epoch) {
        return Ok(day);
    }
    let (day, rest) = written(text, rules.order)?;
    let time = time::read(rest).ok_or_else(|| NoDay::Rest(rest.trim().to_owned()))?;
    Ok(british_day(day, time))
}

/// Whether a text can only be read in one order, and in which.
pub fn proves(text: &str) -> Option<DayOrder> {
    let is_day = |order| read_day(text, DayRules::ordered(order)).is_ok();
    match (is_day(DayOrder::DayFirst), is_day(DayOrder::MonthFirst)) {
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        (true, true) | (false, false) => None,
    }
}

/// Whether a text is a moment with a time zone that falls on another day in Britain than the one that is written.
pub fn falls_on_another_day(text: &str, order: DayOrder) -> bool {
    let Ok((day, rest)) = written(text.trim(), order) else {
        return false;
    };
    time::read(rest).is_some_and(|time| british_day(day, time) != day)
}

/// A day given as a plain number, as spreadsheets store days. Only numbers of the years 1990 to 2100 are taken.
pub fn counted(text: &str, epoch: Epoch) -> Option<Date> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let first = match epoch {
        Epoch::From1900 => Date::new(1899, 12, 30),
        Epoch::From1904 => Date::new(1904, 1, 1),
    };
    let days: i32 = whole.parse().ok()?;
    in_range(first.ok()?.checked_add(days.days()).ok()?)
}

/// The day with day and month swapped, if there is such a day.
pub fn swapped(day: Date) -> Option<Date> {
    Date::new(day.year(), day.day(), day.month()).ok()
}

/// The month that a word names, in English or German.
fn month_named(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let german = || {
        let named = |(month, _): &&(&str, i8)| word.chars().count() >= 3 && month.starts_with(&word);
        GERMAN_MONTHS.iter().find(named).map(|(_, month)| *month)
    };
    domain::day::month_named(&word).or_else(german)
}

fn in_range(day: Date) -> Option<Date> {
    (1990..=2100).contains(&day.year()).then_some(day)
}

/// The day at the beginning of a text, and the rest of the text.
fn written(text: &str, order: DayOrder) -> Result<(Date, &str), NoDay> {
    let mut rest = text;
    let mut parts: Vec<&str> = Vec::new();
    while parts.len() < 3 {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-'));
        let (part, after) = run(rest);
        let compact = parts.is_empty() && part.len() == 8 && number(part).is_some();
        if compact
            && let (Some(year), Some(month), Some(day)) = (part.get(..4), part.get(4..6), part.get(6..))
        {
            parts = vec![year, month, day];
        } else if number(part).is_some() || month_named(part).is_some() {
            parts.push(part);
        } else if part.is_empty() || !(is_weekday(part) || is_filler(part, parts.last())) {
            return Err(NoDay::NotADay);
        }
        rest = after;
    }
    let day = match (parts[0], parts[1], parts[2]) {
        (year, month, d) if year.len() == 4 && number(year).is_some() => day(year, month, d),
        (month, d, year) if number(month).is_none() => day(year, month, d),
        (d, month, year) if number(month).is_none() => day(year, month, d),
        (a, b, year) => match order {
            DayOrder::DayFirst => day(year, b, a),
            DayOrder::MonthFirst => day(year, a, b),
        },
    };
    day.map(|day| (day, rest)).ok_or(NoDay::NotInCalendar)
}

/// The letters or the digits at the beginning of a text, and the rest of it.
fn run(text: &str) -> (&str, &str) {
    let digits = text.starts_with(|c: char| c.is_ascii_digit());
    let within = |c: char| {
        if digits {
            c.is_ascii_digit()
        } else {
            c.is_alphabetic()
        }
    };
    let end = text.find(|c| !within(c)).unwrap_or(text.len());
    text.split_at(end)
}

fn is_weekday(word: &str) -> bool {
    let word = word.to_lowercase();
    let mut days = WEEKDAYS.iter().chain(&GERMAN_WEEKDAYS);
    word.len() >= 2 && days.any(|day| day.starts_with(&word))
}

/// “th” after a number, and “of”.
fn is_filler(word: &str, before: Option<&&str>) -> bool {
    let word = word.to_lowercase();
    let after_number = before.is_some_and(|part| number(part).is_some());
    after_number && matches!(word.as_str(), "st" | "nd" | "rd" | "th" | "of")
}

fn number(text: &str) -> Option<i16> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // Eight digits are a whole day, and no number of it is longer.
    digits
        .then(|| text.parse::<i32>().ok())?
        .map(|number| i16::try_from(number).unwrap_or(i16::MAX))
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    let year = match (year.len(), number(year)?) {
        (2, year) => 2000 + year,
        (4, year) => year,
        _ => return None,
    };
    let month = match number(month) {
        Some(month) => i8::try_from(month).ok()?,
        None => month_named(month)?,
    };
    let day = i8::try_from(number(day)?).ok()?;
    in_range(Date::new(year, month, day).ok()?)
}

/// The day in Britain of a moment. Without a time zone it is the day that is written.
fn british_day(day: Date, time: time::Time) -> Date {
    let Some(offset) = time.zone else { return day };
    let moment = Offset::from_seconds(offset * 60)
        .ok()
        .and_then(|offset| offset.to_timestamp(DateTime::from_parts(day, time.clock)).ok());
    // British Summer Time: from the last Sunday in March to the last in October, at 1:00 UTC (Summer Time Order 2002).
    let britain = TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").ok();
    match (moment, britain) {
        (Some(moment), Some(britain)) => britain.to_datetime(moment).date(),
        _ => day,
    }
}

#[cfg(test)]
mod tests;
