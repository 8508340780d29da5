//! The count of wrong passphrases on this device, which survives reloads and is shared by all tabs.

use std::time::Duration;

use crate::{
    app::device::{attempt_delay::PassphraseAttempts, opening::Opening},
    domain::json,
};

const NOTE: &str = "attempts";

/// How long until a passphrase may be tried again.
pub fn wait(opening: Opening) -> Duration {
    let now = opening.environment().now().at;
    let attempts = read(opening);
    let by_this_clock = attempts.by_this_clock(now);
    if by_this_clock != attempts {
        write(opening, by_this_clock);
    }
    by_this_clock.wait(now).try_into().unwrap_or_default()
}

/// Counts a passphrase attempt before it is made. Returns the count before, for [`take_back`].
pub fn count(opening: Opening) -> PassphraseAttempts {
    let before = read(opening);
    write(opening, before.and_another(opening.environment().now().at));
    before
}

/// Restores the count, because the passphrase could not be tried.
pub fn take_back(opening: Opening, before: PassphraseAttempts) {
    write(opening, before);
}

/// Resets the count, once the right passphrase was entered.
pub fn forget(opening: Opening) {
    write(opening, PassphraseAttempts::default());
}

/// An unreadable count is treated as none, because locking people out of their own work would be worse.
fn read(opening: Opening) -> PassphraseAttempts {
    let text = opening.device().note(NOTE).ok().flatten();
    text.and_then(|text| json::read(&text).ok()).unwrap_or_default()
}

/// If the storage is full the count does not change, and unlocking continues.
fn write(opening: Opening, attempts: PassphraseAttempts) {
    if let Ok(text) = serde_json::to_string(&attempts) {
        let _ = opening.device().set_note(NOTE, &text);
    }
}
