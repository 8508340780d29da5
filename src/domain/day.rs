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

/// The month, from 1, that a word names: in full, by its first letters ("Nov", "Sept."), or with its first three letters
/// and its last right ("Febuary").
pub fn month_named(word: &str) -> Option<i8> {
    let word = word.trim().trim_end_matches('.').to_lowercase();
    let first: String = word.chars().take(3).collect();
    if first.chars().count() < 3 {
        return None;
    }
    let named = |month: &str| {
        let month = month.to_lowercase();
        let misspelt =
            word.len() > 4 && month.starts_with(&first) && word.chars().last() == month.chars().last();
        month.starts_with(&word) || misspelt
    };
    let at = MONTHS.iter().position(|month| named(month))?;
    i8::try_from(at + 1).ok()
}

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
