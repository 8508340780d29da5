//! The one door for every change: accept, then save, then show. A full disk leaves the screen truthful.

use std::{collections::BTreeSet, rc::Rc, sync::Arc};

use leptos::prelude::*;
use thiserror::Error;

use crate::{
    app::{drafts::Drafts, environment::Environment, people::People, places::Store},
    domain::{
        draft_key::DraftKey,
        entry::{AsWritten, Body, Entry},
        id::{AuditId, EntryId},
        workspace::{Refusal, Workspace},
    },
    store::{Loaded, Shelf, StoreError},
};

/// What is committed on this device, and the only way to add to it.
#[derive(Clone, Copy)]
pub struct Desk {
    workspace: RwSignal<Arc<Workspace>>,
    store: Store,
    people: People,
    environment: Environment,
    drafts: Drafts,
    /// Accepted, and being saved.
    under_way: StoredValue<Vec<Entry>>,
    /// What lies on the shelf of audits that were withdrawn.
    to_erase: RwSignal<BTreeSet<EntryId>>,
}

/// Something somebody wants to commit.
#[derive(Clone, Debug)]
pub struct Act {
    /// The audit it is about.
    pub about: Option<AuditId>,
    /// The entries it follows.
    pub after: Vec<EntryId>,
    /// What.
    pub body: Body,
    /// The draft that it was written in, which ends with it.
    pub draft: Option<DraftKey>,
}

impl Act {
    /// An act about an audit that follows nothing.
    pub fn about(audit: AuditId, body: Body) -> Self {
        Self {
            about: Some(audit),
            after: Vec::new(),
            body,
            draft: None,
        }
    }

    /// An act about no audit.
    pub fn general(body: Body) -> Self {
        Self {
            about: None,
            after: Vec::new(),
            body,
            draft: None,
        }
    }

    /// The same act, following these entries.
    #[must_use]
    pub fn following(self, after: Vec<EntryId>) -> Self {
        Self { after, ..self }
    }

    /// The same act, as it was written in this draft. Once it is committed there is no such draft any more.
    #[must_use]
    pub fn ending(self, draft: DraftKey) -> Self {
        let draft = Some(draft);
        Self { draft, ..self }
    }
}

/// Why nothing was committed. What was typed is still in its draft.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum CommitFault {
    /// A rule refused it.
    #[error("{0}.")]
    Refused(#[from] Refusal),
    /// It could not be saved.
    #[error("This is not saved: {0}.")]
    NotSaved(#[from] StoreError),
    /// Nobody has said who they are.
    #[error("Say who you are first, under “This device”.")]
    Nobody,
    /// There is no such draft, or its audit tool is not here.
    #[error("The draft or its audit tool is not on this device any more.")]
    NothingThere,
    /// It is somebody else's draft. The person who began it is its auditor, and nobody may moderate their own audit.
    #[error("{0} began this draft. Only they can submit it: choose who is working under “This device”.")]
    SomebodyElses(String),
}

/// What came of taking in entries from elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TakenIn {
    /// How many were not here yet.
    pub new: usize,
}

impl Desk {
    /// A desk with what lay on the shelf.
    pub fn open(
        loaded: &Loaded,
        store: Store,
        people: People,
        drafts: Drafts,
        environment: Environment,
    ) -> Self {
        let desk = Self {
            workspace: RwSignal::new(Arc::new(Workspace::empty())),
            store,
            people,
            environment,
            drafts,
            under_way: StoredValue::new(Vec::new()),
            to_erase: RwSignal::new(BTreeSet::new()),
        };
        desk.merge_saved(loaded.entries.clone());
        desk
    }

    /// Everything that is committed, followed.
    pub fn workspace(self) -> Arc<Workspace> {
        self.workspace.get()
    }

    /// Everything that is committed, now.
    pub fn workspace_untracked(self) -> Arc<Workspace> {
        self.workspace.get_untracked()
    }

    /// Commits an act: the rules accept it, the shelf saves it, and only then it shows. The rules hold it against what is
    /// being saved at the same time too, so that two presses of a button are not two submissions.
    ///
    /// # Errors
    /// When a rule refuses it or it can't be saved. Nothing has changed then.
    pub async fn commit(self, act: Act) -> Result<EntryId, CommitFault> {
        let entry = Entry {
            id: EntryId::new(self.environment.seed()),
            at: self.environment.now().at,
            who: self.people.working_untracked().ok_or(CommitFault::Nobody)?,
            about: act.about,
            after: act.after,
            body: act.body,
            as_written: AsWritten::default(),
        };
        let id = entry.id;
        let under_way = self.under_way.get_value();
        let standing = self.workspace.get_untracked();
        standing.union(under_way).accept(entry.clone())?;
        self.under_way.update_value(|all| all.push(entry.clone()));
        let shelf = self.shelf();
        let ending = act.draft.map(|key| self.drafts.ending(key));
        let saved = shelf
            .append_ending(vec![entry.clone()], ending.into_iter().collect())
            .await;
        self.under_way
            .update_value(|all| all.retain(|other| other.id != id));
        if let Some(key) = act.draft {
            self.drafts.ended(key, saved.is_ok());
        }
        saved?;
        self.merge_saved(vec![entry]);
        self.erase_in_passing().await;
        Ok(id)
    }

    /// Takes in what was committed elsewhere: what is here already is left, the rest is saved in one go, and only then
    /// it shows. No rule is asked: it was asked where each was committed, and what doesn't fit together is a conflict.
    ///
    /// # Errors
    /// When one stands here already and says something else, or they can't be saved. Nothing has changed then.
    pub async fn take_in(self, entries: Vec<Entry>) -> Result<TakenIn, CommitFault> {
        let new = self
            .workspace
            .get_untracked()
            .new_entries(entries)
            .map_err(StoreError::Clash)?;
        let taken = TakenIn { new: new.len() };
        if !new.is_empty() {
            let shelf = self.shelf();
            shelf.append(new.clone()).await?;
            self.merge_saved(new);
            self.erase_in_passing().await;
        }
        Ok(taken)
    }

    /// Shows entries that are saved already: the last step of a commit, or what another tab committed.
    pub fn merge_saved(self, entries: Vec<Entry>) {
        self.drafts.forget_committed(&entries);
        let before = self.workspace.get_untracked();
        let coming: Vec<_> = entries.iter().map(|entry| (entry.id, entry.about)).collect();
        let next = before.union(entries);
        if next.withdrawn().next().is_some() {
            let lay = before.entries().map(|entry| (entry.id, entry.about));
            let withdrawn = |about: Option<AuditId>| about.is_some_and(|audit| next.is_withdrawn(audit));
            let gone = lay
                .chain(coming)
                .filter(|(id, about)| withdrawn(*about) && next.entry(*id).is_none());
            let gone: Vec<EntryId> = gone.map(|(id, _)| id).collect();
            if !gone.is_empty() {
                self.to_erase.update(|ids| ids.extend(gone));
            }
            self.drafts.forget(|audit| next.is_withdrawn(audit));
        }
        self.workspace.set(Arc::new(next));
    }

    /// Erases from the shelf what it still holds of audits that were withdrawn: the second step of a withdrawal. Where the
    /// page is closed between the two, the next opening takes it.
    ///
    /// # Errors
    /// When the shelf can't be written. What was withdrawn is shown nowhere all the same.
    pub async fn erase_withdrawn(self) -> Result<(), StoreError> {
        let ids = self.to_erase.get_untracked();
        if !ids.is_empty() {
            let shelf = self.shelf();
            shelf.erase(ids.iter().copied().collect()).await?;
            self.to_erase.update(|left| left.retain(|id| !ids.contains(id)));
        }
        Ok(())
    }

    /// How many entries of withdrawn audits still lie on the shelf, because they could not be erased yet; followed.
    pub fn still_to_erase(self) -> usize {
        self.to_erase.with(BTreeSet::len)
    }

    /// What was committed stands whether or not this works, and it is tried again at the next opening.
    async fn erase_in_passing(self) {
        let _ = self.erase_withdrawn().await;
    }

    /// Reads the shelf again, because another tab has added to it.
    ///
    /// # Errors
    /// When the shelf can't be read. The desk keeps what it had.
    pub async fn refresh(self) -> Result<(), StoreError> {
        let shelf = self.shelf();
        let loaded = shelf.load().await?;
        self.merge_saved(loaded.entries);
        self.erase_in_passing().await;
        Ok(())
    }

    /// The shelf, for what is done to it beside commits: putting back what was lost, and backups. It takes in whole
    /// entries only, so nothing comes onto the desk this way that was not committed somewhere.
    pub fn shelf(self) -> Rc<dyn Shelf> {
        self.store.with(|store| store.shelf.clone())
    }
}
