//! The people who work on this device. A person is not an account, but a name in entries, so that nobody moderates
//! their own audit.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    app::places::Store,
    domain::{id::PersonId, json, person::Person},
    store::StoreError,
};

/// The people of this device and the one who is working.
#[derive(Clone, Copy)]
pub struct People {
    known: RwSignal<Known>,
    store: Store,
}

#[derive(Clone, Default, Debug, Serialize, Deserialize)]
struct Known {
    everyone: Vec<Person>,
    working: Option<PersonId>,
}

impl People {
    /// The preference in which they are stored.
    pub const PREFERENCE: &str = "people";

    /// Reads the people of this device; none if the preference was never set or cannot be read. A lost name is asked
    /// for again; entries keep their own copy.
    pub fn open(store: Store) -> Self {
        Self {
            known: RwSignal::new(Known::read(store)),
            store,
        }
    }

    /// Who is working.
    pub fn working(self) -> Option<Person> {
        self.known.with(Known::working)
    }

    /// Who is working, without following changes.
    pub fn working_untracked(self) -> Option<Person> {
        self.known.with_untracked(Known::working)
    }

    /// Everyone who has worked on this device.
    pub fn everyone(self) -> Vec<Person> {
        self.known.with(|known| known.everyone.clone())
    }

    /// The people in a stored list from another time or device; none if it cannot be read.
    pub fn listed(text: &str) -> Vec<Person> {
        let known: Option<Known> = json::read(text).ok();
        known.unwrap_or_default().everyone
    }

    /// Those of them whom this device does not know.
    pub fn unknown(self, people: &[Person]) -> Vec<Person> {
        let known = self.known.get_untracked().everyone;
        let is_new = |person: &&Person| known.iter().all(|known| known.id() != person.id());
        people.iter().filter(is_new).cloned().collect()
    }

    /// Adds people, and returns those who were new. Nobody is replaced or removed, and the person working here does not
    /// change.
    ///
    /// # Errors
    /// If that cannot be stored. Nothing has changed.
    pub fn take_in(self, people: &[Person]) -> Result<Vec<Person>, StoreError> {
        let new = self.unknown(people);
        if new.is_empty() {
            return Ok(new);
        }
        let mut next = self.with_other_tabs();
        for person in &new {
            if next.everyone.iter().all(|known| known.id() != person.id()) {
                next.everyone.push(person.clone());
            }
        }
        self.keep(next)?;
        Ok(new)
    }

    /// Waits until the list of people survives a crash.
    ///
    /// # Errors
    /// If that cannot be stored.
    pub async fn kept(self) -> Result<(), StoreError> {
        let known = self.known.get_untracked();
        let text = serde_json::to_string(&known).map_err(|fault| StoreError::Browser(fault.to_string()))?;
        let drawer = self.store.with(|store| store.drawer.clone());
        drawer.keep_preference(Self::PREFERENCE, &text).await
    }

    /// Makes a known or new person the one working here.
    ///
    /// # Errors
    /// If that cannot be stored. Nothing has changed.
    pub fn sit_down(self, person: Person) -> Result<(), StoreError> {
        let mut next = self.with_other_tabs();
        let id = person.id();
        match next.everyone.iter_mut().find(|known| known.id() == id) {
            Some(known) => *known = person,
            None => next.everyone.push(person),
        }
        next.working = Some(id);
        self.keep(next)
    }

    /// Adds the people whom another tab has added. A person who was overwritten would come back with a new id, and
    /// could then moderate their own audit.
    fn with_other_tabs(self) -> Known {
        let mut next = self.known.get_untracked();
        for other in Known::read(self.store).everyone {
            if next.everyone.iter().all(|known| known.id() != other.id()) {
                next.everyone.push(other);
            }
        }
        next
    }

    fn keep(self, next: Known) -> Result<(), StoreError> {
        let text = serde_json::to_string(&next).map_err(|fault| StoreError::Browser(fault.to_string()))?;
        self.store.set_preference(Self::PREFERENCE, &text)?;
        self.known.set(next);
        Ok(())
    }
}

impl Known {
    fn read(store: Store) -> Self {
        let text = store
            .with(|store| store.drawer.preference(People::PREFERENCE))
            .ok()
            .flatten();
        text.and_then(|text| json::read(&text).ok()).unwrap_or_default()
    }

    fn working(&self) -> Option<Person> {
        self.everyone
            .iter()
            .find(|person| Some(person.id()) == self.working)
            .cloned()
    }
}
