//! Who has looked at which audits' grades before moderating them. They cannot moderate these blind any more, even if
//! the draft is discarded.

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

/// The preference in which this is stored.
pub const PREFERENCE: &str = "seen";

/// Who has seen the grades of which audit, on this device.
#[derive(Clone, Copy)]
pub struct SeenGrades {
    pairs: RwSignal<BTreeSet<(PersonId, AuditId)>>,
    store: Store,
}

impl SeenGrades {
    /// Reads what this device has recorded.
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

    /// As [`SeenGrades::has`], untracked.
    pub fn has_untracked(self, person: PersonId, audit: AuditId) -> bool {
        self.pairs
            .with_untracked(|pairs| pairs.contains(&(person, audit)))
    }

    /// Adds pairs from another time or device.
    ///
    /// # Errors
    /// If they cannot be stored. Nothing has changed.
    pub fn unite(self, others: &BTreeSet<(PersonId, AuditId)>) -> Result<(), StoreError> {
        let mut next = self.pairs.get_untracked();
        next.extend(others);
        if next.len() > self.pairs.with_untracked(BTreeSet::len) {
            self.keep(&next)?;
            self.pairs.set(next);
        }
        Ok(())
    }

    /// Records that a person looks at the grades of audits. If this cannot be stored, it is known until the page is
    /// closed. Refusing to show the grades would not prevent anybody from seeing them.
    pub fn note(self, person: PersonId, audits: impl IntoIterator<Item = AuditId>) {
        self.pairs
            .update(|pairs| pairs.extend(audits.into_iter().map(|audit| (person, audit))));
        let _ = self.keep(&self.pairs.get_untracked());
    }

    fn keep(self, pairs: &BTreeSet<(PersonId, AuditId)>) -> Result<(), StoreError> {
        let text = serde_json::to_string(pairs).map_err(|fault| StoreError::Browser(fault.to_string()))?;
        self.store.set_preference(PREFERENCE, &text)
    }
}

/// The pairs in a stored list; none if it cannot be read.
pub fn pairs(text: &str) -> BTreeSet<(PersonId, AuditId)> {
    json::read(text).unwrap_or_default()
}
