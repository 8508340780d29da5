//! One draft, for a page to read and write.

use std::marker::PhantomData;

use leptos::prelude::*;

use super::{Drafts, Kind};
use crate::{
    domain::{draft_key::DraftKey, id::AuditId},
    store::StoreError,
};

/// One draft, for a page to read and write.
pub struct Editing<D> {
    drafts: Drafts,
    key: DraftKey,
    kind: PhantomData<fn() -> D>,
}

// Written by hand, because a derive would require `D: Copy`.
impl<D> Clone for Editing<D> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<D> Copy for Editing<D> {}

impl<D: Kind> Editing<D> {
    pub(super) fn new(drafts: Drafts, audit: AuditId) -> Self {
        Self {
            drafts,
            key: DraftKey { kind: D::KIND, audit },
            kind: PhantomData,
        }
    }

    /// Its key.
    pub fn key(self) -> DraftKey {
        self.key
    }

    /// The audit it is about.
    pub fn audit(self) -> AuditId {
        self.key.audit
    }

    /// Whether there is such a draft.
    pub fn exists(self) -> bool {
        self.with(|_| ()).is_some()
    }

    /// Reads the draft; tracked.
    pub fn with<T>(self, look: impl FnOnce(&D) -> T) -> Option<T> {
        self.drafts
            .all
            .with(|all| all.get(&self.key).and_then(D::of).map(look))
    }

    /// The draft, untracked.
    pub fn get_untracked(self) -> Option<D> {
        self.drafts
            .all
            .with_untracked(|all| all.get(&self.key).and_then(D::of).cloned())
    }

    /// A value from the draft, as a signal for parts.
    pub fn signal<T: Clone + Default + PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&D) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Memo::new(move |_| self.with(&look).unwrap_or_default()).into()
    }

    /// Changes the draft and saves it. Changes nothing if another tab has write access.
    pub fn update(self, change: impl FnOnce(&mut D)) {
        if !self.drafts.may_write(self.key) {
            return;
        }
        let mut changed = false;
        self.drafts.all.update(|all| {
            if let Some(draft) = all.get_mut(&self.key).and_then(D::of_mut) {
                change(draft);
                changed = true;
            }
        });
        if changed {
            self.drafts.save(self.key);
        }
    }

    /// A change that uses what was typed, as a callback for parts.
    pub fn on<T: 'static>(self, change: impl Fn(&mut D, T) + Send + Sync + 'static) -> Callback<T> {
        Callback::new(move |typed| self.update(|draft| change(draft, typed)))
    }

    /// Discards it. Once this returns, no crash brings it back.
    ///
    /// # Errors
    /// If that cannot be stored. The draft then stays.
    pub async fn remove(self) -> Result<(), StoreError> {
        self.drafts.remove(self.key).await
    }
}
