//! Drafts and preferences in localStorage, and word of drafts that another tab changed. The second copy of each is in the
//! database: the browser writes localStorage to the disk when it sees fit, which a crash may come before.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::StorageEvent;

use super::{database::Database, local::Local, second};
use crate::{
    domain::draft_key::DraftKey,
    store::{
        Drawer, Later, StoreError,
        envelope::{Place, Wrapped},
        revision::{self, Newer, Revision},
        vault::Vault,
    },
};

const DRAFT: &str = "draft.";
const PREFERENCE: &str = "preference.";
/// Drafts that were removed and whose second copy may still be there, with the number of their last save.
const REMOVED: &str = "removed.";
/// First copies that could not be read, and whose second took their place.
const ASIDE: &str = "aside.";

type Hearing = Closure<dyn Fn(StorageEvent)>;

/// The drawer of this browser.
pub struct BrowserDrawer {
    local: Local,
    /// None where the browser can't open it: then there is one copy only.
    database: Option<Rc<Database>>,
    vault: Rc<Vault>,
    /// The greatest number of a save that was seen or given.
    last: Cell<Revision>,
    /// What localStorage has no room for, by name: it is in its second copy, or about to be.
    homeless: RefCell<BTreeMap<String, String>>,
    hearing: RefCell<Option<Hearing>>,
}

impl BrowserDrawer {
    /// The drawer at a place, with whatever only the second copies have brought back.
    ///
    /// # Errors
    /// When the storage can't be read.
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
            let seconds = second::all(database).await?;
            // What finds no room is kept again at its next save.
            let _ = second::keep_all(database, &drawer.lacking(&seconds)?).await;
            drawer.bring_back(seconds)?;
        }
        Ok(drawer)
    }

    /// Seals what lies here from before there was a vault. What finds no room sealed stays as it is, and is sealed at its
    /// next save or the next opening: nobody is to be shut out of their work by it.
    fn seal_plain(&self) -> Result<(), StoreError> {
        for name in self.local.names()? {
            if let (Some(place), Some(Ok(Wrapped::Plain(text)))) = (place_of(&name), self.local.read(&name)?)
            {
                let _ = self.local.write(&name, &Wrapped::seal(&self.vault, place, &text));
            }
        }
        Ok(())
    }

    /// Puts second copies that are newer than the first, or whose first is gone, in the first's place.
    fn bring_back(&self, seconds: Vec<(String, Wrapped)>) -> Result<(), StoreError> {
        for (name, wrapped) in seconds {
            let Some(place) = place_of(&name) else { continue };
            let Ok(stored) = wrapped.clone().open(&self.vault, place) else {
                continue;
            };
            let (revision, text) = revision::read(&stored);
            let first = self.first(&name)?.map(|(first, _)| first);
            if revision::newer(first, Some(revision), self.removed(&name)) != Newer::Second {
                continue;
            }
            self.note(revision);
            if let Some(unreadable) = self.unreadable(&name)? {
                // Kept, though nobody is likely to make sense of it.
                let _ = self
                    .local
                    .write(&format!("{ASIDE}{name}"), &Wrapped::Plain(unreadable));
            }
            if self.local.write(&name, &wrapped).is_err() {
                self.homeless.borrow_mut().insert(name, text.to_owned());
            }
        }
        Ok(())
    }

    /// The first copies whose second is gone, can't be read or is older, as they are stored.
    fn lacking(&self, seconds: &[(String, Wrapped)]) -> Result<Vec<(String, Wrapped)>, StoreError> {
        let seconds: BTreeMap<&str, &Wrapped> =
            seconds.iter().map(|(name, it)| (name.as_str(), it)).collect();
        let mut lacking = Vec::new();
        for name in self.local.names()? {
            let (Some(place), Some(Ok(stored @ Wrapped::Sealed(_)))) =
                (place_of(&name), self.local.read(&name)?)
            else {
                continue;
            };
            let first = self.first(&name)?.map(|(first, _)| first);
            let second = seconds
                .get(name.as_str())
                .map(|second| (*second).clone().open(&self.vault, place));
            let second = second
                .and_then(Result::ok)
                .map(|second| revision::read(&second).0);
            if revision::newer(first, second, self.removed(&name)) == Newer::First {
                lacking.push((name, stored));
            }
        }
        Ok(lacking)
    }

    /// The first copy, where there is one that can be read.
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

    /// What lies in the first copy's place and can't be read.
    fn unreadable(&self, name: &str) -> Result<Option<String>, StoreError> {
        if self.first(name)?.is_some() {
            return Ok(None);
        }
        let lies = self.local.read(name)?;
        Ok(lies.map(|lies| lies.map_or_else(|raw| raw, |wrapped| wrapped.to_json())))
    }

    /// The number of the last save of a draft that was removed, while its second copy may still be there.
    fn removed(&self, name: &str) -> Option<Revision> {
        let removed = self.local.read(&format!("{REMOVED}{name}"));
        removed.ok()??.ok()?.plain().ok()?.parse().ok()
    }

    fn note(&self, revision: Revision) {
        self.last.set(self.last.get().max(revision));
    }

    fn seal(&self, place: Place<'_>, text: &str) -> Wrapped {
        self.last.set(self.last.get() + 1);
        Wrapped::seal(&self.vault, place, &revision::numbered(self.last.get(), text))
    }

    /// Saves a first copy. Where that fails, the text is at least known here.
    fn save(&self, name: String, place: Place<'_>, text: &str) -> Result<(), StoreError> {
        let saved = self.local.write(&name, &self.seal(place, text));
        let mut homeless = self.homeless.borrow_mut();
        match saved {
            Ok(()) => drop(homeless.remove(&name)),
            Err(_) => drop(homeless.insert(name, text.to_owned())),
        }
        saved
    }

    fn keep(&self, name: String, place: Place<'_>, text: &str) -> Later<'_, Result<(), StoreError>> {
        let sealed = self.seal(place, text);
        Box::pin(async move {
            let database = self.database.as_ref().ok_or(StoreError::ReadOnly)?;
            second::keep(database, &name, &sealed).await
        })
    }

    /// Calls back with the key of each draft that another tab saved or removed, for as long as this drawer is there.
    /// There is one such call: a second takes the first's place.
    pub fn on_others(&self, call: impl Fn(DraftKey) + 'static) {
        self.hear_no_more();
        let local = self.local.clone();
        let hearing = Hearing::new(move |event: StorageEvent| {
            let key = event.key().unwrap_or_default();
            let draft = local.name(&key).and_then(|name| name.strip_prefix(DRAFT));
            if let Some(Ok(draft)) = draft.map(str::parse) {
                call(draft);
            }
        });
        if let Some(window) = web_sys::window() {
            // It throws only for a listener that is no function.
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
            let Some(Ok(key)) = name.strip_prefix(DRAFT).map(str::parse) else {
                continue;
            };
            let text = match self.first(&name)? {
                Some((_, text)) => Some(text),
                None => self.unreadable(&name)?,
            };
            drafts.extend(text.map(|text| (key, text)));
        }
        for (name, text) in self.homeless.borrow().iter() {
            if let Some(Ok(key)) = name.strip_prefix(DRAFT).map(str::parse) {
                drafts.insert(key, text.clone());
            }
        }
        Ok(drafts.into_iter().collect())
    }

    fn save_draft(&self, key: DraftKey, text: &str) -> Result<(), StoreError> {
        self.save(draft(key), Place::Draft(key), text)
    }

    fn keep_draft(&self, key: DraftKey, text: &str) -> Later<'_, Result<(), StoreError>> {
        self.keep(draft(key), Place::Draft(key), text)
    }

    fn remove_draft(&self, key: DraftKey) -> Result<(), StoreError> {
        let name = draft(key);
        // Until its second copy is gone, it is noted that it is not to come back.
        let removed = format!("{REMOVED}{name}");
        let noted = Wrapped::Plain(self.last.get().to_string());
        // Where there is no room for a note, the space that the draft took makes some.
        let early = self.local.write(&removed, &noted);
        self.local.remove(&name)?;
        if early.is_err() {
            self.local.write(&removed, &noted)?;
        }
        self.homeless.borrow_mut().remove(&name);
        let Some(database) = self.database.clone() else {
            return Ok(());
        };
        let local = self.local.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if second::remove(&database, &name).await.is_ok() {
                let _ = local.remove(&removed);
            }
        });
        Ok(())
    }

    /// A preference that can't be read in either copy is as good as never set: nobody's work is in it.
    fn preference(&self, name: &str) -> Result<Option<String>, StoreError> {
        let name = preference(name);
        let homeless = self.homeless.borrow().get(&name).cloned();
        Ok(homeless.or(self.first(&name)?.map(|(_, text)| text)))
    }

    fn set_preference(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.save(preference(name), Place::Preference(name), text)
    }

    fn keep_preference(&self, name: &str, text: &str) -> Later<'_, Result<(), StoreError>> {
        self.keep(preference(name), Place::Preference(name), text)
    }
}

fn draft(key: DraftKey) -> String {
    format!("{DRAFT}{key}")
}

fn preference(name: &str) -> String {
    format!("{PREFERENCE}{name}")
}

/// The place of what lies under a name, where that is a draft's or a preference's.
pub fn place_of(name: &str) -> Option<Place<'_>> {
    let draft = name.strip_prefix(DRAFT).and_then(|key| key.parse().ok());
    let preference = || name.strip_prefix(PREFERENCE);
    draft
        .map(Place::Draft)
        .or_else(|| preference().map(Place::Preference))
}
