//! A device in memory with two stores, as in the browser: everything in them is text, so each store can be emptied, set
//! back or damaged separately. The rules for its decisions are the program's own.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use plumbline::{
    domain::{draft_key::DraftKey, entry::Entry, id::EntryId},
    store::{
        BackedUp, Device, Drawer, EndedDraft, Later, Loaded, Look, Places, SealedThing, Shelf, StoreError,
        Unreadable,
        canary::Canary,
        envelope::{Place, Wrapped, unwrap, unwrap_ring, wrap, wrap_ring},
        lacks,
        revision::{self, Newer},
        vault::{Vault, keyring::KeyRing},
    },
};
use serde::{Serialize, de::DeserializeOwned};

/// One of the two stores.
pub type Kept = BTreeMap<String, String>;

/// A device whose stores can be damaged.
#[derive(Default)]
pub struct TwoStores {
    /// Entries, second copies of drafts, a key ring, the tally and the list of backed-up entries: IndexedDB.
    pub shelf: Rc<RefCell<Kept>>,
    /// Drafts, preferences, the mirror, a key ring and the canary: localStorage.
    pub drawer: Rc<RefCell<Kept>>,
    /// Whether the shelf cannot be opened.
    pub refused: Cell<bool>,
}

/// Shelf and drawer of such a device, unlocked.
struct Unlocked {
    shelf: Rc<RefCell<Kept>>,
    drawer: Rc<RefCell<Kept>>,
    vault: Rc<Vault>,
    last: Cell<u64>,
}

fn plain<T: DeserializeOwned>(kept: &Kept, name: &str) -> Option<T> {
    let wrapped = Wrapped::from_json(kept.get(name)?).ok()?;
    serde_json::from_str(&wrapped.plain().ok()?).ok()
}

fn set_plain(kept: &mut Kept, name: &str, thing: &impl Serialize) {
    let text = serde_json::to_string(thing).expect("has a JSON form");
    kept.insert(name.to_owned(), Wrapped::Plain(text).to_json());
}

fn ring(kept: &Kept) -> Option<KeyRing> {
    unwrap_ring(Wrapped::from_json(kept.get("ring")?).ok()?).ok()
}

/// The keys with a prefix, without it, and their values.
fn under(kept: &Kept, prefix: &str) -> Vec<(String, String)> {
    let names = kept.iter();
    names
        .filter_map(|(name, value)| Some((name.strip_prefix(prefix)?.to_owned(), value.clone())))
        .collect()
}

fn keys(shelf: &Kept) -> Vec<String> {
    under(shelf, "entries/").into_iter().map(|(key, _)| key).collect()
}

fn counts(shelf: &Kept, drawer: &Kept) -> [Option<Canary>; 2] {
    [plain(drawer, "canary"), plain(shelf, "tally")]
}

fn place_of(name: &str) -> Option<Place<'_>> {
    let draft = name.strip_prefix("draft.").and_then(|key| key.parse().ok());
    let preference = || name.strip_prefix("preference.").map(Place::Preference);
    draft.map(Place::Draft).or_else(preference)
}

impl TwoStores {
    fn count(&self, next: fn([Option<Canary>; 2], &[String]) -> Canary) {
        count(&mut self.shelf.borrow_mut(), &mut self.drawer.borrow_mut(), next);
    }
}

fn count(shelf: &mut Kept, drawer: &mut Kept, next: fn([Option<Canary>; 2], &[String]) -> Canary) {
    let canary = next(counts(shelf, drawer), &keys(shelf));
    set_plain(drawer, "canary", &canary);
    set_plain(shelf, "tally", &canary);
}

impl Device for TwoStores {
    fn look(&self) -> Later<'_, Result<Look, StoreError>> {
        let (shelf, drawer) = (self.shelf.borrow(), self.drawer.borrow());
        let [canary, tally] = counts(&shelf, &drawer);
        let mut look = Look {
            ring_by_drawer: ring(&drawer),
            counted: canary.as_ref().map(Canary::count),
            mirrored: under(&drawer, "mirror.").len(),
            sealed: drawer.keys().any(|name| name != "ring" && name != "canary"),
            ..Look::default()
        };
        if self.refused.get() {
            look.refused = Some("UnknownError".to_owned());
        } else {
            look.ring_by_shelf = ring(&shelf);
            look.sealed |= !keys(&shelf).is_empty();
            let backed_up: BackedUp = plain(&shelf, "backed-up").unwrap_or_default();
            look.behind = canary
                .as_ref()
                .zip(tally.as_ref())
                .is_some_and(|(canary, tally)| canary.is_behind(tally));
            look.missing = lacks([canary, tally], &backed_up.keys, &keys(&shelf)).0;
        }
        Box::pin(async move { Ok(look) })
    }

    fn keep_ring(&self, ring: KeyRing) -> Later<'_, Result<(), StoreError>> {
        let ring = wrap_ring(&ring).to_json();
        self.drawer.borrow_mut().insert("ring".to_owned(), ring.clone());
        if !self.refused.get() {
            self.shelf.borrow_mut().insert("ring".to_owned(), ring);
            self.count(Canary::next_unlocked);
        }
        Box::pin(async { Ok(()) })
    }

    fn open(&self, vault: Rc<Vault>) -> Later<'_, Result<Places, StoreError>> {
        let unlocked = Rc::new(Unlocked {
            shelf: self.shelf.clone(),
            drawer: self.drawer.clone(),
            vault,
            last: Cell::new(0),
        });
        unlocked.copy_drafts();
        let (shelf, drawer) = (unlocked.clone(), unlocked);
        Box::pin(async { Ok(Places { shelf, drawer }) })
    }

    fn sealed(&self) -> Later<'_, Result<Vec<SealedThing>, StoreError>> {
        let mut entries: Kept = under(&self.drawer.borrow(), "mirror.").into_iter().collect();
        entries.extend(under(&self.shelf.borrow(), "entries/"));
        let things = entries
            .iter()
            .filter_map(|(key, text)| match Wrapped::from_json(text) {
                Ok(Wrapped::Sealed(sealed)) => Some(SealedThing {
                    place: Place::Entry(key).bound(),
                    sealed,
                }),
                Ok(Wrapped::Plain(_) | Wrapped::Erased | Wrapped::Ring(_)) | Err(_) => None,
            });
        let things = things.collect();
        Box::pin(async move { Ok(things) })
    }

    fn backed_up(&self) -> Later<'_, Result<BackedUp, StoreError>> {
        let backed_up = plain(&self.shelf.borrow(), "backed-up").unwrap_or_default();
        Box::pin(async move { Ok(backed_up) })
    }

    fn note_backup(&self, backed_up: BackedUp) -> Later<'_, Result<(), StoreError>> {
        set_plain(&mut self.shelf.borrow_mut(), "backed-up", &backed_up);
        Box::pin(async { Ok(()) })
    }

    fn note(&self, _: &str) -> Result<Option<String>, StoreError> {
        Ok(None)
    }

    fn set_note(&self, _: &str, _: &str) -> Result<(), StoreError> {
        Ok(())
    }

    fn renew_shelf(&self) -> Later<'_, Result<(), StoreError>> {
        self.shelf.borrow_mut().clear();
        self.refused.set(false);
        Box::pin(async { Ok(()) })
    }

    fn erase(&self) -> Later<'_, Result<(), StoreError>> {
        self.shelf.borrow_mut().clear();
        self.drawer.borrow_mut().clear();
        Box::pin(async { Ok(()) })
    }
}

impl Unlocked {
    fn revision(&self, kept: &Kept, name: &str, place: Place<'_>) -> Option<u64> {
        let wrapped = Wrapped::from_json(kept.get(name)?).ok()?;
        let stored = wrapped.open(&self.vault, place).ok()?;
        let (revision, _) = revision::read(&stored);
        self.last.set(self.last.get().max(revision));
        Some(revision)
    }

    fn copy_drafts(&self) {
        let (mut shelf, mut drawer) = (self.shelf.borrow_mut(), self.drawer.borrow_mut());
        let seconds: Kept = under(&shelf, "second/").into_iter().collect();
        let names: BTreeSet<String> = seconds.keys().chain(drawer.keys()).cloned().collect();
        for name in names {
            let Some(place) = place_of(&name) else { continue };
            let (first, second) = (
                self.revision(&drawer, &name, place),
                self.revision(&seconds, &name, place),
            );
            match revision::newer(first, second, None) {
                Newer::Neither => {}
                Newer::First => drop(shelf.insert(format!("second/{name}"), drawer[&name].clone())),
                Newer::Second => drop(drawer.insert(name.clone(), seconds[&name].clone())),
            }
        }
    }

    fn read(&self, key: &str, text: &str) -> Result<Entry, Unreadable> {
        let read = Wrapped::from_json(text).and_then(|wrapped| unwrap(&self.vault, key, wrapped));
        read.map_err(|fault| Unreadable {
            key: key.to_owned(),
            text: text.to_owned(),
            fault: fault.to_string(),
        })
    }

    fn save(&self, place: Place<'_>, text: &str, into: &mut Kept, name: &str) {
        self.last.set(self.last.get() + 1);
        let sealed = Wrapped::seal(&self.vault, place, &revision::numbered(self.last.get(), text));
        into.insert(name.to_owned(), sealed.to_json());
    }

    fn end(&self, key: DraftKey) {
        self.drawer.borrow_mut().remove(&format!("draft.{key}"));
        self.shelf.borrow_mut().remove(&format!("second/draft.{key}"));
    }

    fn text(&self, name: &str, place: Place<'_>) -> Option<String> {
        let drawer = self.drawer.borrow();
        let stored = Wrapped::from_json(drawer.get(name)?)
            .ok()?
            .open(&self.vault, place)
            .ok()?;
        Some(revision::read(&stored).1.to_owned())
    }
}

impl Shelf for Unlocked {
    fn load(&self) -> Later<'_, Result<Loaded, StoreError>> {
        let mut loaded = Loaded::default();
        let (mut shelf, mut drawer) = (self.shelf.borrow_mut(), self.drawer.borrow_mut());
        for (key, text) in under(&shelf, "entries/") {
            match self.read(&key, &text) {
                Ok(entry) => loaded.entries.push(entry),
                Err(unreadable) => loaded.unreadable.push(unreadable),
            }
        }
        let backed_up: BackedUp = plain(&shelf, "backed-up").unwrap_or_default();
        (loaded.missing, loaded.lacks) = lacks(counts(&shelf, &drawer), &backed_up.keys, &keys(&shelf));
        count(&mut shelf, &mut drawer, Canary::next);
        Box::pin(async { Ok(loaded) })
    }

    fn append_ending(
        &self,
        entries: Vec<Entry>,
        drafts: Vec<EndedDraft>,
    ) -> Later<'_, Result<(), StoreError>> {
        for draft in drafts {
            self.end(draft.key);
        }
        let (mut shelf, mut drawer) = (self.shelf.borrow_mut(), self.drawer.borrow_mut());
        let mut gained = Vec::new();
        for entry in entries {
            let key = entry.id.to_string();
            let place = format!("entries/{key}");
            let sealed = wrap(&self.vault, &entry).to_json();
            match shelf.get(&place) {
                Some(text) if self.read(&key, text).is_ok() => continue,
                Some(_) => {}
                None => gained.push(key.clone()),
            }
            shelf.insert(place, sealed.clone());
            drawer.insert(format!("mirror.{key}"), sealed);
        }
        let [canary, tally] = counts(&shelf, &drawer);
        match tally.and_then(|tally| tally.grown(&gained)) {
            Some(tally) => {
                set_plain(&mut shelf, "tally", &tally);
                if canary.is_none_or(|canary| canary.gives_way_to(&tally)) {
                    set_plain(&mut drawer, "canary", &tally);
                }
            }
            None => count(&mut shelf, &mut drawer, Canary::next),
        }
        Box::pin(async { Ok(()) })
    }

    fn erase(&self, _: Vec<EntryId>) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async { Ok(()) })
    }

    fn mirrored(&self) -> Later<'_, Result<Vec<Entry>, StoreError>> {
        let shelf = self.shelf.borrow();
        let lacks = |key: &str| {
            shelf
                .get(&format!("entries/{key}"))
                .is_none_or(|text| self.read(key, text).is_err())
        };
        let copies = under(&self.drawer.borrow(), "mirror.").into_iter();
        let copies = copies.filter(|(key, _)| lacks(key));
        let entries = copies
            .filter_map(|(key, text)| self.read(&key, &text).ok())
            .collect();
        Box::pin(async move { Ok(entries) })
    }

    fn copy(&self) -> Later<'_, Result<BTreeSet<String>, StoreError>> {
        for (key, text) in under(&self.shelf.borrow(), "entries/") {
            if self.read(&key, &text).is_ok() {
                self.drawer.borrow_mut().insert(format!("mirror.{key}"), text);
            }
        }
        Box::pin(async { self.copied() })
    }

    fn copied(&self) -> Result<BTreeSet<String>, StoreError> {
        let copies = under(&self.drawer.borrow(), "mirror.").into_iter();
        Ok(copies.map(|(key, _)| key).collect())
    }

    fn settle(&self) -> Later<'_, Result<(), StoreError>> {
        let (mut shelf, mut drawer) = (self.shelf.borrow_mut(), self.drawer.borrow_mut());
        count(&mut shelf, &mut drawer, Canary::settled);
        let here = keys(&shelf);
        let mut backed_up: BackedUp = plain(&shelf, "backed-up").unwrap_or_default();
        backed_up.keys.retain(|key| here.contains(key));
        set_plain(&mut shelf, "backed-up", &backed_up);
        Box::pin(async { Ok(()) })
    }
}

impl Drawer for Unlocked {
    fn drafts(&self) -> Result<Vec<(DraftKey, String)>, StoreError> {
        let names: Vec<String> = self.drawer.borrow().keys().cloned().collect();
        let drafts = names.iter().filter_map(|name| match place_of(name) {
            Some(place @ Place::Draft(key)) => Some((key, self.text(name, place)?)),
            Some(Place::Entry(_) | Place::Preference(_)) | None => None,
        });
        Ok(drafts.collect())
    }

    fn save_draft(&self, key: DraftKey, text: &str) -> Result<(), StoreError> {
        let name = format!("draft.{key}");
        self.save(Place::Draft(key), text, &mut self.drawer.borrow_mut(), &name);
        Ok(())
    }

    fn keep_draft(&self, key: DraftKey, text: &str) -> Later<'_, Result<(), StoreError>> {
        let name = format!("draft.{key}");
        self.save(
            Place::Draft(key),
            text,
            &mut self.shelf.borrow_mut(),
            &format!("second/{name}"),
        );
        Box::pin(async { Ok(()) })
    }

    fn ending(&self, key: DraftKey) -> EndedDraft {
        EndedDraft { key, last_save: 0 }
    }

    fn end_draft(&self, key: DraftKey) -> Later<'_, Result<(), StoreError>> {
        self.end(key);
        Box::pin(async { Ok(()) })
    }

    fn clear_draft(&self, key: DraftKey) {
        self.drawer.borrow_mut().remove(&format!("draft.{key}"));
    }

    fn preference(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.text(&format!("preference.{name}"), Place::Preference(name)))
    }

    fn set_preference(&self, name: &str, text: &str) -> Result<(), StoreError> {
        let full = format!("preference.{name}");
        self.save(
            Place::Preference(name),
            text,
            &mut self.drawer.borrow_mut(),
            &full,
        );
        Ok(())
    }

    fn keep_preference(&self, name: &str, text: &str) -> Later<'_, Result<(), StoreError>> {
        let full = format!("preference.{name}");
        self.save(
            Place::Preference(name),
            text,
            &mut self.shelf.borrow_mut(),
            &format!("second/{full}"),
        );
        Box::pin(async { Ok(()) })
    }
}
