//! How days and times are written, and conversions between date fields and drafts.

use jiff::civil::{Date, DateTime};

use crate::{
    domain::{day as in_words, draft::DateDraft},
    ui::parts::DateParts,
};

/// "16 December 2024".
pub fn day(date: Date) -> String {
    in_words::day(date)
}

/// "18 to 22 November 2024": a shared month and year are named once.
pub fn days(first: Date, last: Date) -> String {
    if first == last {
        day(first)
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{} to {}", first.day(), day(last))
    } else if first.year() == last.year() {
        format!("{} to {}", in_words::day_and_month(first), day(last))
    } else {
        format!("{} to {}", day(first), day(last))
    }
}

/// "16:45".
pub fn time(at: DateTime) -> String {
    in_words::time(at)
}

/// "16 December 2024, 16:45".
pub fn moment(at: DateTime) -> String {
    format!("{}, {}", day(at.date()), time(at))
}

/// A draft's date, for the date fields.
pub fn parts(draft: &DateDraft) -> DateParts {
    DateParts {
        day: draft.day.clone(),
        month: draft.month.clone(),
        year: draft.year.clone(),
    }
}

/// The contents of the date fields, for a draft. A whole date in the first field is spread over all three.
pub fn draft(parts: DateParts) -> DateDraft {
    let typed = DateDraft {
        day: parts.day,
        month: parts.month,
        year: parts.year,
    };
    typed.spread()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_range_of_days_names_what_is_shared_once() {
        for (first, last, text) in [
            (date(2024, 11, 18), date(2024, 11, 22), "18 to 22 November 2024"),
            (
                date(2024, 11, 28),
                date(2024, 12, 2),
                "28 November to 2 December 2024",
            ),
            (
                date(2024, 12, 30),
                date(2025, 1, 3),
                "30 December 2024 to 3 January 2025",
            ),
            (date(2024, 12, 9), date(2024, 12, 9), "9 December 2024"),
        ] {
            assert_eq!(days(first, last), text);
        }
    }
}
