//! The time without use after which the device locks: a setting for everybody who works on it, sealed like everything
//! else.

use std::time::Duration;

use leptos::prelude::*;

use crate::{app::places::Store, store::StoreError};

const PREFERENCE: &str = "lock-after";

/// The setting.
#[derive(Clone, Copy)]
pub struct LockAfter {
    minutes: RwSignal<u16>,
    store: Store,
}

impl LockAfter {
    /// What can be chosen, in minutes. There is no "never".
    pub const CHOICES: [u16; 5] = [5, 10, 15, 30, 60];
    /// The setting until another is chosen, in minutes.
    pub const USUAL: u16 = 10;

    /// Reads the stored setting.
    pub fn open(store: Store) -> Self {
        Self {
            minutes: RwSignal::new(read(store)),
            store,
        }
    }

    /// The setting, in minutes.
    pub fn minutes(self) -> u16 {
        self.minutes.get()
    }

    /// The setting, untracked.
    pub fn limit(self) -> Duration {
        limit(self.minutes.get_untracked())
    }

    /// The stored setting, read again because another tab may have changed it.
    pub fn limit_now(self) -> Duration {
        let minutes = read(self.store);
        if minutes != self.minutes.get_untracked() {
            self.minutes.set(minutes);
        }
        limit(minutes)
    }

    /// Sets it to one of the choices. It is saved once [`LockAfter::kept`] returns.
    ///
    /// # Errors
    /// If it cannot be stored. It then does not change.
    pub fn set(self, minutes: u16) -> Result<(), StoreError> {
        let drawer = self.store.with(|store| store.drawer.clone());
        drawer.set_preference(PREFERENCE, &minutes.to_string())?;
        self.minutes.set(minutes);
        Ok(())
    }

    /// Waits until the setting survives a crash.
    ///
    /// # Errors
    /// If it cannot be stored.
    pub async fn kept(self) -> Result<(), StoreError> {
        let drawer = self.store.with(|store| store.drawer.clone());
        let minutes = self.minutes.get_untracked().to_string();
        drawer.keep_preference(PREFERENCE, &minutes).await
    }
}

/// A number of minutes as a duration.
pub fn limit(minutes: u16) -> Duration {
    Duration::from_secs(u64::from(minutes) * 60)
}

/// An unreadable setting, or one that is not a choice, is treated as never set.
fn read(store: Store) -> u16 {
    let text = store
        .with(|store| store.drawer.preference(PREFERENCE))
        .ok()
        .flatten();
    text.and_then(|text| text.parse().ok())
        .filter(|minutes| LockAfter::CHOICES.contains(minutes))
        .unwrap_or(LockAfter::USUAL)
}
