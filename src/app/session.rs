//! A session: one store, opened; the desk, the drafts and the people that belong to it.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::{
    app::{
        desk::Desk,
        device::lock_after::LockAfter,
        drafts::{Drafts, Editing, Kind, write_locks::WriteLocks},
        environment::Environment,
        files::{file_keys::FileKeys, mappings::Mappings},
        people::People,
        places::Store,
        work::{checking::Tried, seen::Seen},
    },
    domain::person::Person,
    store::{Loaded, Places, StoreError},
};

/// Whether what is done here stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SessionKind {
    /// It is stored on this device.
    Device,
    /// It is a made-up quarter in memory; nothing is stored.
    Example,
}

/// Everything a page may ask for.
#[derive(Clone, Copy)]
pub struct Session {
    /// What is committed.
    pub desk: Desk,
    /// What is being typed.
    pub drafts: Drafts,
    /// Which drafts this tab holds.
    pub write_locks: WriteLocks,
    /// Who is working.
    pub people: People,
    /// Whose grades somebody has looked at before grading.
    pub seen: Seen,
    /// The keys for files.
    pub file_keys: FileKeys,
    /// After how long the device locks.
    pub lock_after: LockAfter,
    /// What spreadsheets' columns meant the last times.
    pub mappings: Mappings,
    /// Which drafts somebody has tried to commit.
    pub tried: Tried,
    /// The clock and chance.
    pub environment: Environment,
    /// Whether it stays.
    pub kind: SessionKind,
    /// What lay on the shelf and could not be read, and what is missing from it.
    pub found: RwSignal<Loaded>,
}

impl Session {
    /// Opens a session on what was loaded.
    ///
    /// # Errors
    /// When the drawer can't be read at all.
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
            seen: Seen::open(store),
            file_keys: FileKeys::open(store, environment),
            lock_after: LockAfter::open(store),
            mappings: Mappings::open(store),
            tried: Tried::default(),
            environment,
            kind,
            found: RwSignal::new(loaded),
        })
    }

    /// Files a new draft and opens it. One that is there already is opened as it is. It is asked for before it is filed:
    /// another tab that shows the same page hears of it as soon as it is.
    pub fn begin<D: Kind>(self, draft: D) -> Editing<D> {
        let key = self.drafts.editing::<D>(draft.audit()).key();
        self.write_locks.open(key);
        let editing = self.drafts.begin(draft);
        // The page that shows its form is there before it is let go.
        self.write_locks.leave(key);
        editing
    }

    /// Reads the shelf again: what it has is shown, what it lacks is known.
    ///
    /// # Errors
    /// When it can't be read.
    pub async fn look_again(self) -> Result<(), StoreError> {
        let loaded = self.desk.shelf().load().await?;
        self.desk.show(loaded.entries.clone());
        let _ = self.desk.erase_withdrawn().await;
        self.found.set(Loaded {
            entries: Vec::new(),
            ..loaded
        });
        Ok(())
    }

    /// Today, by the clock on the wall.
    pub fn today(self) -> Date {
        self.environment.now().local.date()
    }

    /// Who is working, followed.
    pub fn me(self) -> Option<Person> {
        self.people.working()
    }
}
