//! Who works on this device. Not an account: a name that entries carry, so that nobody moderates their own audit.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    app::places::Store,
    domain::{id::PersonId, person::Person},
    store::StoreError,
};

const PREFERENCE: &str = "people";

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
    /// The people this device knows already; none where the preference was never set or can't be read. A name that
    /// is lost is asked again; entries keep their own copy.
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

    /// A person sits down, known or new.
    ///
    /// # Errors
    /// When that can't be stored. Nothing has changed then.
    pub fn sit_down(self, person: Person) -> Result<(), StoreError> {
        let mut next = self.known.get_untracked();
        // Another tab may have somebody more: who is written over comes back as another person, and may then moderate
        // their own audit.
        for other in Known::read(self.store).everyone {
            if next.everyone.iter().all(|known| known.id() != other.id()) {
                next.everyone.push(other);
            }
        }
        let id = person.id();
        match next.everyone.iter_mut().find(|known| known.id() == id) {
            Some(known) => *known = person,
            None => next.everyone.push(person),
        }
        next.working = Some(id);
        let text = serde_json::to_string(&next).map_err(|fault| StoreError::Browser(fault.to_string()))?;
        self.store
            .with(|store| store.drawer.set_preference(PREFERENCE, &text))?;
        self.known.set(next);
        Ok(())
    }
}

impl Known {
    fn read(store: Store) -> Self {
        let text = store
            .with(|store| store.drawer.preference(PREFERENCE))
            .ok()
            .flatten();
        text.and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    fn working(&self) -> Option<Person> {
        self.everyone
            .iter()
            .find(|person| Some(person.id()) == self.working)
            .cloned()
    }
}
