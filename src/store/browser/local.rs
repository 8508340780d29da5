//! localStorage, without its traps. Every use checks first, because gloo's `raw()` panics if storage is blocked. It may
//! not know what is inside the wrapping.

use gloo_storage::{LocalStorage, Storage as _};

use super::{
    fault::{from_gloo, store_error},
    torn_write::Early,
};
use crate::store::{
    StoreError,
    envelope::{Fault, Wrapped},
};

/// The name of the characters that end the block of a torn write.
const FILLING: &str = "filling";

/// The keys of localStorage that begin with a place's name and a dot.
#[derive(Clone)]
pub struct Local {
    place: String,
    early: Early,
}

impl Local {
    /// The keys of this place.
    pub fn at(place: &str) -> Self {
        Self {
            place: place.to_owned(),
            early: Early::default(),
        }
    }

    /// The place's name.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The number of characters stored under a name.
    pub fn length(&self, name: &str) -> usize {
        let raw = area().ok().and_then(|area| area.get_item(&self.key(name)).ok()?);
        raw.map_or(0, |raw| raw.len())
    }

    /// The whole key.
    pub fn key(&self, name: &str) -> String {
        format!("{}.{name}", self.place)
    }

    /// The part of a key after the name of this place.
    pub fn name<'a>(&self, key: &'a str) -> Option<&'a str> {
        key.strip_prefix(self.place.as_str())?.strip_prefix('.')
    }

    /// The value under a name; an inner `Err` with the raw text if it is not a wrapping.
    ///
    /// # Errors
    /// [`StoreError::Newer`] if a newer version wrote it.
    pub fn read(&self, name: &str) -> Result<Option<Result<Wrapped, String>>, StoreError> {
        let raw = area()?
            .get_item(&self.key(name))
            .map_err(|thrown| store_error(&thrown))?;
        let Some(raw) = raw else { return Ok(None) };
        match Wrapped::from_json(&raw) {
            Ok(wrapped) => Ok(Some(Ok(wrapped))),
            Err(Fault::Unreadable(_) | Fault::Erased) => Ok(Some(Err(raw))),
            Err(Fault::Newer) => Err(StoreError::Newer),
        }
    }

    /// Stores a wrapped value under a name.
    pub fn write(&self, name: &str, wrapped: &Wrapped) -> Result<(), StoreError> {
        area()?;
        let key = self.key(name);
        self.early.note(&key);
        LocalStorage::set(key, wrapped).map_err(|error| from_gloo(&error))
    }

    /// Removes the value under a name.
    pub fn remove(&self, name: &str) -> Result<(), StoreError> {
        area()?;
        let key = self.key(name);
        self.early.note(&key);
        LocalStorage::delete(key);
        Ok(())
    }

    /// Makes sure that what is written from now on can be read after a restart, even if a power cut has torn the last
    /// write before.
    pub fn step_over_a_torn_write(&self) {
        if let Ok(area) = area() {
            self.early.fill(area, self.key(FILLING));
        }
    }

    /// The names in this place.
    pub fn names(&self) -> Result<Vec<String>, StoreError> {
        let area = area()?;
        let thrown = |thrown| store_error(&thrown);
        let mut names = Vec::new();
        for index in 0..area.length().map_err(thrown)? {
            let key = area.key(index).map_err(thrown)?;
            names.extend(key.as_deref().and_then(|key| self.name(key)).map(str::to_owned));
        }
        Ok(names)
    }
}

/// The browser's localStorage, if it gives this page one.
fn area() -> Result<web_sys::Storage, StoreError> {
    let area = web_sys::window().map(|window| window.local_storage());
    match area {
        Some(Ok(Some(area))) => Ok(area),
        Some(Ok(None) | Err(_)) | None => Err(StoreError::Blocked),
    }
}
