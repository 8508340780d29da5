//! Committing a moderator's drafts: a second grading, agreed grades, an escalation.

use std::sync::Arc;

use super::NotCommitted;
use crate::{
    app::{
        desk::{Act, CommitFault},
        session::Session,
    },
    domain::{
        draft::{AgreementDraft, ModerationDraft},
        entry::Body,
        finish::{finish_agreement, finish_escalation, finish_moderation},
        id::{AuditId, EntryId},
        moderation::Mode,
    },
};

/// Commits a second grading; its draft ends with that.
///
/// # Errors
/// When it is not whole or can't be committed. Nothing has changed then.
pub async fn commit_moderation(session: Session, audit: AuditId) -> Result<EntryId, NotCommitted> {
    let editing = session.drafts.editing::<ModerationDraft>(audit);
    let mut draft = editing.get_untracked().ok_or(CommitFault::NothingThere)?;
    // They may have looked from another tab, which cannot write to this draft.
    if session.seen.has_untracked(draft.moderator.id(), audit) {
        draft.mode = Mode::Open;
    }
    let workspace = session.desk.workspace_untracked();
    let record = workspace.audit(audit);
    let tool = record.and_then(|record| workspace.tool_of(record));
    let moderation = finish_moderation(&draft, tool.ok_or(CommitFault::NothingThere)?)?;
    let act = Act::about(audit, Body::ModerationCommitted(Arc::new(moderation)))
        .following(draft.after)
        .ending(editing.key());
    Ok(session.desk.commit(act).await?)
}

/// Commits the grades that auditor and moderator agreed on; their draft ends with that.
///
/// # Errors
/// When something is missing or it can't be committed. Nothing has changed then.
pub async fn agree(session: Session, audit: AuditId) -> Result<EntryId, NotCommitted> {
    let editing = session.drafts.editing::<AgreementDraft>(audit);
    let draft = editing.get_untracked().ok_or(CommitFault::NothingThere)?;
    let workspace = session.desk.workspace_untracked();
    let record = workspace.audit(audit).ok_or(CommitFault::NothingThere)?;
    let tool = workspace.tool_of(record).ok_or(CommitFault::NothingThere)?;
    let auditor = record.auditor().ok_or(CommitFault::NothingThere)?;
    let agreed = finish_agreement(&draft, &auditor.content, tool)?;
    let act = Act::about(audit, Body::GradeAgreed(Arc::new(agreed)))
        .following(draft.after)
        .ending(editing.key());
    Ok(session.desk.commit(act).await?)
}

/// Commits that the two could not settle. The grades chosen so far become the draft of a later agreement.
///
/// # Errors
/// When something is missing or it can't be committed. Nothing has changed then.
pub async fn escalate(session: Session, audit: AuditId) -> Result<EntryId, NotCommitted> {
    let editing = session.drafts.editing::<AgreementDraft>(audit);
    let draft = editing.get_untracked().ok_or(CommitFault::NothingThere)?;
    let escalation = finish_escalation(&draft)?;
    let act = Act::about(audit, Body::Escalated(escalation))
        .following(draft.after.clone())
        .ending(editing.key());
    let escalated = session.desk.commit(act).await?;
    session.begin(AgreementDraft {
        after: vec![escalated],
        escalation: String::new(),
        escalate_to: String::new(),
        ..draft
    });
    Ok(escalated)
}
