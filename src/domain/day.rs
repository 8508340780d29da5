//! Days and times in words.

use jiff::civil::{Date, DateTime};

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a day's month.
fn month(day: Date) -> &'static str {
    let from_nought = usize::try_from(day.month() - 1).unwrap_or_default();
    MONTHS.get(from_nought).copied().unwrap_or_default()
}

/// "16 December".
pub fn day_and_month(day: Date) -> String {
    format!("{} {}", day.day(), month(day))
}

/// "16 December 2024".
pub fn day(day: Date) -> String {
    format!("{} {}", day_and_month(day), day.year())
}

/// "16:45".
pub fn time(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}
