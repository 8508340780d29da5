//! Changes a device's two secrets. Each change wraps the same key again, so no data has to be sealed again.

use std::rc::Rc;

use crate::{
    app::device::{
        attempt_count,
        opening::Opening,
        unlocking::{keep, locked, ring_now},
    },
    store::{
        StoreError,
        vault::{Passphrase, RecoveryCode, Vault, keyring::KeyRing},
    },
};

/// Sets a new passphrase. The recovery code does not change.
///
/// # Errors
/// If it cannot be stored, in which case the old one stays valid; or if the device is locked.
pub async fn change_passphrase(opening: Opening, new: &Passphrase) -> Result<(), StoreError> {
    let (ring, vault) = unlocked(opening).await?;
    let ring = ring.with_passphrase(&vault, new, opening.effort(), opening.environment().chance());
    keep(opening, ring).await?;
    attempt_count::forget(opening);
    Ok(())
}

/// A new recovery code that opens nothing yet: the old one is valid until this one is on paper.
pub struct NewCode {
    /// The code to print.
    pub code: RecoveryCode,
    before: KeyRing,
    ring: KeyRing,
}

/// Draws a new recovery code, for display.
///
/// # Errors
/// If the device is locked.
pub async fn draw_code(opening: Opening) -> Result<NewCode, StoreError> {
    let (before, vault) = unlocked(opening).await?;
    let (ring, code) = before.with_new_code(&vault, opening.effort(), opening.environment().chance());
    Ok(NewCode { code, before, ring })
}

/// Makes the new recovery code valid. The old one opens nothing any more.
///
/// # Errors
/// If it cannot be stored, or if another tab has changed the passphrase or the code in the meantime. The stored secrets
/// then do not change.
pub async fn take_code(opening: Opening, new: &NewCode) -> Result<(), StoreError> {
    if ring_now(opening).await.as_ref() != Some(&new.before) {
        let changed = "another tab changed the passphrase or the code meanwhile; begin again";
        return Err(StoreError::Browser(changed.to_owned()));
    }
    keep(opening, new.ring.clone()).await
}

/// Whether this is the passphrase. The key ring's Argon2 cost decides how long this takes. Wrong attempts are counted.
pub async fn is_passphrase(opening: Opening, passphrase: &Passphrase) -> bool {
    let ring = ring_now(opening).await;
    attempt_count::count(opening);
    let right = ring.is_some_and(|ring| ring.unlock(passphrase, opening.environment().chance()).is_ok());
    if right {
        attempt_count::forget(opening);
    }
    right
}

/// The key ring and the vault that it opens.
async fn unlocked(opening: Opening) -> Result<(KeyRing, Rc<Vault>), StoreError> {
    let before = opening.ring();
    let ring = ring_now(opening).await;
    // If the device was erased and set up again, it has the ring of another vault, into which this vault must not be
    // put.
    let same = ring.filter(|ring| before.is_some_and(|before| before.id() == ring.id()));
    same.zip(opening.vault()).ok_or_else(locked)
}
