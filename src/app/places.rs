//! Where a session keeps things: shelf and drawer, of this device or of the example.

use leptos::prelude::*;

use crate::{
    app::later::at_once_or_later,
    store::{Places, StoreError},
};

/// Shelf and drawer, to be passed by copy.
#[derive(Clone, Copy)]
pub struct Store(StoredValue<Places, LocalStorage>);

impl Store {
    /// Stores the places under the current owner.
    pub fn new(places: Places) -> Self {
        Self(StoredValue::new_local(places))
    }

    /// Looks at the places.
    pub fn with<T>(self, look: impl FnOnce(&Places) -> T) -> T {
        self.0.with_value(look)
    }

    /// Sets a preference; the copy that survives a crash follows.
    ///
    /// # Errors
    /// When it can't be stored.
    pub fn set_preference(self, name: &'static str, text: &str) -> Result<(), StoreError> {
        let drawer = self.with(|store| store.drawer.clone());
        drawer.set_preference(name, text)?;
        let text = text.to_owned();
        at_once_or_later(Box::pin(async move {
            // Without it the first copy stands none the less; nobody waits for this one.
            let _ = drawer.keep_preference(name, &text).await;
        }));
        Ok(())
    }
}
