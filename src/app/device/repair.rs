//! At each unlocking, data that one of the two stores lost is restored from the other, so that each is as complete as
//! possible before any further damage. If this fails, the desk still opens, and shows which data has only one copy.

use leptos::prelude::*;

use crate::{
    app::{
        device::{backed_up, opening::Opening},
        session::SessionKind,
    },
    store::{Shelf, StoreError},
};

/// Restores to the shelf what only the mirror has, or has undamaged. Returns how many entries came back.
///
/// # Errors
/// If it cannot be stored. Nothing has changed.
pub async fn put_back(shelf: &dyn Shelf) -> Result<usize, StoreError> {
    let mirrored = shelf.mirrored().await?;
    let count = mirrored.len();
    if count > 0 {
        shelf.append(mirrored).await?;
    }
    Ok(count)
}

/// How many entries of this device have only one copy, with none in the mirror or in a backup; tracked. Zero if the
/// shelf cannot be opened, because the device reports that itself.
pub fn single(opening: Opening) -> usize {
    let session = opening.session();
    let session = session.filter(|session| session.kind == SessionKind::Device);
    let Some(session) = session.filter(|session| !session.found.with(|found| found.read_only)) else {
        return 0;
    };
    let workspace = session.desk.workspace();
    let copied = session.desk.shelf().copied().unwrap_or_default();
    let lacks = |key: &String| !copied.contains(key) && !backed_up::holds(opening, key);
    let keys = workspace.entries().map(|entry| entry.id.to_string());
    keys.filter(lacks).count()
}
