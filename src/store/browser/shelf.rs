//! Entries in IndexedDB: one key an entry, one transaction an append, done when it is on the disk.

use std::collections::BTreeMap;

use wasm_bindgen::JsValue;

use super::{
    PLACE, canary,
    database::Database,
    local::Local,
    stored::{self, name_of},
    tabs::Tabs,
    transaction::{Purpose, Transaction, list},
};
use crate::{
    domain::{entry::Entry, id::EntryId},
    store::{Later, Loaded, Shelf, StoreError, canary::Canary, envelope},
};

/// The shelf of this browser.
pub struct BrowserShelf {
    database: Database,
    local: Local,
    tabs: Tabs,
}

impl BrowserShelf {
    /// Opens it, and makes it where there is none.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where the browser stores nothing; [`StoreError::Newer`] where a newer version made it.
    pub async fn open() -> Result<Self, StoreError> {
        Self::open_at(PLACE).await
    }

    /// Opens a shelf under another name than the program's own: for tests.
    ///
    /// # Errors
    /// As [`BrowserShelf::open`].
    pub async fn open_at(place: &str) -> Result<Self, StoreError> {
        Ok(Self {
            database: Database::open(place).await?,
            local: Local::at(place),
            tabs: Tabs::of(place),
        })
    }

    /// Calls back with the ids of entries that another tab put on the shelf; [`BrowserShelf::read`] has them.
    /// There is one such call: a second takes the first's place.
    pub fn on_others(&self, call: impl Fn(Vec<EntryId>) + 'static) {
        self.tabs.on_others(call);
    }

    /// These entries, as far as they lie here.
    ///
    /// # Errors
    /// As [`Shelf::load`].
    pub async fn read(&self, ids: &[EntryId]) -> Result<Loaded, StoreError> {
        let transaction = self.database.begin(Purpose::Read)?;
        let keys: Vec<String> = ids.iter().map(EntryId::to_string).collect();
        let mut loaded = Loaded::default();
        for (key, value) in get_all(&transaction, keys.iter()).await? {
            if !value.is_undefined() {
                file(&mut loaded, &key.into(), &value)?;
            }
        }
        Ok(loaded)
    }

    async fn load_all(&self) -> Result<Loaded, StoreError> {
        // The canary before the shelf: what it counted was there by then.
        let canary = canary::read(&self.local)?;
        let transaction = self.database.begin(Purpose::Read)?;
        let (keys, values) = (transaction.keys()?, transaction.values()?);
        let (keys, values) = (list(keys.value().await?), list(values.value().await?));

        let mut loaded = Loaded::default();
        for (key, value) in keys.iter().zip(values.iter()) {
            file(&mut loaded, &key, &value)?;
        }
        let keys: Vec<String> = keys.iter().map(|key| name_of(&key)).collect();
        loaded.missing = canary.and_then(|canary| canary.missing(&keys));
        self.count().await;
        Ok(loaded)
    }

    async fn append_all(&self, entries: Vec<Entry>) -> Result<(), StoreError> {
        let mut new = BTreeMap::new();
        for entry in entries {
            let key = entry.id.to_string();
            if new.get(&key).is_some_and(|other| *other != entry) {
                return Err(StoreError::Clash(entry.id));
            }
            new.insert(key, entry);
        }

        let transaction = self.database.begin(Purpose::Write)?;
        for (key, value) in get_all(&transaction, new.keys()).await? {
            if value.is_undefined() {
                continue;
            }
            if let Some(entry) = new.remove(&key) {
                match stored::read(&key.into(), &value) {
                    Ok(Ok(lies)) if lies == entry => {}
                    Ok(_) => return Err(StoreError::Clash(entry.id)),
                    Err(stored::Newer) => return Err(StoreError::Newer),
                }
            }
        }
        for (key, entry) in &new {
            let value = stored::value_of(&envelope::wrap(entry));
            if let Err(error) = transaction.add(key, &value) {
                transaction.abandon();
                return Err(error);
            }
        }
        transaction.complete().await?;

        let ids: Vec<EntryId> = new.values().map(|entry| entry.id).collect();
        self.tabs.announce(&ids);
        self.count().await;
        Ok(())
    }

    /// Counts for the canary. Where that fails the entries are safe none the less, and an old canary only notices
    /// less: so nobody is told that their work wasn't saved.
    async fn count(&self) {
        let _ = canary::keep(&self.local, &self.database, Canary::next).await;
    }
}

impl Shelf for BrowserShelf {
    fn load(&self) -> Later<'_, Result<Loaded, StoreError>> {
        Box::pin(self.load_all())
    }

    fn append(&self, entries: Vec<Entry>) -> Later<'_, Result<(), StoreError>> {
        Box::pin(self.append_all(entries))
    }

    fn settle(&self) -> Later<'_, Result<(), StoreError>> {
        Box::pin(canary::keep(&self.local, &self.database, |_, keys| {
            Canary::of(keys)
        }))
    }
}

/// What lies under each key: asked for all at once, since each answer takes its turn.
async fn get_all<'a>(
    transaction: &Transaction,
    keys: impl Iterator<Item = &'a String>,
) -> Result<Vec<(String, JsValue)>, StoreError> {
    let asked: Vec<_> = keys
        .map(|key| Ok((key.clone(), transaction.get(key)?)))
        .collect::<Result<_, StoreError>>()?;
    let mut values = Vec::with_capacity(asked.len());
    for (key, reply) in asked {
        values.push((key, reply.value().await?));
    }
    Ok(values)
}

fn file(loaded: &mut Loaded, key: &JsValue, value: &JsValue) -> Result<(), StoreError> {
    match stored::read(key, value) {
        Ok(Ok(entry)) => loaded.entries.push(entry),
        Ok(Err(unreadable)) => loaded.unreadable.push(unreadable),
        Err(stored::Newer) => return Err(StoreError::Newer),
    }
    Ok(())
}
