//! The clock: the current instant and the local time. It may not know what they are used for.
//!
//! The browser knows the local time, so the program contains no time zones.

use std::time::Duration;

use jiff::{Timestamp, civil::DateTime};
use js_sys::Date;

use super::window;

/// The current instant. A clock set to a year outside 0 to 9999 is read as 1970.
pub fn now() -> Timestamp {
    Timestamp::from_millisecond(Date::now() as i64).unwrap_or_default()
}

fn local(date: &Date) -> Option<DateTime> {
    let small = |field: u32| i8::try_from(field).ok();
    DateTime::new(
        i16::try_from(date.get_full_year()).ok()?,
        small(date.get_month() + 1)?,
        small(date.get_date())?,
        small(date.get_hours())?,
        small(date.get_minutes())?,
        small(date.get_seconds())?,
        i32::try_from(date.get_milliseconds()).ok()? * 1_000_000,
    )
    .ok()
}

/// The local time at an instant.
pub fn wall(at: Timestamp) -> DateTime {
    // Milliseconds since 1970 are exact in a double for the next 285,000 years.
    let date = Date::new(&(at.as_millisecond() as f64).into());
    local(&date).unwrap_or_default()
}

/// Time since 1970, by a clock that anybody can set.
pub fn set_by_people() -> Duration {
    Duration::try_from_secs_f64(Date::now() / 1_000.0).unwrap_or_default()
}

/// Time since the page was loaded, by a clock that nobody can set.
pub fn steady() -> Duration {
    let millis = window()
        .performance()
        .map_or(0.0, |performance| performance.now());
    Duration::try_from_secs_f64(millis / 1_000.0).unwrap_or_default()
}
