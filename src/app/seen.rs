//! Which audits' grades somebody has looked at before grading them: whoever has looked grades blind no more, whatever
//! became of the draft.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    app::places::Store,
    domain::id::{AuditId, PersonId},
};

const PREFERENCE: &str = "seen";

/// Who has seen the grades of what, on this device.
#[derive(Clone, Copy)]
pub struct Seen {
    pairs: RwSignal<BTreeSet<(PersonId, AuditId)>>,
    store: Store,
}

impl Seen {
    /// What this device knows already.
    pub fn open(store: Store) -> Self {
        let text = store
            .with(|store| store.drawer.preference(PREFERENCE))
            .ok()
            .flatten();
        let pairs = text
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        Self {
            pairs: RwSignal::new(pairs),
            store,
        }
    }

    /// Whether a person has seen the grades of an audit.
    pub fn has(self, person: PersonId, audit: AuditId) -> bool {
        self.pairs.with(|pairs| pairs.contains(&(person, audit)))
    }

    /// Notes that a person sees the grades of an audit. Where that can't be stored it is known until the page is
    /// closed: to refuse the look would keep nobody from it.
    pub fn note(self, person: PersonId, audit: AuditId) {
        self.pairs.update(|pairs| {
            pairs.insert((person, audit));
        });
        if let Ok(text) = self.pairs.with_untracked(serde_json::to_string) {
            let _ = self
                .store
                .with(|store| store.drawer.set_preference(PREFERENCE, &text));
        }
    }
}
