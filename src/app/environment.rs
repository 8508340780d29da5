//! The clock, the random numbers and Argon2id, passed in to the core. The example quarter has its own clock.

use jiff::{SignedDuration, Timestamp, civil::DateTime};

use crate::{
    domain::id::Seed,
    store::vault::{Chance, Derive},
};

/// A moment, as an instant and in local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// The local time.
    pub local: DateTime,
}

/// The clock, the random numbers and Argon2id of this page.
#[derive(Clone, Copy, Debug)]
pub struct Environment {
    clock: fn() -> Timestamp,
    wall: fn(Timestamp) -> DateTime,
    chance: Chance,
    derive: Derive,
    ahead: SignedDuration,
}

impl Environment {
    /// An environment with these sources. `wall` converts an instant to local time, because only the browser knows when
    /// the clocks change.
    pub const fn new(
        clock: fn() -> Timestamp,
        wall: fn(Timestamp) -> DateTime,
        chance: Chance,
        derive: Derive,
    ) -> Self {
        Self {
            clock,
            wall,
            chance,
            derive,
            ahead: SignedDuration::ZERO,
        }
    }

    /// The same environment, with its clock set to show `local` now.
    #[must_use]
    pub fn set_to(self, local: DateTime) -> Self {
        let mut set = self;
        // Twice, because the first step may cross a day on which the clocks change.
        for _ in 0..2 {
            set.ahead += local.duration_since(set.now().local);
        }
        set
    }

    /// Now.
    pub fn now(self) -> Moment {
        let now = (self.clock)();
        let at = now.checked_add(self.ahead).unwrap_or(now);
        Moment {
            at,
            local: self.local(at),
        }
    }

    /// The local time at an instant.
    pub fn local(self, at: Timestamp) -> DateTime {
        (self.wall)(at)
    }

    /// A source of cryptographically secure random bytes.
    pub fn chance(self) -> Chance {
        self.chance
    }

    /// Runs Argon2id.
    pub fn derive(self) -> Derive {
        self.derive
    }

    /// A random number, unique for all practical purposes.
    pub fn number(self) -> u64 {
        let mut random = [0; 8];
        (self.chance)(&mut random);
        u64::from_be_bytes(random)
    }

    /// The seed for a new id.
    pub fn seed(self) -> Seed {
        let mut random = [0; 10];
        (self.chance)(&mut random);
        Seed {
            millis: u64::try_from(self.now().at.as_millisecond()).unwrap_or_default(),
            random,
        }
    }
}
