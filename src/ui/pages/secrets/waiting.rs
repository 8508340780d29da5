//! The wait between wrong passphrases, followed from second to second.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::device::{attempt_count, opening::Opening};

/// How long until a passphrase may be tried again.
#[derive(Clone, Copy)]
pub struct Waiting {
    opening: Opening,
    left: RwSignal<u64>,
}

impl Waiting {
    /// Follows the wait for as long as the page is drawn: another tab may begin or end it.
    pub fn follow(opening: Opening) -> Self {
        let waiting = Self {
            opening,
            left: RwSignal::new(left(opening)),
        };
        Effect::new(move |_| {
            if let Ok(each_second) = set_interval_with_handle(move || waiting.look(), Duration::from_secs(1))
            {
                on_cleanup(move || each_second.clear());
            }
        });
        waiting
    }

    /// Looks now, because something has been tried.
    pub fn look(self) {
        let now = left(self.opening);
        if self.left.try_get_untracked().is_some_and(|before| before != now) {
            self.left.set(now);
        }
    }

    /// The seconds that are left.
    pub fn seconds(self) -> Signal<u64> {
        self.left.into()
    }
}

/// Whole seconds: the last one begins is shown until it has ended.
fn left(opening: Opening) -> u64 {
    let wait = attempt_count::wait(opening);
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}
