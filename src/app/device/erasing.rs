//! Erases a device, whether or not anybody can unlock it.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        device::{lock_message::LockMessage, opening::Opening},
    },
    store::StoreError,
};

/// Destroys the key, then all the data on this device. The other tabs drop their data first and look at the device
/// again afterwards. This page is reloaded.
///
/// # Errors
/// What could not be erased. The page is then not reloaded, so that it can show this.
pub async fn erase(opening: Opening, browser: Browser) -> Result<(), StoreError> {
    browser.say.run(LockMessage::Erasing);
    let erased = opening.device().erase().await;
    browser.say.run(LockMessage::Erased);
    if erased.is_ok() {
        browser.reload.run(());
    }
    erased
}
