//! From a locked or a new device to an open desk, and the changes of its two secrets. Every way in ends in [`open`].

use std::rc::Rc;

use leptos::prelude::*;
use thiserror::Error;

use crate::{
    app::{
        backup,
        opening::{Opening, Phase},
        outside::Outside,
        session::{Keeping, Session},
        slowing,
        word::Word,
    },
    domain::person::Person,
    store::{
        Found, Look, StoreError,
        vault::{
            Passphrase, RecoveryCode, Vault,
            keyring::{KeyRing, Made, Wrong},
        },
    },
};

/// Why a device did not unlock. Nothing on it has changed.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum NotUnlocked {
    /// The secret is not the one.
    #[error("That is not it")]
    Wrong,
    /// The storage can't be read.
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl From<Wrong> for NotUnlocked {
    fn from(_: Wrong) -> Self {
        Self::Wrong
    }
}

/// Looks at the device, and shows what follows from what is found.
pub async fn look(opening: Opening) {
    let look = match opening.device().look().await {
        Ok(look) => look,
        Err(error) => return opening.close(error),
    };
    opening.set_phase(match look.found() {
        Found::Fresh => Phase::Fresh,
        Found::Unsealed => Phase::Unsealed,
        Found::Vault(ring, harm) => {
            let stuck = harm
                .iter()
                .any(|harm| matches!(harm, crate::store::Harm::ShelfRefused(_)));
            opening.set_ring(ring);
            opening.set_harm(harm);
            if stuck { Phase::Stuck } else { Phase::Locked }
        }
        Found::KeyLost(harm) => {
            opening.set_harm(harm);
            Phase::Stuck
        }
    });
}

/// Makes a vault for this device. Nothing is stored yet: the recovery code is to be on paper first.
pub fn make(opening: Opening, passphrase: &Passphrase) -> Made {
    KeyRing::make(passphrase, opening.effort(), opening.senses().chance())
}

/// Takes a new vault into use. `person` sits down, where nobody who works here is known yet.
///
/// # Errors
/// When it can't be stored, or another tab set the device up meanwhile. A device that was fresh is as good as fresh then.
pub async fn take_into_use(
    opening: Opening,
    ring: KeyRing,
    vault: Rc<Vault>,
    person: Option<Person>,
) -> Result<(), StoreError> {
    let look = opening.device().look().await?;
    if let Found::Vault(other, _) = look.found()
        && other.id() != ring.id()
    {
        let set_up = "another tab has set this device up meanwhile; reload this page";
        return Err(StoreError::Browser(set_up.to_owned()));
    }
    keep(opening, ring).await?;
    open(opening, vault, person).await
}

/// Unlocks the device with the passphrase and opens its desk. As slow as the key ring asks for. Wrong ones are counted.
///
/// # Errors
/// When it is not the passphrase or the storage can't be read.
pub async fn unlock(opening: Opening, passphrase: &Passphrase) -> Result<(), NotUnlocked> {
    let ring = ring_now(opening).await.ok_or(NotUnlocked::Wrong)?;
    slowing::count(opening);
    let vault = ring.unlock(passphrase, opening.senses().chance())?;
    slowing::forget(opening);
    // Whichever copy of the ring was gone or old is put right. Where there is no room for it the desk opens all the same.
    let _ = opening.device().keep_ring(ring).await;
    Ok(open(opening, Rc::new(vault), None).await?)
}

/// Unlocks the device with the recovery code, as far as choosing another passphrase: the desk stays shut until
/// [`change_passphrase`] and [`go_in`]. Nobody guesses a recovery code, so wrong ones aren't counted.
///
/// # Errors
/// When it is another device's code, or an older one of this; or when the storage can't be read.
pub async fn recover(opening: Opening, code: &RecoveryCode) -> Result<(), NotUnlocked> {
    let ring = ring_now(opening).await.ok_or(NotUnlocked::Wrong)?;
    let vault = ring.recover(code, opening.senses().chance())?;
    opening.set_vault(Rc::new(vault));
    Ok(())
}

/// Opens the desk of a device that was recovered.
///
/// # Errors
/// When the storage can't be read, or nothing was recovered.
pub async fn go_in(opening: Opening) -> Result<(), StoreError> {
    let vault = opening.vault().ok_or_else(locked)?;
    open(opening, vault, None).await
}

/// Sets another passphrase. The recovery code stays.
///
/// # Errors
/// When it can't be stored; the old one opens then. Or when the device is locked.
pub async fn change_passphrase(opening: Opening, new: &Passphrase) -> Result<(), StoreError> {
    let (ring, vault) = unlocked(opening).await?;
    let ring = ring.with_passphrase(&vault, new, opening.effort(), opening.senses().chance());
    keep(opening, ring).await?;
    slowing::forget(opening);
    Ok(())
}

/// A recovery code that opens nothing yet: the older one is good until this one is on paper.
pub struct NewCode {
    /// What is to be printed.
    pub code: RecoveryCode,
    before: KeyRing,
    ring: KeyRing,
}

/// Draws a new recovery code, to be shown.
///
/// # Errors
/// When the device is locked.
pub async fn draw_code(opening: Opening) -> Result<NewCode, StoreError> {
    let (before, vault) = unlocked(opening).await?;
    let (ring, code) = before.with_new_code(&vault, opening.effort(), opening.senses().chance());
    Ok(NewCode { code, before, ring })
}

/// Takes the new recovery code into use: the older one opens nothing any more.
///
/// # Errors
/// When it can't be stored, or another tab has changed the passphrase or the code meanwhile; what was there stands then.
pub async fn take_code(opening: Opening, new: &NewCode) -> Result<(), StoreError> {
    if ring_now(opening).await.as_ref() != Some(&new.before) {
        let changed = "another tab changed the passphrase or the code meanwhile; begin again";
        return Err(StoreError::Browser(changed.to_owned()));
    }
    keep(opening, new.ring.clone()).await
}

/// Whether this is the passphrase. As slow as the key ring asks for. Wrong ones are counted.
pub async fn is_passphrase(opening: Opening, passphrase: &Passphrase) -> bool {
    let ring = ring_now(opening).await;
    slowing::count(opening);
    let right = ring.is_some_and(|ring| ring.unlock(passphrase, opening.senses().chance()).is_ok());
    if right {
        slowing::forget(opening);
    }
    right
}

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

async fn keep(opening: Opening, ring: KeyRing) -> Result<(), StoreError> {
    opening.device().keep_ring(ring.clone()).await?;
    opening.set_ring(ring);
    Ok(())
}

/// The key ring as it lies on the device now: another tab may have changed a secret. Where the device can't be read
/// again, as it was when it could.
async fn ring_now(opening: Opening) -> Option<KeyRing> {
    let look = opening.device().look().await;
    if let Ok(Found::Vault(ring, _)) = look.map(Look::found) {
        opening.set_ring(ring);
    }
    opening.ring()
}

/// The key ring and the vault that it opens.
async fn unlocked(opening: Opening) -> Result<(KeyRing, Rc<Vault>), StoreError> {
    let before = opening.ring();
    let ring = ring_now(opening).await;
    // A ring of another vault lies here if the device was erased and set up anew: this vault is not to be put into it.
    let same = ring.filter(|ring| before.is_some_and(|before| before.id() == ring.id()));
    same.zip(opening.vault()).ok_or_else(locked)
}

fn locked() -> StoreError {
    StoreError::Browser("this device is locked".to_owned())
}

/// Opens the desk, or the rescue screen where something is missing.
async fn open(opening: Opening, vault: Rc<Vault>, person: Option<Person>) -> Result<(), StoreError> {
    let places = opening.device().open(vault.clone()).await?;
    let loaded = places.shelf.load().await?;
    let missing = loaded.missing.is_some();
    let senses = opening.senses();
    let session = opening.outliving_the_page(|| Session::open(places, loaded, senses, Keeping::Device))?;
    if let Some(person) = person
        && session.people.working_untracked().is_none()
    {
        session.people.sit_down(person)?;
    }
    opening.set_vault(vault);
    backup::refresh(opening).await;
    opening.set_phase(if missing {
        Phase::Rescue(session)
    } else {
        Phase::Open(session)
    });
    Ok(())
}
