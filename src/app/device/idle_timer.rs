//! Whether to lock: nobody has used the page for a while, or the device was asleep. Pure: the readings of two clocks
//! are arguments, and it may not know which clocks they are.
//!
//! Idle time is measured by the steady clock, which nobody can set. Sleep shows in one of two ways, depending on
//! browser and system: the steady clock stops while the wall clock continues, or there is a long gap between readings
//! although the page takes one every second.

use std::time::Duration;

/// The readings of both clocks at one moment, and whether the page is visible.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ClockReading {
    /// Time since the page was loaded; nobody can set this clock.
    pub steady: Duration,
    /// Time since 1970; anybody can set this clock.
    pub wall: Duration,
    /// The page is in the background, where browsers run timers less often.
    pub hidden: bool,
}

/// What to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Nothing.
    Stay,
    /// Warn: it locks within a minute.
    Soon,
    /// Lock: nobody has used the page for the set time.
    Idle,
    /// Lock: the device was asleep.
    Slept,
}

/// How long before locking there is a warning.
const WARNING: Duration = Duration::from_secs(60);
/// How far the wall clock may get ahead of the steady clock, and how long a gap a visible page may have between
/// readings.
const AWAKE: Duration = Duration::from_secs(60);
/// How long a gap a page in the background may have: browsers run its timers once a minute.
const AWAKE_HIDDEN: Duration = Duration::from_secs(150);

/// The idle timer of one unlocked page.
#[derive(Clone, Copy, Debug)]
pub struct IdleTimer {
    last: ClockReading,
    touched: Duration,
}

impl IdleTimer {
    /// Starts at the unlocking, which counts as use.
    pub fn new(now: ClockReading) -> Self {
        Self {
            last: now,
            touched: now.steady,
        }
    }

    /// What to do at this time. `limit` is how long the page may be unused.
    pub fn look(&mut self, now: ClockReading, limit: Duration) -> Verdict {
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

    /// Somebody used this page, or another tab.
    pub fn touch(&mut self) {
        self.touched = self.last.steady;
    }

    /// A dialog of the browser, such as the one for printing, blocked the page, which does not mean that the device was
    /// asleep. This does not count as use.
    pub fn forgive(&mut self, now: ClockReading) {
        self.last = now;
    }
}

fn slept(before: ClockReading, now: ClockReading) -> bool {
    let steady = now.steady.saturating_sub(before.steady);
    // A clock that is set back has no effect here.
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
    /// The wall clock when the timer starts.
    const BEGAN: u64 = 1_734_367_500;

    fn at(steady: u64, wall: u64, hidden: bool) -> ClockReading {
        ClockReading {
            steady: Duration::from_secs(steady),
            wall: Duration::from_secs(wall),
            hidden,
        }
    }

    fn began() -> IdleTimer {
        IdleTimer::new(at(0, BEGAN, false))
    }

    /// Takes readings at these seconds, with both clocks running. Returns the last verdict.
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
        // Nor was one that has just become visible.
        let mut watch = began();
        looked(&mut watch, [1, 61], true);
        assert_eq!(looked(&mut watch, [121], false), Verdict::Stay);
    }

    #[test]
    fn sleep_shows_as_a_gap_or_as_a_wall_clock_that_ran_ahead() {
        // The steady clock continued.
        assert_eq!(looked(&mut began(), [90], false), Verdict::Slept);
        let mut hidden = began();
        looked(&mut hidden, [1], true);
        assert_eq!(looked(&mut hidden, [152], true), Verdict::Slept);
        // The steady clock stopped.
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

    // This cannot be distinguished from sleep with a stopped steady clock, so it counts as sleep once. Afterwards the
    // steady clock decides.
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
