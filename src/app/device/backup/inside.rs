//! What is inside a backup, held against what is on this device.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::{
    app::{
        drafts::committed_since,
        files::file_keys::{self, StoredKeys},
        people::People,
        session::Session,
        work::seen,
    },
    domain::{
        draft_key::DraftKey,
        entry::Entry,
        id::{AuditId, EntryId, PersonId},
        in_order,
        person::Person,
    },
    store::{
        backup::{Backup, Flaw, Opened, Wholeness},
        envelope::Fault,
    },
};

/// What is inside, and what of it would be new here.
#[derive(Clone, PartialEq, Debug)]
pub struct Inside {
    /// When the backup was made, by the clock of the device that made it.
    pub made: Timestamp,
    /// Whether it is as it was made.
    pub wholeness: Wholeness,
    /// What is wrong with the file.
    pub flaws: Vec<Flaw>,
    /// How many sealed things in it don't open.
    pub unreadable: usize,
    /// How many were written by a newer version, and are left to that.
    pub newer: usize,
    /// The entries in it.
    pub entries: BTreeSet<EntryId>,
    /// Those that this device lacks.
    pub new_entries: Vec<Entry>,
    /// Those that are here under the same id and say something else. They are never written over.
    pub refused: Vec<EntryId>,
    /// How many drafts are in it.
    pub drafts: usize,
    /// Those of which there is no draft here, and which were not committed since.
    pub new_drafts: Vec<(DraftKey, String)>,
    /// How many were committed since the backup was made.
    pub committed_since: usize,
    /// The people whom this device doesn't know.
    pub new_people: Vec<Person>,
    /// Who has looked at the grades of what before grading.
    pub seen: BTreeSet<(PersonId, AuditId)>,
    /// The keys for receiving files that the device had.
    pub receiving: StoredKeys,
}

impl Inside {
    /// WriteLocks what was opened against what is here. Changes nothing.
    pub fn of(session: Session, backup: &Backup, opened: Opened) -> Self {
        // What another tab has begun meanwhile is not to be written over.
        session.drafts.refresh();
        let workspace = session.desk.workspace_untracked();
        let here: BTreeMap<EntryId, _> = in_order::map(workspace.entries().map(|entry| (entry.id, entry)));
        let entries = opened.entries.iter().map(|entry| entry.id).collect();
        let mut new_entries = Vec::new();
        let mut refused = Vec::new();
        for entry in opened.entries {
            match here.get(&entry.id) {
                None => new_entries.push(entry),
                Some(own) if ***own == entry => {}
                Some(_) => refused.push(entry.id),
            }
        }
        let united = workspace.union(new_entries.iter().cloned());
        // What was withdrawn, here or by the time of the backup, is not brought back.
        new_entries.retain(|entry| united.entry(entry.id).is_some());
        let drafts = opened.drafts.len();
        let kept = opened.drafts.into_iter();
        let (since, open): (Vec<_>, Vec<_>) = kept
            .filter(|(key, _)| !united.is_withdrawn(key.audit))
            .partition(|(key, text)| committed_since(&united, *key, text));
        let preference = |wanted: &str| {
            let found = opened.preferences.iter().find(|(name, _)| name == wanted);
            found.map(|(_, text)| text.as_str()).unwrap_or_default()
        };
        let newer = opened.unreadable.iter();
        let newer = newer.filter(|thing| thing.fault == Fault::Newer).count();
        Self {
            made: backup.made,
            wholeness: opened.wholeness,
            flaws: backup.flaws.clone(),
            unreadable: opened.unreadable.len() - newer,
            newer,
            entries,
            new_entries,
            refused,
            drafts,
            new_drafts: open
                .into_iter()
                .filter(|(key, _)| !session.drafts.has(*key))
                .collect(),
            committed_since: since.len(),
            new_people: session
                .people
                .unknown(&People::listed(preference(People::PREFERENCE))),
            seen: seen::pairs(preference(seen::PREFERENCE)),
            receiving: StoredKeys::new(preference(file_keys::OWN)),
        }
    }

    /// Whether this device lacks anything of it that anybody would miss.
    pub fn has_news(&self) -> bool {
        !self.new_entries.is_empty() || !self.new_drafts.is_empty() || !self.new_people.is_empty()
    }
}
