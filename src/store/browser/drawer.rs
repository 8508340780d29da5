//! Drafts and preferences in localStorage, and word of drafts that another tab changed.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::StorageEvent;

use super::{PLACE, local::Local};
use crate::{
    domain::draft_key::DraftKey,
    store::{Drawer, StoreError},
};

const DRAFT: &str = "draft.";
const PREFERENCE: &str = "preference.";

type Hearing = Closure<dyn Fn(StorageEvent)>;

/// The drawer of this browser.
pub struct BrowserDrawer {
    local: Local,
    hearing: RefCell<Option<Hearing>>,
}

impl Default for BrowserDrawer {
    fn default() -> Self {
        Self::at(PLACE)
    }
}

impl BrowserDrawer {
    /// A drawer under another name than the program's own: for tests.
    pub fn at(place: &str) -> Self {
        Self {
            local: Local::at(place),
            hearing: RefCell::new(None),
        }
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
            if let Some(Ok(text) | Err(text)) = self.local.read(&name)? {
                drafts.push((key, text));
            }
        }
        drafts.sort();
        Ok(drafts)
    }

    fn save_draft(&self, key: DraftKey, text: &str) -> Result<(), StoreError> {
        self.local.write(&format!("{DRAFT}{key}"), text)
    }

    fn remove_draft(&self, key: DraftKey) -> Result<(), StoreError> {
        self.local.remove(&format!("{DRAFT}{key}"))
    }

    /// A preference that can't be read is as good as never set: nobody's work is in it.
    fn preference(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .local
            .read(&format!("{PREFERENCE}{name}"))?
            .and_then(Result::ok))
    }

    fn set_preference(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.local.write(&format!("{PREFERENCE}{name}"), text)
    }
}
