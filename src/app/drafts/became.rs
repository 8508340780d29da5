//! Whether a draft has become an entry. Then the entry has its text, and the draft would only ask for the same work
//! again.

use super::{Draft, read};
use crate::domain::{
    draft_key::DraftKey,
    entry::{Body, Entry},
    id::EntryId,
    workspace::Workspace,
};

/// Whether the draft in a backup was committed after the backup was made.
pub(in crate::app) fn committed_since(workspace: &Workspace, key: DraftKey, text: &str) -> bool {
    let draft = read(key, text.to_owned());
    workspace.entries().any(|entry| draft.became(entry))
}

impl Draft {
    /// Whether it has become this entry.
    pub(super) fn became(&self, entry: &Entry) -> bool {
        let about = |audit| entry.about == Some(audit);
        let follows = |after: &[EntryId]| after == entry.after;
        match self {
            Draft::Audit(draft) => {
                about(draft.id)
                    && match &draft.correcting {
                        None => matches!(entry.body, Body::AuditSubmitted(_)),
                        Some(correcting) => {
                            matches!(entry.body, Body::SubmissionCorrected(_))
                                && follows(&correcting.after)
                                && draft.auditor.id() == entry.who.id()
                        }
                    }
            }
            Draft::Moderation(draft) => {
                about(draft.audit)
                    && matches!(entry.body, Body::ModerationCommitted(_))
                    && follows(&draft.after)
                    && draft.moderator.id() == entry.who.id()
            }
            Draft::Agreement(draft) => {
                about(draft.audit)
                    && matches!(entry.body, Body::GradeAgreed(_) | Body::Escalated(_))
                    && follows(&draft.after)
            }
            Draft::Concern(draft) => {
                about(draft.audit)
                    && matches!(&entry.body, Body::ConcernRaised(raised) if raised.what.as_str() == draft.what.trim())
            }
            Draft::Unreadable { .. } => false,
        }
    }
}
