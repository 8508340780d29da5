//! Open drafts: saved at every change, and deleted when committed.

mod became;
mod between_tabs;
mod editing;
mod ending;
mod kind;
mod saving;
pub mod write_access;
pub mod write_locks;

pub(super) use became::committed_since;
pub use editing::Editing;
pub use kind::Kind;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;
use leptos::prelude::*;

use crate::{
    app::{drafts::write_access::WriteAccess, environment::Environment, places::Store},
    domain::{
        concern::ConcernDraft,
        draft::{AgreementDraft, AuditDraft, ModerationDraft},
        draft_key::{DraftKey, DraftKind},
        id::AuditId,
        json,
    },
    store::StoreError,
};

/// Any draft.
#[derive(Clone, PartialEq, Debug)]
pub enum Draft {
    /// An audit or a correction.
    Audit(Box<AuditDraft>),
    /// A moderation.
    Moderation(Box<ModerationDraft>),
    /// An agreement.
    Agreement(Box<AgreementDraft>),
    /// An immediate safeguarding concern.
    Concern(Box<ConcernDraft>),
    /// A draft that cannot be read. It is kept as it is, can be downloaded, and is never overwritten.
    Unreadable {
        /// The stored text.
        text: String,
        /// Why it cannot be read.
        fault: String,
    },
}

/// The outcome of the last save of a draft.
#[derive(Clone, PartialEq, Debug)]
pub enum LastSave {
    /// Nothing has been typed yet.
    Nothing,
    /// Being saved: a crash may still lose the latest text.
    Saving,
    /// Saved, at this local time.
    Saved(DateTime),
    /// Not saved; the latest text is only on the screen.
    Failed(StoreError),
}

/// The open drafts of this device.
#[derive(Clone, Copy)]
pub struct Drafts {
    all: RwSignal<BTreeMap<DraftKey, Draft>>,
    last_save: RwSignal<LastSave>,
    /// The drafts that are only on the screen: the last save failed, or the first copy failed and the second is not yet
    /// kept.
    unsaved: StoredValue<BTreeSet<DraftKey>>,
    /// The drafts whose second copy is to be kept as soon as possible; `None` while nothing is being kept.
    to_keep: StoredValue<Option<BTreeSet<DraftKey>>>,
    /// The drafts being committed or discarded. They are not saved any more, unless that fails.
    ending: StoredValue<BTreeSet<DraftKey>>,
    /// Whether this tab may write to each draft, for those that one of its pages has requested.
    accesses: RwSignal<BTreeMap<DraftKey, WriteAccess>>,
    /// The drafts changed since this tab got write access, so no other tab has a newer text.
    written: StoredValue<BTreeSet<DraftKey>>,
    /// The texts that could not be saved before another tab took over their draft.
    aside: RwSignal<BTreeMap<DraftKey, String>>,
    store: Store,
    environment: Environment,
}

impl Drafts {
    /// Reads the drafts in the drawer.
    ///
    /// # Errors
    /// If the drawer cannot be read at all.
    pub fn open(store: Store, environment: Environment) -> Result<Self, StoreError> {
        let texts = store.with(|store| store.drawer.drafts())?;
        let all = texts
            .into_iter()
            .map(|(key, text)| (key, read(key, text)))
            .collect();
        Ok(Self {
            all: RwSignal::new(all),
            last_save: RwSignal::new(LastSave::Nothing),
            unsaved: StoredValue::new(BTreeSet::new()),
            to_keep: StoredValue::new(None),
            ending: StoredValue::new(BTreeSet::new()),
            accesses: RwSignal::new(BTreeMap::new()),
            written: StoredValue::new(BTreeSet::new()),
            aside: RwSignal::new(BTreeMap::new()),
            store,
            environment,
        })
    }

    /// The outcome of the last save. It is a failure as long as any draft is only on the screen.
    pub fn last_save(self) -> LastSave {
        self.last_save.get()
    }

    /// Whether any typed text is only on the screen, and would be lost with the page; tracked.
    pub fn would_lose(self) -> bool {
        match self.last_save() {
            LastSave::Failed(_) => true,
            LastSave::Saving => !self.unsaved.with_value(BTreeSet::is_empty),
            LastSave::Nothing | LastSave::Saved(_) => false,
        }
    }

    /// Every open draft of a kind, in the order in which the audits were begun.
    pub fn all<D: Kind>(self) -> Vec<D> {
        self.all
            .with(|all| all.values().filter_map(D::of).cloned().collect())
    }

    /// The drafts that cannot be read, as stored.
    pub fn unreadable(self) -> Vec<(DraftKey, String, String)> {
        let unreadable = |(key, draft): (&DraftKey, &Draft)| {
            let Draft::Unreadable { text, fault } = draft else {
                return None;
            };
            Some((*key, text.clone(), fault.clone()))
        };
        self.all.with(|all| all.iter().filter_map(unreadable).collect())
    }

    /// Adds a new draft and opens it. If there is one already, opens that one unchanged.
    pub fn begin<D: Kind>(self, draft: D) -> Editing<D> {
        let audit = draft.audit();
        let key = DraftKey { kind: D::KIND, audit };
        if !self.all.with_untracked(|all| all.contains_key(&key)) {
            self.all.update(|all| {
                all.insert(key, draft.into_draft());
            });
            self.save(key);
        }
        self.editing(audit)
    }

    /// The draft about an audit, whether or not there is one.
    pub fn editing<D: Kind>(self, audit: AuditId) -> Editing<D> {
        Editing::new(self, audit)
    }

    /// Whether there is a draft with this key.
    pub fn has(self, key: DraftKey) -> bool {
        self.all.with_untracked(|all| all.contains_key(&key))
    }

    /// Adds a draft from a backup as it was stored there, unless this device already has one. Returns whether it did.
    ///
    /// # Errors
    /// If the drawer cannot be written to. Nothing has changed.
    pub async fn take_in(self, key: DraftKey, text: &str) -> Result<bool, StoreError> {
        if self.has(key) {
            return Ok(false);
        }
        let drawer = self.store.with(|store| store.drawer.clone());
        drawer.save_draft(key, text)?;
        self.all.update(|all| {
            all.insert(key, read(key, text.to_owned()));
        });
        // Without a second copy it is still in the backup.
        let _ = drawer.keep_draft(key, text).await;
        Ok(true)
    }

    /// Reads the drawer again, because another tab has written to it. A text that could not be saved here is kept,
    /// because it has no other copy. So is a text that this tab has changed with write access, because news of an older
    /// text may arrive late.
    pub fn refresh(self) {
        let Ok(texts) = self.store.with(|store| store.drawer.drafts()) else {
            return;
        };
        let mut own = self.unsaved.get_value();
        own.append(&mut self.written.get_value());
        self.all.update(|all| {
            all.retain(|key, _| own.contains(key));
            for (key, text) in texts {
                all.entry(key).or_insert_with(|| read(key, text));
            }
        });
    }
}

impl Draft {
    /// The draft as stored in the drawer.
    fn text(&self) -> Result<String, serde_json::Error> {
        match self {
            Draft::Audit(draft) => serde_json::to_string(draft),
            Draft::Moderation(draft) => serde_json::to_string(draft),
            Draft::Agreement(draft) => serde_json::to_string(draft),
            Draft::Concern(draft) => serde_json::to_string(draft),
            Draft::Unreadable { text, .. } => Ok(text.clone()),
        }
    }
}

/// Reads a draft as stored in the drawer.
pub(super) fn read(key: DraftKey, text: String) -> Draft {
    fn parse<D: Kind>(text: &str) -> Result<Draft, String> {
        json::read::<D>(text).map(Kind::into_draft)
    }
    let draft = match key.kind {
        DraftKind::Audit => parse::<AuditDraft>(&text),
        DraftKind::Moderation => parse::<ModerationDraft>(&text),
        DraftKind::Agreement => parse::<AgreementDraft>(&text),
        DraftKind::Concern => parse::<ConcernDraft>(&text),
    };
    draft.unwrap_or_else(|fault| Draft::Unreadable {
        fault: fault.to_string(),
        text,
    })
}
