//! Raising an immediate safeguarding concern, and recording who was told. Neither waits for the audit.

use super::NotCommitted;
use crate::{
    app::{desk::Act, session::Session},
    domain::{
        case::CaseReference,
        concern::TellDraft,
        draft::AuditDraft,
        draft_key::{DraftKey, DraftKind},
        entry::Body,
        finish::{ConcernField, finish_concern, finish_telling},
        id::{AuditId, ConcernId, EntryId},
        problem::Problem,
    },
};

/// The case that an audit on this device is about, as far as it is settled.
pub fn case_of(session: Session, audit: AuditId) -> Option<CaseReference> {
    let workspace = session.desk.workspace_untracked();
    let submitted = workspace.audit(audit).and_then(|record| record.outline());
    match submitted {
        Some(submitted) => Some(submitted.case.reference.clone()),
        None => session
            .drafts
            .editing::<AuditDraft>(audit)
            .get_untracked()?
            .case
            .settled_reference(),
    }
}

/// Raises a concern at once. Its draft ends with that: left there it would be recorded twice.
///
/// # Errors
/// When nothing was written, or it could not be saved. Nothing has changed then.
pub async fn raise(
    session: Session,
    audit: AuditId,
    concern: ConcernId,
    what: String,
) -> Result<EntryId, NotCommitted<Problem<ConcernField>>> {
    let concern = finish_concern(&what, concern, case_of(session, audit))?;
    let kind = DraftKind::Concern;
    let act = Act::about(audit, Body::ConcernRaised(concern)).ending(DraftKey { kind, audit });
    Ok(session.desk.commit(act).await?)
}

/// Records who was told.
///
/// # Errors
/// When something is missing, it could not be saved, or there is no such concern. Nothing has changed then.
pub async fn tell(
    session: Session,
    audit: AuditId,
    concern: ConcernId,
    told: TellDraft,
) -> Result<EntryId, NotCommitted<Problem<ConcernField>>> {
    let told = finish_telling(&told, concern, session.environment.now().local)?;
    let workspace = session.desk.workspace_untracked();
    let raised = workspace.audit(audit).and_then(|record| {
        let raised = record.concerns.iter().map(|concern| &concern.raised);
        raised
            .filter(|raised| raised.content.id == concern)
            .map(|raised| raised.entry)
            .next()
    });
    let act = Act::about(audit, Body::ConcernTold(told)).following(raised.into_iter().collect());
    Ok(session.desk.commit(act).await?)
}
