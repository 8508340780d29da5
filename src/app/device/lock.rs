//! Locking reloads the page, which clears the key and all decrypted data from memory. By then the drafts are stored,
//! and the address leads back to the same page.
//!
//! Deliberately absent: a lock that loses unsaved text. If the last save of a draft failed, locking asks first, or
//! waits.

use leptos::prelude::*;

use crate::app::{
    browser::Browser,
    device::{lock_message::LockMessage, opening::Opening},
};

/// What to say about locking.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Said {
    /// Nothing.
    #[default]
    Nothing,
    /// It locks within a minute.
    Soon,
    /// It should have locked, but would have lost unsaved text.
    NotLocked,
    /// Somebody wants to lock, which would lose unsaved text: they are asked to confirm.
    Asking,
}

/// The lock of this page.
#[derive(Clone, Copy)]
pub struct Lock {
    opening: Opening,
    browser: Browser,
    said: RwSignal<Said>,
}

impl Lock {
    /// The lock of a page. `opening` says whether the device is unlocked.
    pub fn new(opening: Opening, browser: Browser) -> Self {
        Self {
            opening,
            browser,
            said: RwSignal::new(Said::Nothing),
        }
    }

    /// What to say. Once everything is saved, nothing prevents locking any more.
    pub fn said(self) -> Said {
        let said = self.said.get();
        let stands_against = matches!(said, Said::NotLocked | Said::Asking);
        if stands_against && !self.would_lose() {
            Said::Nothing
        } else {
            said
        }
    }

    /// Whether there is anything to lock.
    pub fn is_unlocked(self) -> bool {
        self.opening.own_session().is_some() || self.opening.vault().is_some()
    }

    /// Somebody pressed the button. Locks all tabs, or asks first if text would be lost.
    pub fn by_hand(self) {
        if untrack(|| self.would_lose()) {
            self.said.set(Said::Asking);
        } else {
            self.anyway();
        }
    }

    /// Locks all tabs, even if this one loses text.
    pub fn anyway(self) {
        self.browser.say.run(LockMessage::Lock);
        self.browser.reload.run(());
    }

    /// The time to lock has come for all tabs. Returns whether this tab locked.
    pub fn by_itself(self) -> bool {
        // Other tabs keep their own unsaved text. They are told only once, so that this tab does not lock them again
        // after somebody has unlocked one.
        let told = untrack(|| self.said()) == Said::NotLocked;
        let locks = self.may_lock();
        if locks || !told {
            self.browser.say.run(LockMessage::Lock);
        }
        if locks {
            self.browser.reload.run(());
        }
        locks
    }

    /// Another tab locks. Returns whether this one locked too.
    pub fn with_the_others(self) -> bool {
        let locks = self.may_lock();
        if locks {
            self.browser.reload.run(());
        }
        locks
    }

    /// Cancels locking.
    pub fn stay(self) {
        self.said.set(Said::Nothing);
    }

    /// Shows or hides the warning that it locks soon.
    pub fn warn(self, soon: bool) {
        let next = match (untrack(|| self.said()), soon) {
            (Said::Nothing, true) => Said::Soon,
            (Said::Soon, false) => Said::Nothing,
            (Said::Nothing | Said::NotLocked | Said::Asking, false)
            | (Said::Soon | Said::NotLocked | Said::Asking, true) => return,
        };
        self.said.set(next);
    }

    fn may_lock(self) -> bool {
        let would_lose = untrack(|| self.would_lose());
        if would_lose && self.said.get_untracked() != Said::Asking {
            self.said.set(Said::NotLocked);
        }
        !would_lose
    }

    /// Whether any typed text is only on the screen.
    fn would_lose(self) -> bool {
        let session = self.opening.own_session();
        session.is_some_and(|session| session.drafts.would_lose())
    }
}
