//! From an audit's draft to its submission, or to its correction: the one way in which an audit is committed.

use std::sync::Arc;

use super::NotCommitted;
use crate::{
    app::{
        desk::{Act, CommitFault},
        session::Session,
    },
    domain::{
        audit::Correction,
        draft::AuditDraft,
        entry::Body,
        finish::finish_audit,
        id::{AuditId, EntryId},
        problem::{Place, Problem, ProblemKind},
        words::Words,
    },
};

/// Submits an audit, or commits its correction; its draft ends with that, and not before.
///
/// # Errors
/// When it is not whole or can't be committed. Nothing has changed then.
pub async fn submit(session: Session, audit: AuditId) -> Result<EntryId, NotCommitted> {
    let editing = session.drafts.editing::<AuditDraft>(audit);
    let draft = editing.get_untracked().ok_or(CommitFault::NothingThere)?;
    let me = session.people.working_untracked().ok_or(CommitFault::Nobody)?;
    if draft.auditor.id() != me.id() {
        return Err(CommitFault::SomebodyElses(draft.auditor.name().to_owned()).into());
    }
    let act = act(session, &draft)?.ending(editing.key());
    Ok(session.desk.commit(act).await?)
}

fn act(session: Session, draft: &AuditDraft) -> Result<Act, NotCommitted> {
    let workspace = session.desk.workspace_untracked();
    let tool = workspace.tool_of_draft(draft).ok_or(CommitFault::NothingThere)?;
    let submission = finish_audit(draft, tool, session.today())?;
    let Some(correcting) = &draft.correcting else {
        return Ok(Act::about(draft.id, Body::AuditSubmitted(Arc::new(submission))));
    };
    let reason = Words::parse(&correcting.reason).map_err(|fault| {
        vec![Problem {
            place: Place::CorrectionReason,
            what: ProblemKind::Text("Reason".to_owned(), fault),
        }]
    })?;
    let correction = Correction {
        submission: Arc::new(submission),
        reason,
    };
    let body = Body::SubmissionCorrected(Arc::new(correction));
    Ok(Act::about(draft.id, body).following(correcting.after.clone()))
}
