//! What spreadsheets' columns meant the last times, under the digest of their headings: a sealed preference.

use serde::{Deserialize, Serialize};

use crate::{app::places::Store, domain::json, exchange::sheet::mapping::Mapping};

const PREFERENCE: &str = "spreadsheet-mappings";

/// How many are remembered; the one that was used longest ago goes first.
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
    /// The mappings that lie in this store.
    pub fn open(store: Store) -> Self {
        Self { store }
    }

    /// The mapping of headings with this digest. What can't be read is as good as never kept: it is guessed again.
    pub fn of(self, digest: &str) -> Option<Mapping> {
        let found = self.read().into_iter().find(|one| one.headings == digest);
        found.map(|one| one.mapping)
    }

    /// Remembers a mapping. Where there is no room it is not remembered, and nothing else is the worse for it.
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
