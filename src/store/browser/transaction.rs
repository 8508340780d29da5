//! One transaction on the entries. It may not know what an entry is: keys are texts, values are the browser's.

use js_sys::{Array, Function, Object, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

use super::{
    fault::store_error,
    reply::{Reply, first_of},
};
use crate::store::StoreError;

/// The one object store.
pub const ENTRIES: &str = "entries";

/// What a transaction is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To read.
    Read,
    /// To write: `complete` comes when it is on the disk, not when the system has been told.
    Write,
    /// To have the shelf to oneself: the browser runs no other such transaction meanwhile, whatever the tab.
    Alone,
}

/// A transaction that runs until nothing more is asked of it.
pub struct Transaction {
    inner: IdbTransaction,
    entries: IdbObjectStore,
    ended: JsFuture,
}

impl Transaction {
    /// Begins.
    pub fn begin(database: &IdbDatabase, purpose: Purpose) -> Result<Self, StoreError> {
        Self::try_begin(database, purpose).map_err(|thrown| store_error(&thrown))
    }

    fn try_begin(database: &IdbDatabase, purpose: Purpose) -> Result<Self, JsValue> {
        let (mode, durability) = match purpose {
            Purpose::Read => ("readonly", "default"),
            Purpose::Write => ("readwrite", "strict"),
            Purpose::Alone => ("readwrite", "default"),
        };
        // By its name, because the stable web-sys has no way to pass the options.
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &durability.into())?;
        let transaction: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
        let inner: IdbTransaction = transaction
            .call3(database, &ENTRIES.into(), &mode.into(), &options)?
            .dyn_into()?;
        let ended = first_of(|complete, abort| {
            inner.set_oncomplete(Some(complete));
            inner.set_onabort(Some(abort));
        });
        Ok(Self {
            entries: inner.object_store(ENTRIES)?,
            inner,
            ended,
        })
    }

    /// Asks for what lies under a key: `undefined` where nothing does.
    pub fn get(&self, key: &str) -> Result<Reply, StoreError> {
        ask(self.entries.get(&key.into()))
    }

    /// Asks for every key, in order.
    pub fn keys(&self) -> Result<Reply, StoreError> {
        ask(self.entries.get_all_keys())
    }

    /// Asks for every value, in the order of the keys.
    pub fn values(&self) -> Result<Reply, StoreError> {
        ask(self.entries.get_all())
    }

    /// Adds a value. Where something lies under its key, the whole transaction fails.
    pub fn add(&self, key: &str, value: &JsValue) -> Result<(), StoreError> {
        match self.entries.add_with_key(value, &key.into()) {
            Ok(_) => Ok(()),
            Err(thrown) => Err(store_error(&thrown)),
        }
    }

    /// Takes back everything that was added.
    pub fn abandon(self) {
        // It can only fail where the transaction has ended already, and then there is nothing to take back.
        let _ = self.inner.abort();
    }

    /// Waits until everything is done and stays done.
    pub async fn complete(self) -> Result<(), StoreError> {
        match self.ended.await {
            Ok(_) => Ok(()),
            Err(_) => Err(store_error(&self.inner.error().into())),
        }
    }
}

fn ask(request: Result<IdbRequest, JsValue>) -> Result<Reply, StoreError> {
    request.map(Reply::to).map_err(|thrown| store_error(&thrown))
}

/// An answer's list.
pub fn list(answer: JsValue) -> Array {
    answer.dyn_into().unwrap_or_default()
}
