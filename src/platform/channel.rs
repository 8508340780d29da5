//! Messages between the tabs of this browser. It may not know what they mean.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

type Hearing = Closure<dyn Fn(MessageEvent)>;

/// A channel to the other tabs that have joined it. If the browser has no such channels, no message ever arrives.
pub struct Channel {
    channel: Option<BroadcastChannel>,
    hearing: RefCell<Option<Hearing>>,
}

impl Channel {
    /// Joins the channel with this name.
    pub fn join(name: &str) -> Self {
        Self {
            channel: BroadcastChannel::new(name).ok(),
            hearing: RefCell::new(None),
        }
    }

    /// Sends a message to all the other tabs.
    pub fn say(&self, word: &str) {
        if let Some(channel) = &self.channel {
            // It throws only if the channel is closed or the message cannot be copied; text can be copied.
            let _ = channel.post_message(&word.into());
        }
    }

    /// Calls back with every message from other tabs. A second call replaces the first.
    pub fn on_word(&self, call: impl Fn(&str) + 'static) {
        let Some(channel) = &self.channel else { return };
        let hearing = Hearing::new(move |event: MessageEvent| {
            if let Some(word) = event.data().as_string() {
                call(&word);
            }
        });
        channel.set_onmessage(Some(hearing.as_ref().unchecked_ref()));
        *self.hearing.borrow_mut() = Some(hearing);
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
