//! Drafts that move between tabs: opened as last saved, handed over, and set aside if they could not be saved.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::{Draft, Drafts, LastSave, read};
use crate::{app::drafts::write_access::WriteAccess, domain::draft_key::DraftKey};

impl Drafts {
    /// Whether this tab may write to the draft; tracked. Without locks between tabs, it always may.
    pub fn access(self, key: DraftKey) -> WriteAccess {
        self.accesses
            .with(|all| all.get(&key).copied())
            .unwrap_or(WriteAccess::Here)
    }

    /// The text that could not be saved here before another tab took over the draft, in its stored form; tracked.
    pub fn aside(self, key: DraftKey) -> Option<String> {
        self.aside.with(|all| all.get(&key).cloned())
    }

    /// The same, untracked. `None` if no page of this tab has requested it, or if the session has ended.
    pub(in crate::app) fn access_now(self, key: DraftKey) -> Option<WriteAccess> {
        self.accesses
            .try_with_untracked(|all| all.get(&key).copied())
            .flatten()
    }

    /// Whether a page of this tab has requested write access.
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

    /// Gives this tab write access to every draft.
    pub(in crate::app) fn unguard_all(self) {
        self.accesses.update(BTreeMap::clear);
        self.written.update_value(BTreeSet::clear);
    }

    /// Whether this tab may write to the draft.
    pub(super) fn may_write(self, key: DraftKey) -> bool {
        self.access_now(key)
            .is_none_or(|access| access == WriteAccess::Here)
    }

    /// Whether all of a draft is saved. If not, saving is tried once more, because there may be room by now.
    pub(in crate::app) fn is_saved(self, key: DraftKey) -> bool {
        let waits = || self.unsaved.with_value(|unsaved| unsaved.contains(&key));
        if waits() {
            self.save(key);
        }
        !waits()
    }

    /// A draft as last saved.
    pub(in crate::app) fn saved_text(self, key: DraftKey) -> Option<String> {
        self.all
            .with_untracked(|all| all.get(&key).and_then(|draft| draft.text().ok()))
    }

    /// Starts using a draft to which this tab now has write access: the text that another tab handed over, or else the
    /// one in the drawer. A text that could not be saved here is kept, because it has no other copy.
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
                // The known text is better than none.
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

    /// Ends this tab's write access to a draft. From now on the draft is the text in the drawer.
    pub(in crate::app) fn lay_down(self, key: DraftKey) {
        self.written.update_value(|written| _ = written.remove(&key));
    }

    /// Another tab has taken over the draft without asking. A text that could not be saved here is set aside.
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
