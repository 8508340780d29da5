//! What a write to localStorage that was cut off would take with it. After a power cut, Chromium's file can end in the
//! middle of a write. Chromium appends to that file, and at its next start can read nothing more of the block of 32 KB
//! in which the cut lies: not even what it appended, though it stored it without an error. So the page first fills that
//! block, and once the browser has had time to store this, stores again what it stored meanwhile.
//!
//! IndexedDB doesn't need this: Chromium starts a new file when the database of the probe is deleted.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Storage;

/// More characters than a block of Chromium's files has bytes.
const MORE_THAN_A_BLOCK: usize = 33_000;

/// After how many milliseconds the browser has stored the filling. Chromium waits for five seconds.
const STORED_AFTER: i32 = 7_000;

/// The keys that this page has written before the filling was stored.
#[derive(Clone, Default)]
pub struct Early(Rc<RefCell<State>>);

#[derive(Default)]
enum State {
    #[default]
    NotFilled,
    Filling(BTreeSet<String>),
    Filled,
}

impl Early {
    /// Notes that a key was written or removed.
    pub fn note(&self, key: &str) {
        if let State::Filling(keys) = &mut *self.0.borrow_mut() {
            keys.insert(key.to_owned());
        }
    }

    /// Fills the block, once for each page. `filling` is the key for this. If there
    /// is no room for it, nothing is filled.
    pub fn fill(&self, area: Storage, filling: String) {
        if !matches!(*self.0.borrow(), State::NotFilled) {
            return;
        }
        self.0.replace(State::Filling(BTreeSet::new()));
        // The browser stores only what differs from before.
        let before = area.get_item(&filling).ok().flatten().unwrap_or_default();
        let (fill, rest) = if before.starts_with('0') {
            ("1", "0")
        } else {
            ("0", "1")
        };
        let _ = area.set_item(&filling, &fill.repeat(MORE_THAN_A_BLOCK));
        let early = self.clone();
        let again = Closure::once_into_js(move || {
            // It is gone if the device was erased meanwhile.
            if let Ok(Some(_)) = area.get_item(&filling) {
                let _ = area.set_item(&filling, rest);
            }
            early.store_again(&area);
        });
        if let Some(window) = web_sys::window() {
            // It throws only if the callback is not a function.
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(again.unchecked_ref(), STORED_AFTER);
        }
    }

    fn store_again(&self, area: &Storage) {
        let State::Filling(keys) = self.0.replace(State::Filled) else {
            return;
        };
        for key in keys {
            match area.get_item(&key) {
                Ok(Some(value)) => {
                    // A space after JSON means nothing. If there is no room for it, the value stays as it is.
                    if area.set_item(&key, &format!("{value} ")).is_ok() {
                        let _ = area.set_item(&key, &value);
                    }
                }
                Ok(None) => {
                    // Removed again, so that the removal is stored.
                    let _ = area.set_item(&key, "");
                    let _ = area.remove_item(&key);
                }
                Err(_) => {}
            }
        }
    }
}
