//! The wait after a wrong passphrase, updated every second.

use std::time::Duration;

use leptos::prelude::*;

use crate::app::device::{attempt_count, opening::Opening};

/// The time until the next passphrase attempt is allowed.
#[derive(Clone, Copy)]
pub struct Waiting {
    opening: Opening,
    left: RwSignal<u64>,
}

impl Waiting {
    /// Polls the wait while the page is drawn, because another tab may begin or end it.
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

    /// Updates at once. Called after an attempt.
    pub fn look(self) {
        let now = left(self.opening);
        if self.left.try_get_untracked().is_some_and(|before| before != now) {
            self.left.set(now);
        }
    }

    /// The seconds remaining.
    pub fn seconds(self) -> Signal<u64> {
        self.left.into()
    }
}

/// The remaining time in whole seconds, rounded up, so that the last second is shown until it ends.
fn left(opening: Opening) -> u64 {
    let wait = attempt_count::wait(opening);
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}
