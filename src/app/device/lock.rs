//! Locking: the page is loaded anew, which drops the key and everything decrypted from memory. Drafts lie on the device
//! by then, and the address leads back to where one was.
//!
//! What is absent: a lock that throws away what is nowhere else. Where the last save of a draft failed it asks first, or
//! waits.

use leptos::prelude::*;

use crate::app::{
    browser::Browser,
    device::{lock_message::LockMessage, opening::Opening},
};

/// What is to be said about locking.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Said {
    /// Nothing.
    #[default]
    Nothing,
    /// It locks within a minute.
    Soon,
    /// It should have locked, and would have lost what was typed.
    NotLocked,
    /// It is to lock, and would lose what was typed: is that meant?
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
    /// The lock of a page with this opening.
    pub fn new(opening: Opening, browser: Browser) -> Self {
        Self {
            opening,
            browser,
            said: RwSignal::new(Said::Nothing),
        }
    }

    /// What is to be said. Once everything is saved, nothing stands against locking any more.
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

    /// Somebody presses the button. All tabs lock, unless something would be lost; then it asks.
    pub fn by_hand(self) {
        if untrack(|| self.would_lose()) {
            self.said.set(Said::Asking);
        } else {
            self.anyway();
        }
    }

    /// Locks all tabs, whatever this one loses.
    pub fn anyway(self) {
        self.browser.say.run(LockMessage::Lock);
        self.browser.reload.run(());
    }

    /// It is time, in this tab and so in all. Whether it locked.
    pub fn by_itself(self) -> bool {
        // The others have nothing to do with what this one would lose. They are told once: whoever has unlocked one of
        // them since is not to be locked out again by this one.
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

    /// Another tab locks. Whether this one locked too.
    pub fn with_the_others(self) -> bool {
        let locks = self.may_lock();
        if locks {
            self.browser.reload.run(());
        }
        locks
    }

    /// It is not locked after all.
    pub fn stay(self) {
        self.said.set(Said::Nothing);
    }

    /// Says that it locks soon, or that it no longer does.
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

    /// Whether something that was typed is on the screen only.
    fn would_lose(self) -> bool {
        let session = self.opening.own_session();
        session.is_some_and(|session| session.drafts.would_lose())
    }
}
