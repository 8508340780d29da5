//! Spellings that the format does not allow although this program would understand them: a list instead of an object, a
//! day without its hyphens. Another program might read them differently, or not at all.

use thiserror::Error;

/// How a value must be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Spelling {
    /// The wrong JSON type: a list instead of an object, an object instead of a word, or a list of another length.
    #[error("something of another kind belongs here")]
    Kind,
    /// A day.
    #[error("a day is written as 2024-11-12")]
    Day,
    /// A time.
    #[error("a time is written as 2024-11-12T16:45:00Z")]
    Time,
    /// A day with a time, without an offset.
    #[error("a day and a time are written as 2024-11-12T16:45:00")]
    DayAndTime,
    /// An id.
    #[error("an id is written as 0193d04c-7b60-7c1a-8f2e-5a9d3b7c1e04")]
    Id,
}

/// A place in an entry that is not spelt as the format requires.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misspelt {
    /// The field, such as `body.areas[2].saw`.
    pub field: String,
    /// How it must be written.
    pub spelling: Spelling,
}

/// Whether the format allows `theirs` as a spelling of what this program writes as `ours`.
pub(super) fn held(ours: &str, theirs: &str) -> Result<(), Spelling> {
    // Years before 0 and after 9999.
    let year = ours.strip_prefix(['-', '+']);
    if year.is_some_and(|rest| shape(rest).starts_with("000000-00-00")) {
        return Err(Spelling::Day);
    }
    // Free text may look like a day; it is only trimmed, whatever it contains.
    if theirs.trim() == ours {
        return Ok(());
    }
    let spelling = if shape(ours) == "0000-00-00" {
        (false, Spelling::Day)
    } else if shape(ours).starts_with("0000-00-00T00:00:00") {
        if ours.ends_with('Z') {
            (is_time(theirs), Spelling::Time)
        } else {
            (is_day_and_time(theirs), Spelling::DayAndTime)
        }
    } else if is_id(ours) {
        (theirs.eq_ignore_ascii_case(ours), Spelling::Id)
    } else {
        (true, Spelling::Kind)
    };
    match spelling {
        (true, _) => Ok(()),
        (false, spelling) => Err(spelling),
    }
}

/// The text with every digit replaced by 0.
fn shape(text: &str) -> String {
    let digit = |c: char| if c.is_ascii_digit() { '0' } else { c };
    text.chars().map(digit).collect()
}

/// RFC 3339 with capital letters: `2024-11-12T16:45:00.5+01:00`.
fn is_time(text: &str) -> bool {
    let shape = shape(text);
    let rest = shape.strip_prefix("0000-00-00T00:00:00");
    let after_fraction = rest.map(without_fraction);
    matches!(after_fraction, Some("Z" | "+00:00" | "-00:00")) && text.get(17..19).is_some_and(|s| s < "60")
}

fn is_day_and_time(text: &str) -> bool {
    let shape = shape(text);
    let rest = shape.strip_prefix("0000-00-00T00:00:00");
    rest.map(without_fraction) == Some("")
}

fn without_fraction(text: &str) -> &str {
    text.strip_prefix('.')
        .filter(|digits| digits.starts_with('0'))
        .map_or(text, |digits| digits.trim_start_matches('0'))
}

fn is_id(text: &str) -> bool {
    let hyphens = text.char_indices().filter(|(_, c)| *c == '-').map(|(n, _)| n);
    text.len() == 36 && hyphens.eq([8, 13, 18, 23]) && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_otherwise_is_named() {
        assert_eq!(held("2024-11-12", "2024-11-12"), Ok(()));
        assert_eq!(held("2024-11-12", "20241112"), Err(Spelling::Day));
        let time = "2024-11-12T16:45:00Z";
        for theirs in ["2024-11-12T17:45:00+01:00", "2024-11-12T16:45:00.000Z", time] {
            assert_eq!(held(time, theirs), Ok(()), "{theirs}");
        }
        for theirs in [
            "2024-11-12t16:45:00z",
            "2024-11-12 16:45:00Z",
            "2024-11-12T16:45Z",
            "2024-11-12T16:44:60Z",
            "2024-11-12T16:45:00+00:00[UTC]",
        ] {
            assert_eq!(held(time, theirs), Err(Spelling::Time), "{theirs}");
        }
        assert_eq!(
            held("2024-11-12T16:45:00", "2024-11-12T16:45"),
            Err(Spelling::DayAndTime)
        );
        let id = "0193d04c-7b60-7c1a-8f2e-5a9d3b7c1e04";
        assert_eq!(held(id, &id.to_uppercase()), Ok(()));
        assert_eq!(held(id, &id.replace('-', "")), Err(Spelling::Id));
        assert_eq!(held("seen", " seen "), Ok(()));
    }
}
