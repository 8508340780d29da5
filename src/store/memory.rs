//! A shelf and a drawer in memory: for the example quarter, which stores nothing, and for tests.

mod device;

pub use device::MemoryDevice;

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
};

use super::{Drawer, EndedDraft, Later, Loaded, Shelf, StoreError};
use crate::domain::{draft_key::DraftKey, entry::Entry, id::EntryId, in_order};

/// Stores entries, drafts and preferences while the page is open.
#[derive(Default)]
pub struct Memory {
    entries: RefCell<Vec<Entry>>,
    erased: RefCell<BTreeSet<EntryId>>,
    drafts: RefCell<BTreeMap<DraftKey, String>>,
    preferences: RefCell<BTreeMap<String, String>>,
    room: Cell<Option<usize>>,
}

impl Memory {
    /// A memory that already contains these entries.
    pub fn with(entries: Vec<Entry>) -> Self {
        Self {
            entries: RefCell::new(entries),
            ..Self::default()
        }
    }

    /// Leaves room for this many writes; after them, the storage is full.
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

    fn append_ending(
        &self,
        entries: Vec<Entry>,
        drafts: Vec<EndedDraft>,
    ) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async move {
            let mut all = self.entries.borrow().clone();
            let places = all.iter().enumerate().map(|(n, entry)| (entry.id, n));
            let mut places: BTreeMap<EntryId, usize> = in_order::map(places);
            for entry in entries {
                let place = places.get(&entry.id).map(|n| &all[*n]);
                match place {
                    Some(other) if *other == entry => {}
                    Some(_) => return Err(StoreError::Clash(entry.id)),
                    None if self.erased.borrow().contains(&entry.id) => {}
                    None => {
                        places.insert(entry.id, all.len());
                        all.push(entry);
                    }
                }
            }
            self.take_room()?;
            self.entries.replace(all);
            drafts.iter().for_each(|draft| self.clear_draft(draft.key));
            Ok(())
        })
    }

    fn erase(&self, ids: Vec<EntryId>) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.take_room()?;
            self.entries.borrow_mut().retain(|entry| !ids.contains(&entry.id));
            self.erased.borrow_mut().extend(ids);
            Ok(())
        })
    }

    fn mirrored(&self) -> Later<'_, Result<Vec<Entry>, StoreError>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// Memory has no second copies, and nothing that could be lost.
    fn copy(&self) -> Later<'_, Result<BTreeSet<String>, StoreError>> {
        Box::pin(async { self.copied() })
    }

    fn copied(&self) -> Result<BTreeSet<String>, StoreError> {
        let entries = self.entries.borrow();
        Ok(entries.iter().map(|entry| entry.id.to_string()).collect())
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

    /// Memory has no second copies: saving is enough.
    fn keep_draft(&self, key: DraftKey, text: &str) -> Later<'_, Result<(), StoreError>> {
        let saved = self.drafts.borrow().get(&key).is_some_and(|saved| saved == text);
        Box::pin(async move { if saved { Ok(()) } else { Err(StoreError::Full) } })
    }

    fn ending(&self, key: DraftKey) -> EndedDraft {
        EndedDraft { key, last_save: 0 }
    }

    fn end_draft(&self, key: DraftKey) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.clear_draft(key);
            Ok(())
        })
    }

    fn clear_draft(&self, key: DraftKey) {
        self.drafts.borrow_mut().remove(&key);
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

    fn keep_preference(&self, _: &str, _: &str) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async { Ok(()) })
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use super::*;
    use crate::domain::id::Seed;

    /// Memory never waits.
    fn at_once<T>(future: impl Future<Output = T>) -> T {
        match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("memory waited"),
        }
    }

    fn id(millis: u64) -> EntryId {
        let random = [7; 10];
        EntryId::new(Seed { millis, random })
    }

    fn entry(n: u64, words: &str) -> Entry {
        serde_json::from_value(serde_json::json!({
            "id": id(n), "at": "2024-12-16T16:45:00Z", "body": { "kind": "made_up", "words": words },
            "who": { "id": "0192f000-0000-7000-8000-000000000001", "name": "A", "role": "auditor" },
        }))
        .expect("is an entry")
    }

    fn append(memory: &Memory, entries: &[Entry]) -> Result<(), StoreError> {
        at_once(memory.append(entries.to_vec()))
    }

    fn lies_in(memory: &Memory) -> Vec<Entry> {
        at_once(memory.load()).expect("loads").entries
    }

    // As in the browser's shelf: tests/browser_store makes the same claims.
    #[test]
    fn appending_again_changes_nothing_and_another_under_an_id_is_refused() {
        let [one, two, tampered] = [entry(1, "a"), entry(2, "a"), entry(1, "b")];
        let memory = Memory::with(vec![one.clone()]);
        assert_eq!(append(&memory, std::slice::from_ref(&one)), Ok(()));
        assert_eq!(
            append(&memory, &[two.clone(), tampered]),
            Err(StoreError::Clash(id(1)))
        );
        assert_eq!(lies_in(&memory), std::slice::from_ref(&one));
        assert_eq!(append(&memory, &[two.clone(), two.clone()]), Ok(()));
        assert_eq!(lies_in(&memory), [one, two]);
    }

    #[test]
    fn what_was_erased_does_not_come_back() {
        let memory = Memory::with(vec![entry(1, "a"), entry(2, "a")]);
        assert_eq!(at_once(memory.erase(vec![id(1), id(3)])), Ok(()));
        let all = [entry(1, "a"), entry(2, "a"), entry(3, "a"), entry(4, "a")];
        assert_eq!(append(&memory, &all), Ok(()));
        assert_eq!(lies_in(&memory), [entry(2, "a"), entry(4, "a")]);
    }

    #[test]
    fn a_full_memory_takes_nothing() {
        let memory = Memory::default();
        memory.leave_room_for(1);
        assert_eq!(append(&memory, &[entry(1, "a")]), Ok(()));
        assert_eq!(
            append(&memory, &[entry(2, "a"), entry(3, "a")]),
            Err(StoreError::Full)
        );
        assert_eq!(lies_in(&memory), [entry(1, "a")]);
    }
}
