//! The labels of the versions in a conflict: who recorded each one, and when.

use crate::{
    app::session::Session,
    domain::{conflict::Conflict, id::EntryId, record::AuditRecord},
    ui::dates,
};

/// The labels of the versions, in the order of the conflict.
pub fn sides(session: Session, record: &AuditRecord, conflict: &Conflict) -> Vec<String> {
    let side = |head: &EntryId| side(session, record, *head);
    conflict.heads.iter().map(side).collect()
}

/// Who recorded the version and when. If it was kept in an earlier conflict, also who kept it and when.
fn side(session: Session, record: &AuditRecord, head: EntryId) -> String {
    let origin = record.origin(head);
    let own = said(session, record, origin).unwrap_or_else(|| "Not on this device".to_owned());
    match said(session, record, head).filter(|_| head != origin) {
        Some(kept) => format!("{own} (kept by {kept})"),
        None => own,
    }
}

/// Who recorded an entry and when. `None` if neither it nor its blind copy is on this device.
fn said(session: Session, record: &AuditRecord, id: EntryId) -> Option<String> {
    let entry = record.entry(id).or_else(|| record.blind_copy_of(id))?;
    let when = dates::moment(session.environment.local(entry.at));
    Some(format!("{}, {when}", entry.who.name()))
}
