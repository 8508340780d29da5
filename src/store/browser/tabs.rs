//! Messages between tabs: which entries were put on the shelf. The entries themselves are read from the shelf.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use crate::domain::id::EntryId;

type Hearing = Closure<dyn Fn(MessageEvent)>;

/// The channel to the other tabs. If the browser has no channels, tabs learn of each other's entries when they reload.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    hearing: RefCell<Option<Hearing>>,
}

impl Tabs {
    /// Joins the tabs of this place.
    pub fn of(place: &str) -> Self {
        Self {
            channel: BroadcastChannel::new(place).ok(),
            hearing: RefCell::new(None),
        }
    }

    /// Tells the others.
    pub fn announce(&self, ids: &[EntryId]) {
        if let (Some(channel), false) = (&self.channel, ids.is_empty()) {
            let ids: Array = ids.iter().map(|id| JsValue::from(id.to_string())).collect();
            // It throws only if the channel is closed or the message cannot be copied; texts can be copied.
            let _ = channel.post_message(&ids);
        }
    }

    /// Calls back with the messages of other tabs. A second call replaces the first.
    pub fn on_others(&self, call: impl Fn(Vec<EntryId>) + 'static) {
        let Some(channel) = &self.channel else { return };
        let hearing = Hearing::new(move |event: MessageEvent| {
            // Other messages on the channel are not for this version.
            let told: Option<Array> = event.data().dyn_into().ok();
            let ids: Vec<EntryId> = told
                .iter()
                .flat_map(Array::iter)
                .filter_map(|id| id.as_string()?.parse().ok())
                .collect();
            if !ids.is_empty() {
                call(ids);
            }
        });
        channel.set_onmessage(Some(hearing.as_ref().unchecked_ref()));
        *self.hearing.borrow_mut() = Some(hearing);
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
