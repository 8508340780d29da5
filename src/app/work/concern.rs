//! Raising an immediate safeguarding concern, and recording who was told. Neither waits for the audit.

use crate::{
    app::{
        desk::{Act, CommitFault},
        session::Session,
    },
    domain::{
        case::CaseReference,
        concern::{Concern, Told},
        draft::AuditDraft,
        draft_key::{DraftKey, DraftKind},
        entry::Body,
        id::{AuditId, ConcernId, EntryId},
        words::Words,
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
/// When it could not be saved. Nothing has changed then.
pub async fn raise(
    session: Session,
    audit: AuditId,
    concern: ConcernId,
    what: Words,
) -> Result<EntryId, CommitFault> {
    let concern = Concern {
        id: concern,
        what,
        case: case_of(session, audit),
    };
    let kind = DraftKind::Concern;
    let act = Act::about(audit, Body::ConcernRaised(concern)).ending(DraftKey { kind, audit });
    session.desk.commit(act).await
}

/// Records who was told.
///
/// # Errors
/// When it could not be saved, or there is no such concern. Nothing has changed then.
pub async fn tell(session: Session, audit: AuditId, told: Told) -> Result<EntryId, CommitFault> {
    let workspace = session.desk.workspace_untracked();
    let raised = workspace.audit(audit).and_then(|record| {
        let concern = record
            .concerns
            .iter()
            .find(|c| c.raised.content.id == told.concern);
        concern.map(|concern| concern.raised.entry)
    });
    let act = Act::about(audit, Body::ConcernTold(told)).following(raised.into_iter().collect());
    session.desk.commit(act).await
}
