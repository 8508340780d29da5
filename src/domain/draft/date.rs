//! A date as typed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::day::month_named;

/// A date as typed into three fields.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct DateDraft {
    /// The day.
    pub day: String,
    /// The month, as a number or a name.
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
    /// Text that is not a day, and the field that prevents it.
    NoDay(DatePart),
}

/// One of the three date fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DatePart {
    /// The day. Also where each field is possible, and there is no such day: 31 February.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

impl DatePart {
    /// Its word in an element's id.
    pub const fn word(self) -> &'static str {
        match self {
            DatePart::Day => "day",
            DatePart::Month => "month",
            DatePart::Year => "year",
        }
    }
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

    /// The date with a whole date that was typed or pasted into the first field spread over all three: "05/11/2024",
    /// "5 November 2024", "2024-11-05". Anything in the other two fields is replaced. The day comes before the month, as on
    /// every form here.
    #[must_use]
    pub fn spread(self) -> Self {
        let parts = parts_of(&self.day);
        let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let (day, month, year) = match parts[..] {
            [year, month, day] if is_year(year) => (day, month, year),
            [month, day, year] if is_year(year) && month_named(month).is_some() => (day, month, year),
            [day, month, year] if is_year(year) => (day, month, year),
            _ => return self,
        };
        Self {
            day: day.to_owned(),
            month: month.to_owned(),
            year: year.to_owned(),
        }
    }

    /// Reads the fields. The month is a number or a name; years have four digits, from 1990 to 2100.
    pub fn read(&self) -> Typed {
        let parts = [&self.day, &self.month, &self.year].map(|text| text.trim());
        if parts.iter().all(|text| text.is_empty()) {
            return Typed::Nothing;
        }
        let [day, month, year] = parts;
        if month.is_empty() && year.is_empty() && has_short_year(day) {
            return Typed::NoDay(DatePart::Year);
        }
        let number = |text: &str| text.trim_end_matches('.').parse::<i8>().ok();
        let day = number(day).filter(|day| (1..=31).contains(day));
        let month = number(month)
            .filter(|month| (1..=12).contains(month))
            .or(month_named(month));
        let year = year
            .parse::<i16>()
            .ok()
            .filter(|year| (1990..=2100).contains(year));
        match (day, month, year) {
            (None, _, _) => Typed::NoDay(DatePart::Day),
            (_, None, _) => Typed::NoDay(DatePart::Month),
            (_, _, None) => Typed::NoDay(DatePart::Year),
            (Some(day), Some(month), Some(year)) => {
                Date::new(year, month, day).map_or(Typed::NoDay(DatePart::Day), Typed::Day)
            }
        }
    }

    /// The day, if the fields contain one.
    pub fn day(&self) -> Option<Date> {
        match self.read() {
            Typed::Day(day) => Some(day),
            Typed::Nothing | Typed::NoDay(_) => None,
        }
    }
}

/// The parts of a whole date in one text.
fn parts_of(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ','))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Whether it is a whole date whose year has two digits. It is not spread, because somebody may still be typing.
fn has_short_year(text: &str) -> bool {
    let [_, _, year] = parts_of(text)[..] else {
        return false;
    };
    year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn typed(day: &str, month: &str, year: &str) -> DateDraft {
        DateDraft {
            day: day.to_owned(),
            month: month.to_owned(),
            year: year.to_owned(),
        }
    }

    #[test]
    fn a_month_may_be_named_and_an_error_names_its_field() {
        for month in ["11", "Nov", "november", " NOV. "] {
            assert_eq!(
                typed("5", month, "2024").read(),
                Typed::Day(date(2024, 11, 5)),
                "{month}"
            );
        }
        for (day, month, year, part) in [
            ("", "11", "2024", DatePart::Day),
            ("32", "11", "2024", DatePart::Day),
            ("31", "2", "2024", DatePart::Day),
            ("5", "13", "2024", DatePart::Month),
            ("5", "no", "2024", DatePart::Month),
            ("05", "11", "24", DatePart::Year),
            ("5", "11", "", DatePart::Year),
            ("05/11/24", "", "", DatePart::Year),
            ("05/11", "", "", DatePart::Day),
        ] {
            assert_eq!(
                typed(day, month, year).read(),
                Typed::NoDay(part),
                "{day} {month} {year}"
            );
        }
        assert_eq!(typed("5.", "11.", "2024").read(), Typed::Day(date(2024, 11, 5)));
        assert_eq!(typed("", " ", "").read(), Typed::Nothing);
    }

    #[test]
    fn a_whole_date_in_the_first_field_is_spread_over_all_three() {
        for whole in [
            "05/11/2024",
            "05.11.2024",
            "05-11-2024",
            "2024-11-05",
            "05 11 2024",
        ] {
            assert_eq!(
                typed(whole, "", "").spread(),
                typed("05", "11", "2024"),
                "{whole}"
            );
        }
        assert_eq!(
            typed("5 November 2024", "", "").spread().day(),
            Some(date(2024, 11, 5))
        );
        assert_eq!(
            typed("June 5 2024", "", "").spread().day(),
            Some(date(2024, 6, 5))
        );
        for kept in ["5", "05/11", "05/11/24"] {
            assert_eq!(typed(kept, "", "").spread(), typed(kept, "", ""));
        }
        assert_eq!(
            typed("05/11/2024", "3", "2023").spread(),
            typed("05", "11", "2024")
        );
    }
}
