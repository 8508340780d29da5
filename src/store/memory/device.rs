//! A device in memory: for tests of what happens before and beside a session.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use super::Memory;
use crate::store::{
    BackedUp, Device, Later, Look, Places, SealedThing, StoreError,
    envelope::{self, Place, Wrapped},
    vault::{Vault, keyring::KeyRing},
};

/// A device in memory.
#[derive(Default)]
pub struct MemoryDevice {
    /// Its entries, drafts and preferences.
    pub memory: Rc<Memory>,
    ring: RefCell<Option<KeyRing>>,
    vault: RefCell<Option<Rc<Vault>>>,
    backed_up: RefCell<BackedUp>,
    notes: RefCell<BTreeMap<String, String>>,
}

impl MemoryDevice {
    fn all_sealed(&self) -> Vec<SealedThing> {
        let Some(vault) = self.vault.borrow().clone() else {
            return Vec::new();
        };
        let mut all = Vec::new();
        let mut add = |place: Place<'_>, wrapped: Wrapped| {
            if let Wrapped::Sealed(sealed) = wrapped {
                all.push(SealedThing {
                    place: place.bound(),
                    sealed,
                });
            }
        };
        for entry in self.memory.entries.borrow().iter() {
            add(Place::Entry(&entry.id.to_string()), envelope::wrap(&vault, entry));
        }
        for (key, text) in self.memory.drafts.borrow().iter() {
            add(
                Place::Draft(*key),
                Wrapped::seal(&vault, Place::Draft(*key), text),
            );
        }
        for (name, text) in self.memory.preferences.borrow().iter() {
            add(
                Place::Preference(name),
                Wrapped::seal(&vault, Place::Preference(name), text),
            );
        }
        all
    }
}

impl Device for MemoryDevice {
    fn look(&self) -> Later<'_, Result<Look, StoreError>> {
        let ring = self.ring.borrow().clone();
        let set_up = ring.is_some();
        Box::pin(async move {
            Ok(Look {
                ring_by_shelf: ring.clone(),
                ring_by_drawer: ring,
                sealed: set_up,
                counted: set_up.then_some(0),
                ..Look::default()
            })
        })
    }

    fn keep_ring(&self, ring: KeyRing) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.memory.take_room()?;
            self.ring.replace(Some(ring));
            Ok(())
        })
    }

    fn open(&self, vault: Rc<Vault>) -> Later<'_, Result<Places, StoreError>> {
        self.vault.replace(Some(vault));
        let (shelf, drawer) = (self.memory.clone(), self.memory.clone());
        Box::pin(async { Ok(Places { shelf, drawer }) })
    }

    fn sealed(&self) -> Later<'_, Result<Vec<SealedThing>, StoreError>> {
        Box::pin(async { Ok(self.all_sealed()) })
    }

    fn backed_up(&self) -> Later<'_, Result<BackedUp, StoreError>> {
        Box::pin(async { Ok(self.backed_up.borrow().clone()) })
    }

    fn note_backup(&self, backed_up: BackedUp) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.backed_up.replace(backed_up);
            Ok(())
        })
    }

    fn note(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.notes.borrow().get(name).cloned())
    }

    fn set_note(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.memory.take_room()?;
        self.notes.borrow_mut().insert(name.to_owned(), text.to_owned());
        Ok(())
    }

    fn renew_shelf(&self) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async {
            self.memory.entries.take();
            self.memory.erased.take();
            Ok(())
        })
    }

    fn erase(&self) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async {
            self.ring.replace(None);
            self.vault.replace(None);
            self.memory.entries.take();
            self.memory.erased.take();
            self.memory.drafts.take();
            self.memory.preferences.take();
            self.backed_up.take();
            self.notes.take();
            Ok(())
        })
    }
}
