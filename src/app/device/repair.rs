//! At each unlocking, what one of the two stores lost is made again from the other: whatever is harmed next, each of them
//! holds all it can. Where that does not work, the desk opens all the same, and says what has one copy only.

use leptos::prelude::*;

use crate::{
    app::{
        device::{backed_up, opening::Opening},
        session::SessionKind,
    },
    store::{Shelf, StoreError},
};

/// Puts back into the shelf what only the mirror has, or has whole. Returns how many entries came back.
///
/// # Errors
/// When that can't be stored. Nothing has changed then.
pub async fn put_back(shelf: &dyn Shelf) -> Result<usize, StoreError> {
    let mirrored = shelf.mirrored().await?;
    let count = mirrored.len();
    if count > 0 {
        shelf.append(mirrored).await?;
    }
    Ok(count)
}

/// How many entries of this device are in one place only: neither in the mirror nor in a backup; followed. A device whose
/// shelf can't be opened says so itself.
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
