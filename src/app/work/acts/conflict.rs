//! Resolving a conflict.

use super::NotCommitted;
use crate::{
    app::{desk::Act, session::Session},
    domain::{
        conflict::Conflict,
        entry::Body,
        finish::{ResolutionField, finish_resolution},
        id::{AuditId, EntryId},
        problem::Problem,
    },
};

/// Records which of the entries in conflict is kept, and why. The entry follows all of them.
///
/// # Errors
/// When nothing is chosen or written, or it could not be saved. Nothing has changed then.
pub async fn resolve(
    session: Session,
    audit: AuditId,
    conflict: Conflict,
    keep: Option<EntryId>,
    reason: String,
) -> Result<EntryId, NotCommitted<Problem<ResolutionField>>> {
    let resolution = finish_resolution(&conflict, keep, &reason)?;
    let act = Act::about(audit, Body::ConflictResolved(resolution)).following(conflict.heads);
    Ok(session.desk.commit(act).await?)
}
