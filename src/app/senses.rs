//! What the core can't know by itself: the time and chance. The example quarter has a clock of its own.

use jiff::{SignedDuration, Timestamp, civil::DateTime};

use crate::domain::id::Seed;

/// A moment, by the world's clock and by the one on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// What the clock on the wall shows.
    pub local: DateTime,
}

/// The clock and the randomness of this page.
#[derive(Clone, Copy, Debug)]
pub struct Senses {
    clock: fn() -> Moment,
    random: fn() -> [u8; 10],
    ahead: SignedDuration,
}

impl Senses {
    /// Senses that read these sources.
    pub const fn new(clock: fn() -> Moment, random: fn() -> [u8; 10]) -> Self {
        Self {
            clock,
            random,
            ahead: SignedDuration::ZERO,
        }
    }

    /// The same senses with the clock set so that it shows `local` now.
    #[must_use]
    pub fn set_to(self, local: DateTime) -> Self {
        let now = (self.clock)().local;
        Self {
            ahead: local.duration_since(now),
            ..self
        }
    }

    /// Now.
    pub fn now(self) -> Moment {
        let now = (self.clock)();
        Moment {
            at: now.at.checked_add(self.ahead).unwrap_or(now.at),
            local: now.local.checked_add(self.ahead).unwrap_or(now.local),
        }
    }

    /// What the clock on the wall showed at an instant, as far as the difference of now tells.
    pub fn local(self, at: Timestamp) -> DateTime {
        let now = self.now();
        now.local.checked_add(at.duration_since(now.at)).unwrap_or(now.local)
    }

    /// What a new id is made of.
    pub fn seed(self) -> Seed {
        Seed {
            millis: u64::try_from(self.now().at.as_millisecond()).unwrap_or_default(),
            random: (self.random)(),
        }
    }
}
