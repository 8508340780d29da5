//! The time of day that may follow a day: “09:12”, “at 9am”, “T09:12:45.000+01:00”, “09:12 GMT+0000 (Greenwich Mean Time)”.

use jiff::civil::Time as Clock;

/// A time of day, with the time zone if one is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Time {
    /// Midnight, if no time is written.
    pub clock: Clock,
    /// Minutes ahead of UTC.
    pub zone: Option<i32>,
}

/// Reads what follows a day. `None` if it is not a time of day.
pub(super) fn read(text: &str) -> Option<Time> {
    let text = text.to_lowercase();
    let (text, named_zone) = without_zone_name(text.trim_matches(|c: char| c.is_whitespace() || c == ','));
    if text.is_empty() {
        return (!named_zone).then_some(Time {
            clock: Clock::midnight(),
            zone: None,
        });
    }
    let text = ["t", "at ", "um ", "à "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
        .trim_start();
    let (hour, text) = digits(text)?;
    let mut numbers = vec![hour];
    let mut rest = text;
    while numbers.len() < 3
        && let Some(next) = rest.strip_prefix([':', '.', 'h'])
        && let Some((number, after)) = digits(next)
    {
        numbers.push(number);
        rest = after;
    }
    // Fractions of a second.
    if numbers.len() == 3
        && let Some(fraction) = rest.strip_prefix(['.', ','])
    {
        rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let rest = rest.trim_start();
    let (half, rest) = half_of_the_day(rest);
    let rest = rest.strip_prefix("uhr").unwrap_or(rest).trim_start();
    // A number alone is no time: “14/11/2024 3”.
    if numbers.len() == 1 && half.is_none() && rest != "h" {
        return None;
    }
    let rest = if rest == "h" { "" } else { rest };
    let hour = match (numbers[0], half) {
        (hour, None) => hour,
        (12, Some(Half::Morning)) => 0,
        (hour @ 1..=12, Some(Half::Morning)) => hour,
        (12, Some(Half::Afternoon)) => 12,
        (hour @ 1..=11, Some(Half::Afternoon)) => hour + 12,
        (_, Some(_)) => return None,
    };
    let part = |at: usize| numbers.get(at).copied().unwrap_or(0);
    let zone = zone(rest)?;
    // Brackets may only hold the name of a time zone. Other words can change the meaning: "(cancelled)".
    (zone.is_some() || !named_zone).then_some(Time {
        clock: Clock::new(hour, part(1), part(2), 0).ok()?,
        zone,
    })
}

/// Half of the day, of a twelve-hour clock.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

fn half_of_the_day(text: &str) -> (Option<Half>, &str) {
    let halves = [
        ("a.m.", Half::Morning),
        ("am", Half::Morning),
        ("p.m.", Half::Afternoon),
        ("pm", Half::Afternoon),
    ];
    for (word, half) in halves {
        if let Some(rest) = text.strip_prefix(word) {
            return (Some(half), rest.trim_start());
        }
    }
    (None, text)
}

/// The one or two digits at the beginning of a text.
fn digits(text: &str) -> Option<(i8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    (digits.len() <= 2).then(|| Some((digits.parse().ok()?, rest)))?
}

/// A text without the brackets at its end, and whether it had any.
fn without_zone_name(text: &str) -> (&str, bool) {
    match text.find('(') {
        Some(at) if text.ends_with(')') => (text[..at].trim_end(), true),
        _ => (text, false),
    }
}

/// The time zone: nothing, “Z”, “UTC”, “GMT+0100”, “+01:00”, “BST”. `None` if it is anything else.
fn zone(text: &str) -> Option<Option<i32>> {
    let named = ["utc", "gmt", "z"];
    let after = named.iter().find_map(|name| text.strip_prefix(name));
    match (text, after.unwrap_or(text).trim_start()) {
        ("", _) => Some(None),
        ("bst", _) => Some(Some(60)),
        (_, "") => Some(Some(0)),
        (_, offset) => {
            let (sign, offset) = match offset.split_at_checked(1)? {
                ("+", offset) => (1, offset),
                ("-", offset) => (-1, offset),
                _ => return None,
            };
            let compact = offset.replacen(':', "", 1);
            let (hours, minutes) = match compact.len() {
                1 | 2 => (compact.as_str(), "0"),
                4 => compact.split_at_checked(2)?,
                _ => return None,
            };
            let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
            ((0..=14).contains(&hours) && (0..60).contains(&minutes))
                .then(|| Some(sign * (hours * 60 + minutes)))
        }
    }
}
