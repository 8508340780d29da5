//! Records which entries are in a backup, and when the last one was made.

use jiff::Timestamp;

use crate::{
    app::{
        device::opening::Opening,
        session::{Session, SessionKind},
    },
    store::{BackedUp, StoreError},
};

/// Records which entries are in a backup.
///
/// # Errors
/// If this cannot be stored. The backup itself is not affected.
pub async fn note(opening: Opening, note: BackedUp) -> Result<(), StoreError> {
    opening.device().note_backup(note.clone()).await?;
    opening.set_backed_up(note);
    Ok(())
}

/// Reads the record again, because another tab may have made a backup. If it cannot be read, no entry counts as backed
/// up.
pub async fn refresh(opening: Opening) {
    let backed_up = opening.device().backed_up().await.unwrap_or_default();
    opening.set_backed_up(backed_up);
}

/// How many entries of this device are in no backup yet; tracked. None in the example, which has nothing to lose.
pub fn unbacked(opening: Opening) -> usize {
    match opening.session() {
        Some(session) if session.kind == SessionKind::Device => unbacked_in(opening, session),
        Some(_) | None => 0,
    }
}

/// The same for one session.
pub fn unbacked_in(opening: Opening, session: Session) -> usize {
    let workspace = session.desk.workspace();
    let lacks = |backed_up: &BackedUp| {
        let ids = workspace.entries().map(|entry| entry.id.to_string());
        ids.filter(|id| !backed_up.keys.contains(id)).count()
    };
    opening.backed_up(lacks)
}

/// Whether an entry is in a backup; tracked.
pub fn holds(opening: Opening, key: &str) -> bool {
    opening.backed_up(|backed_up| backed_up.keys.contains(key))
}

/// When the last backup was made on this device; tracked.
pub fn last(opening: Opening) -> Option<Timestamp> {
    opening.backed_up(|backed_up| backed_up.at)
}
