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

/// The month, from 1, that a word names: in full, by its first letters ("Nov", "Sept."), or with a letter too many or too
/// few ("Febuary").
pub fn month_named(word: &str) -> Option<i8> {
    let word = word.trim().trim_end_matches('.').to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let named = |month: &str| {
        let month = month.to_lowercase();
        month.starts_with(&word) || is_one_letter_off(&word, &month)
    };
    let at = MONTHS.iter().position(|month| named(month))?;
    i8::try_from(at + 1).ok()
}

/// Whether a word of some length differs from another by one letter that is missing or too many.
fn is_one_letter_off(word: &str, other: &str) -> bool {
    let (word, other): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    let (short, long) = if word.len() < other.len() {
        (word, other)
    } else {
        (other, word)
    };
    let without = |at: usize| [&long[..at], &long[at + 1..]].concat() == short;
    short.len() > 4 && short.len() + 1 == long.len() && (0..long.len()).any(without)
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
