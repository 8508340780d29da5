//! The connection to the database: opens it, and closes it when another tab needs it closed.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbRequest};

use super::{
    bucket,
    fault::{store_error, while_opening},
    reply::{closing, first_of},
    transaction::{Purpose, Table, Transaction},
};
use crate::store::StoreError;

/// The version of the layout, which is the set of object stores. Version 1 had only the entries. The format of a value
/// is in the value itself.
const VERSION: u32 = 2;

/// An open database.
pub struct Database {
    inner: IdbDatabase,
    /// Resolves when the browser closes the database by itself.
    closing: Promise,
    _on_version_change: Closure<dyn Fn()>,
}

impl Database {
    /// Opens the database with this name, and creates it if there is none.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] if the browser gives this page no database; [`StoreError::Newer`] if a newer version
    /// made it.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let opening = factory()
            .await?
            .open_with_u32(name, VERSION)
            .map_err(|thrown| while_opening(store_error(&thrown)))?;
        let layout = Closure::<dyn Fn(Event)>::new(lay_out);
        opening.set_onupgradeneeded(Some(layout.as_ref().unchecked_ref()));
        let mut blocked = None;
        let opened = first_of(|done, failed| {
            opening.set_onsuccess(Some(done));
            opening.set_onerror(Some(failed));
            let waiting = patiently(failed.clone());
            opening.set_onblocked(Some(waiting.as_ref().unchecked_ref()));
            blocked = Some(waiting);
            // If another tab's request is blocked before this one, the browser sends no event at all.
            after(LONGEST, failed, &JsValue::from_str(HELD));
        });
        if let Err(event) = opened.await {
            let error = not_opened(&opening, &event);
            if error == StoreError::Held {
                // When it opens in the end, the layout still has to be created.
                layout.forget();
                close_when_opened(&opening);
            }
            return Err(error);
        }
        let inner: IdbDatabase = opening
            .result()
            .map_err(|thrown| store_error(&thrown))?
            .unchecked_into();
        let connection = inner.clone();
        let on_version_change = Closure::<dyn Fn()>::new(move || connection.close());
        inner.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        Ok(Self {
            closing: closing(&inner),
            inner,
            _on_version_change: on_version_change,
        })
    }

    /// Begins a transaction on these object stores.
    pub fn begin(&self, tables: &[Table], purpose: Purpose) -> Result<Transaction, StoreError> {
        Transaction::begin(&self.inner, &self.closing, tables, purpose)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.inner.set_onversionchange(None);
        self.inner.set_onclose(None);
        self.inner.close();
    }
}

/// How long another tab may take to close a database that is to be changed, in milliseconds.
const PATIENCE: i32 = 3_000;

/// How long the browser may take for the first response to a request, in milliseconds.
const LONGEST: i32 = 10_000;

/// The error of a request that takes too long.
const HELD: &str = "held";

/// Fails after a delay, so that another tab has time to close: it has just been asked to.
fn patiently(failed: Function) -> Closure<dyn Fn(Event)> {
    Closure::new(move |_: Event| after(PATIENCE, &failed, &JsValue::from_str(HELD)))
}

/// Calls `failed` after this many milliseconds. A promise that is already settled ignores this.
fn after(milliseconds: i32, failed: &Function, with: &JsValue) {
    let window = web_sys::window();
    let waiting = window.map(|window| {
        window.set_timeout_with_callback_and_timeout_and_arguments_1(failed, milliseconds, with)
    });
    if !matches!(waiting, Some(Ok(_))) {
        // A promise's own function does not throw.
        let _ = failed.call1(&JsValue::NULL, with);
    }
}

/// Closes a database that nobody waits for any more as soon as it opens, so that it does not block other tabs.
fn close_when_opened(opening: &IdbOpenDbRequest) {
    let request = opening.clone();
    let close = Closure::once_into_js(move || {
        if let Ok(database) = request.result() {
            database.unchecked_into::<IdbDatabase>().close();
        }
    });
    opening.set_onsuccess(Some(close.unchecked_ref()));
    opening.set_onblocked(None);
}

/// Deletes the database with this name. Other tabs close it when asked to. A frozen tab cannot react: the browser then
/// deletes the database as soon as that tab closes it.
pub async fn delete(name: &str) -> Result<(), StoreError> {
    let deleting = factory()
        .await?
        .delete_database(name)
        .map_err(|thrown| store_error(&thrown))?;
    let deleted = first_of(|done, failed| {
        deleting.set_onsuccess(Some(done));
        deleting.set_onerror(Some(failed));
        deleting.set_onblocked(Some(done));
        after(LONGEST, failed, &JsValue::from_str(HELD));
    });
    match deleted.await {
        Ok(_) => Ok(()),
        Err(event) => Err(not_opened(&deleting, &event)),
    }
}

/// Creates new files if the browser cannot open the present ones. Their contents are lost.
///
/// # Errors
/// [`StoreError::Browser`] if this browser cannot do this.
pub async fn renew(name: &str) -> Result<(), StoreError> {
    match delete(name).await {
        // A database that cannot be opened may not be deletable either.
        Err(StoreError::Browser(why)) => bucket::begin().await.unwrap_or(Err(StoreError::Browser(why))),
        done => done,
    }
}

/// The browser's databases: those of the bucket, if there is one.
pub async fn factory() -> Result<IdbFactory, StoreError> {
    if let Some(databases) = bucket::databases().await {
        return Ok(databases);
    }
    let factory = web_sys::window().map(|window| window.indexed_db());
    match factory {
        Some(Ok(Some(factory))) => Ok(factory),
        // The property is missing, or throws when it is read: both mean that the browser forbids it.
        Some(Ok(None) | Err(_)) | None => Err(StoreError::Blocked),
    }
}

fn lay_out(event: Event) {
    let database = event
        .target()
        .and_then(|target| target.dyn_into::<IdbRequest>().ok())
        .and_then(|request| request.result().ok())
        .map(JsCast::unchecked_into::<IdbDatabase>);
    if let Some(database) = database {
        let names = database.object_store_names();
        for table in Table::ALL.map(Table::name) {
            if !names.contains(table) {
                // If this fails, the first transaction reports that the object store is missing.
                let _ = database.create_object_store(table);
            }
        }
    }
}

fn not_opened(opening: &IdbOpenDbRequest, event: &JsValue) -> StoreError {
    if event.as_string().as_deref() == Some(HELD) {
        return StoreError::Held;
    }
    match opening.error() {
        Ok(Some(error)) => while_opening(store_error(&error)),
        Ok(None) => StoreError::Blocked,
        Err(thrown) => while_opening(store_error(&thrown)),
    }
}
