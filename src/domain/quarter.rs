//! The quarter of the financial year, which starts in April.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use thiserror::Error;

/// A quarter: Q1 April–June, Q2 July–September, Q3 October–December, Q4 January–March.
///
/// Its text form is `2024-Q3`; [`Quarter::name`] is the form for people, "Q3 2024/25".
///
/// ```
/// use plumbline::domain::quarter::Quarter;
/// let q: Quarter = "2024-Q3".parse().unwrap();
/// assert_eq!(q.name(), "Q3 2024/25");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Quarter {
    /// The calendar year in which the financial year starts.
    year: i16,
    /// 1 to 4.
    number: i8,
}

/// A text that is not a quarter.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("“{0}” is not a quarter: quarters are written like 2024-Q3, which is October to December 2024")]
pub struct QuarterFault(String);

impl Quarter {
    /// The quarter that contains a day.
    pub fn of(day: Date) -> Self {
        match day.month() {
            1..=3 => Self {
                year: day.year().saturating_sub(1),
                number: 4,
            },
            month => Self {
                year: day.year(),
                number: (month - 1) / 3,
            },
        }
    }

    /// Whether it has a text form that can be read again: its financial year starts in 1900 to 2200.
    const fn is_written(self) -> bool {
        1900 <= self.year && self.year <= 2200
    }

    /// Reads the day on which an audit was completed, which must be in a quarter that has a text form.
    ///
    /// # Errors
    /// If it is not such a day.
    pub fn read_day<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        let day = Date::deserialize(from)?;
        if Self::of(day).is_written() {
            Ok(day)
        } else {
            Err(D::Error::custom(format!("no audit was completed on {day}")))
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        let (year, month) = match self.number {
            4 => (self.year.saturating_add(1), 1),
            n => (self.year, n * 3 + 1),
        };
        // This day is missing only at the limits of the calendar.
        Date::new(year, month, 1).unwrap_or(if year > 0 { Date::MAX } else { Date::MIN })
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.first_day()
            .saturating_add(jiff::Span::new().months(2))
            .last_of_month()
    }

    /// The quarter after.
    pub fn next(self) -> Self {
        if self.number == 4 {
            Self {
                year: self.year.saturating_add(1),
                number: 1,
            }
        } else {
            Self {
                number: self.number + 1,
                ..self
            }
        }
    }

    /// The quarter before.
    pub fn previous(self) -> Self {
        if self.number == 1 {
            Self {
                year: self.year.saturating_sub(1),
                number: 4,
            }
        } else {
            Self {
                number: self.number - 1,
                ..self
            }
        }
    }

    /// The form for people: "Q3 2024/25".
    pub fn name(self) -> String {
        format!(
            "Q{} {}/{:02}",
            self.number,
            self.year,
            self.year.saturating_add(1).rem_euclid(100)
        )
    }

    /// The months: "October to December 2024".
    pub fn months(self) -> String {
        let (from, to) = match self.number {
            1 => ("April", "June"),
            2 => ("July", "September"),
            3 => ("October", "December"),
            _ => ("January", "March"),
        };
        format!("{from} to {to} {}", self.first_day().year())
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-Q{}", self.year, self.number)
    }
}

impl FromStr for Quarter {
    type Err = QuarterFault;
    fn from_str(text: &str) -> Result<Self, QuarterFault> {
        let fault = || QuarterFault(text.chars().take(20).collect());
        let (year, number) = text.split_once("-Q").ok_or_else(fault)?;
        let whole = |s: &str, len| s.len() == len && s.bytes().all(|b| b.is_ascii_digit());
        if !whole(year, 4) || !whole(number, 1) {
            return Err(fault());
        }
        let quarter = Self {
            year: year.parse().map_err(|_| fault())?,
            number: number.parse().map_err(|_| fault())?,
        };
        if (1..=4).contains(&quarter.number) && quarter.is_written() {
            Ok(quarter)
        } else {
            Err(fault())
        }
    }
}

impl TryFrom<String> for Quarter {
    type Error = QuarterFault;
    fn try_from(text: String) -> Result<Self, QuarterFault> {
        text.parse()
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> String {
        quarter.to_string()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_financial_year_begins_in_april() {
        for (day, text, name, months) in [
            (date(2024, 4, 1), "2024-Q1", "Q1 2024/25", "April to June 2024"),
            (
                date(2024, 9, 30),
                "2024-Q2",
                "Q2 2024/25",
                "July to September 2024",
            ),
            (
                date(2024, 12, 31),
                "2024-Q3",
                "Q3 2024/25",
                "October to December 2024",
            ),
            (date(2025, 1, 1), "2024-Q4", "Q4 2024/25", "January to March 2025"),
            (
                date(2000, 3, 31),
                "1999-Q4",
                "Q4 1999/00",
                "January to March 2000",
            ),
        ] {
            let quarter = Quarter::of(day);
            assert_eq!(
                (quarter.to_string(), quarter.name(), quarter.months()),
                (text.into(), name.into(), months.into())
            );
            assert!(quarter.first_day() <= day && day <= quarter.last_day());
        }
    }

    #[test]
    fn a_quarter_ends_the_day_before_the_next() {
        let mut quarter = Quarter::of(date(2019, 5, 5));
        for _ in 0..40 {
            assert_eq!(
                quarter.last_day().tomorrow().ok(),
                Some(quarter.next().first_day())
            );
            assert_eq!(quarter.next().previous(), quarter);
            assert_eq!(quarter.to_string().parse(), Ok(quarter));
            quarter = quarter.next();
        }
    }

    #[test]
    fn what_is_no_quarter_cannot_load() {
        for bad in [
            "2026-Q9", "2026-Q0", "2026", "26-Q1", "2026-Q1 ", "2026-q1", "+026-Q1", "9999-Q1", "",
        ] {
            assert!(bad.parse::<Quarter>().is_err(), "{bad}");
        }
    }

    #[test]
    fn days_at_the_ends_of_the_calendar_have_a_quarter_too() {
        for day in [
            Date::MIN,
            Date::MAX,
            date(9999, 1, 1),
            date(-9999, 2, 1),
            date(0, 1, 1),
        ] {
            let quarter = Quarter::of(day);
            assert!(quarter.first_day() <= quarter.last_day(), "{day}");
            assert!(!quarter.name().is_empty() && !quarter.months().is_empty());
            assert!(quarter.previous() < quarter && quarter < quarter.next());
        }
    }

    #[test]
    fn an_audit_is_completed_in_a_quarter_that_can_be_written_down() {
        let read = |text: &str| {
            let value = serde_json::Value::from(text);
            Quarter::read_day(value).map_err(|fault| fault.to_string())
        };
        for day in ["1970-01-01", "2024-11-12", "1900-04-01", "2201-03-31"] {
            let quarter = Quarter::of(read(day).expect("is taken"));
            assert_eq!(quarter.to_string().parse(), Ok(quarter), "{day}");
        }
        for day in ["1900-03-31", "2201-04-01", "9999-12-31", "-009999-01-01", "today"] {
            assert!(read(day).is_err(), "{day}");
        }
    }
}
