//! The mappings last used for spreadsheets, by the digest of their headings: a sealed preference.

use serde::{Deserialize, Serialize};

use crate::{app::places::Store, domain::json, exchange::sheet::mapping::Mapping};

const PREFERENCE: &str = "spreadsheet-mappings";

/// How many are remembered. The one that was unused for longest is dropped first.
const MOST: usize = 12;

/// The mappings of this device.
#[derive(Clone, Copy)]
pub struct Mappings {
    store: Store,
}

#[derive(Clone, Serialize, Deserialize)]
struct Remembered {
    headings: String,
    mapping: Mapping,
}

impl Mappings {
    /// The mappings in this store.
    pub fn open(store: Store) -> Self {
        Self { store }
    }

    /// The mapping for headings with this digest. One that cannot be read is treated as missing, and guessed again.
    pub fn of(self, digest: &str) -> Option<Mapping> {
        let found = self.read().into_iter().find(|one| one.headings == digest);
        found.map(|one| one.mapping)
    }

    /// Remembers a mapping. If the storage is full it is not remembered, which affects nothing else.
    pub fn remember(self, digest: String, mapping: Mapping) {
        let mut all = self.read();
        all.retain(|one| one.headings != digest);
        all.insert(
            0,
            Remembered {
                headings: digest,
                mapping,
            },
        );
        all.truncate(MOST);
        if let Ok(text) = serde_json::to_string(&all) {
            let _ = self.store.set_preference(PREFERENCE, &text);
        }
    }

    fn read(self) -> Vec<Remembered> {
        let text = self.store.with(|store| store.drawer.preference(PREFERENCE));
        let text = text.ok().flatten();
        text.and_then(|text| json::read(&text).ok()).unwrap_or_default()
    }
}
