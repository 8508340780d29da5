//! After a loss: what the mirror gives back, a key ring out of a backup, and going on with what is here.

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

/// How many entries the mirror can put back.
///
/// # Errors
/// When the storage can't be read.
pub async fn mirrored(session: Session) -> Result<usize, StoreError> {
    let shelf = session.desk.shelf();
    Ok(shelf.mirrored().await?.len())
}

/// Puts back what the mirror has, shows it, and looks again at what is missing. Says how many entries came back.
///
/// # Errors
/// When it can't be stored. Nothing has changed then.
pub async fn put_back(session: Session) -> Result<usize, StoreError> {
    let count = repair::put_back(&*session.desk.shelf()).await?;
    session.look_again().await?;
    Ok(count)
}

/// Goes on with what is here, and holds nothing for missing any more.
///
/// # Errors
/// When that can't be recorded; it is asked again at the next start then.
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

/// Everything sealed on this device as a file, without its being unlocked: a backup, where the key ring is there; else what
/// lies there alone, which a key ring from an older backup still opens.
///
/// # Errors
/// When nothing at all can be read.
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

/// Takes the key ring out of a backup of this device, whose own is gone. The passphrase is asked for then; only once it
/// has opened something here does the ring stay.
///
/// # Errors
/// When the file is no backup that can be read.
pub fn take_ring(opening: Opening, file: &[u8]) -> Result<(), BackupFault> {
    let backup = parse(file)?;
    let ring = backup.ring().ok_or(BackupFault::Headless)?;
    opening.set_ring(ring.clone());
    opening.set_phase(Phase::Locked);
    Ok(())
}

/// Goes on to the passphrase where the browser can't open the shelf: what the mirror and the drawer have is read then.
pub fn read_second_copy(opening: Opening) {
    opening.set_phase(Phase::Locked);
}

/// When an entry was recorded, by its key: an id of version 7 begins with the milliseconds since 1970.
pub fn recorded(key: &str) -> Option<Timestamp> {
    let digits: String = key.chars().filter(|digit| *digit != '-').take(12).collect();
    let millis = i64::from_str_radix(&digits, 16).ok()?;
    let is_of_version_7 = key.as_bytes().get(14) == Some(&b'7');
    is_of_version_7.then(|| Timestamp::from_millisecond(millis).ok())?
}

/// Gives up the browser's damaged files and begins new ones: the mirror then gives back what it has. What could be saved
/// of the damaged ones was to be handed out before.
///
/// # Errors
/// When the browser won't let go of them.
pub async fn begin_anew(opening: Opening) -> Result<(), StoreError> {
    opening.device().renew_shelf().await?;
    unlocking::look(opening).await;
    Ok(())
}
