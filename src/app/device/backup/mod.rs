//! Backups: making one, opening one, and restoring what this device lacks. Deliberately absent: a restore that
//! overwrites anything, and a rehearsal that changes anything.

mod inside;
mod restore;

pub use self::{
    inside::BackupContents,
    restore::{Restored, restore},
};

use jiff::civil::DateTime;

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

/// A backup that was made but not yet saved as a file.
pub struct Made {
    /// The file.
    pub document: Document,
    /// What to record once it is saved.
    pub note: BackedUp,
}

/// Makes a backup of all the sealed data on this device. A locked device can make one too, without the manifest that
/// proves it complete. This stores nothing, so it also works when the storage is full.
///
/// # Errors
/// If the storage cannot be read, or has no key ring to open the backup with.
pub async fn make(opening: Opening) -> Result<Made, StoreError> {
    let ring = opening.ring();
    let ring =
        ring.ok_or_else(|| StoreError::Browser("there is no key that would open a backup".to_owned()))?;
    let things = opening.device().sealed().await?;
    let now = opening.environment().now();
    let vault = opening.vault();
    let document = Document {
        name: format!("plumbline-{}.{EXTENSION}", stamp(now.local)),
        // A media type that no browser or office program opens itself.
        media_type: "application/octet-stream",
        bytes: write(&things, &ring, now.at, vault.as_deref()),
    };
    // Entries in an earlier backup are still backed up.
    let mut note = opening.device().backed_up().await.unwrap_or_default();
    note.at = Some(now.at);
    let places = things.iter().map(|thing| Place::read(&thing.place));
    note.keys.extend(places.filter_map(|place| match place {
        Ok(Place::Entry(key)) => Some(key.to_owned()),
        Ok(Place::Draft(_) | Place::Preference(_)) | Err(_) => None,
    }));
    Ok(Made { document, note })
}

/// Opens a backup of this device with the key with which the device is unlocked. `None` if the backup is of another
/// device.
pub fn open(opening: Opening, backup: &Backup) -> Option<Opened> {
    let (ring, vault) = opening.ring().zip(opening.vault())?;
    backup.is_of(&ring).then(|| backup.open(&vault))
}

/// Opens a backup with the typed secret: the passphrase or the recovery code that was valid when the backup was made.
/// The key ring's Argon2 cost decides how long this takes.
///
/// # Errors
/// If it is neither, or could not be tried.
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

/// The minute in a backup's name: "2024-12-16-1645".
fn stamp(now: DateTime) -> String {
    format!("{}-{:02}{:02}", now.date(), now.hour(), now.minute())
}
