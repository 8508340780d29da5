//! From an audit's draft to its submission, or to its correction: the one way in which an audit is committed.

use std::sync::Arc;

use thiserror::Error;

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
        problem::{Place, Problem, What},
        words::Words,
    },
};

/// Why an audit was not submitted. The draft stands as it was.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum SubmitFault {
    /// It is not whole yet.
    #[error("There are {} problems to put right first.", .0.len())]
    Problems(Vec<Problem>),
    /// There is no such draft, or its audit tool is not here.
    #[error("The draft or its audit tool is not on this device any more.")]
    NothingThere,
    /// It is somebody else's: whoever began it is its auditor, and nobody may moderate their own.
    #[error("{0} began this draft. Only they can submit it: choose who is working under “This device”.")]
    SomebodyElses(String),
    /// The desk would not take it.
    #[error(transparent)]
    Commit(#[from] CommitFault),
}

/// Submits an audit, or commits its correction; its draft ends with that, and not before.
///
/// # Errors
/// When it is not whole or can't be committed. Nothing has changed then.
pub async fn submit(session: Session, audit: AuditId) -> Result<EntryId, SubmitFault> {
    let editing = session.drafts.editing::<AuditDraft>(audit);
    let draft = editing.get_untracked().ok_or(SubmitFault::NothingThere)?;
    let me = session.people.working_untracked().ok_or(CommitFault::Nobody)?;
    if draft.auditor.id() != me.id() {
        return Err(SubmitFault::SomebodyElses(draft.auditor.name().to_owned()));
    }
    let act = act(session, &draft)?.ending(editing.key());
    Ok(session.desk.commit(act).await?)
}

fn act(session: Session, draft: &AuditDraft) -> Result<Act, SubmitFault> {
    let workspace = session.desk.workspace_untracked();
    let tool = workspace.tool_of_draft(&draft).ok_or(SubmitFault::NothingThere)?;
    let submission = finish_audit(draft, tool, session.today()).map_err(SubmitFault::Problems)?;
    let Some(correcting) = &draft.correcting else {
        return Ok(Act::about(draft.id, Body::AuditSubmitted(Arc::new(submission))));
    };
    let reason = Words::parse(&correcting.reason).map_err(|fault| {
        SubmitFault::Problems(vec![Problem {
            place: Place::CorrectionReason,
            what: What::Text("Reason".to_owned(), fault),
        }])
    })?;
    let correction = Correction {
        submission: Arc::new(submission),
        reason,
    };
    let body = Body::SubmissionCorrected(Arc::new(correction));
    Ok(Act::about(draft.id, body).following(correcting.after.clone()))
}
