//! Entries and drafts on this device. This room may know the domain; only `browser` in it knows the browser.
//!
//! What is absent: a way to change an entry, or to remove one so that its key goes too. Shelves grow. And a way to store what isn't sealed: a shelf and a
//! drawer exist only where there is a vault.

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

/// A device's storage before and beside a session: what can be done without the key, and opening it with one.
pub trait Device {
    /// Looks at what lies there, without a key and without changing anything.
    fn look(&self) -> Later<'_, Result<Look, StoreError>>;

    /// Keeps a key ring wherever one is kept. Done means that it survives a crash.
    fn keep_ring(&self, ring: KeyRing) -> Later<'_, Result<(), StoreError>>;

    /// Opens shelf and drawer with the key. What lies there unsealed, from before there was a vault, is sealed now; a draft
    /// or preference of which only one copy is left is copied again. Where the browser can't open the shelf's storage, the
    /// mirror is opened in its place, to be read only.
    fn open(&self, vault: Rc<Vault>) -> Later<'_, Result<Places, StoreError>>;

    /// Everything sealed, as it lies there: what a backup is made of, for which no key is needed.
    fn sealed(&self) -> Later<'_, Result<Vec<SealedThing>, StoreError>>;

    /// Which entries are in a backup.
    fn backed_up(&self) -> Later<'_, Result<BackedUp, StoreError>>;

    /// Notes which entries are in a backup.
    fn note_backup(&self, backed_up: BackedUp) -> Later<'_, Result<(), StoreError>>;

    /// What was noted under a name, locked or not. It is plain, so it says nothing of anybody.
    fn note(&self, name: &str) -> Result<Option<String>, StoreError>;

    /// Notes something under a name.
    fn set_note(&self, name: &str, text: &str) -> Result<(), StoreError>;

    /// Deletes the shelf's storage, which the browser can't open any more, so that a new one can be made. The mirror and
    /// the drawer stay, and the canary goes on missing what was there.
    fn renew_shelf(&self) -> Later<'_, Result<(), StoreError>>;

    /// Destroys the key, then everything else. There is no way back but a backup.
    fn erase(&self) -> Later<'_, Result<(), StoreError>>;
}

/// Shelf and drawer of one device, or of the example.
#[derive(Clone)]
pub struct Places {
    /// Where entries lie.
    pub shelf: Rc<dyn Shelf>,
    /// Where drafts and preferences lie.
    pub drawer: Rc<dyn Drawer>,
}

/// Something sealed, and the place that its seal is bound to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedThing {
    /// As [`envelope::Place::bound`] says it.
    pub place: String,
    /// What lies there.
    pub sealed: Sealed,
}

/// The entries that are in a backup, and when the last one was made.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BackedUp {
    /// When the last backup was made, by this device's clock; `None` where there never was one.
    pub at: Option<Timestamp>,
    /// The keys of the entries that were in it.
    pub keys: BTreeSet<String>,
}

/// Where committed entries lie.
pub trait Shelf {
    /// Everything on the shelf. What can't be read is handed over as it lies there, never dropped.
    fn load(&self) -> Later<'_, Result<Loaded, StoreError>>;

    /// Puts entries on the shelf, all or none. Done means that they survive a crash. One that lies there already
    /// stays as it is; another one under its id is a [`StoreError::Clash`]. What lies under its id and can't be read is
    /// set aside, where it is kept.
    fn append(&self, entries: Vec<Entry>) -> Later<'_, Result<(), StoreError>> {
        self.append_ending(entries, Vec::new())
    }

    /// The same, and in the same write ends the drafts that became these entries: after a crash there is the draft or
    /// its entry, never both.
    fn append_ending(
        &self,
        entries: Vec<Entry>,
        drafts: Vec<EndedDraft>,
    ) -> Later<'_, Result<(), StoreError>>;

    /// Erases what these entries say, here and in the mirror, all or none. Their keys stay, and whatever is appended under
    /// one of them from then on is not written. Done means that it survives a crash.
    fn erase(&self, ids: Vec<EntryId>) -> Later<'_, Result<(), StoreError>>;

    /// The entries that the mirror has and the shelf lacks, or has only as something that can't be read.
    fn mirrored(&self) -> Later<'_, Result<Vec<Entry>, StoreError>>;

    /// Makes the second copies that the mirror lacks, as far as it has room: first of what is in no backup. Returns the keys
    /// of those entries that have one then.
    fn copy(&self) -> Later<'_, Result<BTreeSet<String>, StoreError>>;

    /// The keys of the entries that have a second copy in the mirror.
    ///
    /// # Errors
    /// When the mirror can't be read.
    fn copied(&self) -> Result<BTreeSet<String>, StoreError>;

    /// Ends a loss: from now on, what lies here is all that there is to lie here, and [`Loaded::missing`] is `None`.
    fn settle(&self) -> Later<'_, Result<(), StoreError>>;
}

/// Where open drafts and preferences lie: small texts, saved at every key pressed. Each lies in two copies. The first is
/// saved at once, so that a page that is closed loses nothing; the second survives a crash, and takes a moment.
pub trait Drawer {
    /// Every draft, by key. A draft that can't be read is among them: whoever asks parses it.
    fn drafts(&self) -> Result<Vec<(DraftKey, String)>, StoreError>;

    /// Saves the first copy of a draft.
    fn save_draft(&self, key: DraftKey, text: &str) -> Result<(), StoreError>;

    /// Keeps the second copy of a draft. Done means that it survives a crash.
    fn keep_draft(&self, key: DraftKey, text: &str) -> Later<'_, Result<(), StoreError>>;

    /// A draft that is about to end, with the number of its last save, as [`Shelf::append_ending`] asks for it.
    fn ending(&self, key: DraftKey) -> EndedDraft;

    /// Ends a draft because it is thrown away. Done means that no crash brings it back.
    fn end_draft(&self, key: DraftKey) -> Later<'_, Result<(), StoreError>>;

    /// Removes the first copy of a draft that has ended. A copy that outlives this, because the browser was killed, is
    /// removed at the next opening.
    fn clear_draft(&self, key: DraftKey);

    /// A preference, where it was ever set.
    fn preference(&self, name: &str) -> Result<Option<String>, StoreError>;

    /// Sets a preference: its first copy.
    fn set_preference(&self, name: &str, text: &str) -> Result<(), StoreError>;

    /// Keeps the second copy of a preference. Done means that it survives a crash.
    fn keep_preference(&self, name: &str, text: &str) -> Later<'_, Result<(), StoreError>>;
}

/// A draft that became an entry or was thrown away. Every copy up to this number is out of date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EndedDraft {
    /// Which draft.
    pub key: DraftKey,
    /// The number of its last save.
    pub last_save: Revision,
}

/// What lay on the shelf.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// What could be read.
    pub entries: Vec<Entry>,
    /// What could not, as it lies there.
    pub unreadable: Vec<Unreadable>,
    /// Entries that the canary or the tally counted and the shelf no longer has; `None` where they match.
    pub missing: Option<Missing>,
    /// Keys of entries that are known to have been there, because they are in a backup, and are not.
    pub lacks: BTreeSet<String>,
    /// The shelf can't be opened: this is what the mirror has, and nothing can be added to it.
    pub read_only: bool,
}

/// A stored value that can't be read. It is kept, shown and can be downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The key it lies under.
    pub key: String,
    /// What lies there, as text.
    pub text: String,
    /// Why it can't be read.
    pub fault: String,
}

/// The shelf lacks entries that it had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// How many there were by the canary.
    pub counted: usize,
    /// How many of those lie there, at most.
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
    /// No room in localStorage, which is small whatever the size of the disk.
    #[error(
        "the browser’s storage is full: it keeps only a few megabytes for this page. Nothing was lost, and nothing new is saved until there is room"
    )]
    Full,
    /// No room in the database, which has a share of the disk.
    #[error(
        "the browser’s storage is full, because the disk of this device is full or nearly full. Nothing was lost, and nothing new is saved until you delete files from the disk or empty its bin"
    )]
    DiskFull,
    /// The stored data was written by a newer Plumbline.
    #[error("the data on this device was written by a newer version of Plumbline; open it with that version")]
    Newer,
    /// Another entry lies under this one's id. Entries are immutable, so one of the two was tampered with or damaged.
    #[error("an entry with the id {0} is on this device already and says something else; nothing was saved")]
    Clash(EntryId),
    /// Another tab keeps the database as an older version left it, or is frozen.
    #[error(
        "another tab or window keeps Plumbline’s storage to itself; close Plumbline’s other tabs and windows, then try again"
    )]
    Held,
    /// The browser can't open the shelf's storage, so the mirror was opened in its place.
    #[error(
        "the browser can’t open its main files for Plumbline, so nothing new can be committed until they open again"
    )]
    ReadOnly,
    /// The browser closed the database: the disk is full or damaged, a newer Plumbline runs in another tab, or the site's
    /// data was cleared.
    #[error(
        "the browser closed Plumbline’s storage, as it does where the disk is full or damaged; copy what you were typing, make sure that there is room on the disk, and reload the page"
    )]
    Closed,
    /// The module that reads and writes entries could not be fetched.
    #[error("a part of Plumbline could not be fetched; check your connection, then try again")]
    NotFetched,
    /// The browser could not run Argon2id, so there is no key to open or lock anything with.
    #[error("the browser could not derive a key from the passphrase: {0}")]
    NotDerived(String),
    /// Whatever else the browser said.
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
