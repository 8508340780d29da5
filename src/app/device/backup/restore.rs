//! Restores what this device lacks: a union. Repeating it changes nothing.

use leptos::prelude::*;

use super::BackupContents;
use crate::{
    app::{
        device::{backed_up, opening::Opening},
        session::Session,
    },
    domain::{id::EntryId, person::Person},
    store::{Loaded, StoreError},
};

/// What was restored.
#[derive(Clone, PartialEq, Debug)]
pub struct Restored {
    /// How many entries.
    pub entries: usize,
    /// How many drafts.
    pub drafts: usize,
    /// The people who were added.
    pub people: Vec<Person>,
    /// Entries with an id that a different entry here already has. They were not restored.
    pub refused: Vec<EntryId>,
    /// Why some drafts or people could not be stored, if so. All entries were.
    pub short: Option<StoreError>,
}

/// Adds what is new: all entries or none, then as many drafts and people as fit.
///
/// # Errors
/// If the entries cannot be stored. Nothing has changed.
pub async fn restore(
    opening: Opening,
    session: Session,
    inside: &BackupContents,
) -> Result<Restored, StoreError> {
    let mut entries = inside.new_entries.clone();
    let mut refused = inside.refused.clone();
    loop {
        match session.desk.shelf().append(entries.clone()).await {
            Ok(()) => break,
            // Another tab has stored it since the backup was opened.
            Err(StoreError::Clash(id)) if entries.iter().any(|entry| entry.id == id) => {
                entries.retain(|entry| entry.id != id);
                refused.push(id);
            }
            Err(error) => return Err(error),
        }
    }
    let added = entries.len();
    session.desk.merge_saved(entries);
    // The backup may contain a withdrawal that this device lacked.
    let _ = session.desk.erase_withdrawn().await;
    look_again(session).await;
    let mut short = None;
    let mut drafts = 0;
    for (key, text) in &inside.new_drafts {
        match session.drafts.take_in(*key, text).await {
            Ok(true) => drafts += 1,
            Ok(false) => {}
            Err(error) => short = Some(error),
        }
    }
    let people = session
        .people
        .take_in(&inside.new_people)
        .unwrap_or_else(|error| {
            short = Some(error);
            Vec::new()
        });
    if let Err(error) = session.seen.unite(&inside.seen) {
        short = Some(error);
    }
    if let Err(error) = session.file_keys.take_in(&inside.receiving) {
        short = Some(error);
    }
    note_as_backed_up(opening, inside, &refused).await;
    Ok(Restored {
        entries: added,
        drafts,
        people,
        refused,
        short,
    })
}

/// Reads again what is missing, after a loss or damage. If it cannot be read, the earlier result stays.
async fn look_again(session: Session) {
    let harmed = |found: &Loaded| found.missing.is_some() || !found.unreadable.is_empty();
    if session.found.with_untracked(harmed) {
        let _ = session.look_again().await;
    }
}

/// Restored entries are in a backup. If this cannot be recorded, they are backed up again, which does no harm.
async fn note_as_backed_up(opening: Opening, inside: &BackupContents, refused: &[EntryId]) {
    let Ok(mut backed_up) = opening.device().backed_up().await else {
        return;
    };
    let theirs = inside.entries.iter().filter(|id| !refused.contains(id));
    let before = backed_up.keys.len();
    backed_up.keys.extend(theirs.map(EntryId::to_string));
    if backed_up.keys.len() > before {
        let _ = backed_up::note(opening, backed_up).await;
    }
}
