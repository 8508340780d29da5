//! Drafts and the tab that holds them: taken up as they were saved, handed on, put aside where they could not be saved.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::{Draft, Drafts, LastSave, read};
use crate::{app::drafts::write_access::WriteAccess, domain::draft_key::DraftKey};

impl Drafts {
    /// How a draft stands with this tab, followed. Where no tabs are parted, every draft is held.
    pub fn access(self, key: DraftKey) -> WriteAccess {
        self.accesses
            .with(|all| all.get(&key).copied())
            .unwrap_or(WriteAccess::Here)
    }

    /// What could not be saved here before another tab went on with the draft, as it would have been stored; followed.
    pub fn aside(self, key: DraftKey) -> Option<String> {
        self.aside.with(|all| all.get(&key).cloned())
    }

    /// The same, not followed; nothing where no page of this tab has asked for it. Nothing, too, once the session is gone.
    pub(in crate::app) fn access_now(self, key: DraftKey) -> Option<WriteAccess> {
        self.accesses
            .try_with_untracked(|all| all.get(&key).copied())
            .flatten()
    }

    /// Whether a page of this tab has asked for it.
    pub(in crate::app) fn is_guarded(self, key: DraftKey) -> bool {
        self.access_now(key).is_some()
    }

    pub(in crate::app) fn set_access(self, key: DraftKey, access: Option<WriteAccess>) {
        self.accesses.update(|all| {
            match access {
                Some(access) => all.insert(key, access),
                None => all.remove(&key),
            };
        });
    }

    /// Every draft is held.
    pub(in crate::app) fn unguard_all(self) {
        self.accesses.update(BTreeMap::clear);
        self.written.update_value(BTreeSet::clear);
    }

    /// Whether it may be written on in this tab.
    pub(super) fn may_write(self, key: DraftKey) -> bool {
        self.access_now(key)
            .is_none_or(|access| access == WriteAccess::Here)
    }

    /// Whether all of a draft is saved. What is not is tried once more: there may be room by now.
    pub(in crate::app) fn is_saved(self, key: DraftKey) -> bool {
        let waits = || self.unsaved.with_value(|unsaved| unsaved.contains(&key));
        if waits() {
            self.save(key);
        }
        !waits()
    }

    /// A draft as it was saved last.
    pub(in crate::app) fn saved_text(self, key: DraftKey) -> Option<String> {
        self.all
            .with_untracked(|all| all.get(&key).and_then(|draft| draft.text().ok()))
    }

    /// A draft is held here from now on: it is what another tab handed over, or else what lies in the drawer. What could
    /// not be saved here stays as it is: it is nowhere else.
    pub(in crate::app) fn take_over(self, key: DraftKey, handed: Option<String>) {
        if self.unsaved.with_value(|unsaved| unsaved.contains(&key)) {
            return;
        }
        let text = match handed {
            Some(text) => Some(text),
            None => match self.store.with(|store| store.drawer.drafts()) {
                Ok(texts) => texts
                    .into_iter()
                    .find(|(lies, _)| *lies == key)
                    .map(|(_, text)| text),
                // What is known is better than nothing.
                Err(_) => return,
            },
        };
        self.all.update(|all| {
            match text {
                Some(text) => all.insert(key, read(key, text)),
                None => all.remove(&key),
            };
        });
    }

    /// A draft is no longer held here: from now on it is what lies in the drawer.
    pub(in crate::app) fn lay_down(self, key: DraftKey) {
        self.written.update_value(|written| _ = written.remove(&key));
    }

    /// Another tab has taken the draft without a word. What could not be saved here is put aside.
    pub(in crate::app) fn set_aside(self, key: DraftKey) {
        self.lay_down(key);
        let waited = self.unsaved.try_update_value(|unsaved| unsaved.remove(&key)) == Some(true);
        let draft = self.all.with_untracked(|all| all.get(&key).map(Draft::text));
        let (true, Some(Ok(text))) = (waited, draft) else {
            return;
        };
        self.aside.update(|all| _ = all.insert(key, text));
        if self.unsaved.with_value(BTreeSet::is_empty) {
            self.last_save.set(LastSave::Nothing);
        }
    }
}
