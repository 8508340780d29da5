//! The mirror in place of a shelf that the browser cannot open: its entries can be read, and none can be added.

use std::{collections::BTreeSet, rc::Rc};

use super::{local::Local, mirror::Mirror};
use crate::{
    domain::{entry::Entry, id::EntryId},
    store::{
        EndedDraft, Later, Loaded, Shelf, StoreError, Unreadable,
        envelope::{self, Fault},
        vault::Vault,
    },
};

/// The entries in the mirror of this browser.
pub struct MirrorShelf {
    mirror: Mirror,
    vault: Rc<Vault>,
}

impl MirrorShelf {
    /// The mirror in this place.
    pub fn new(local: Local, vault: Rc<Vault>) -> Self {
        Self {
            mirror: Mirror::new(local),
            vault,
        }
    }

    /// Reports nothing as missing: the mirror never had to be complete, and nothing can be settled here.
    fn load_all(&self) -> Result<Loaded, StoreError> {
        let mut loaded = Loaded {
            read_only: true,
            ..Loaded::default()
        };
        for (key, wrapped) in self.mirror.sealed()? {
            let text = wrapped.to_json();
            match envelope::unwrap(&self.vault, &key, wrapped) {
                Ok(entry) => loaded.entries.push(entry),
                Err(Fault::Newer) => return Err(StoreError::Newer),
                Err(Fault::Erased) => {}
                Err(Fault::Unreadable(fault)) => loaded.unreadable.push(Unreadable { key, text, fault }),
            }
        }
        Ok(loaded)
    }
}

fn refused<'a, T: 'a>() -> Later<'a, Result<T, StoreError>> {
    Box::pin(async { Err(StoreError::ReadOnly) })
}

impl Shelf for MirrorShelf {
    fn load(&self) -> Later<'_, Result<Loaded, StoreError>> {
        Box::pin(async { self.load_all() })
    }

    fn append_ending(&self, _: Vec<Entry>, _: Vec<EndedDraft>) -> Later<'_, Result<(), StoreError>> {
        refused()
    }

    fn erase(&self, _: Vec<EntryId>) -> Later<'_, Result<(), StoreError>> {
        refused()
    }

    fn mirrored(&self) -> Later<'_, Result<Vec<Entry>, StoreError>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn copy(&self) -> Later<'_, Result<BTreeSet<String>, StoreError>> {
        Box::pin(async { self.copied() })
    }

    fn copied(&self) -> Result<BTreeSet<String>, StoreError> {
        self.mirror.keys()
    }

    fn settle(&self) -> Later<'_, Result<(), StoreError>> {
        refused()
    }
}
