//! Where a session stores its data: the shelf and the drawer, of this device or of the example.

use leptos::prelude::*;

use crate::{
    app::later::at_once_or_later,
    store::{Places, StoreError},
};

/// The shelf and the drawer, in a form that can be copied.
#[derive(Clone, Copy)]
pub struct Store(StoredValue<Places, LocalStorage>);

impl Store {
    /// Stores the places under the current owner.
    pub fn new(places: Places) -> Self {
        Self(StoredValue::new_local(places))
    }

    /// Gives access to the shelf and the drawer.
    pub fn with<T>(self, look: impl FnOnce(&Places) -> T) -> T {
        self.0.with_value(look)
    }

    /// Sets a preference. The copy that survives a crash is written afterwards.
    ///
    /// # Errors
    /// If it cannot be stored.
    pub fn set_preference(self, name: &'static str, text: &str) -> Result<(), StoreError> {
        let drawer = self.with(|store| store.drawer.clone());
        drawer.set_preference(name, text)?;
        let text = text.to_owned();
        at_once_or_later(Box::pin(async move {
            // Without this copy the first one is still valid, and nobody waits for this one.
            let _ = drawer.keep_preference(name, &text).await;
        }));
        Ok(())
    }
}
