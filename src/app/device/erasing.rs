//! Erasing a device, whether or not anybody can unlock it.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        device::{lock_message::LockMessage, opening::Opening},
    },
    store::StoreError,
};

/// Destroys the key, then everything on this device. The other tabs let go of it first and look again afterwards; this
/// page is loaded anew.
///
/// # Errors
/// What could not be erased. This page isn't loaded anew then, so that it can be said.
pub async fn erase(opening: Opening, browser: Browser) -> Result<(), StoreError> {
    browser.say.run(LockMessage::Erasing);
    let erased = opening.device().erase().await;
    browser.say.run(LockMessage::Erased);
    if erased.is_ok() {
        browser.reload.run(());
    }
    erased
}
