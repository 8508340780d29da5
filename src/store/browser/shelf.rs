//! Entries in IndexedDB: one key for each entry, one transaction for each append, complete when it is on disk.

mod copies;
mod reading;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use wasm_bindgen::JsValue;

use super::{
    canary,
    database::Database,
    keeping,
    local::Local,
    mirror::Mirror,
    second,
    stored::{self, StoredAt},
    tabs::Tabs,
    transaction::{Purpose, Table, Transaction},
};
use crate::{
    domain::{entry::Entry, id::EntryId},
    store::{
        EndedDraft, Later, Loaded, Shelf, StoreError,
        canary::Canary,
        envelope::{self, Wrapped},
        vault::Vault,
    },
};

/// The shelf of this browser.
pub struct BrowserShelf {
    database: Rc<Database>,
    local: Local,
    mirror: Mirror,
    tabs: Tabs,
    vault: Rc<Vault>,
    /// What opening read, until it is loaded.
    first: RefCell<Option<Loaded>>,
}

impl BrowserShelf {
    pub(super) fn new(database: Rc<Database>, local: Local, vault: Rc<Vault>) -> Self {
        Self {
            tabs: Tabs::of(local.place()),
            mirror: Mirror::new(local.clone()),
            database,
            local,
            vault,
            first: RefCell::default(),
        }
    }

    /// Opens a shelf without a device, at a place with any name.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if the browser stores nothing; [`StoreError::Newer`] if a newer version made it.
    pub async fn open_at(place: &str, vault: Rc<Vault>) -> Result<Self, StoreError> {
        let database = Rc::new(Database::open(place).await?);
        Ok(Self::new(database, Local::at(place), vault))
    }

    /// Calls back with the ids of entries that another tab put on the shelf; [`BrowserShelf::read`] returns them. A
    /// second call replaces the first.
    pub fn on_others(&self, call: impl Fn(Vec<EntryId>) + 'static) {
        self.tabs.on_others(call);
    }

    /// Those of these entries that are on the shelf.
    ///
    /// # Errors
    /// As [`Shelf::load`].
    pub async fn read(&self, ids: &[EntryId]) -> Result<Loaded, StoreError> {
        let transaction = self.database.begin(&[Table::Entries], Purpose::Read)?;
        let keys: Vec<String> = ids.iter().map(EntryId::to_string).collect();
        let mut loaded = Loaded::default();
        for (key, value) in get_all(&transaction, keys.iter()).await? {
            if !value.is_undefined() {
                self.file(&mut loaded, &key.into(), &value)?;
            }
        }
        Ok(loaded)
    }

    async fn append_all(&self, entries: Vec<Entry>, ended: Vec<EndedDraft>) -> Result<(), StoreError> {
        let mut new = BTreeMap::new();
        for entry in entries {
            let key = entry.id.to_string();
            if new.get(&key).is_some_and(|other| *other != entry) {
                return Err(StoreError::Clash(entry.id));
            }
            new.insert(key, entry);
        }

        let mut tables = vec![Table::Entries, Table::Aside, Table::Vault];
        if !ended.is_empty() {
            tables.push(Table::Second);
        }
        let transaction = self.database.begin(&tables, Purpose::Write)?;
        let tally = canary::tally(&transaction).await?;
        let mut aside = BTreeMap::new();
        for (key, value) in get_all(&transaction, new.keys()).await? {
            if value.is_undefined() {
                continue;
            }
            let Some(entry) = new.get(&key) else { continue };
            match stored::read(&self.vault, &key.as_str().into(), &value) {
                StoredAt::Entry(lies) if lies == *entry => drop(new.remove(&key)),
                StoredAt::Entry(_) => return Err(StoreError::Clash(entry.id)),
                // An erased entry does not return.
                StoredAt::Erased => drop(new.remove(&key)),
                StoredAt::Unreadable(_) => drop(aside.insert(key, value)),
                StoredAt::Newer => return Err(StoreError::Newer),
            }
        }
        for draft in &ended {
            if let Err(error) = second::end(&transaction, &self.vault, draft).await {
                transaction.abandon();
                return Err(error);
            }
        }
        let sealed: Vec<(&String, Wrapped)> = new
            .iter()
            .map(|(key, entry)| (key, envelope::wrap(&self.vault, entry)))
            .collect();
        // A value that is set aside was counted before, with the same key.
        let gained: Vec<String> = new
            .keys()
            .filter(|key| !aside.contains_key(*key))
            .cloned()
            .collect();
        let tally = tally.and_then(|tally| tally.grown(&gained));
        if let Err(error) = write(&transaction, &aside, &sealed, tally.as_ref()) {
            transaction.abandon();
            return Err(error);
        }
        transaction.complete().await?;

        let ids: Vec<EntryId> = new.values().map(|entry| entry.id).collect();
        self.tabs.announce(&ids);
        for (key, wrapped) in &sealed {
            if !self.mirror.keep(&self.database, key, wrapped).await {
                break;
            }
        }
        match tally {
            // As with counting: if this fails, an old canary only notices less.
            Some(tally) => drop(canary::take_over(&self.local, &tally)),
            None => self.count().await,
        }
        Ok(())
    }

    async fn erase_all(&self, ids: Vec<EntryId>) -> Result<(), StoreError> {
        let keys: Vec<String> = ids.iter().map(EntryId::to_string).collect();
        // The mirror first: if a crash leaves the entries on the shelf, the next opening finds and erases them.
        self.mirror.forget(&keys)?;
        let transaction = self
            .database
            .begin(&[Table::Entries, Table::Aside], Purpose::Write)?;
        let erased = stored::value_of(&Wrapped::Erased);
        for key in &keys {
            transaction.put(Table::Entries, key, &erased)?;
            transaction.remove(Table::Aside, key)?;
        }
        transaction.complete().await?;
        self.count().await;
        Ok(())
    }

    async fn settle_all(&self) -> Result<(), StoreError> {
        let keys = canary::keep(&self.local, &self.database, Canary::settled).await?;
        let mut noted = keeping::backed_up(&self.database).await?;
        // An entry that is in a backup but not here no longer counts as missing.
        noted.keys.retain(|key| keys.contains(key));
        keeping::note_backup(&self.database, &noted).await
    }

    async fn mirrored_all(&self) -> Result<Vec<Entry>, StoreError> {
        let mirrored = self.mirror.entries(&self.vault)?;
        let transaction = self.database.begin(&[Table::Entries], Purpose::Read)?;
        let mut lacking = Vec::new();
        for (key, value) in get_all(&transaction, mirrored.keys()).await? {
            match stored::read(&self.vault, &key.as_str().into(), &value) {
                StoredAt::Entry(_) | StoredAt::Erased => {}
                StoredAt::Unreadable(_) | StoredAt::Newer => lacking.extend(mirrored.get(&key).cloned()),
            }
        }
        Ok(lacking)
    }

    /// Counts for the canary. If this fails, the entries are still safe, and an old canary only notices less, so no
    /// failed save is reported.
    async fn count(&self) {
        let _ = canary::keep(&self.local, &self.database, Canary::next).await;
    }
}

impl Shelf for BrowserShelf {
    fn load(&self) -> Later<'_, Result<Loaded, StoreError>> {
        Box::pin(self.load_all())
    }

    fn append_ending(
        &self,
        entries: Vec<Entry>,
        drafts: Vec<EndedDraft>,
    ) -> Later<'_, Result<(), StoreError>> {
        Box::pin(self.append_all(entries, drafts))
    }

    fn erase(&self, ids: Vec<EntryId>) -> Later<'_, Result<(), StoreError>> {
        Box::pin(self.erase_all(ids))
    }

    fn mirrored(&self) -> Later<'_, Result<Vec<Entry>, StoreError>> {
        Box::pin(self.mirrored_all())
    }

    fn copy(&self) -> Later<'_, Result<BTreeSet<String>, StoreError>> {
        Box::pin(self.copy_all())
    }

    fn copied(&self) -> Result<BTreeSet<String>, StoreError> {
        self.mirror.keys()
    }

    fn settle(&self) -> Later<'_, Result<(), StoreError>> {
        Box::pin(self.settle_all())
    }
}

/// Puts the new entries on the shelf, sets aside unreadable values with their keys, and stores the tally.
fn write(
    transaction: &Transaction,
    aside: &BTreeMap<String, JsValue>,
    new: &[(&String, Wrapped)],
    tally: Option<&Canary>,
) -> Result<(), StoreError> {
    for (key, value) in aside {
        transaction.put(Table::Aside, key, value)?;
        transaction.remove(Table::Entries, key)?;
    }
    for (key, wrapped) in new {
        transaction.add(Table::Entries, key, &stored::value_of(wrapped))?;
    }
    tally.map_or(Ok(()), |tally| canary::set_tally(transaction, tally))
}

/// The values of these keys: all requested at once, since each reply takes a turn of the event loop.
async fn get_all<'a>(
    transaction: &Transaction,
    keys: impl Iterator<Item = &'a String>,
) -> Result<Vec<(String, JsValue)>, StoreError> {
    let asked: Vec<_> = keys
        .map(|key| Ok((key.clone(), transaction.get(Table::Entries, key)?)))
        .collect::<Result<_, StoreError>>()?;
    let mut values = Vec::with_capacity(asked.len());
    for (key, reply) in asked {
        values.push((key, reply.value().await?));
    }
    Ok(values)
}
