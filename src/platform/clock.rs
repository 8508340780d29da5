//! The clock: the instant, and what the clock on the wall says. It may not know what they are used for.
//!
//! The browser knows the local time, so the program carries no time zones.

use jiff::{Timestamp, civil::DateTime};
use js_sys::Date;

/// One look at the clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Now {
    /// The instant.
    pub at: Timestamp,
    /// The same by the clock on the wall here.
    pub local: DateTime,
}

/// Looks at the clock. One that is set to no year between 0 and 9999 is read as 1970.
pub fn now() -> Now {
    let date = Date::new_0();
    Now {
        at: Timestamp::from_millisecond(date.get_time() as i64).unwrap_or_default(),
        local: local(&date).unwrap_or_default(),
    }
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
