//! Saving a draft: its first copy at once, its second as soon as the browser can. “Saved” is said when a crash would leave
//! it, which is when the second copy is kept; a first copy alone is lost with the browser's last seconds.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Draft, Drafts, LastSave};
use crate::{app::later::at_once_or_later, domain::draft_key::DraftKey, store::StoreError};

impl Drafts {
    /// Saves a draft, and with it what could not be saved before.
    pub(super) fn save(self, key: DraftKey) {
        if self.is_guarded(key) {
            self.written.update_value(|written| _ = written.insert(key));
        }
        let mut next = self.unsaved.get_value();
        next.insert(key);
        for key in &next {
            // Where this fails, the second copy decides: it is the one that is said to be saved.
            if let Ok(Some(text)) = self.text(*key) {
                let _ = self.store.with(|store| store.drawer.save_draft(*key, &text));
            }
        }
        let idle = self.to_keep.try_update_value(|to_keep| {
            let idle = to_keep.is_none();
            to_keep.get_or_insert_default().append(&mut next);
            idle
        });
        if idle == Some(true) {
            at_once_or_later(Box::pin(self.keep_all()));
        }
    }

    /// Keeps second copies until none waits, one after another: of what is typed meanwhile only the last.
    async fn keep_all(self) {
        while let Some(key) = self.take_next() {
            let drawer = self.store.with(|store| store.drawer.clone());
            let text = self.text(key);
            let kept = match text {
                Ok(None) => continue,
                Ok(Some(text)) => drawer.keep_draft(key, &text).await,
                Err(fault) => Err(fault),
            };
            self.note_kept(key, kept);
        }
    }

    fn take_next(self) -> Option<DraftKey> {
        let next = self.to_keep.try_update_value(|to_keep| {
            let next = to_keep.as_mut().and_then(BTreeSet::pop_first);
            if next.is_none() {
                *to_keep = None;
            }
            next
        });
        next.flatten()
    }

    fn note_kept(self, key: DraftKey, kept: Result<(), StoreError>) {
        let fault = kept.err();
        // The session may be gone by now, and then nobody is to be told.
        let _ = self.unsaved.try_update_value(|unsaved| {
            if fault.is_some() {
                unsaved.insert(key);
            } else {
                unsaved.remove(&key);
            }
        });
        let all_saved = self.unsaved.try_with_value(BTreeSet::is_empty) == Some(true);
        let said = match fault {
            Some(fault) => LastSave::Failed(fault),
            None if all_saved => LastSave::Saved(self.senses.now().local),
            None => return,
        };
        let _ = self.last_save.try_set(said);
    }

    fn text(self, key: DraftKey) -> Result<Option<String>, StoreError> {
        let text = self.all.try_with_untracked(|all| all.get(&key).map(Draft::text));
        text.flatten()
            .transpose()
            .map_err(|fault| StoreError::Browser(fault.to_string()))
    }
}
