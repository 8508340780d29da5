//! The contents of a backup, compared with this device.

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

/// The contents, and which of them would be new here.
#[derive(Clone, PartialEq, Debug)]
pub struct BackupContents {
    /// When the backup was made, by the clock of the device that made it.
    pub made: Timestamp,
    /// Whether the backup is complete and unchanged.
    pub wholeness: Wholeness,
    /// What is wrong with the file.
    pub flaws: Vec<Flaw>,
    /// How many sealed values do not open.
    pub unreadable: usize,
    /// How many values a newer version wrote, which only that version can read.
    pub newer: usize,
    /// The entries in it.
    pub entries: BTreeSet<EntryId>,
    /// Those that are not on this device.
    pub new_entries: Vec<Entry>,
    /// Those with an id that a different entry here already has. Entries are never overwritten.
    pub refused: Vec<EntryId>,
    /// How many drafts are in it.
    pub drafts: usize,
    /// Those for which this device has no draft and no later entry.
    pub new_drafts: Vec<(DraftKey, String)>,
    /// How many were committed after the backup was made.
    pub committed_since: usize,
    /// The people whom this device does not know.
    pub new_people: Vec<Person>,
    /// Who has seen the grades of which audit before moderating it.
    pub seen: BTreeSet<(PersonId, AuditId)>,
    /// The device's keys for receiving files.
    pub receiving: StoredKeys,
}

impl BackupContents {
    /// Compares an opened backup with this device. Changes nothing.
    pub fn of(session: Session, backup: &Backup, opened: Opened) -> Self {
        // A draft that another tab has begun in the meantime must not be overwritten.
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
        // An audit that was withdrawn, here or before the backup was made, is not restored.
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

    /// Whether it has anything important that this device lacks.
    pub fn has_news(&self) -> bool {
        !self.new_entries.is_empty() || !self.new_drafts.is_empty() || !self.new_people.is_empty()
    }
}
