//! Drafts and preferences in localStorage, and word of drafts that another tab changed.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::StorageEvent;

use super::local::Local;
use crate::{
    domain::draft_key::DraftKey,
    store::{
        Drawer, StoreError,
        envelope::{Place, Wrapped},
        vault::Vault,
    },
};

const DRAFT: &str = "draft.";
const PREFERENCE: &str = "preference.";

type Hearing = Closure<dyn Fn(StorageEvent)>;

/// The drawer of this browser.
pub struct BrowserDrawer {
    local: Local,
    vault: Rc<Vault>,
    hearing: RefCell<Option<Hearing>>,
}

impl BrowserDrawer {
    /// The drawer at a place.
    pub fn at(place: &str, vault: Rc<Vault>) -> Self {
        Self {
            local: Local::at(place),
            vault,
            hearing: RefCell::new(None),
        }
    }

    /// Seals what lies here from before there was a vault.
    ///
    /// # Errors
    /// When that can't be stored. What could not be sealed lies there as it was.
    pub fn seal_plain(&self) -> Result<(), StoreError> {
        for name in self.local.names()? {
            if let (Some(place), Some(Ok(Wrapped::Plain(text)))) = (place_of(&name), self.local.read(&name)?)
            {
                self.local
                    .write(&name, &Wrapped::seal(&self.vault, place, &text))?;
            }
        }
        Ok(())
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
        let mut drafts = Vec::new();
        for name in self.local.names()? {
            // A key that names no draft may be a newer version's: it stays where it is.
            let Some(Ok(key)) = name.strip_prefix(DRAFT).map(str::parse) else {
                continue;
            };
            let text = match self.local.read(&name)? {
                Some(Ok(wrapped)) => {
                    let raw = wrapped.to_json();
                    wrapped.open(&self.vault, Place::Draft(key)).unwrap_or(raw)
                }
                Some(Err(raw)) => raw,
                None => continue,
            };
            drafts.push((key, text));
        }
        drafts.sort();
        Ok(drafts)
    }

    fn save_draft(&self, key: DraftKey, text: &str) -> Result<(), StoreError> {
        let sealed = Wrapped::seal(&self.vault, Place::Draft(key), text);
        self.local.write(&format!("{DRAFT}{key}"), &sealed)
    }

    fn remove_draft(&self, key: DraftKey) -> Result<(), StoreError> {
        self.local.remove(&format!("{DRAFT}{key}"))
    }

    /// A preference that can't be read is as good as never set: nobody's work is in it.
    fn preference(&self, name: &str) -> Result<Option<String>, StoreError> {
        let read = self.local.read(&format!("{PREFERENCE}{name}"))?;
        Ok(read
            .and_then(Result::ok)
            .and_then(|wrapped| wrapped.open(&self.vault, Place::Preference(name)).ok()))
    }

    fn set_preference(&self, name: &str, text: &str) -> Result<(), StoreError> {
        let sealed = Wrapped::seal(&self.vault, Place::Preference(name), text);
        self.local.write(&format!("{PREFERENCE}{name}"), &sealed)
    }
}

/// The place of what lies under a name, where that is a draft's or a preference's.
pub fn place_of(name: &str) -> Option<Place<'_>> {
    let draft = name.strip_prefix(DRAFT).and_then(|key| key.parse().ok());
    let preference = || name.strip_prefix(PREFERENCE);
    draft
        .map(Place::Draft)
        .or_else(|| preference().map(Place::Preference))
}
