//! Changes a device's two secrets. Each change wraps the same key again, so no data has to be sealed again.

use std::rc::Rc;

use crate::{
    app::device::{
        attempt_count,
        not_unlocked::NotUnlocked,
        opening::Opening,
        unlocking::{keep, locked, ring_now},
    },
    store::{
        StoreError,
        vault::{
            Passphrase, PassphraseKey, RecoveryCode, Vault,
            keyring::{self, KeyRing},
        },
    },
};

/// Sets a new passphrase. The recovery code does not change.
///
/// # Errors
/// If it cannot be stored, in which case the old one stays valid; or if the device is locked.
pub async fn change_passphrase(opening: Opening, new: &Passphrase) -> Result<(), StoreError> {
    if opening.vault().is_none() {
        return Err(locked());
    }
    let (chance, derive) = (opening.environment().chance(), opening.environment().derive());
    let key = PassphraseKey::derive(new, opening.effort(), chance, derive).await?;
    // Read after the derivation, during which another tab may have changed a secret.
    let (ring, vault) = unlocked(opening).await?;
    keep(opening, ring.with_passphrase(&vault, &key)).await?;
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
    let (ring, code) = before.with_new_code(&vault, opening.environment().chance());
    Ok(NewCode { code, before, ring })
}

/// Makes the new recovery code valid. The old one opens nothing any more.
///
/// # Errors
/// If it cannot be stored, or if another tab has changed the passphrase or the code in the meantime. The stored secrets
/// then do not change.
pub async fn take_code(opening: Opening, new: &NewCode) -> Result<(), StoreError> {
    if ring_now(opening).await.as_ref() != Some(&new.before) {
        let changed = "another tab has changed the passphrase or the code; start again";
        return Err(StoreError::Browser(changed.to_owned()));
    }
    keep(opening, new.ring.clone()).await
}

/// Checks the passphrase. The key ring's Argon2 cost decides how long this takes. Wrong attempts are counted.
///
/// # Errors
/// If it is wrong, or could not be tried.
pub async fn check_passphrase(opening: Opening, passphrase: &Passphrase) -> Result<(), NotUnlocked> {
    let ring = ring_now(opening).await.ok_or(NotUnlocked::Wrong)?;
    let before = attempt_count::count(opening);
    let (chance, derive) = (opening.environment().chance(), opening.environment().derive());
    match ring.unlock(passphrase, chance, derive).await {
        Ok(_) => attempt_count::forget(opening),
        Err(keyring::NotUnlocked::Wrong) => return Err(NotUnlocked::Wrong),
        Err(keyring::NotUnlocked::NotDerived(fault)) => {
            attempt_count::take_back(opening, before);
            return Err(NotUnlocked::Store(fault.into()));
        }
    }
    Ok(())
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
