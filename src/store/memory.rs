//! A shelf and a drawer in memory: for the example quarter, which stores nothing, and for tests.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use super::{Drawer, Later, Loaded, Shelf, StoreError};
use crate::domain::{draft_key::DraftKey, entry::Entry};

/// Keeps entries, drafts and preferences for as long as the page is open.
#[derive(Default)]
pub struct Memory {
    entries: RefCell<Vec<Entry>>,
    drafts: RefCell<BTreeMap<DraftKey, String>>,
    preferences: RefCell<BTreeMap<String, String>>,
    room: Cell<Option<usize>>,
}

impl Memory {
    /// A memory that holds these entries already.
    pub fn with(entries: Vec<Entry>) -> Self {
        Self {
            entries: RefCell::new(entries),
            ..Self::default()
        }
    }

    /// Leaves room for so many writes more; every one after them finds the storage full.
    pub fn leave_room_for(&self, writes: usize) {
        self.room.set(Some(writes));
    }

    fn take_room(&self) -> Result<(), StoreError> {
        match self.room.get() {
            Some(0) => Err(StoreError::Full),
            Some(room) => {
                self.room.set(Some(room - 1));
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Shelf for Memory {
    fn load(&self) -> Later<'_, Result<Loaded, StoreError>> {
        let entries = self.entries.borrow().clone();
        Box::pin(async move {
            Ok(Loaded {
                entries,
                ..Loaded::default()
            })
        })
    }

    fn append(&self, entries: Vec<Entry>) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async move {
            let mut all = self.entries.borrow().clone();
            for entry in entries {
                match all.iter().find(|other| other.id == entry.id) {
                    None => all.push(entry),
                    Some(other) if *other == entry => {}
                    Some(_) => return Err(StoreError::Clash(entry.id)),
                }
            }
            self.take_room()?;
            self.entries.replace(all);
            Ok(())
        })
    }

    fn settle(&self) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async { Ok(()) })
    }
}

impl Drawer for Memory {
    fn drafts(&self) -> Result<Vec<(DraftKey, String)>, StoreError> {
        Ok(self
            .drafts
            .borrow()
            .iter()
            .map(|(key, text)| (*key, text.clone()))
            .collect())
    }

    fn save_draft(&self, key: DraftKey, text: &str) -> Result<(), StoreError> {
        self.take_room()?;
        self.drafts.borrow_mut().insert(key, text.to_owned());
        Ok(())
    }

    fn remove_draft(&self, key: DraftKey) -> Result<(), StoreError> {
        self.drafts.borrow_mut().remove(&key);
        Ok(())
    }

    fn preference(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.preferences.borrow().get(name).cloned())
    }

    fn set_preference(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.take_room()?;
        self.preferences
            .borrow_mut()
            .insert(name.to_owned(), text.to_owned());
        Ok(())
    }
}
