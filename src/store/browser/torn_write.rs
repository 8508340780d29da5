//! What a write to localStorage that was cut off would take with it. After a power cut, Chromium's file can end in the
//! middle of a write. Chromium appends to that file, and at its next start can read nothing more of the block of 32 KB
//! in which the cut lies: not even what it appended, though it stored it without an error. So the page first fills that
//! block, and once the browser has had time to store this, stores again what it stored meanwhile: twice, because Chromium
//! stores after five seconds, but after an earlier write only once a minute.
//!
//! IndexedDB doesn't need this: Chromium starts a new file when the database of the probe is deleted.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::Storage;

/// More characters than a block of Chromium's files has bytes.
const MORE_THAN_A_BLOCK: usize = 33_000;

/// After how many milliseconds the browser has stored the filling, if it had stored nothing shortly before; and after how
/// many it has as a rule.
const STORED_AFTER: [i32; 2] = [7_000, 67_000];

/// The value under a key that was removed, for the moment until it is removed again: that of an erased entry.
const ERASED: &str = r#"{"format":3}"#;

/// What is stored again after seven seconds, in characters. More would keep Chromium busy for minutes, and waits.
const SHORT: usize = 500_000;

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

    /// Fills the block, once for each page. `filling` is the key for this. If there is no room for it, nothing is filled.
    pub fn fill(&self, area: Storage, filling: String) {
        if !matches!(*self.0.borrow(), State::NotFilled) {
            return;
        }
        self.0.replace(State::Filling(BTreeSet::new()));
        // The browser stores only what differs from before.
        let before = area.get_item(&filling).ok().flatten().unwrap_or_default();
        let fill = if before.starts_with('0') { "1" } else { "0" };
        let _ = area.set_item(&filling, &fill.repeat(MORE_THAN_A_BLOCK));
        for (n, after) in STORED_AFTER.into_iter().enumerate() {
            let (early, area) = (self.clone(), area.clone());
            let again = Closure::once_into_js(move || early.store_again(&area, n > 0));
            if let Some(window) = web_sys::window() {
                // It throws only if the callback is not a function.
                let _ = window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(again.unchecked_ref(), after);
            }
        }
    }

    fn store_again(&self, area: &Storage, for_the_last_time: bool) {
        let State::Filling(keys) = self.0.replace(State::Filled) else {
            return;
        };
        let length = |key: &String| area.get_item(key).ok().flatten().map_or(0, |value| value.len());
        let is_short = keys.iter().map(length).sum::<usize>() <= SHORT;
        if !for_the_last_time {
            self.0.replace(State::Filling(keys.clone()));
        }
        if !is_short && !for_the_last_time {
            return;
        }
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
                    let _ = area.set_item(&key, ERASED);
                    let _ = area.remove_item(&key);
                }
                Err(_) => {}
            }
        }
    }
}
