//! Opening a backup with its key.

use super::{Backup, line::MANIFEST, line::Vouched};
use crate::{
    domain::{draft_key::DraftKey, entry::Entry, json},
    store::{
        SealedThing,
        envelope::{self, Fault, Place, Wrapped},
        revision,
        vault::Vault,
    },
};

/// The contents of a backup.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened {
    /// Entries.
    pub entries: Vec<Entry>,
    /// Drafts, as texts.
    pub drafts: Vec<(DraftKey, String)>,
    /// Preferences, by name.
    pub preferences: Vec<(String, String)>,
    /// Values that do not open.
    pub unreadable: Vec<Unopened>,
    /// Whether it is complete.
    pub wholeness: Wholeness,
}

/// A value in a backup that does not open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unopened {
    /// The place that it was sealed for.
    pub place: String,
    /// Why it does not open.
    pub fault: Fault,
}

/// Whether a backup is as it was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wholeness {
    /// It is: its manifest says so, and only somebody with the key can have written that.
    Whole,
    /// It is not: something was cut off, damaged, changed or removed.
    Altered,
    /// It has no manifest, as when a locked device made it: nothing seems to be missing, but nothing proves it.
    Unvouched,
}

impl Backup {
    /// Opens everything that this vault opens.
    pub fn open(&self, vault: &Vault) -> Opened {
        let mut opened = Opened {
            entries: Vec::new(),
            drafts: Vec::new(),
            preferences: Vec::new(),
            unreadable: Vec::new(),
            wholeness: self.wholeness(vault),
        };
        for SealedThing { place, sealed } in &self.things {
            if let Err(fault) = opened.take(vault, place, Wrapped::Sealed(sealed.clone())) {
                let place = place.clone();
                opened.unreadable.push(Unopened { place, fault });
            }
        }
        opened
    }

    fn wholeness(&self, vault: &Vault) -> Wholeness {
        if !self.flaws.is_empty() {
            return Wholeness::Altered;
        }
        let Some(manifest) = &self.manifest else {
            return Wholeness::Unvouched;
        };
        let text = vault.open(MANIFEST, &manifest.sealed).ok();
        let vouched: Option<Vouched> = text.and_then(|text| json::read(&text).ok());
        let found = Vouched {
            things: self.things.len(),
            digest: manifest.digest.clone(),
        };
        if vouched == Some(found) {
            Wholeness::Whole
        } else {
            Wholeness::Altered
        }
    }
}

impl Opened {
    fn take(&mut self, vault: &Vault, place: &str, sealed: Wrapped) -> Result<(), Fault> {
        match Place::read(place)? {
            Place::Entry(key) => self.entries.push(envelope::unwrap(vault, key, sealed)?),
            Place::Draft(key) => {
                let stored = sealed.open(vault, Place::Draft(key))?;
                let (_, text) = revision::read(&stored);
                self.drafts.push((key, text.to_owned()));
            }
            place @ Place::Preference(name) => {
                let stored = sealed.open(vault, place)?;
                let (_, text) = revision::read(&stored);
                self.preferences.push((name.to_owned(), text.to_owned()));
            }
        }
        Ok(())
    }
}
