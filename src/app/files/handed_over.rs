//! The last hand-overs of this device, so that the desk can say what was handed over, for whom, and what has changed
//! since: a sealed preference. It names no case, because withdrawing an audit erases nothing here.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use sha2::{Digest, Sha256};

use crate::{
    app::{
        files::hand_over::{Answers, AuditSelection, choice_in_words, tickable},
        places::Store,
    },
    domain::{
        id::{AuditId, PersonId},
        in_order, json,
        workspace::Workspace,
    },
    exchange::pack::{Choice, Contents, Purpose},
};

const PREFERENCE: &str = "handed-over";

/// How many are remembered. The oldest is dropped first.
const MOST: usize = 20;
/// How many audits they name together, unless the last hand-over alone names more: about 350,000 characters once sealed.
/// Drafts need the room more.
const MOST_AUDITS: usize = 5_000;

/// The last hand-overs of this device.
#[derive(Clone, Copy)]
pub struct HandedOver {
    store: Store,
}

/// A hand-over, as it is remembered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PastHandOver {
    /// When the file was made.
    pub at: Timestamp,
    /// Who made it.
    pub by: PersonId,
    /// What it is for.
    pub purpose: Purpose,
    /// What was chosen, as the page names it; `None` for audits that were ticked one by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// The colleague for whose key it was sealed. Of other files it is not known who gets them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whom: Option<String>,
    /// The audits in it, each with the digest of what was recorded about it.
    pub audits: Vec<(AuditId, String)>,
}

/// What is about to be handed over, as it is on the device when it is chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selected {
    /// As the page names it; `None` for audits that were ticked one by one.
    pub what: Option<String>,
    /// The audits that go into the file, each with the digest of what is recorded about it.
    pub audits: Vec<(AuditId, String)>,
}

impl Selected {
    /// What was chosen from a workspace.
    pub fn of(workspace: &Workspace, choice: &Choice, contents: &Contents) -> Self {
        let audits = contents.audits.iter();
        Self {
            what: choice_in_words(workspace, choice),
            audits: audits.map(|audit| (*audit, digest(workspace, *audit))).collect(),
        }
    }
}

impl PastHandOver {
    /// The audits in the file about which something was recorded, taken in or withdrawn since, whether or not it would
    /// go into another file for this purpose. Audits that were not in the file are not considered.
    pub fn changed_since(&self, workspace: &Workspace) -> BTreeSet<AuditId> {
        let changed = self
            .audits
            .iter()
            .filter(|(audit, before)| digest(workspace, *audit) != *before);
        in_order::set(changed.map(|(audit, _)| *audit))
    }

    /// How many of the audits were withdrawn since.
    pub fn withdrawn_since(&self, workspace: &Workspace) -> usize {
        let withdrawn = |(audit, _): &&(AuditId, String)| workspace.is_withdrawn(*audit);
        self.audits.iter().filter(withdrawn).count()
    }

    /// The answers with which the hand-over page begins, to hand over what has changed. The purpose is asked again: an
    /// audit that was moderated since goes to somebody else. A withdrawal goes into every file.
    pub fn again(&self, workspace: &Workspace) -> Answers {
        let mut audits = self.changed_since(workspace);
        let offered = in_order::set(tickable(workspace).into_iter().map(|(audit, _, _)| audit));
        audits.retain(|audit| offered.contains(audit));
        Answers {
            what: (!audits.is_empty()).then_some(AuditSelection::Audits),
            audits,
            ..Answers::default()
        }
    }
}

impl HandedOver {
    /// The hand-overs in this store.
    pub fn open(store: Store) -> Self {
        Self { store }
    }

    /// The hand-overs of a person, newest first. Those that cannot be read are left out.
    pub fn by(self, person: PersonId) -> Vec<PastHandOver> {
        let stored = self.stored().unwrap_or_default();
        let readable = stored.iter().filter_map(|one| read(one));
        readable.filter(|one| one.by == person).collect()
    }

    /// Remembers a hand-over. If the storage is full it is not remembered, which affects nothing else. A list that
    /// cannot be read is not written over, and a hand-over that only a newer version can read stays word for word.
    pub fn remember(self, made: &PastHandOver) {
        let Some(mut all) = self.stored() else { return };
        let Ok(made) = to_raw_value(made) else { return };
        all.insert(0, made);
        all.truncate(kept(&all));
        if let Ok(text) = serde_json::to_string(&all) {
            let _ = self.store.set_preference(PREFERENCE, &text);
        }
    }

    /// Every hand-over as it is stored, newest first; `None` if the list cannot be read.
    fn stored(self) -> Option<Vec<Box<RawValue>>> {
        let text = self.store.with(|store| store.drawer.preference(PREFERENCE));
        match text.ok()? {
            Some(text) => json::read(&text).ok(),
            None => Some(Vec::new()),
        }
    }
}

fn read(one: &RawValue) -> Option<PastHandOver> {
    json::read(one.get()).ok()
}

/// How many of these there is room for, newest first. The newest always stays.
fn kept(all: &[Box<RawValue>]) -> usize {
    let mut audits = 0;
    let newest = all.iter().take(MOST);
    let fitting = newest.take_while(|one| {
        audits += read(one).map_or(0, |one| one.audits.len());
        audits <= MOST_AUDITS
    });
    fitting.count().max(1)
}

/// Tells apart what is recorded about an audit at two times: the first four bytes of the SHA-256 of its entries' ids. The
/// newest id or the number of entries would not do: a file may bring an older entry, or the original of a blind copy.
fn digest(workspace: &Workspace, audit: AuditId) -> String {
    let mut ids = String::new();
    if let Some(record) = workspace.audit(audit) {
        for entry in &record.history {
            ids.push_str(&entry.id.to_string());
        }
    }
    HEXLOWER.encode(&Sha256::digest(&ids)[..4])
}
