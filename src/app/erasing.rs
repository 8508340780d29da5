//! Erasing a device, whether or not anybody can unlock it.

use leptos::prelude::*;

use crate::{
    app::{opening::Opening, outside::Outside, word::Word},
    store::StoreError,
};

/// Destroys the key, then everything on this device. The other tabs let go of it first and look again afterwards; this
/// page is loaded anew.
///
/// # Errors
/// What could not be erased. This page isn't loaded anew then, so that it can be said.
pub async fn erase(opening: Opening, outside: Outside) -> Result<(), StoreError> {
    outside.say.run(Word::Erasing);
    let erased = opening.device().erase().await;
    outside.say.run(Word::Erased);
    if erased.is_ok() {
        outside.reload.run(());
    }
    erased
}
