//! Drafts and preferences in localStorage, and notice of drafts that another tab changed. The second copy of each is in
//! the database: the browser writes localStorage to disk when it chooses, and a crash may come first.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::StorageEvent;

use super::{
    database::Database,
    local::Local,
    names::{draft_of, name_of_draft, name_of_preference, place_of},
    second::{self, Second},
    transaction::{Purpose, Table},
};
use crate::{
    domain::{draft_key::DraftKey, in_order},
    store::{
        Drawer, EndedDraft, Later, StoreError,
        envelope::{Place, Wrapped},
        revision::{self, Newer, Revision},
        vault::Vault,
    },
};

/// Prefix of notes by earlier versions: which drafts were removed, with the number of their last save.
const REMOVED: &str = "removed.";
/// Prefix of first copies that could not be read and were replaced by the second.
const ASIDE: &str = "aside.";

type Hearing = Closure<dyn Fn(StorageEvent)>;

/// The drawer of this browser.
pub struct BrowserDrawer {
    local: Local,
    /// `None` if the browser cannot open it: there is then only one copy.
    database: Option<Rc<Database>>,
    vault: Rc<Vault>,
    /// The greatest number of a save so far.
    last: Cell<Revision>,
    /// Texts for which localStorage has no room, by name: they are stored in the second copy, or about to be.
    homeless: RefCell<BTreeMap<String, (Revision, String)>>,
    hearing: RefCell<Option<Hearing>>,
}

impl BrowserDrawer {
    /// Opens the drawer at a place, and restores what only the second copies have.
    ///
    /// # Errors
    /// If the storage cannot be read.
    pub async fn open_at(place: &str, vault: Rc<Vault>) -> Result<Self, StoreError> {
        let database = Rc::new(Database::open(place).await?);
        Self::open(Local::at(place), Some(database), vault).await
    }

    pub(super) async fn open(
        local: Local,
        database: Option<Rc<Database>>,
        vault: Rc<Vault>,
    ) -> Result<Self, StoreError> {
        let drawer = Self {
            local,
            database,
            vault,
            last: Cell::new(0),
            homeless: RefCell::default(),
            hearing: RefCell::new(None),
        };
        drawer.seal_plain()?;
        if let Some(database) = &drawer.database {
            // On a full disk, a later opening processes them: a note must not prevent unlocking.
            let _ = drawer.heed_older_notes(database).await;
            let seconds = second::all(database).await?;
            // A draft for which there is no room is stored again at its next save.
            let _ = second::keep_all(database, &drawer.lacking(&seconds)?).await;
            drawer.take_over(seconds)?;
        }
        Ok(drawer)
    }

    /// Seals data from before there was a vault. If there is no room for a sealed value, it stays as it is, and is
    /// sealed at its next save or the next opening: this must not keep people from their work.
    fn seal_plain(&self) -> Result<(), StoreError> {
        for name in self.local.names()? {
            if let (Some(place), Some(Ok(Wrapped::Plain(text)))) = (place_of(&name), self.local.read(&name)?)
            {
                let _ = self.local.write(&name, &Wrapped::seal(&self.vault, place, &text));
            }
        }
        Ok(())
    }

    /// Ends the drafts that an earlier version removed, according to its notes in localStorage.
    async fn heed_older_notes(&self, database: &Database) -> Result<(), StoreError> {
        for note in self.local.names()? {
            let draft = note.strip_prefix(REMOVED).and_then(draft_of);
            let (Some(key), Some(Ok(wrapped))) = (draft, self.local.read(&note)?) else {
                continue;
            };
            let noted = wrapped.plain().ok().and_then(|number| number.parse().ok());
            let Some(last_save) = noted else { continue };
            let transaction = database.begin(&[Table::Second], Purpose::Write)?;
            let name = name_of_draft(key);
            if second::number(&transaction, &self.vault, &name).await? <= last_save {
                second::end(&transaction, &self.vault, &EndedDraft { key, last_save }).await?;
            }
            transaction.complete().await?;
            self.local.remove(&note)?;
        }
        Ok(())
    }

    /// Adopts what is in the database but not in localStorage, after a crash or because another tab wrote it. Second
    /// copies that are newer than the first, or whose first is missing, replace the first; drafts that have ended are
    /// removed.
    ///
    /// # Errors
    /// If the storage cannot be read.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        match &self.database {
            Some(database) => self.take_over(second::all(database).await?),
            None => Ok(()),
        }
    }

    fn take_over(&self, seconds: Vec<(String, Second)>) -> Result<(), StoreError> {
        for (name, second) in seconds {
            match second {
                Second::Ended(last) => self.clear(&name, last)?,
                Second::Copy(wrapped) => self.bring_back(name, wrapped)?,
            }
        }
        Ok(())
    }

    /// Removes the first copy of a draft that has ended, unless it was saved afterwards.
    fn clear(&self, name: &str, last: Revision) -> Result<(), StoreError> {
        self.note(last);
        self.homeless
            .borrow_mut()
            .retain(|other, (revision, _)| other != name || *revision > last);
        if self.first(name)?.is_some_and(|(first, _)| first <= last) {
            self.local.remove(name)?;
        }
        Ok(())
    }

    fn bring_back(&self, name: String, wrapped: Wrapped) -> Result<(), StoreError> {
        let Some(place) = place_of(&name) else {
            return Ok(());
        };
        let Ok(stored) = wrapped.clone().open(&self.vault, place) else {
            return Ok(());
        };
        let (revision, text) = revision::read(&stored);
        self.note(revision);
        let known = self.homeless.borrow().get(&name).map_or(0, |(known, _)| *known);
        let first = self.first(&name)?.map_or(0, |(first, _)| first);
        if first.max(known) >= revision {
            return Ok(());
        }
        if let Some(unreadable) = self.unreadable(&name)? {
            // It is kept, although it is probably of no use.
            let aside = format!("{ASIDE}{name}");
            let _ = self.local.write(&aside, &Wrapped::Plain(unreadable));
        }
        match self.local.write(&name, &wrapped) {
            Ok(()) => drop(self.homeless.borrow_mut().remove(&name)),
            Err(_) => drop(
                self.homeless
                    .borrow_mut()
                    .insert(name, (revision, text.to_owned())),
            ),
        }
        Ok(())
    }

    /// The stored first copies whose second copy is missing, unreadable or older.
    fn lacking(&self, seconds: &[(String, Second)]) -> Result<Vec<(String, Wrapped)>, StoreError> {
        let seconds: BTreeMap<&str, &Second> =
            in_order::map(seconds.iter().map(|(name, second)| (name.as_str(), second)));
        let mut lacking = Vec::new();
        for name in self.local.names()? {
            let (Some(place), Some(Ok(stored @ Wrapped::Sealed(_)))) =
                (place_of(&name), self.local.read(&name)?)
            else {
                continue;
            };
            let first = self.first(&name)?.map(|(first, _)| first);
            let (second, ended) = match seconds.get(name.as_str()) {
                Some(Second::Copy(wrapped)) => {
                    let stored = wrapped.clone().open(&self.vault, place);
                    (stored.ok().map(|stored| revision::read(&stored).0), None)
                }
                Some(Second::Ended(last)) => (None, Some(*last)),
                None => (None, None),
            };
            if revision::newer(first, second, ended) == Newer::First {
                lacking.push((name, stored));
            }
        }
        Ok(lacking)
    }

    /// The first copy, if there is one that can be read.
    fn first(&self, name: &str) -> Result<Option<(Revision, String)>, StoreError> {
        let (Some(Ok(wrapped)), Some(place)) = (self.local.read(name)?, place_of(name)) else {
            return Ok(None);
        };
        let Ok(stored) = wrapped.open(&self.vault, place) else {
            return Ok(None);
        };
        let (revision, text) = revision::read(&stored);
        self.note(revision);
        Ok(Some((revision, text.to_owned())))
    }

    /// The first copy's value, if it cannot be read.
    fn unreadable(&self, name: &str) -> Result<Option<String>, StoreError> {
        if self.first(name)?.is_some() {
            return Ok(None);
        }
        let lies = self.local.read(name)?;
        Ok(lies.map(|lies| lies.map_or_else(|raw| raw, |wrapped| wrapped.to_json())))
    }

    fn note(&self, revision: Revision) {
        self.last.set(self.last.get().max(revision));
    }

    /// A number greater than any before.
    fn next(&self) -> Revision {
        self.last.set(self.last.get() + 1);
        self.last.get()
    }

    fn seal(&self, revision: Revision, place: Place<'_>, text: &str) -> Wrapped {
        Wrapped::seal(&self.vault, place, &revision::numbered(revision, text))
    }

    /// Saves a first copy. If that fails, the text is at least kept in memory.
    fn save(&self, name: String, place: Place<'_>, text: &str) -> Result<(), StoreError> {
        let revision = self.next();
        let saved = self.local.write(&name, &self.seal(revision, place, text));
        let mut homeless = self.homeless.borrow_mut();
        match saved {
            Ok(()) => drop(homeless.remove(&name)),
            Err(_) => drop(homeless.insert(name, (revision, text.to_owned()))),
        }
        saved
    }

    /// Stores a second copy. Another tab may have used greater numbers since; this save gets a greater one.
    async fn keep(&self, name: String, text: String, revision: Revision) -> Result<(), StoreError> {
        let Some(place) = place_of(&name) else {
            return Ok(());
        };
        let seal = |before| {
            self.note(before);
            let revision = if before < revision { revision } else { self.next() };
            self.seal(revision, place, &text)
        };
        let database = self.database.as_ref().ok_or(StoreError::ReadOnly)?;
        second::keep(database, &self.vault, &name, seal).await
    }

    async fn end(&self, draft: EndedDraft) -> Result<(), StoreError> {
        let database = self.database.as_ref().ok_or(StoreError::ReadOnly)?;
        let transaction = database.begin(&[Table::Second], Purpose::Write)?;
        second::end(&transaction, &self.vault, &draft).await?;
        transaction.complete().await
    }

    /// Calls back with the key of each draft that another tab saved or removed, until this drawer is dropped. A second
    /// call replaces the first.
    pub fn on_others(&self, call: impl Fn(DraftKey) + 'static) {
        self.hear_no_more();
        let local = self.local.clone();
        let hearing = Hearing::new(move |event: StorageEvent| {
            let key = event.key().unwrap_or_default();
            if let Some(draft) = local.name(&key).and_then(draft_of) {
                call(draft);
            }
        });
        if let Some(window) = web_sys::window() {
            // It throws only if the listener is not a function.
            let _ = window.add_event_listener_with_callback("storage", hearing.as_ref().unchecked_ref());
        }
        *self.hearing.borrow_mut() = Some(hearing);
    }

    fn hear_no_more(&self) {
        if let (Some(window), Some(hearing)) = (web_sys::window(), self.hearing.take()) {
            let _ = window.remove_event_listener_with_callback("storage", hearing.as_ref().unchecked_ref());
        }
    }
}

impl Drop for BrowserDrawer {
    fn drop(&mut self) {
        self.hear_no_more();
    }
}

impl Drawer for BrowserDrawer {
    fn drafts(&self) -> Result<Vec<(DraftKey, String)>, StoreError> {
        let mut drafts = BTreeMap::new();
        for name in self.local.names()? {
            // A key that names no draft may be a newer version's: it stays where it is.
            let Some(key) = draft_of(&name) else {
                continue;
            };
            let text = match self.first(&name)? {
                Some((_, text)) => Some(text),
                None => self.unreadable(&name)?,
            };
            drafts.extend(text.map(|text| (key, text)));
        }
        for (name, (_, text)) in self.homeless.borrow().iter() {
            if let Some(key) = draft_of(name) {
                drafts.insert(key, text.clone());
            }
        }
        Ok(drafts.into_iter().collect())
    }

    fn save_draft(&self, key: DraftKey, text: &str) -> Result<(), StoreError> {
        self.save(name_of_draft(key), Place::Draft(key), text)
    }

    fn keep_draft(&self, key: DraftKey, text: &str) -> Later<'_, Result<(), StoreError>> {
        Box::pin(self.keep(name_of_draft(key), text.to_owned(), self.next()))
    }

    fn ending(&self, key: DraftKey) -> EndedDraft {
        // Another tab may have saved it last; a copy that cannot be read has no number.
        let _ = self.first(&name_of_draft(key));
        let last_save = self.last.get();
        EndedDraft { key, last_save }
    }

    fn end_draft(&self, key: DraftKey) -> Later<'_, Result<(), StoreError>> {
        let draft = self.ending(key);
        Box::pin(async move {
            self.end(draft).await?;
            self.clear(&name_of_draft(key), draft.last_save)
        })
    }

    fn clear_draft(&self, key: DraftKey) {
        let name = name_of_draft(key);
        self.homeless.borrow_mut().remove(&name);
        // If it cannot be removed now, the next opening removes it.
        let _ = self.local.remove(&name);
    }

    /// A preference of which neither copy can be read is treated as never set: it contains nobody's work.
    fn preference(&self, name: &str) -> Result<Option<String>, StoreError> {
        let name = name_of_preference(name);
        let homeless = self.homeless.borrow().get(&name).cloned();
        Ok(homeless.or(self.first(&name)?).map(|(_, text)| text))
    }

    fn set_preference(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.save(name_of_preference(name), Place::Preference(name), text)
    }

    fn keep_preference(&self, name: &str, text: &str) -> Later<'_, Result<(), StoreError>> {
        Box::pin(self.keep(name_of_preference(name), text.to_owned(), self.next()))
    }
}
