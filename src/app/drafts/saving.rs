//! Saves a draft: the first copy at once, the second as soon as the browser can. The page says “Saved” only when a
//! crash would not lose the text, which is when the second copy is kept. A crash of the browser may lose the last
//! seconds of the first copy.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Draft, Drafts, LastSave};
use crate::{app::later::at_once_or_later, domain::draft_key::DraftKey, store::StoreError};

impl Drafts {
    /// Saves a draft, and any others that could not be saved before.
    pub(super) fn save(self, key: DraftKey) {
        if self.is_guarded(key) {
            self.written.update_value(|written| _ = written.insert(key));
        }
        let mut next = self.unsaved.get_value();
        next.insert(key);
        next.retain(|key| !self.is_ending(*key));
        if next.is_empty() {
            return;
        }
        self.last_save.set(LastSave::Saving);
        for key in &next {
            // If this fails, the second copy decides, because “Saved” refers to that one.
            if let Ok(Some(text)) = self.text(*key)
                && self
                    .store
                    .with(|store| store.drawer.save_draft(*key, &text))
                    .is_err()
            {
                self.unsaved.update_value(|unsaved| _ = unsaved.insert(*key));
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

    /// Keeps second copies, one after another, until none is waiting. Only the latest text of each draft is kept.
    async fn keep_all(self) {
        while let Some(key) = self.take_next() {
            if self.is_ending(key) {
                continue;
            }
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
        // The draft or the session may have ended in the meantime. Then there is nobody to tell.
        if self.all.try_with_untracked(|all| all.contains_key(&key)) != Some(true) {
            return;
        }
        let waiting = self.to_keep.get_value().unwrap_or_default();
        let fault = kept.err();
        self.unsaved.update_value(|unsaved| {
            if fault.is_some() {
                unsaved.insert(key);
            } else if !waiting.contains(&key) {
                unsaved.remove(&key);
            }
        });
        let under_way = !waiting.is_empty() || !self.ending.with_value(BTreeSet::is_empty);
        let said = match fault {
            Some(fault) => LastSave::Failed(fault),
            None if under_way || !self.unsaved.with_value(BTreeSet::is_empty) => return,
            None => LastSave::Saved(self.environment.now().local),
        };
        self.last_save.set(said);
    }

    fn is_ending(self, key: DraftKey) -> bool {
        self.ending.try_with_value(|ending| ending.contains(&key)) == Some(true)
    }

    fn text(self, key: DraftKey) -> Result<Option<String>, StoreError> {
        let text = self.all.try_with_untracked(|all| all.get(&key).map(Draft::text));
        text.flatten()
            .transpose()
            .map_err(|fault| StoreError::Browser(fault.to_string()))
    }
}
