//! Which drafts this tab may write to. Asks the browser and the other tabs, as `write_access` decides.
//!
//! Without locks between tabs – in the example, and in a browser without locks – this tab may write to every draft.

use std::{collections::BTreeMap, rc::Rc};

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    app::{
        drafts::{
            Drafts,
            write_access::{Effect, Event, WriteAccess},
        },
        environment::Environment,
    },
    domain::{draft_key::DraftKey, json},
};

/// Milliseconds between the first and the second request to the browser.
const MOMENT: u32 = 200;

/// Milliseconds that another tab has to answer. It answers at once unless it has stopped.
const PATIENCE: u32 = 3_000;

/// Milliseconds before checking again whether a draft that no page shows can be released.
const LOOK_AGAIN: u32 = 500;

/// The browser's answer to a request for a draft.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// This tab has it now.
    Granted,
    /// Another tab has it.
    Taken,
    /// It has no locks between tabs.
    NoLocks,
}

/// The browser's functions that give a draft to one tab at a time.
pub trait Tabs {
    /// Requests a draft: only if no other tab has it, or, with `steal`, from any tab that has. Calls `stolen` if
    /// another tab later takes it, unless it was released before.
    fn request(&self, key: DraftKey, steal: bool, answer: Box<dyn FnOnce(Answer)>, stolen: Box<dyn FnOnce()>);
    /// Releases a draft.
    fn let_go(&self, key: DraftKey);
    /// Sends a message to every other tab.
    fn say(&self, word: &str);
    /// Calls back after this many milliseconds.
    fn after(&self, milliseconds: u32, call: Box<dyn FnOnce()>);
}

/// Messages between tabs about a draft. `call` is the number of the request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum TabMessage {
    /// Release the draft: somebody continues in this tab.
    Ask { draft: String, call: u64 },
    /// It is released. The message includes the text, because another tab may not read what was just stored until a
    /// moment later.
    Given {
        draft: String,
        call: u64,
        text: Option<String>,
    },
    /// It is not released, because the latest text is not saved.
    Kept { draft: String, call: u64 },
}

/// A draft that pages of this tab show, or have shown.
#[derive(Clone, Default)]
struct Shown {
    /// How many pages show it now.
    pages: u32,
    /// The number of the last request.
    call: u64,
    /// The text that the other tab handed over.
    text: Option<String>,
}

/// Which drafts this tab may write to.
#[derive(Clone, Copy)]
pub struct WriteLocks {
    drafts: Drafts,
    environment: Environment,
    shown: StoredValue<BTreeMap<DraftKey, Shown>>,
    tabs: StoredValue<Option<Rc<dyn Tabs>>, LocalStorage>,
}

impl WriteLocks {
    /// Gives this tab write access to every draft.
    pub fn all(drafts: Drafts, environment: Environment) -> Self {
        Self {
            drafts,
            environment,
            shown: StoredValue::new(BTreeMap::new()),
            tabs: StoredValue::new_local(None),
        }
    }

    /// From now on this tab may write to a draft only when the browser gives it the lock. Messages from other tabs go
    /// to [`WriteLocks::hear`].
    pub fn among(self, tabs: Rc<dyn Tabs>) {
        self.tabs.set_value(Some(tabs));
    }

    /// Whether this tab may write to the draft; tracked.
    pub fn of(self, key: DraftKey) -> WriteAccess {
        self.drafts.access(key)
    }

    /// A page shows a draft's form. Requests the draft, unless another page of this tab has done so.
    pub fn open(self, key: DraftKey) {
        if self.tabs().is_none() {
            return;
        }
        self.note(key, |shown| shown.pages += 1);
        if !self.drafts.is_guarded(key) {
            self.drafts.set_access(key, Some(WriteAccess::OPENED));
            self.perform(key, Effect::Try);
        }
    }

    /// A page that showed a draft's form was closed. Releases the draft once all text is saved, unless the next page
    /// shows it too.
    pub fn leave(self, key: DraftKey) {
        let Some(tabs) = self.tabs() else { return };
        self.note(key, |shown| shown.pages = shown.pages.saturating_sub(1));
        tabs.after(0, Box::new(move || self.let_go(key)));
    }

    /// Somebody continues in this tab.
    pub fn go_on(self, key: DraftKey) {
        self.happens(key, Event::GoOn);
    }

    /// Handles a message from another tab.
    pub fn hear(self, word: &str) {
        // Other messages are ignored.
        let Ok(word) = json::read::<TabMessage>(word) else {
            return;
        };
        match word {
            TabMessage::Ask { draft, call } => {
                let Ok(key) = draft.parse() else { return };
                // Only the tab with write access answers, and its answer contains the number of the request.
                if self.drafts.access_now(key) == Some(WriteAccess::Here) {
                    self.note(key, |shown| shown.call = call);
                    let saved = self.drafts.is_saved(key);
                    self.happens(key, Event::Asked { saved });
                }
            }
            TabMessage::Given { draft, call, text } => self.answered(&draft, call, Event::Given, text),
            TabMessage::Kept { draft, call } => self.answered(&draft, call, Event::Kept, None),
        }
    }

    fn answered(self, draft: &str, call: u64, event: Event, text: Option<String>) {
        let Ok(key) = draft.parse() else { return };
        if self.look(key).call == call && self.drafts.access_now(key).is_some_and(WriteAccess::is_pending) {
            self.note(key, |shown| shown.text = text);
            self.happens(key, event);
        }
    }

    fn happens(self, key: DraftKey, event: Event) {
        let Some(now) = self.drafts.access_now(key) else {
            return;
        };
        let (next, effect) = now.after(event);
        if effect == Some(Effect::TakeOver) {
            // This comes before the form is shown.
            self.drafts.take_over(key, self.look(key).text);
            self.note(key, |shown| shown.text = None);
        }
        if next != now {
            self.drafts.set_access(key, Some(next));
        }
        if let Some(effect) = effect {
            self.perform(key, effect);
        }
    }

    fn perform(self, key: DraftKey, effect: Effect) {
        let Some(tabs) = self.tabs() else { return };
        match effect {
            Effect::TakeOver => {}
            Effect::Try => {
                // A text handed over earlier is older than the one in the drawer now.
                self.note(key, |shown| shown.text = None);
                self.request(key, false);
            }
            Effect::TryLater => tabs.after(MOMENT, Box::new(move || self.request(key, false))),
            Effect::Steal => self.request(key, true),
            Effect::Ask => {
                let call = self.environment.number();
                self.note(key, |shown| shown.call = call);
                say(
                    &*tabs,
                    &TabMessage::Ask {
                        draft: key.to_string(),
                        call,
                    },
                );
                let silence = move || {
                    if self.look(key).call == call {
                        self.happens(key, Event::Silence);
                    }
                };
                tabs.after(PATIENCE, Box::new(silence));
            }
            Effect::Give => {
                let text = self.drafts.saved_text(key);
                self.drafts.lay_down(key);
                tabs.let_go(key);
                let (draft, call) = (key.to_string(), self.look(key).call);
                say(&*tabs, &TabMessage::Given { draft, call, text });
            }
            Effect::Keep => {
                let (draft, call) = (key.to_string(), self.look(key).call);
                say(&*tabs, &TabMessage::Kept { draft, call });
            }
            Effect::SetAside => self.drafts.set_aside(key),
        }
    }

    fn request(self, key: DraftKey, steal: bool) {
        let Some(tabs) = self.tabs() else { return };
        let answer = move |answer| match answer {
            Answer::Granted => self.happens(key, Event::Granted),
            Answer::Taken => self.happens(key, Event::Taken),
            Answer::NoLocks => self.hold_all(),
        };
        let stolen = move || self.happens(key, Event::Stolen);
        tabs.request(key, steal, Box::new(answer), Box::new(stolen));
    }

    /// The browser has no locks between tabs: every tab writes, and reads what the others have written.
    fn hold_all(self) {
        self.tabs.set_value(None);
        self.drafts.unguard_all();
    }

    fn let_go(self, key: DraftKey) {
        let (Some(tabs), Some(now)) = (self.tabs(), self.drafts.access_now(key)) else {
            return;
        };
        if self.look(key).pages > 0 {
            return;
        }
        if now.is_pending() || (now == WriteAccess::Here && !self.drafts.is_saved(key)) {
            return tabs.after(LOOK_AGAIN, Box::new(move || self.let_go(key)));
        }
        self.drafts.lay_down(key);
        self.drafts.set_access(key, None);
        self.shown.try_update_value(|all| all.remove(&key));
        tabs.let_go(key);
    }

    fn tabs(self) -> Option<Rc<dyn Tabs>> {
        // The session may have ended, which also closes its pages.
        self.tabs.try_with_value(Clone::clone).flatten()
    }

    fn look(self, key: DraftKey) -> Shown {
        let shown = |all: &BTreeMap<DraftKey, Shown>| all.get(&key).cloned();
        self.shown.try_with_value(shown).flatten().unwrap_or_default()
    }

    fn note(self, key: DraftKey, change: impl FnOnce(&mut Shown)) {
        self.shown
            .try_update_value(|all| change(all.entry(key).or_default()));
    }
}

fn say(tabs: &dyn Tabs, word: &TabMessage) {
    let text = serde_json::to_string(word).expect("texts and numbers are JSON");
    tabs.say(&text);
}
