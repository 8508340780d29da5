//! Open drafts: saved at every change, gone when committed.

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
    /// A second grading.
    Moderation(Box<ModerationDraft>),
    /// Grades being settled.
    Agreement(Box<AgreementDraft>),
    /// An immediate safeguarding concern.
    Concern(Box<ConcernDraft>),
    /// A draft that can't be read. It stays as it is, can be downloaded, and is never written over.
    Unreadable {
        /// What lies there.
        text: String,
        /// Why it can't be read.
        fault: String,
    },
}

/// How the last save of a draft went.
#[derive(Clone, PartialEq, Debug)]
pub enum LastSave {
    /// Nothing was typed yet.
    Nothing,
    /// Being saved: a crash may still lose what was typed last.
    Saving,
    /// Saved, at this time by the clock on the wall.
    Saved(DateTime),
    /// Not saved; what was typed is on the screen only.
    Failed(StoreError),
}

/// The open drafts of this device.
#[derive(Clone, Copy)]
pub struct Drafts {
    all: RwSignal<BTreeMap<DraftKey, Draft>>,
    last_save: RwSignal<LastSave>,
    /// What is on the screen only: its last save failed, or its first copy did and the second is not kept yet.
    unsaved: StoredValue<BTreeSet<DraftKey>>,
    /// Whose second copy is to be kept as soon as it can be; `None` while none is.
    to_keep: StoredValue<Option<BTreeSet<DraftKey>>>,
    /// Those being committed or thrown away: nothing more of them is saved, unless that fails.
    ending: StoredValue<BTreeSet<DraftKey>>,
    /// How each stands with this tab, once one of its pages has asked for it.
    accesses: RwSignal<BTreeMap<DraftKey, WriteAccess>>,
    /// What was written on since this tab holds it: nobody else has anything newer.
    written: StoredValue<BTreeSet<DraftKey>>,
    /// What could not be saved before another tab took it away.
    aside: RwSignal<BTreeMap<DraftKey, String>>,
    store: Store,
    environment: Environment,
}

impl Drafts {
    /// The drafts that lie in the drawer.
    ///
    /// # Errors
    /// When the drawer can't be read at all.
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

    /// How the last save went. While any draft stands on the screen only, it failed.
    pub fn last_save(self) -> LastSave {
        self.last_save.get()
    }

    /// Whether something that was typed is on the screen only, so that it is lost with the page; followed.
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

    /// Drafts that can't be read, as they lie there.
    pub fn unreadable(self) -> Vec<(DraftKey, String, String)> {
        let unreadable = |(key, draft): (&DraftKey, &Draft)| {
            let Draft::Unreadable { text, fault } = draft else {
                return None;
            };
            Some((*key, text.clone(), fault.clone()))
        };
        self.all.with(|all| all.iter().filter_map(unreadable).collect())
    }

    /// Files a new draft and opens it. One that is there already is opened as it is.
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

    /// Whether there is a draft under this key.
    pub fn has(self, key: DraftKey) -> bool {
        self.all.with_untracked(|all| all.contains_key(&key))
    }

    /// Files a draft from a backup as it was stored there, and says whether it did: one that is here already stays.
    ///
    /// # Errors
    /// When the drawer can't be written. Nothing has changed then.
    pub async fn take_in(self, key: DraftKey, text: &str) -> Result<bool, StoreError> {
        if self.has(key) {
            return Ok(false);
        }
        let drawer = self.store.with(|store| store.drawer.clone());
        drawer.save_draft(key, text)?;
        self.all.update(|all| {
            all.insert(key, read(key, text.to_owned()));
        });
        // Without its second copy it is as safe as the file that it came from.
        let _ = drawer.keep_draft(key, text).await;
        Ok(true)
    }

    /// Reads the drawer again, because another tab has written to it. What could not be saved here stays as it is: it
    /// is nowhere else. So does what this tab holds and has written on: word of an older text may come late.
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
    /// As it lies in the drawer.
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

/// Reads a draft as it lies in the drawer.
pub(super) fn read(key: DraftKey, text: String) -> Draft {
    fn parse<D: Kind>(text: &str) -> Result<Draft, serde_json::Error> {
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
