//! Where a session keeps things: shelf and drawer, of this device or of the example.

use leptos::prelude::*;

use crate::store::Places;

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
}
