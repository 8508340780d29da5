//! One transaction on the database's object stores. It may not know what lies in them: keys are texts, values are the
//! browser's.

use js_sys::{Array, Function, Object, Promise, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

use super::{
    fault::store_error,
    reply::{Reply, first_of_or, is_closing},
};
use crate::store::StoreError;

/// An object store.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Table {
    /// What was committed.
    Entries,
    /// What lay among the entries and could not be read, moved here when the same entry came back whole.
    Aside,
    /// The second copies of drafts and preferences.
    Second,
    /// The key ring, and what is known of backups.
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

/// What a transaction is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To read.
    Read,
    /// To write: `complete` comes when it is on the disk, not when the system has been told.
    Write,
    /// To have the object stores to oneself: the browser runs no other such transaction meanwhile, whatever the tab.
    Alone,
}

/// A transaction that runs until nothing more is asked of it.
pub struct Transaction {
    inner: IdbTransaction,
    closing: Promise,
    ended: JsFuture,
}

impl Transaction {
    /// Begins, on these object stores.
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
        // By its name, because the stable web-sys has no way to pass the options.
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

    /// Asks for what lies under a key: `undefined` where nothing does.
    pub fn get(&self, table: Table, key: &str) -> Result<Reply, StoreError> {
        self.ask(self.table(table)?.get(&key.into()))
    }

    /// Asks for every key, in order.
    pub fn keys(&self, table: Table) -> Result<Reply, StoreError> {
        self.ask(self.table(table)?.get_all_keys())
    }

    /// Asks for every value, in the order of the keys.
    pub fn values(&self, table: Table) -> Result<Reply, StoreError> {
        self.ask(self.table(table)?.get_all())
    }

    /// Adds a value. Where something lies under its key, the whole transaction fails.
    pub fn add(&self, table: Table, key: &str, value: &JsValue) -> Result<(), StoreError> {
        done(self.table(table)?.add_with_key(value, &key.into()))
    }

    /// Puts a value in the place of what lies there.
    pub fn put(&self, table: Table, key: &str, value: &JsValue) -> Result<(), StoreError> {
        done(self.table(table)?.put_with_key(value, &key.into()))
    }

    /// Removes what lies under a key.
    pub fn remove(&self, table: Table, key: &str) -> Result<(), StoreError> {
        done(self.table(table)?.delete(&key.into()))
    }

    /// Removes everything. Only an erasing asks for it.
    pub fn empty(&self, table: Table) -> Result<(), StoreError> {
        done(self.table(table)?.clear())
    }

    fn ask(&self, request: Result<IdbRequest, JsValue>) -> Result<Reply, StoreError> {
        let request = request.map_err(|thrown| store_error(&thrown))?;
        Ok(Reply::to(request, &self.closing))
    }

    /// Takes back everything that was written.
    pub fn abandon(self) {
        // It can only fail where the transaction has ended already, and then there is nothing to take back.
        let _ = self.inner.abort();
    }

    /// Waits until everything is done and stays done.
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

/// An answer's list.
pub fn list(answer: JsValue) -> Array {
    answer.dyn_into().unwrap_or_default()
}
