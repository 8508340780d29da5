//! Reads a cell as a date: in ISO form, in the usual British forms, or as the number that Excel stores.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

/// Which of two numbers comes first in a date such as 03/04/2024.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// 3 April, as in Britain.
    DayFirst,
    /// 4 March, as in files exported with American settings.
    MonthFirst,
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The date in a text, ignoring any time after it. Years are from 1990 to 2100; two digits are in this century.
pub fn read_day(text: &str, order: DayOrder) -> Option<Date> {
    let text = text.trim();
    if let Some(day) = serial(text) {
        return Some(day);
    }
    let parts = parts(text);
    match &parts.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [one] if one.len() == 8 => day(one.get(..4)?, one.get(4..6)?, one.get(6..)?),
        [year, month, d] if year.len() == 4 && number(year).is_some() => day(year, month, d),
        [month, d, year] if month_of(month).is_some() && number(month).is_none() => day(year, month, d),
        [d, month, year] if number(month).is_none() => day(year, month, d),
        [a, b, year] => match order {
            DayOrder::DayFirst => day(year, b, a),
            DayOrder::MonthFirst => day(year, a, b),
        },
        _ => None,
    }
}

/// The order that a text proves, if it is a date in only one order.
pub fn proves(text: &str) -> Option<DayOrder> {
    let day_first = read_day(text, DayOrder::DayFirst);
    let month_first = read_day(text, DayOrder::MonthFirst);
    match (day_first, month_first) {
        (Some(_), None) => Some(DayOrder::DayFirst),
        (None, Some(_)) => Some(DayOrder::MonthFirst),
        (Some(_), Some(_)) | (None, None) => None,
    }
}

/// Excel stores a date as a count of days, with the time as a fraction. Its day 60 does not exist (29 February 1900),
/// so for every date since March 1900 the count begins on 30 December 1899.
fn serial(text: &str) -> Option<Date> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let days: i32 = whole.parse().ok()?;
    let day = Date::new(1899, 12, 30).ok()?.checked_add(days.days()).ok()?;
    (1990..=2100).contains(&day.year()).then_some(day)
}

/// The parts of a date, without the weekday, the time and the letters of "14th".
fn parts(text: &str) -> Vec<String> {
    let date = text.split(':').next().unwrap_or_default();
    let date = match text.contains(':') {
        // The text before the first colon ends with the hour.
        true => date
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end_matches(['T', ' ', ',']),
        false => date,
    };
    let words = date
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty());
    let lower = words.map(str::to_lowercase);
    let is_weekday = |part: &String| WEEKDAYS.iter().any(|day| part.starts_with(day));
    lower
        .filter(|part| !is_weekday(part))
        .map(without_ordinal)
        .collect()
}

fn without_ordinal(part: String) -> String {
    let digits = part.trim_end_matches(|c: char| c.is_alphabetic());
    let is_ordinal = !digits.is_empty() && matches!(&part[digits.len()..], "st" | "nd" | "rd" | "th");
    if is_ordinal { digits.to_owned() } else { part }
}

fn number(text: &str) -> Option<i16> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}

fn month_of(text: &str) -> Option<i8> {
    match number(text) {
        Some(month) => i8::try_from(month).ok(),
        None => {
            let at = MONTHS.iter().position(|month| text.starts_with(month))?;
            i8::try_from(at + 1).ok()
        }
    }
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    let year = match (year.len(), number(year)?) {
        (2, year) => 2000 + year,
        (4, year) => year,
        _ => return None,
    };
    let day = i8::try_from(number(day)?).ok()?;
    let date = Date::new(year, month_of(month)?, day).ok()?;
    (1990..=2100).contains(&year).then_some(date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_same_day_is_read_however_it_is_written() {
        for text in [
            "2024-11-14",
            "2024-11-14T09:12:33Z",
            "2024-11-14 09:12",
            "20241114",
            "14/11/2024",
            "14/11/24",
            "14.11.2024",
            "14-11-2024 9:12",
            "14/11/2024 09:12:33",
            "14 Nov 2024",
            "14-Nov-24",
            "14th November 2024",
            "Thursday, 14 November 2024",
            "November 14, 2024",
            "45610",
            "45610.383333",
        ] {
            assert_eq!(
                read_day(text, DayOrder::DayFirst),
                Some(date(2024, 11, 14)),
                "{text}"
            );
        }
        assert_eq!(
            read_day("11/14/2024 9:12", DayOrder::MonthFirst),
            Some(date(2024, 11, 14))
        );
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "n/a",
            "31/02/2024",
            "11/14/2024",
            "14/11",
            "1/1/1899",
            "12345",
            "Q3 2024",
            "14 11 20244",
        ] {
            assert_eq!(read_day(text, DayOrder::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn only_a_number_above_twelve_proves_an_order() {
        assert_eq!(proves("03/04/2024"), None);
        assert_eq!(proves("23/04/2024"), Some(DayOrder::DayFirst));
        assert_eq!(proves("04/23/2024"), Some(DayOrder::MonthFirst));
        assert_eq!(proves("2024-04-23"), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(text in "\\PC{0,24}", dates in "[0-9T:/. -]{0,20}") {
            let _ = (read_day(&text, DayOrder::DayFirst), proves(&dates));
        }
    }
}
