//! The end of a draft: it was committed or discarded, or its audit was withdrawn. A draft that has ended is never shown
//! again, even if the browser was killed before it had written everything.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::{Draft, Drafts, LastSave};
use crate::{
    app::later::at_once_or_later,
    domain::{draft_key::DraftKey, entry::Entry, id::AuditId},
    store::{EndedDraft, StoreError},
};

impl Drafts {
    /// A draft is about to become an entry. From now on it must not be saved after that entry.
    pub(in crate::app) fn ending(self, key: DraftKey) -> EndedDraft {
        self.ending.update_value(|ending| _ = ending.insert(key));
        self.last_save.set(LastSave::Saving);
        self.store.with(|store| store.drawer.ending(key))
    }

    /// The draft has ended. Or, if that failed, what was typed in the meantime is saved.
    pub(in crate::app) fn ended(self, key: DraftKey, done: bool) {
        let _ = self.ending.try_update_value(|ending| ending.remove(&key));
        if done {
            self.drop_here(key);
        } else if self.has(key) {
            self.save(key);
        }
    }

    /// Discards a draft. Once this returns, no crash brings it back.
    ///
    /// # Errors
    /// If that cannot be stored. The draft then stays.
    pub async fn remove(self, key: DraftKey) -> Result<(), StoreError> {
        self.ending(key);
        let drawer = self.store.with(|store| store.drawer.clone());
        let done = drawer.end_draft(key).await;
        self.ended(key, done.is_ok());
        done
    }

    /// Discards a draft: here at once, and in storage as soon as possible. Nobody is told whether that succeeds.
    pub fn discard(self, key: DraftKey) {
        let drawer = self.store.with(|store| store.drawer.clone());
        self.drop_here(key);
        at_once_or_later(Box::pin(async move {
            // If it fails, the draft is examined again at the next opening.
            let _ = drawer.end_draft(key).await;
        }));
    }

    /// Discards every draft about these audits, of any kind and in any tab, because the audits were withdrawn. A draft
    /// that cannot be deleted now is deleted at the next opening.
    pub fn forget(self, withdrawn: impl Fn(AuditId) -> bool) {
        self.discard_all(|key, _| withdrawn(key.audit));
        let aside = |aside: &BTreeMap<DraftKey, String>| aside.keys().any(|key| withdrawn(key.audit));
        if self.aside.with_untracked(aside) {
            self.aside
                .update(|aside| aside.retain(|key, _| !withdrawn(key.audit)));
        }
    }

    /// Discards the drafts that became these entries, here or in another tab. The entry takes precedence: a draft that
    /// appears again is out of date.
    pub(in crate::app) fn forget_committed(self, entries: &[Entry]) {
        self.discard_all(|_, draft| entries.iter().any(|entry| draft.became(entry)));
    }

    fn discard_all(self, over: impl Fn(DraftKey, &Draft) -> bool) {
        let over: Vec<DraftKey> = self.all.with_untracked(|all| {
            let over = all.iter().filter(|(key, draft)| over(**key, draft));
            over.map(|(key, _)| *key).collect()
        });
        for key in over {
            self.written.update_value(|written| _ = written.remove(&key));
            self.discard(key);
        }
    }

    fn drop_here(self, key: DraftKey) {
        self.store.with(|store| store.drawer.clear_draft(key));
        self.all.update(|all| _ = all.remove(&key));
        let waited = self.unsaved.try_update_value(|unsaved| unsaved.remove(&key)) == Some(true);
        if self.unsaved.with_value(BTreeSet::is_empty)
            && (waited || self.last_save.get_untracked() == LastSave::Saving)
        {
            self.last_save.set(LastSave::Nothing);
        }
    }
}
