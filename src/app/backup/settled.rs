//! Whether a draft in a backup was committed after the backup was made: then its text is in an entry, and the draft
//! would only ask for the same work twice.

use crate::{
    app::drafts::{Draft, read},
    domain::{
        draft_key::DraftKey,
        entry::{Body, Entry},
        id::EntryId,
        workspace::Workspace,
    },
};

/// Whether an entry has become of it.
pub(super) fn committed_since(workspace: &Workspace, key: DraftKey, text: &str) -> bool {
    let draft = read(key, text.to_owned());
    workspace
        .entries()
        .filter(|entry| entry.about == Some(key.audit))
        .any(|entry| became(&draft, entry))
}

fn became(draft: &Draft, entry: &Entry) -> bool {
    let follows = |after: &[EntryId]| after == entry.after;
    match draft {
        Draft::Audit(draft) => match &draft.correcting {
            None => matches!(entry.body, Body::AuditSubmitted(_)),
            Some(correcting) => {
                matches!(entry.body, Body::SubmissionCorrected(_))
                    && follows(&correcting.after)
                    && draft.auditor.id() == entry.who.id()
            }
        },
        Draft::Moderation(draft) => {
            matches!(entry.body, Body::ModerationCommitted(_))
                && follows(&draft.after)
                && draft.moderator.id() == entry.who.id()
        }
        Draft::Agreement(draft) => {
            matches!(entry.body, Body::GradeAgreed(_) | Body::Escalated(_)) && follows(&draft.after)
        }
        Draft::Concern(draft) => {
            matches!(&entry.body, Body::ConcernRaised(raised) if raised.what.as_str() == draft.what.trim())
        }
        Draft::Unreadable { .. } => false,
    }
}
