//! After a loss: what the mirror gives back, and going on with what is here.

use leptos::prelude::*;

use crate::{
    app::{
        opening::{Opening, Phase},
        session::Session,
    },
    store::{Loaded, StoreError},
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
    let shelf = session.desk.shelf();
    let mirrored = shelf.mirrored().await?;
    let count = mirrored.len();
    shelf.append(mirrored).await?;
    look_again(session).await?;
    Ok(count)
}

/// Reads the shelf again: what it has is shown, what it lacks is known.
///
/// # Errors
/// When it can't be read.
pub async fn look_again(session: Session) -> Result<(), StoreError> {
    let loaded = session.desk.shelf().load().await?;
    session.desk.show(loaded.entries);
    session.found.set(Loaded {
        entries: Vec::new(),
        ..loaded
    });
    Ok(())
}

/// Goes on with what is here, and holds nothing for missing any more.
///
/// # Errors
/// When that can't be recorded; it is asked again at the next start then.
pub async fn go_on(opening: Opening, session: Session) -> Result<(), StoreError> {
    if session.found.with_untracked(|found| found.missing.is_some()) {
        session.desk.shelf().settle().await?;
        session.found.update(|found| found.missing = None);
    }
    if let Phase::Rescue(session) = opening.phase_untracked() {
        opening.set_phase(Phase::Open(session));
    }
    Ok(())
}
