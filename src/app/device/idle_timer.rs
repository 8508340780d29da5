//! Whether it is time to lock: nobody has touched the page for long, or the device has slept. Pure: it is fed with what
//! two clocks say, and it may not know what they are.
//!
//! Idleness goes by the clock that nobody can set. Sleep shows in two ways, by browser and system: either that clock
//! stands still while the one on the wall goes on, or nobody asked for long although the page asks every second.

use std::time::Duration;

/// What both clocks say at a moment, and whether the page is in sight.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Reading {
    /// Since the page began; nobody can set it.
    pub steady: Duration,
    /// Since 1970; anybody can set it.
    pub wall: Duration,
    /// The page is in the background, where browsers ask less often.
    pub hidden: bool,
}

/// What follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Nothing.
    Stay,
    /// It locks within a minute.
    Soon,
    /// Nobody has touched the page for as long as was set.
    Idle,
    /// The device has slept.
    Slept,
}

/// How long before it locks it says so.
const WARNING: Duration = Duration::from_secs(60);
/// How far the wall's clock may get ahead of the steady one, and how long a page in sight may be kept from asking.
const AWAKE: Duration = Duration::from_secs(60);
/// How long a page in the background may be kept from asking: browsers let it once a minute.
const AWAKE_HIDDEN: Duration = Duration::from_secs(150);

/// The watch over one unlocked page.
#[derive(Clone, Copy, Debug)]
pub struct IdleTimer {
    last: Reading,
    touched: Duration,
}

impl IdleTimer {
    /// Begins with the unlocking, which is a touch.
    pub fn new(now: Reading) -> Self {
        Self {
            last: now,
            touched: now.steady,
        }
    }

    /// What follows from the time now. `limit` is how long nobody may touch the page.
    pub fn look(&mut self, now: Reading, limit: Duration) -> Verdict {
        let before = std::mem::replace(&mut self.last, now);
        let idle = now.steady.saturating_sub(self.touched);
        if slept(before, now) {
            Verdict::Slept
        } else if idle >= limit {
            Verdict::Idle
        } else if idle + WARNING >= limit {
            Verdict::Soon
        } else {
            Verdict::Stay
        }
    }

    /// Somebody touched the page, or another tab's.
    pub fn touch(&mut self) {
        self.touched = self.last.steady;
    }

    /// The page was held up by the browser's own dialog, such as the one for printing: that was no sleep. It does not
    /// count as a touch.
    pub fn forgive(&mut self, now: Reading) {
        self.last = now;
    }
}

fn slept(before: Reading, now: Reading) -> bool {
    let steady = now.steady.saturating_sub(before.steady);
    // A clock that is set back gives nothing here.
    let wall = now.wall.saturating_sub(before.wall);
    let awake = if before.hidden || now.hidden {
        AWAKE_HIDDEN
    } else {
        AWAKE
    };
    steady >= awake || wall.saturating_sub(steady) >= AWAKE
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Duration = Duration::from_secs(600);
    const HOUR: u64 = 3_600;
    const DECADE: u64 = 315_576_000;
    /// What the wall's clock shows when the watch begins.
    const BEGAN: u64 = 1_734_367_500;

    fn at(steady: u64, wall: u64, hidden: bool) -> Reading {
        Reading {
            steady: Duration::from_secs(steady),
            wall: Duration::from_secs(wall),
            hidden,
        }
    }

    fn began() -> IdleTimer {
        IdleTimer::new(at(0, BEGAN, false))
    }

    /// Looks at these seconds with both clocks going; the last verdict.
    fn looked(watch: &mut IdleTimer, seconds: impl IntoIterator<Item = u64>, hidden: bool) -> Verdict {
        let verdicts = seconds
            .into_iter()
            .map(|s| watch.look(at(s, BEGAN + s, hidden), LIMIT));
        verdicts.last().expect("looks at least once")
    }

    #[test]
    fn it_locks_after_the_limit_and_says_so_a_minute_before() {
        let mut watch = began();
        assert_eq!(looked(&mut watch, 1..540, false), Verdict::Stay);
        assert_eq!(looked(&mut watch, 540..600, false), Verdict::Soon);
        assert_eq!(looked(&mut watch, 600..601, false), Verdict::Idle);
    }

    #[test]
    fn a_touch_begins_the_limit_anew() {
        let mut watch = began();
        assert_eq!(looked(&mut watch, 1..599, false), Verdict::Soon);
        watch.touch();
        assert_eq!(looked(&mut watch, 599..1_100, false), Verdict::Stay);
        assert_eq!(looked(&mut watch, 1_100..1_199, false), Verdict::Idle);
    }

    #[test]
    fn a_page_in_the_background_that_may_look_once_a_minute_has_not_slept() {
        let mut watch = began();
        assert_eq!(looked(&mut watch, (60..=540).step_by(60), true), Verdict::Soon);
        assert_eq!(looked(&mut watch, [600], true), Verdict::Idle);
        // Nor has one that has just come into sight.
        let mut watch = began();
        looked(&mut watch, [1, 61], true);
        assert_eq!(looked(&mut watch, [121], false), Verdict::Stay);
    }

    #[test]
    fn sleep_shows_as_a_gap_or_as_a_wall_clock_that_ran_ahead() {
        // The steady clock went on.
        assert_eq!(looked(&mut began(), [90], false), Verdict::Slept);
        let mut hidden = began();
        looked(&mut hidden, [1], true);
        assert_eq!(looked(&mut hidden, [152], true), Verdict::Slept);
        // The steady clock stood still.
        for asleep in [90, HOUR, 14 * 24 * HOUR] {
            for hidden in [false, true] {
                assert_eq!(began().look(at(1, BEGAN + asleep, hidden), LIMIT), Verdict::Slept);
            }
        }
    }

    #[test]
    fn a_clock_that_is_set_back_neither_locks_nor_keeps_open() {
        for back in [HOUR, DECADE] {
            let mut watch = began();
            for second in 1..600 {
                let verdict = watch.look(at(second, BEGAN + second - back, false), LIMIT);
                assert_ne!(verdict, Verdict::Slept);
                assert_ne!(verdict, Verdict::Idle, "{second} s");
            }
            assert_eq!(
                watch.look(at(600, BEGAN + 600 - back, false), LIMIT),
                Verdict::Idle
            );
        }
    }

    // It can't be told from a sleep in which the steady clock stood still, so it is taken for one, once; and what comes
    // after goes by the steady clock.
    #[test]
    fn a_clock_that_is_set_forward_is_a_sleep_once_and_nothing_afterwards() {
        for ahead in [HOUR, DECADE] {
            let mut watch = began();
            assert_eq!(watch.look(at(1, BEGAN + 1 + ahead, false), LIMIT), Verdict::Slept);
            assert_eq!(watch.look(at(2, BEGAN + 2 + ahead, false), LIMIT), Verdict::Stay);
        }
    }

    #[test]
    fn a_correction_of_some_seconds_is_no_sleep() {
        assert_eq!(began().look(at(1, BEGAN + 40, false), LIMIT), Verdict::Stay);
    }

    #[test]
    fn a_dialog_that_held_the_page_up_is_no_sleep_and_no_touch() {
        let mut watch = began();
        watch.forgive(at(590, BEGAN + 590, false));
        assert_eq!(looked(&mut watch, [591], false), Verdict::Soon);
        assert_eq!(looked(&mut watch, [600], false), Verdict::Idle);
    }
}
