//! Backups: making one, opening one, and putting back what this device lacks. What is absent: a restore that writes over
//! anything, and a rehearsal that changes anything.

mod inside;
mod restore;

pub use self::{
    inside::Inside,
    restore::{Restored, restore},
};

use crate::{
    app::device::{not_unlocked::NotUnlocked, opening::Opening},
    exchange::document::Document,
    store::{
        BackedUp, StoreError,
        backup::{Backup, EXTENSION, Opened, write},
        envelope::Place,
        vault::{Passphrase, RecoveryCode, Vault},
    },
};

/// A backup, made and not yet handed out.
pub struct Made {
    /// The file.
    pub document: Document,
    /// What is to be noted once it is handed out.
    pub note: BackedUp,
}

/// Makes a backup of everything sealed that lies on this device. A locked device can make one too, which then nothing
/// vouches for. Nothing is stored for it, so a full device can make one.
///
/// # Errors
/// When the storage can't be read, or has no key ring that would open the backup.
pub async fn make(opening: Opening) -> Result<Made, StoreError> {
    let ring = opening.ring();
    let ring =
        ring.ok_or_else(|| StoreError::Browser("there is no key that would open a backup".to_owned()))?;
    let things = opening.device().sealed().await?;
    let now = opening.environment().now();
    let vault = opening.vault();
    let document = Document {
        name: format!("plumbline-{}.{EXTENSION}", now.local.strftime("%Y-%m-%d-%H%M")),
        // A kind that no browser and no office program takes for its own.
        media_type: "application/octet-stream",
        bytes: write(&things, &ring, now.at, vault.as_deref()),
    };
    // What an earlier backup has, it has still.
    let mut note = opening.device().backed_up().await.unwrap_or_default();
    note.at = Some(now.at);
    let places = things.iter().map(|thing| Place::read(&thing.place));
    note.keys.extend(places.filter_map(|place| match place {
        Ok(Place::Entry(key)) => Some(key.to_owned()),
        Ok(Place::Draft(_) | Place::Preference(_)) | Err(_) => None,
    }));
    Ok(Made { document, note })
}

/// Opens a backup of this very device with the key that the device is unlocked with. `None` where it is another's.
pub fn open(opening: Opening, backup: &Backup) -> Option<Opened> {
    let (ring, vault) = opening.ring().zip(opening.vault())?;
    backup.is_of(&ring).then(|| backup.open(&vault))
}

/// Opens a backup with what somebody typed: the passphrase, or the recovery code, of the day on which it was made. As
/// slow as its key ring asks for.
///
/// # Errors
/// When it is neither, or could not be tried.
pub async fn open_with(opening: Opening, backup: &Backup, typed: &str) -> Result<Opened, NotUnlocked> {
    let vault = unlock(opening, backup, typed).await?;
    Ok(backup.open(&vault))
}

async fn unlock(opening: Opening, backup: &Backup, typed: &str) -> Result<Vault, NotUnlocked> {
    let (chance, derive) = (opening.environment().chance(), opening.environment().derive());
    if let Ok(code) = typed.parse::<RecoveryCode>()
        && let Ok(vault) = backup.recover(&code, chance, derive).await
    {
        return Ok(vault);
    }
    Ok(backup.unlock(&Passphrase::typed(typed), chance, derive).await?)
}
