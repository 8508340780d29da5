//! One transaction on the database's object stores. It may not know what is in them: keys are texts, values are the
//! browser's.

use js_sys::{Array, Function, Object, Promise, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

use super::{
    fault::store_error,
    reply::{Reply, first_of_or, is_closing},
};
use crate::store::StoreError;

/// An object store.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Table {
    /// Committed entries.
    Entries,
    /// Values from among the entries that could not be read, moved here when the same entry was restored.
    Aside,
    /// The second copies of drafts and preferences.
    Second,
    /// The key ring, and which entries are in a backup.
    Vault,
}

impl Table {
    /// Every object store.
    pub const ALL: [Table; 4] = [Table::Entries, Table::Aside, Table::Second, Table::Vault];

    /// Its name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Table::Entries => "entries",
            Table::Aside => "aside",
            Table::Second => "second",
            Table::Vault => "vault",
        }
    }
}

/// The mode of a transaction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To read.
    Read,
    /// To write: `complete` is sent when the data is on disk, not when it has been passed to the operating system.
    Write,
    /// To use the object stores exclusively: the browser runs no other writing transaction on them, in any tab.
    Alone,
}

/// A transaction that is active until no more requests are made.
pub struct Transaction {
    inner: IdbTransaction,
    closing: Promise,
    ended: JsFuture,
}

impl Transaction {
    /// Begins a transaction on these object stores.
    pub fn begin(
        database: &IdbDatabase,
        closing: &Promise,
        tables: &[Table],
        purpose: Purpose,
    ) -> Result<Self, StoreError> {
        Self::try_begin(database, closing, tables, purpose).map_err(|thrown| store_error(&thrown))
    }

    fn try_begin(
        database: &IdbDatabase,
        closing: &Promise,
        tables: &[Table],
        purpose: Purpose,
    ) -> Result<Self, JsValue> {
        let (mode, durability) = match purpose {
            Purpose::Read => ("readonly", "default"),
            Purpose::Write => ("readwrite", "strict"),
            Purpose::Alone => ("readwrite", "default"),
        };
        // Looked up by name, because the stable web-sys cannot pass the options.
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &durability.into())?;
        let names: Array = tables.iter().map(|table| JsValue::from(table.name())).collect();
        let transaction: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
        let inner: IdbTransaction = transaction
            .call3(database, &names, &mode.into(), &options)?
            .dyn_into()?;
        let ended = first_of_or(closing, |complete, abort| {
            inner.set_oncomplete(Some(complete));
            inner.set_onabort(Some(abort));
        });
        let closing = closing.clone();
        Ok(Self {
            inner,
            closing,
            ended,
        })
    }

    fn table(&self, table: Table) -> Result<IdbObjectStore, StoreError> {
        self.inner
            .object_store(table.name())
            .map_err(|thrown| store_error(&thrown))
    }

    /// Requests the value of a key: `undefined` if there is none.
    pub fn get(&self, table: Table, key: &str) -> Result<Reply, StoreError> {
        self.ask(self.table(table)?.get(&key.into()))
    }

    /// Requests every key, in order.
    pub fn keys(&self, table: Table) -> Result<Reply, StoreError> {
        self.ask(self.table(table)?.get_all_keys())
    }

    /// Requests every value, in the order of the keys.
    pub fn values(&self, table: Table) -> Result<Reply, StoreError> {
        self.ask(self.table(table)?.get_all())
    }

    /// Requests the values of the keys from the first to the last, in the order of the keys.
    pub fn values_between(&self, table: Table, first: &JsValue, last: &JsValue) -> Result<Reply, StoreError> {
        let range = IdbKeyRange::bound(first, last).map_err(|thrown| store_error(&thrown))?;
        self.ask(self.table(table)?.get_all_with_key(&range))
    }

    /// Adds a value. If its key is in use, the whole transaction fails.
    pub fn add(&self, table: Table, key: &str, value: &JsValue) -> Result<(), StoreError> {
        done(self.table(table)?.add_with_key(value, &key.into()))
    }

    /// Stores a value, replacing any present one.
    pub fn put(&self, table: Table, key: &str, value: &JsValue) -> Result<(), StoreError> {
        done(self.table(table)?.put_with_key(value, &key.into()))
    }

    /// Removes a key and its value.
    pub fn remove(&self, table: Table, key: &str) -> Result<(), StoreError> {
        done(self.table(table)?.delete(&key.into()))
    }

    /// Removes everything. Only erasing the device does this.
    pub fn empty(&self, table: Table) -> Result<(), StoreError> {
        done(self.table(table)?.clear())
    }

    fn ask(&self, request: Result<IdbRequest, JsValue>) -> Result<Reply, StoreError> {
        let request = request.map_err(|thrown| store_error(&thrown))?;
        Ok(Reply::to(request, &self.closing))
    }

    /// Undoes all writes.
    pub fn abandon(self) {
        // It can only fail if the transaction has ended, and then there is nothing to undo.
        let _ = self.inner.abort();
    }

    /// Waits until all writes are complete and on disk.
    pub async fn complete(self) -> Result<(), StoreError> {
        match self.ended.await {
            Ok(event) if is_closing(&event) => Err(StoreError::Closed),
            Ok(_) => Ok(()),
            Err(_) => Err(store_error(&self.inner.error().into())),
        }
    }
}

fn done(request: Result<IdbRequest, JsValue>) -> Result<(), StoreError> {
    request.map(drop).map_err(|thrown| store_error(&thrown))
}

/// The list in a reply.
pub fn list(answer: JsValue) -> Array {
    answer.dyn_into().unwrap_or_default()
}
