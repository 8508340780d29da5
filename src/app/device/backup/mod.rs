//! Backups: making one, opening one, and putting back what this device lacks. What is absent: a restore that writes over
//! anything, and a rehearsal that changes anything.

mod inside;
mod restore;

pub use self::{
    inside::Inside,
    restore::{Restored, restore},
};

use jiff::Timestamp;

use crate::{
    app::{
        device::{not_unlocked::NotUnlocked, opening::Opening},
        session::{Session, SessionKind},
    },
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

/// Notes what is in a backup.
///
/// # Errors
/// When that can't be stored; the backup is none the worse for it.
pub async fn note(opening: Opening, note: BackedUp) -> Result<(), StoreError> {
    opening.device().note_backup(note.clone()).await?;
    opening.set_backed_up(note);
    Ok(())
}

/// Reads again what is in a backup: another tab may have made one. Where that can't be read, none is known to be.
pub async fn refresh(opening: Opening) {
    let backed_up = opening.device().backed_up().await.unwrap_or_default();
    opening.set_backed_up(backed_up);
}

/// How many entries of this device are in no backup yet; followed. The example has none to lose.
pub fn unbacked(opening: Opening) -> usize {
    match opening.session() {
        Some(session) if session.kind == SessionKind::Device => unbacked_in(opening, session),
        Some(_) | None => 0,
    }
}

/// The same of a session.
pub fn unbacked_in(opening: Opening, session: Session) -> usize {
    let workspace = session.desk.workspace();
    let lacks = |backed_up: &BackedUp| {
        let ids = workspace.entries().map(|entry| entry.id.to_string());
        ids.filter(|id| !backed_up.keys.contains(id)).count()
    };
    opening.backed_up(lacks)
}

/// Whether an entry is in a backup; followed.
pub fn holds(opening: Opening, key: &str) -> bool {
    opening.backed_up(|backed_up| backed_up.keys.contains(key))
}

/// When the last backup was made on this device; followed.
pub fn last(opening: Opening) -> Option<Timestamp> {
    opening.backed_up(|backed_up| backed_up.at)
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
