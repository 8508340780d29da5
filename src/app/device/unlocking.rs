//! From a locked or a new device to an open desk. Every path ends in [`open`].

use std::{future::Future, pin::Pin, rc::Rc};

use crate::{
    app::{
        device::{
            attempt_count, backed_up,
            new_vault::NewVault,
            not_unlocked::NotUnlocked,
            opening::{Opening, Phase},
            repair,
        },
        session::{Session, SessionKind},
    },
    domain::person::Person,
    store::{
        Found, Look, StoreError,
        vault::{
            Passphrase, RecoveryCode, Vault,
            keyring::{self, KeyRing, first_to_open},
        },
    },
};

/// Reads the device, and shows the page that follows from what is found.
pub async fn look(opening: Opening) {
    look_though(opening, None).await;
}

/// The same, if the browser refused a test write, for this reason. A device that was set up is still opened, so that
/// its data can be read.
pub async fn look_though(opening: Opening, refused: Option<StoreError>) {
    if let Some(StoreError::Held) = refused {
        // The test write is still waiting, and so would this.
        return opening.close(StoreError::Held);
    }
    let look = match opening.device().look().await {
        Ok(look) => look,
        Err(error) => return opening.close(error),
    };
    let found = look.found();
    if let (Found::Fresh | Found::Unsealed, Some(error)) = (&found, refused) {
        return opening.close(error);
    }
    opening.set_phase(match found {
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

/// Starts using a new vault, once its key ring is made. `person` is recorded as the person working here, unless somebody
/// already is.
///
/// # Errors
/// If it cannot be stored, or another tab has set the device up in the meantime. A new device can then still be set up.
pub async fn take_into_use(
    opening: Opening,
    new: &NewVault,
    person: Option<Person>,
) -> Result<(), StoreError> {
    be_here().await.map_err(StoreError::from)?;
    let (ring, vault) = new.finished().await?;
    let look = opening.device().look().await?;
    if let Found::Vault(other, _) = look.found()
        && other.id() != ring.id()
    {
        let set_up = "another tab has set this device up; reload this page";
        return Err(StoreError::Browser(set_up.to_owned()));
    }
    keep(opening, ring).await?;
    open(opening, vault, person).await
}

/// Unlocks the device with the passphrase and opens its desk. The key ring's Argon2 cost decides how long this takes.
/// Wrong attempts are counted.
///
/// # Errors
/// If the passphrase is wrong or the storage cannot be read.
pub async fn unlock(opening: Opening, passphrase: &Passphrase) -> Result<(), NotUnlocked> {
    be_here().await.map_err(StoreError::from)?;
    let rings = rings_now(opening).await;
    let before = attempt_count::count(opening);
    let (chance, derive) = (opening.environment().chance(), opening.environment().derive());
    let unlocked = first_to_open(&rings, async |ring: &KeyRing| {
        ring.unlock(passphrase, chance, derive).await
    });
    let (ring, vault) = unlocked.await.inspect_err(|refused| match refused {
        keyring::NotUnlocked::Wrong => {}
        keyring::NotUnlocked::NotDerived(_) => attempt_count::take_back(opening, before),
    })?;
    attempt_count::forget(opening);
    fits(opening, &vault).await?;
    opening.set_ring(ring.clone());
    // Repairs a copy of the ring that was missing or out of date. If the storage is full, the desk still opens.
    let _ = opening.device().keep_ring(ring.clone()).await;
    Ok(open(opening, Rc::new(vault), None).await?)
}

/// Unlocks the device with the recovery code, only to choose a new passphrase: the desk stays closed until there is one
/// and [`go_in`] is called. Nobody can guess a recovery code, so wrong attempts are not counted.
///
/// # Errors
/// If the code is another device's or an old one, or if the storage cannot be read.
pub async fn recover(opening: Opening, code: &RecoveryCode) -> Result<(), NotUnlocked> {
    be_here().await.map_err(StoreError::from)?;
    let rings = rings_now(opening).await;
    let (chance, derive) = (opening.environment().chance(), opening.environment().derive());
    let recovered = first_to_open(&rings, async |ring: &KeyRing| {
        ring.recover(code, chance, derive).await
    });
    let (ring, vault) = recovered.await?;
    fits(opening, &vault).await?;
    opening.set_ring(ring.clone());
    opening.set_vault(Rc::new(vault));
    Ok(())
}

/// Opens the desk of a device that was unlocked with the recovery code.
///
/// # Errors
/// If the storage cannot be read, or the device was not unlocked so.
pub async fn go_in(opening: Opening) -> Result<(), StoreError> {
    let vault = opening.vault().ok_or_else(locked)?;
    open(opening, vault, None).await
}

/// The stored copies of the key ring, the preferred one first. One of them may be damaged without showing it.
async fn rings_now(opening: Opening) -> Vec<KeyRing> {
    let found = opening.device().look().await;
    match found.map(Look::rings) {
        Ok(rings) if !rings.is_empty() => rings,
        Ok(_) | Err(_) => opening.ring().into_iter().collect(),
    }
}

/// Whether a vault whose key ring was not on this device opens the data here.
async fn fits(opening: Opening, vault: &Vault) -> Result<(), NotUnlocked> {
    if let Found::Vault(..) = opening.device().look().await?.found() {
        return Ok(());
    }
    let things = opening.device().sealed().await?;
    let opens = things
        .iter()
        .any(|thing| vault.open(&thing.place, &thing.sealed).is_ok());
    if opens || things.is_empty() {
        Ok(())
    } else {
        Err(NotUnlocked::Foreign)
    }
}

pub(super) async fn keep(opening: Opening, ring: KeyRing) -> Result<(), StoreError> {
    opening.device().keep_ring(ring.clone()).await?;
    opening.set_ring(ring);
    Ok(())
}

/// The stored key ring, read again because another tab may have changed a secret. If the device cannot be read, the
/// ring that was read before.
pub(super) async fn ring_now(opening: Opening) -> Option<KeyRing> {
    let look = opening.device().look().await;
    if let Ok(Found::Vault(ring, _)) = look.map(Look::found) {
        opening.set_ring(ring);
    }
    opening.ring()
}

pub(super) fn locked() -> StoreError {
    StoreError::Browser("this device is locked".to_owned())
}

/// Opens the desk, or the rescue screen if something is missing.
async fn open(opening: Opening, vault: Rc<Vault>, person: Option<Person>) -> Result<(), StoreError> {
    open_desk(opening, vault, person).await?.await
}

type Opened = Pin<Box<dyn Future<Output = Result<(), StoreError>>>>;

on_demand! { desk:
    /// Does nothing except load its module. It is awaited before anything changes, so that a failure to open the desk
    /// changes nothing.
    fn be_here() -> () {}

    fn open_desk(opening: Opening, vault: Rc<Vault>, person: Option<Person>) -> Opened {
        Box::pin(open_here(opening, vault, person))
    }
}

async fn open_here(opening: Opening, vault: Rc<Vault>, person: Option<Person>) -> Result<(), StoreError> {
    let places = opening.device().open(vault.clone()).await?;
    let mut loaded = places.shelf.load().await?;
    // If it cannot be restored now, the page offers to. What is missing was counted before this.
    let put_back = repair::put_back(&*places.shelf).await.unwrap_or_default();
    opening.set_put_back(put_back);
    if put_back > 0 {
        loaded = places.shelf.load().await?;
    }
    let missing = loaded.missing.is_some();
    let environment = opening.environment();
    let session =
        opening.outliving_the_page(|| Session::open(places, loaded, environment, SessionKind::Device))?;
    if let Some(person) = person
        && session.people.working_untracked().is_none()
    {
        session.people.sit_down(person)?;
        session.people.kept().await?;
    }
    // A withdrawn audit that cannot be erased now is erased at the next opening. The same applies to a second copy if
    // the storage is full.
    let _ = session.desk.erase_withdrawn().await;
    let _ = session.desk.shelf().copy().await;
    opening.set_vault(vault);
    backed_up::refresh(opening).await;
    opening.announce(session).await;
    opening.set_phase(if missing {
        Phase::Rescue(session)
    } else {
        Phase::Open(session)
    });
    Ok(())
}
