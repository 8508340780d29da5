//! From a locked or a new device to an open desk, and the changes of its two secrets. Every way in ends in [`open`].

use std::rc::Rc;

use thiserror::Error;

use crate::{
    app::{
        backup,
        opening::{Opening, Phase},
        session::{Keeping, Session},
    },
    domain::person::Person,
    store::{
        Found, StoreError,
        vault::{
            Passphrase, RecoveryCode, Vault,
            keyring::{KeyRing, Made, Wrong},
        },
    },
};

/// What opens a vault.
pub enum Secret {
    /// The passphrase.
    Passphrase(Passphrase),
    /// The recovery code.
    Code(RecoveryCode),
}

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
/// When it can't be stored. A device that was fresh is as good as fresh then.
pub async fn take_into_use(
    opening: Opening,
    ring: KeyRing,
    vault: Rc<Vault>,
    person: Option<Person>,
) -> Result<(), StoreError> {
    opening.device().keep_ring(ring.clone()).await?;
    opening.set_ring(ring);
    open(opening, vault, person).await
}

/// Unlocks the device and opens its desk. As slow as the key ring asks for.
///
/// # Errors
/// When the secret is wrong or the storage can't be read.
pub async fn unlock(opening: Opening, secret: &Secret) -> Result<(), NotUnlocked> {
    let ring = opening.ring().ok_or(NotUnlocked::Wrong)?;
    let chance = opening.senses().chance();
    let vault = match secret {
        Secret::Passphrase(passphrase) => ring.unlock(passphrase, chance)?,
        Secret::Code(code) => ring.recover(code, chance)?,
    };
    // Whichever copy of the ring was gone or old is put right. A full storage is no reason not to open.
    let _ = opening.device().keep_ring(ring).await;
    Ok(open(opening, Rc::new(vault), None).await?)
}

/// Sets another passphrase. The recovery code stays.
///
/// # Errors
/// When it can't be stored; the old one opens then. Or when the device is locked.
pub async fn change_passphrase(opening: Opening, new: &Passphrase) -> Result<(), StoreError> {
    let (ring, vault) = unlocked(opening)?;
    let ring = ring.with_passphrase(&vault, new, opening.effort(), opening.senses().chance());
    opening.device().keep_ring(ring.clone()).await?;
    opening.set_ring(ring);
    Ok(())
}

/// Makes a new recovery code; the old one opens no more. It is to be shown at once: it is nowhere else.
///
/// # Errors
/// When it can't be stored; the old one stands then. Or when the device is locked.
pub async fn change_code(opening: Opening) -> Result<RecoveryCode, StoreError> {
    let (ring, vault) = unlocked(opening)?;
    let (ring, code) = ring.with_new_code(&vault, opening.effort(), opening.senses().chance());
    opening.device().keep_ring(ring.clone()).await?;
    opening.set_ring(ring);
    Ok(code)
}

/// Whether this is the passphrase. As slow as the key ring asks for.
pub fn is_passphrase(opening: Opening, passphrase: &Passphrase) -> bool {
    let ring = opening.ring();
    ring.is_some_and(|ring| ring.unlock(passphrase, opening.senses().chance()).is_ok())
}

fn unlocked(opening: Opening) -> Result<(KeyRing, Rc<Vault>), StoreError> {
    let both = opening.ring().zip(opening.vault());
    both.ok_or_else(|| StoreError::Browser("this device is locked".to_owned()))
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
