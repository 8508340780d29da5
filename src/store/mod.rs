//! Entries and drafts on this device. It may import the domain; only `browser` knows the browser.
//!
//! Deliberately absent: a way to change an entry, or to remove one together with its key, since shelves only grow; and
//! a way to store anything unsealed, since a shelf and a drawer cannot be made without a vault.

pub mod backup;
pub mod browser;
pub mod canary;
pub mod envelope;
mod lacks;
mod look;
pub mod memory;
pub mod revision;
pub mod vault;

use std::{collections::BTreeSet, future::Future, pin::Pin, rc::Rc};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::{
    lacks::lacks,
    look::{Found, Harm, Look, Refused},
};
use self::{
    revision::Revision,
    vault::{NotDerived, Sealed, Vault, keyring::KeyRing},
};
use crate::{
    domain::{draft_key::DraftKey, entry::Entry, id::EntryId},
    on_demand::NotLoaded,
};

/// A future on the page's one thread.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A device's storage outside a session: what can be done without the key, and opening the storage with one.
pub trait Device {
    /// Looks at what is stored, without a key and without changing anything.
    fn look(&self) -> Later<'_, Result<Look, StoreError>>;

    /// Stores a key ring in every place that has one. When this completes, it survives a crash.
    fn keep_ring(&self, ring: KeyRing) -> Later<'_, Result<(), StoreError>>;

    /// Opens shelf and drawer with the key. Unsealed data, from before there was a vault, is sealed now; a draft or
    /// preference with only one copy is copied again. If the browser cannot open the shelf's storage, the mirror is
    /// opened in its place, read-only.
    fn open(&self, vault: Rc<Vault>) -> Later<'_, Result<Places, StoreError>>;

    /// All sealed values, as stored. They make up a backup, for which no key is needed.
    fn sealed(&self) -> Later<'_, Result<Vec<SealedThing>, StoreError>>;

    /// Which entries are in a backup.
    fn backed_up(&self) -> Later<'_, Result<BackedUp, StoreError>>;

    /// Notes which entries are in a backup.
    fn note_backup(&self, backed_up: BackedUp) -> Later<'_, Result<(), StoreError>>;

    /// The text noted under a name, whether or not the device is locked. It is plain, so it says nothing about a
    /// person.
    fn note(&self, name: &str) -> Result<Option<String>, StoreError>;

    /// Notes a text under a name.
    fn set_note(&self, name: &str, text: &str) -> Result<(), StoreError>;

    /// Deletes the shelf's storage, which the browser can no longer open, so that new storage can be made. The mirror
    /// and the drawer stay, and the canary still reports the loss.
    fn renew_shelf(&self) -> Later<'_, Result<(), StoreError>>;

    /// Destroys the key, then everything else. Only a backup can bring the data back.
    fn erase(&self) -> Later<'_, Result<(), StoreError>>;
}

/// Shelf and drawer of one device, or of the example.
#[derive(Clone)]
pub struct Places {
    /// The committed entries.
    pub shelf: Rc<dyn Shelf>,
    /// The drafts and preferences.
    pub drawer: Rc<dyn Drawer>,
}

/// A sealed value, and the place that its seal is bound to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedThing {
    /// As returned by [`envelope::Place::bound`].
    pub place: String,
    /// The sealed bytes.
    pub sealed: Sealed,
}

/// The entries that are in a backup, and when the last one was made.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BackedUp {
    /// When the last backup was made, by this device's clock; `None` if there never was one.
    pub at: Option<Timestamp>,
    /// The keys of the entries that were in it.
    pub keys: BTreeSet<String>,
}

/// Stores committed entries.
pub trait Shelf {
    /// Everything on the shelf. Values that cannot be read are returned as stored, never dropped.
    fn load(&self) -> Later<'_, Result<Loaded, StoreError>>;

    /// Puts entries on the shelf, all or none. When this completes, they survive a crash. An entry that is already
    /// there stays as it is; a different entry with its id is a [`StoreError::Clash`]. A value with its id that cannot
    /// be read is set aside, where it is kept.
    fn append(&self, entries: Vec<Entry>) -> Later<'_, Result<(), StoreError>> {
        self.append_ending(entries, Vec::new())
    }

    /// The same, and in the same write ends the drafts that became these entries: a crash leaves either the draft or
    /// its entry, never both.
    fn append_ending(
        &self,
        entries: Vec<Entry>,
        drafts: Vec<EndedDraft>,
    ) -> Later<'_, Result<(), StoreError>>;

    /// Erases the contents of these entries, here and in the mirror, all or none. Their keys stay, and nothing appended
    /// with one of them is written from then on. When this completes, it survives a crash.
    fn erase(&self, ids: Vec<EntryId>) -> Later<'_, Result<(), StoreError>>;

    /// The entries in the mirror that are missing or unreadable on the shelf.
    fn mirrored(&self) -> Later<'_, Result<Vec<Entry>, StoreError>>;

    /// Makes the second copies that the mirror lacks, as far as it has room, starting with entries that are in no
    /// backup. Returns the keys of all entries that then have one.
    fn copy(&self) -> Later<'_, Result<BTreeSet<String>, StoreError>>;

    /// The keys of the entries that have a second copy in the mirror.
    ///
    /// # Errors
    /// If the mirror cannot be read.
    fn copied(&self) -> Result<BTreeSet<String>, StoreError>;

    /// Accepts a loss: from now on, the entries that are here count as complete, and [`Loaded::missing`] is `None`.
    fn settle(&self) -> Later<'_, Result<(), StoreError>>;
}

/// Stores open drafts and preferences: short texts, saved at every key press. Each has two copies. The first is saved
/// at once, so that closing a page loses nothing; the second takes a moment, and survives a crash.
pub trait Drawer {
    /// Every draft, by key, including drafts that cannot be read: the caller parses them.
    fn drafts(&self) -> Result<Vec<(DraftKey, String)>, StoreError>;

    /// Saves the first copy of a draft.
    fn save_draft(&self, key: DraftKey, text: &str) -> Result<(), StoreError>;

    /// Stores the second copy of a draft. When this completes, it survives a crash.
    fn keep_draft(&self, key: DraftKey, text: &str) -> Later<'_, Result<(), StoreError>>;

    /// A draft that is about to end, with the number of its last save, for [`Shelf::append_ending`].
    fn ending(&self, key: DraftKey) -> EndedDraft;

    /// Ends a draft that is discarded. When this completes, no crash brings it back.
    fn end_draft(&self, key: DraftKey) -> Later<'_, Result<(), StoreError>>;

    /// Removes the first copy of a draft that has ended. If the browser is killed before this, the next opening removes
    /// the copy.
    fn clear_draft(&self, key: DraftKey);

    /// A preference, if it was ever set.
    fn preference(&self, name: &str) -> Result<Option<String>, StoreError>;

    /// Saves the first copy of a preference.
    fn set_preference(&self, name: &str, text: &str) -> Result<(), StoreError>;

    /// Stores the second copy of a preference. When this completes, it survives a crash.
    fn keep_preference(&self, name: &str, text: &str) -> Later<'_, Result<(), StoreError>>;
}

/// A draft that became an entry or was discarded. Every copy up to this number is out of date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EndedDraft {
    /// The draft.
    pub key: DraftKey,
    /// The number of its last save.
    pub last_save: Revision,
}

/// The contents of the shelf.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The entries that could be read.
    pub entries: Vec<Entry>,
    /// The values that could not be read, as stored.
    pub unreadable: Vec<Unreadable>,
    /// Entries that the canary or the tally counted and the shelf no longer has; `None` if there are none.
    pub missing: Option<Missing>,
    /// Keys of missing entries that are known because they are in a backup.
    pub lacks: BTreeSet<String>,
    /// The shelf cannot be opened: these are the entries in the mirror, and none can be added.
    pub read_only: bool,
}

/// A stored value that cannot be read. It is kept and shown, and can be downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Its key.
    pub key: String,
    /// Its value, as text.
    pub text: String,
    /// Why it cannot be read.
    pub fault: String,
}

/// Entries are missing from the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// How many entries the canary counted.
    pub counted: usize,
    /// How many of those are still there, at most.
    pub found: usize,
}

/// Why something could not be stored or read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    /// The browser gives this page no storage at all.
    #[error(
        "this browser does not let Plumbline store anything: private windows and some council policies do that"
    )]
    Blocked,
    /// No room in localStorage, which is small even on a large disk.
    #[error(
        "the browser’s storage is full: it keeps only a few megabytes for this page. Nothing was lost, and nothing new is saved until there is room"
    )]
    Full,
    /// No room in the database, which may use a share of the disk.
    #[error(
        "the browser’s storage is full, because the disk of this device is full or nearly full. Nothing was lost, and nothing new is saved until you delete files from the disk or empty its bin"
    )]
    DiskFull,
    /// A newer version of Plumbline wrote the stored data.
    #[error("the data on this device was written by a newer version of Plumbline; open it with that version")]
    Newer,
    /// A different entry already has this id. Entries are immutable, so one of the two was tampered with or damaged.
    #[error("an entry with the id {0} is on this device already and says something else; nothing was saved")]
    Clash(EntryId),
    /// Another tab keeps the database open with an older layout, or is frozen.
    #[error(
        "another tab or window keeps Plumbline’s storage to itself; close Plumbline’s other tabs and windows, then try again"
    )]
    Held,
    /// The browser cannot open the shelf's storage, so the mirror was opened in its place.
    #[error(
        "the browser can’t open its main files for Plumbline, so nothing new can be committed until they open again"
    )]
    ReadOnly,
    /// The browser closed the database: the disk is full or damaged, a newer version of Plumbline runs in another tab,
    /// or the site's data was cleared.
    #[error(
        "the browser closed Plumbline’s storage, as it does where the disk is full or damaged; copy what you were typing, make sure that there is room on the disk, and reload the page"
    )]
    Closed,
    /// The module that reads and writes entries could not be fetched.
    #[error("a part of Plumbline could not be fetched; check your connection, then try again")]
    NotFetched,
    /// The browser could not run Argon2id, so there is no key.
    #[error(
        "the browser could not try the passphrase, probably because memory is short: close other tabs and programs, then try again ({0})"
    )]
    NotDerived(String),
    /// Any other error from the browser.
    #[error("the browser could not store this: {0}")]
    Browser(String),
}

impl From<NotLoaded> for StoreError {
    fn from(_: NotLoaded) -> Self {
        Self::NotFetched
    }
}

impl From<NotDerived> for StoreError {
    fn from(fault: NotDerived) -> Self {
        match fault {
            NotDerived::NotFetched => Self::NotFetched,
            NotDerived::Browser(said) => Self::NotDerived(said),
        }
    }
}
