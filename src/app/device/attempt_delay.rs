//! How long to wait after wrong passphrases before the next attempt. Pure: the time is an argument, and it may not know
//! where the count is stored.
//!
//! Deliberately absent: a number of attempts after which anything is erased, or locked permanently. The delay slows
//! only guesses on this device; against a copy of the storage, Argon2 alone slows them.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How many wrong attempts need no wait.
const FREE: u32 = 3;
/// The first wait, which doubles with every further wrong attempt.
const FIRST: SignedDuration = SignedDuration::from_secs(5);
/// The longest wait.
const LONGEST: SignedDuration = SignedDuration::from_secs(60);

/// The attempts since the last right passphrase.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PassphraseAttempts {
    /// How many.
    wrong: u32,
    /// The time of the last one, by the device's clock.
    last: Timestamp,
}

impl PassphraseAttempts {
    /// One more attempt, now. It is counted before it is made, so that closing the page in between does not avoid the
    /// count.
    #[must_use]
    pub fn and_another(self, now: Timestamp) -> Self {
        Self {
            wrong: self.wrong.saturating_add(1),
            last: now,
        }
    }

    /// How long until the next attempt: never longer than the full wait, even if the clock has changed.
    pub fn wait(self, now: Timestamp) -> SignedDuration {
        let left = self.whole_wait() - now.duration_since(self.last);
        left.clamp(SignedDuration::ZERO, self.whole_wait())
    }

    /// The same attempts, after the clock was set back: the wait starts now, not years in the future.
    #[must_use]
    pub fn by_this_clock(self, now: Timestamp) -> Self {
        Self {
            wrong: self.wrong,
            last: self.last.min(now),
        }
    }

    fn whole_wait(self) -> SignedDuration {
        let Some(doublings) = self.wrong.checked_sub(FREE) else {
            return SignedDuration::ZERO;
        };
        // Five doublings already exceed the longest wait.
        (FIRST * (1 << doublings.min(5))).min(LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_734_367_500 + second).expect("a timestamp")
    }

    fn wrong(times: u32) -> PassphraseAttempts {
        (0..times).fold(PassphraseAttempts::default(), |attempts, _| {
            attempts.and_another(at(0))
        })
    }

    #[test]
    fn three_are_free_and_every_further_one_waits_twice_as_long_up_to_a_minute() {
        let waits: Vec<i64> = (0..12).map(|n| wrong(n).wait(at(0)).as_secs()).collect();
        assert_eq!(waits, [0, 0, 0, 5, 10, 20, 40, 60, 60, 60, 60, 60]);
        assert_eq!(wrong(10_000).wait(at(0)).as_secs(), 60);
    }

    #[test]
    fn a_wait_ends() {
        let left: Vec<i64> = [0, 1, 9, 10, 11].map(|s| wrong(4).wait(at(s)).as_secs()).into();
        assert_eq!(left, [10, 9, 1, 0, 0]);
    }

    #[test]
    fn a_clock_that_was_changed_neither_lengthens_a_wait_nor_shuts_the_device() {
        let decade = 315_576_000;
        for set_back in [3_600, decade] {
            let now = at(-set_back);
            let attempts = wrong(9);
            assert_eq!(attempts.wait(now).as_secs(), 60);
            let later = now + SignedDuration::from_secs(60);
            assert_eq!(attempts.by_this_clock(now).wait(later).as_secs(), 0);
        }
        assert_eq!(wrong(9).wait(at(decade)).as_secs(), 0);
        assert_eq!(
            wrong(9).by_this_clock(at(5)),
            wrong(9),
            "a clock that goes on changes nothing"
        );
    }

    #[test]
    fn it_is_stored_and_read_again() {
        let text = serde_json::to_string(&wrong(4)).expect("has a JSON form");
        assert_eq!(text, r#"{"wrong":4,"last":"2024-12-16T16:45:00Z"}"#);
        assert_eq!(serde_json::from_str(&text).ok(), Some(wrong(4)));
    }
}
