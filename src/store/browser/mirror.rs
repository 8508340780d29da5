//! The mirror: second copies of entries in localStorage, whose files are not the shelf's. It contains the newest
//! entries that fit; those in no backup take precedence over those in one.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use super::{database::Database, keeping, local::Local};
use crate::{
    domain::{entry::Entry, in_order},
    store::{
        StoreError,
        envelope::{self, Wrapped},
        vault::Vault,
    },
};

const MIRROR: &str = "mirror.";

/// The most characters that the mirror uses, of the 5.2 million that browsers give: drafts need the rest.
const ROOM: usize = 3_000_000;

/// The mirror of this browser.
pub struct Mirror {
    local: Local,
    /// Characters in use; counted when first needed.
    used: Cell<Option<usize>>,
}

impl Mirror {
    /// The mirror in this place.
    pub fn new(local: Local) -> Self {
        Self {
            local,
            used: Cell::new(None),
        }
    }

    /// Stores a copy, and makes room for it if necessary. Returns whether it is stored. If it is not, the entry is still
    /// safe on the shelf, so nothing is reported.
    pub async fn keep(&self, database: &Database, key: &str, wrapped: &Wrapped) -> bool {
        let length = wrapped.to_json().len();
        let has_room = self.used() + length <= ROOM || self.make_room(database, length).await.is_ok();
        has_room && self.write(key, wrapped, length)
    }

    /// The readable entries, by key.
    ///
    /// # Errors
    /// If localStorage cannot be read at all.
    pub fn entries(&self, vault: &Vault) -> Result<BTreeMap<String, Entry>, StoreError> {
        let mut entries = BTreeMap::new();
        for (key, name) in self.names()? {
            if let Some(Ok(wrapped)) = self.local.read(&name)?
                && let Ok(entry) = envelope::unwrap(vault, &key, wrapped)
            {
                entries.insert(key, entry);
            }
        }
        Ok(entries)
    }

    /// Stores a copy of an entry that is in a backup, if there is room to spare. Returns whether it is stored.
    pub fn keep_if_room(&self, key: &str, wrapped: &Wrapped) -> bool {
        let length = wrapped.to_json().len();
        self.used() + length <= ROOM && self.write(key, wrapped, length)
    }

    fn write(&self, key: &str, wrapped: &Wrapped, length: usize) -> bool {
        let used = self.used();
        let is_written = self.local.write(&format!("{MIRROR}{key}"), wrapped).is_ok();
        if is_written {
            self.used.set(Some(used + length));
        }
        is_written
    }

    /// The keys of its entries.
    ///
    /// # Errors
    /// If localStorage cannot be read at all.
    pub fn keys(&self) -> Result<BTreeSet<String>, StoreError> {
        Ok(in_order::set(self.names()?.into_keys()))
    }

    /// The sealed entries, by key.
    ///
    /// # Errors
    /// If localStorage cannot be read at all.
    pub fn sealed(&self) -> Result<BTreeMap<String, Wrapped>, StoreError> {
        let mut sealed = BTreeMap::new();
        for (key, name) in self.names()? {
            if let Some(Ok(wrapped)) = self.local.read(&name)? {
                sealed.insert(key, wrapped);
            }
        }
        Ok(sealed)
    }

    /// Removes the copies of these entries.
    ///
    /// # Errors
    /// If localStorage cannot be written.
    pub fn forget(&self, keys: &[String]) -> Result<(), StoreError> {
        for key in keys {
            self.local.remove(&format!("{MIRROR}{key}"))?;
        }
        self.used.set(None);
        Ok(())
    }

    /// Removes copies of entries that are in a backup, oldest first, until there is room for this many characters.
    async fn make_room(&self, database: &Database, wanted: usize) -> Result<(), StoreError> {
        let backed_up = keeping::backed_up(database).await?.keys;
        for (key, name) in self.names()? {
            if self.used() + wanted <= ROOM {
                return Ok(());
            }
            if backed_up.contains(&key) {
                let length = self.length(&name);
                self.local.remove(&name)?;
                self.used.set(Some(self.used().saturating_sub(length)));
            }
        }
        if self.used() + wanted <= ROOM {
            Ok(())
        } else {
            Err(StoreError::Full)
        }
    }

    /// The keys of its entries, oldest first, with their names in localStorage.
    fn names(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let names = self.local.names()?.into_iter();
        let ours = names.filter_map(|name| Some((name.strip_prefix(MIRROR)?.to_owned(), name)));
        Ok(in_order::map(ours))
    }

    fn used(&self) -> usize {
        if self.used.get().is_none() {
            let names = self.names().unwrap_or_default();
            self.used
                .set(Some(names.values().map(|name| self.length(name)).sum()));
        }
        self.used.get().unwrap_or_default()
    }

    fn length(&self, name: &str) -> usize {
        self.local.length(name)
    }
}
