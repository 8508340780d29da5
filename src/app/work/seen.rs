//! Which audits' grades somebody has looked at before grading them: whoever has looked grades blind no more, whatever
//! became of the draft.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    app::places::Store,
    domain::{
        id::{AuditId, PersonId},
        json,
    },
    store::StoreError,
};

/// The preference they lie under.
pub const PREFERENCE: &str = "seen";

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
        let pairs = pairs(&text.unwrap_or_default());
        Self {
            pairs: RwSignal::new(pairs),
            store,
        }
    }

    /// Whether a person has seen the grades of an audit.
    pub fn has(self, person: PersonId, audit: AuditId) -> bool {
        self.pairs.with(|pairs| pairs.contains(&(person, audit)))
    }

    /// Adds pairs of another time or device.
    ///
    /// # Errors
    /// When they can't be stored. Nothing has changed then.
    pub fn unite(self, others: &BTreeSet<(PersonId, AuditId)>) -> Result<(), StoreError> {
        let mut next = self.pairs.get_untracked();
        next.extend(others);
        if next.len() > self.pairs.with_untracked(BTreeSet::len) {
            self.keep(&next)?;
            self.pairs.set(next);
        }
        Ok(())
    }

    /// Notes that a person sees the grades of an audit. Where that can't be stored it is known until the page is
    /// closed: to refuse the look would keep nobody from it.
    pub fn note(self, person: PersonId, audit: AuditId) {
        self.pairs.update(|pairs| {
            pairs.insert((person, audit));
        });
        let _ = self.keep(&self.pairs.get_untracked());
    }

    fn keep(self, pairs: &BTreeSet<(PersonId, AuditId)>) -> Result<(), StoreError> {
        let text = serde_json::to_string(pairs).map_err(|fault| StoreError::Browser(fault.to_string()))?;
        self.store.set_preference(PREFERENCE, &text)
    }
}

/// The pairs in a stored list; none where it can't be read.
pub fn pairs(text: &str) -> BTreeSet<(PersonId, AuditId)> {
    json::read(text).unwrap_or_default()
}
