//! Makes the second copies of entries that the mirror lacks.

use std::collections::BTreeSet;

use super::{BrowserShelf, reading::in_parts};
use crate::store::{
    StoreError,
    browser::{
        keeping,
        stored::{self, name_of},
        transaction::{Purpose, Table, list},
    },
    envelope::{self, Wrapped},
};

impl BrowserShelf {
    /// A copy with the same content as the entry stays. Copies that are missing or damaged are made from the shelf, if
    /// the shelf's value opens.
    pub(super) async fn copy_all(&self) -> Result<BTreeSet<String>, StoreError> {
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
}
