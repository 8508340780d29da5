//! Entries in IndexedDB: one key for each entry, one transaction for each append, complete when it is on disk.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{
    canary,
    database::Database,
    keeping,
    local::Local,
    mirror::Mirror,
    reply::Reply,
    second,
    stored::{self, StoredAt, name_of},
    tabs::Tabs,
    transaction::{Purpose, Table, Transaction, list},
};
use crate::{
    domain::{entry::Entry, id::EntryId},
    store::{
        EndedDraft, Later, Loaded, Shelf, StoreError,
        canary::Canary,
        envelope::{self, Wrapped},
        lacks,
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

    /// Reads the shelf for the first load, and seals entries from before there was a vault: all of them, or none. Other
    /// tabs' entries must already be followed, because the first load does not read again.
    ///
    /// # Errors
    /// If the shelf cannot be read, or the sealed entries cannot be stored; nothing has then been changed.
    pub async fn read_first(&self) -> Result<(), StoreError> {
        let (loaded, plain) = self.read_all().await?;
        if !plain.is_empty() {
            self.seal(&plain).await?;
        }
        self.first.replace(Some(loaded));
        Ok(())
    }

    /// Seals the entries under these keys that are still plain.
    async fn seal(&self, keys: &[String]) -> Result<(), StoreError> {
        let transaction = self.database.begin(&[Table::Entries], Purpose::Write)?;
        for (key, value) in get_all(&transaction, keys.iter()).await? {
            // A value that is not an entry stays as it is, to be shown and downloaded.
            if stored::is_plain(&value)
                && let StoredAt::Entry(entry) = stored::read(&self.vault, &key.as_str().into(), &value)
            {
                let sealed = stored::value_of(&envelope::wrap(&self.vault, &entry));
                transaction.put(Table::Entries, &key, &sealed)?;
            }
        }
        transaction.complete().await
    }

    async fn load_all(&self) -> Result<Loaded, StoreError> {
        let first = self.first.take();
        let loaded = match first {
            Some(loaded) => loaded,
            None => self.read_all().await?.0,
        };
        self.count().await;
        Ok(loaded)
    }

    /// Everything on the shelf, and the keys of the values that are not sealed.
    async fn read_all(&self) -> Result<(Loaded, Vec<String>), StoreError> {
        // The canary is read before the shelf: everything that it counted was there by then.
        let canary = canary::read(&self.local)?;
        let transaction = self
            .database
            .begin(&[Table::Entries, Table::Vault], Purpose::Read)?;
        let tally = canary::tally(&transaction).await?;
        let backed_up = keeping::backed_up_in(&transaction).await?;
        let keys = list(transaction.keys(Table::Entries)?.value().await?);
        let mut loaded = Loaded::default();
        let mut plain = Vec::new();
        for (keys, values) in in_parts(&transaction, &keys)? {
            for (key, value) in keys.iter().zip(list(values.value().await?)) {
                self.file(&mut loaded, key, &value)?;
                if stored::is_plain(&value) {
                    plain.extend(key.as_string());
                }
            }
        }
        let keys: Vec<String> = keys.iter().map(|key| name_of(&key)).collect();
        (loaded.missing, loaded.lacks) = lacks([canary, tally], &backed_up.keys, &keys);
        Ok((loaded, plain))
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

    /// A copy with the same content as the entry stays. Copies that are missing or damaged are made from the shelf, if
    /// the shelf's value opens.
    async fn copy_all(&self) -> Result<BTreeSet<String>, StoreError> {
        let backed_up = keeping::backed_up(&self.database).await?.keys;
        let mut mirrored = self.mirror.sealed()?;
        let transaction = self.database.begin(&[Table::Entries], Purpose::Read)?;
        let keys = list(transaction.keys(Table::Entries)?.value().await?);
        let (mut spare, mut first) = (Vec::new(), Vec::new());
        for (keys, values) in in_parts(&transaction, &keys)? {
            for (key, value) in keys.iter().zip(list(values.value().await?)) {
                let key = name_of(key);
                let wrapped = match stored::wrapped_of(&value) {
                    Ok(wrapped @ Wrapped::Sealed(_)) => wrapped,
                    // An older copy of localStorage may bring back an entry that was erased since.
                    Ok(Wrapped::Erased) => {
                        self.mirror.forget(&[key])?;
                        continue;
                    }
                    Ok(Wrapped::Plain(_) | Wrapped::Ring(_)) | Err(_) => continue,
                };
                match mirrored.remove(&key) {
                    Some(copy) if copy == wrapped => continue,
                    // If the shelf's value does not open, the copy may be the only good one.
                    Some(_) if !self.opens(&key, &wrapped) => continue,
                    Some(_) => self.mirror.forget(std::slice::from_ref(&key))?,
                    None => {}
                }
                let these = if backed_up.contains(&key) {
                    &mut spare
                } else {
                    &mut first
                };
                these.push((key, wrapped));
            }
        }
        // The newest first, and no further than there is room: of thousands, few are opened.
        for (key, wrapped) in first.iter().rev() {
            if self.opens(key, wrapped) && !self.mirror.keep(&self.database, key, wrapped).await {
                break;
            }
        }
        for (key, wrapped) in spare.iter().rev() {
            if self.opens(key, wrapped) && !self.mirror.keep_if_room(key, wrapped) {
                break;
            }
        }
        self.mirror.keys()
    }

    fn opens(&self, key: &str, wrapped: &Wrapped) -> bool {
        envelope::unwrap(&self.vault, key, wrapped.clone()).is_ok()
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

    fn file(&self, loaded: &mut Loaded, key: &JsValue, value: &JsValue) -> Result<(), StoreError> {
        match stored::read(&self.vault, key, value) {
            StoredAt::Entry(entry) => loaded.entries.push(entry),
            StoredAt::Unreadable(unreadable) => loaded.unreadable.push(unreadable),
            StoredAt::Erased => {}
            StoredAt::Newer => return Err(StoreError::Newer),
        }
        Ok(())
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

/// How many values are requested at once. While some are opened, the browser reads the next.
const PART: usize = 250;

/// The values of all these keys, requested in parts.
fn in_parts(transaction: &Transaction, keys: &Array) -> Result<Vec<(Vec<JsValue>, Reply)>, StoreError> {
    let keys = keys.to_vec();
    let parts = keys.chunks(PART).filter_map(|part| {
        let (first, last) = (part.first()?, part.last()?);
        let values = transaction.values_between(Table::Entries, first, last);
        Some(values.map(|values| (part.to_vec(), values)))
    });
    parts.collect()
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
