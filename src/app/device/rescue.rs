//! Recovery after a loss: from the mirror, with a key ring from a backup, or by continuing with what is left.

use jiff::Timestamp;
use leptos::prelude::*;

use crate::{
    app::{
        device::{
            backed_up, backup,
            opening::{Opening, Phase},
            repair, unlocking,
        },
        session::Session,
    },
    exchange::document::Document,
    store::{
        SealedThing, StoreError,
        backup::{BackupFault, parse},
    },
};

/// How many entries the mirror can restore.
///
/// # Errors
/// If the storage cannot be read.
pub async fn mirrored(session: Session) -> Result<usize, StoreError> {
    let shelf = session.desk.shelf();
    Ok(shelf.mirrored().await?.len())
}

/// Restores what the mirror has, shows it, and reads again what is missing. Returns how many entries came back.
///
/// # Errors
/// If it cannot be stored. Nothing has changed.
pub async fn put_back(session: Session) -> Result<usize, StoreError> {
    let count = repair::put_back(&*session.desk.shelf()).await?;
    session.look_again().await?;
    Ok(count)
}

/// Continues with what is left, and no longer counts anything as missing.
///
/// # Errors
/// If this cannot be recorded. The rescue screen then appears again at the next start.
pub async fn go_on(opening: Opening, session: Session) -> Result<(), StoreError> {
    if session.found.with_untracked(|found| found.missing.is_some()) {
        session.desk.shelf().settle().await?;
        session.found.update(|found| {
            found.missing = None;
            found.lacks.clear();
        });
        backed_up::refresh(opening).await;
    }
    if let Phase::Rescue(session) = opening.phase_untracked() {
        opening.set_phase(Phase::Open(session));
    }
    Ok(())
}

/// Everything sealed on this device as a file, without unlocking it: a backup if the key ring is present, otherwise
/// only the sealed data, which a key ring from an older backup can still open.
///
/// # Errors
/// If nothing can be read.
pub async fn as_it_lies(opening: Opening) -> Result<Document, StoreError> {
    if opening.ring().is_some() {
        return Ok(backup::make(opening).await?.document);
    }
    let things = opening.device().sealed().await?;
    let line = |thing: &SealedThing| {
        let line = serde_json::json!({ "place": thing.place, "sealed": thing.sealed.text() });
        format!("{line}\n")
    };
    Ok(Document {
        name: "plumbline-without-its-key.ndjson".to_owned(),
        media_type: "application/octet-stream",
        bytes: things.iter().map(line).collect::<String>().into_bytes(),
    })
}

/// Uses the key ring from a backup of this device, whose own is missing. Then the passphrase is asked for. The ring is
/// stored only once it has opened something here.
///
/// # Errors
/// If the file is not a readable backup.
pub fn take_ring(opening: Opening, file: &[u8]) -> Result<(), BackupFault> {
    let backup = parse(file)?;
    let ring = backup.ring().ok_or(BackupFault::Headless)?;
    opening.set_ring(ring.clone());
    opening.set_phase(Phase::Locked);
    Ok(())
}

/// Continues to the passphrase although the browser cannot open the shelf. The mirror and the drawer are then read.
pub fn read_second_copy(opening: Opening) {
    opening.set_phase(Phase::Locked);
}

/// When an entry was recorded, from its key: an id of version 7 starts with the milliseconds since 1970.
pub fn recorded(key: &str) -> Option<Timestamp> {
    let digits: String = key.chars().filter(|digit| *digit != '-').take(12).collect();
    let millis = i64::from_str_radix(&digits, 16).ok()?;
    let is_of_version_7 = key.as_bytes().get(14) == Some(&b'7');
    is_of_version_7.then(|| Timestamp::from_millisecond(millis).ok())?
}

/// Deletes the browser's damaged files and makes new ones, to which the mirror then restores what it has. The page
/// offers to save what is left of the damaged files first.
///
/// # Errors
/// If the browser does not delete them.
pub async fn begin_anew(opening: Opening) -> Result<(), StoreError> {
    opening.device().renew_shelf().await?;
    unlocking::look(opening).await;
    Ok(())
}
