//! Reads the example's tables: one row on each line, cells separated by `|`, comments after `#`.
//!
//! The tables are compiled in and the tests read all of them, so an invalid cell is a fault of the build that no
//! visitor sees.

use std::{fmt::Debug, str::FromStr};

use jiff::{
    Timestamp,
    civil::{Date, date},
    tz::TimeZone,
};

use crate::domain::{id::Seed, words::Words};

const READ: &str = "tests read every table of the example";

/// The rows of a table.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('|').map(str::trim).collect())
}

/// The value of a cell.
#[track_caller]
pub(super) fn parse<T: FromStr<Err: Debug>>(cell: &str) -> T {
    cell.parse().expect(READ)
}

/// A cell that may be empty: `-`, or no cell at all.
pub(super) fn optional<'a>(row: &[&'a str], cell: usize) -> Option<&'a str> {
    row.get(cell).copied().filter(|text| !matches!(*text, "" | "-"))
}

/// A text.
#[track_caller]
pub(super) fn words(text: &str) -> Words {
    Words::parse(text).expect(READ)
}

/// A date, with its year, or as month and day of 2024.
#[track_caller]
pub(super) fn day(cell: &str) -> Date {
    match cell.split_once('-') {
        Some((month, day)) if month.len() == 2 => date(2024, parse(month), parse(day)),
        _ => parse(cell),
    }
}

/// A time of day. The example's council uses universal time.
pub(super) fn at(day: Date, hour: i8, minute: i8) -> Timestamp {
    let zoned = day.at(hour, minute, 0, 0).to_zoned(TimeZone::UTC);
    zoned.expect("universal time has every hour").timestamp()
}

/// The seed of an id: its time and its name, mixed. The same name gives the same id.
pub(super) fn seed(name: &str, at: Timestamp) -> Seed {
    let mut state = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let random = std::array::from_fn(|_| {
        // SplitMix64 (Steele, Lea and Flood 2014): ids that look random, without random numbers.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)).to_be_bytes()[0]
    });
    Seed {
        millis: u64::try_from(at.as_millisecond()).unwrap_or_default(),
        random,
    }
}
