//! A session: one opened store, with its desk, drafts and people.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::{
    app::{
        desk::Desk,
        device::lock_after::LockAfter,
        drafts::{Drafts, Editing, Kind, write_locks::WriteLocks},
        environment::Environment,
        files::{file_keys::FileKeys, hand_over::Prepared, handed_over::HandedOver, mappings::Mappings},
        people::People,
        places::Store,
        work::{changing::Changing, checking::Tried, seen::SeenGrades, unsent::Unsent},
    },
    domain::person::Person,
    store::{Loaded, Places, StoreError},
};

/// Whether work is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SessionKind {
    /// It is stored on this device.
    Device,
    /// It is a made-up quarter in memory; nothing is stored.
    Example,
}

/// Everything that a page may use.
#[derive(Clone, Copy)]
pub struct Session {
    /// The committed entries.
    pub desk: Desk,
    /// The open drafts.
    pub drafts: Drafts,
    /// Which drafts this tab may write to.
    pub write_locks: WriteLocks,
    /// Who is working.
    pub people: People,
    /// Who has seen the grades of which audit before moderating it.
    pub seen: SeenGrades,
    /// The keys for files.
    pub file_keys: FileKeys,
    /// After how long without use the device locks.
    pub lock_after: LockAfter,
    /// The mappings last used for spreadsheets.
    pub mappings: Mappings,
    /// The last hand-overs.
    pub handed_over: HandedOver,
    /// Which drafts somebody has tried to submit.
    pub tried: Tried,
    /// Of which draft somebody changes an answer, having come from its check page.
    pub changing: Changing,
    /// What was typed on pages that have no draft.
    pub unsent: Unsent,
    /// What the hand-over page begins with.
    pub prepared: Prepared,
    /// The clock and the random numbers.
    pub environment: Environment,
    /// Whether work is stored.
    pub kind: SessionKind,
    /// What could not be read from the shelf, and what is missing from it.
    pub found: RwSignal<Loaded>,
}

impl Session {
    /// Opens a session with the loaded data.
    ///
    /// # Errors
    /// If the drawer cannot be read at all.
    pub fn open(
        places: Places,
        mut loaded: Loaded,
        environment: Environment,
        kind: SessionKind,
    ) -> Result<Self, StoreError> {
        let store = Store::new(places);
        let people = People::open(store);
        let drafts = Drafts::open(store, environment)?;
        let desk = Desk::open(&loaded, store, people, drafts, environment);
        loaded.entries = Vec::new();
        Ok(Self {
            desk,
            drafts,
            write_locks: WriteLocks::all(drafts, environment),
            people,
            seen: SeenGrades::open(store),
            file_keys: FileKeys::open(store, environment),
            lock_after: LockAfter::open(store),
            mappings: Mappings::open(store),
            handed_over: HandedOver::open(store),
            tried: Tried::default(),
            changing: Changing::default(),
            unsent: Unsent::default(),
            prepared: Prepared::default(),
            environment,
            kind,
            found: RwSignal::new(loaded),
        })
    }

    /// Adds a new draft and opens it. If there is one already, opens that one unchanged. The write access is requested
    /// first, because another tab with the same page hears of the draft as soon as it is added.
    pub fn begin<D: Kind>(self, draft: D) -> Editing<D> {
        let key = self.drafts.editing::<D>(draft.audit()).key();
        self.write_locks.open(key);
        let editing = self.drafts.begin(draft);
        // By the time the draft would be released, the page with its form is open.
        self.write_locks.leave(key);
        editing
    }

    /// Reads the shelf again, shows its entries, and records what is missing.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn look_again(self) -> Result<(), StoreError> {
        let loaded = self.desk.shelf().load().await?;
        self.desk.merge_saved(loaded.entries.clone());
        let _ = self.desk.erase_withdrawn().await;
        self.found.set(Loaded {
            entries: Vec::new(),
            ..loaded
        });
        Ok(())
    }

    /// Today, in local time.
    pub fn today(self) -> Date {
        self.environment.now().local.date()
    }

    /// The person working here; tracked.
    pub fn me(self) -> Option<Person> {
        self.people.working()
    }
}
