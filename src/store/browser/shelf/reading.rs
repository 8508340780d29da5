//! Reading the whole shelf: once when it is opened, and again when it is asked for.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{BrowserShelf, get_all};
use crate::store::{
    Loaded, StoreError,
    browser::{
        canary, keeping,
        reply::Reply,
        stored::{self, StoredAt, name_of},
        transaction::{Purpose, Table, Transaction, list},
    },
    envelope, lacks,
};

impl BrowserShelf {
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
                if let Err(error) = transaction.put(Table::Entries, &key, &sealed) {
                    transaction.abandon();
                    return Err(error);
                }
            }
        }
        transaction.complete().await
    }

    pub(super) async fn load_all(&self) -> Result<Loaded, StoreError> {
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

    pub(super) fn file(&self, loaded: &mut Loaded, key: &JsValue, value: &JsValue) -> Result<(), StoreError> {
        match stored::read(&self.vault, key, value) {
            StoredAt::Entry(entry) => loaded.entries.push(entry),
            StoredAt::Unreadable(unreadable) => loaded.unreadable.push(unreadable),
            StoredAt::Erased => {}
            StoredAt::Newer => return Err(StoreError::Newer),
        }
        Ok(())
    }
}

/// How many values are requested at once. While some are opened, the browser reads the next.
const PART: usize = 250;

/// The values of all these keys, requested in parts.
pub(super) fn in_parts(
    transaction: &Transaction,
    keys: &Array,
) -> Result<Vec<(Vec<JsValue>, Reply)>, StoreError> {
    let keys = keys.to_vec();
    let parts = keys.chunks(PART).filter_map(|part| {
        let (first, last) = (part.first()?, part.last()?);
        let values = transaction.values_between(Table::Entries, first, last);
        Some(values.map(|values| (part.to_vec(), values)))
    });
    parts.collect()
}
