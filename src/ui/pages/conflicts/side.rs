//! What each version in a conflict is called: whose it is, and when it was recorded.

use crate::{
    app::session::Session,
    domain::{conflict::Conflict, id::EntryId, record::AuditRecord},
    ui::dates,
};

/// The versions, in the order of the conflict.
pub fn sides(session: Session, record: &AuditRecord, conflict: &Conflict) -> Vec<String> {
    let side = |head: &EntryId| side(session, record, *head);
    conflict.heads.iter().map(side).collect()
}

/// Whose it is and when it was recorded; where it was kept in an earlier conflict, by whom.
fn side(session: Session, record: &AuditRecord, head: EntryId) -> String {
    let origin = record.origin(head);
    let own = said(session, record, origin).unwrap_or_else(|| "Not on this device".to_owned());
    match said(session, record, head).filter(|_| head != origin) {
        Some(kept) => format!("{own} (kept by {kept})"),
        None => own,
    }
}

/// Who recorded an entry and when, where it or its blind copy is on this device.
fn said(session: Session, record: &AuditRecord, id: EntryId) -> Option<String> {
    let entry = record.entry(id).or_else(|| record.blind_copy_of(id))?;
    let when = dates::moment(session.environment.local(entry.at));
    Some(format!("{}, {when}", entry.who.name()))
}
