//! From the entries about an audit to how far it is.

use std::{collections::BTreeSet, sync::Arc};

use crate::domain::{
    audit::Submission,
    entry::{Body, Entry},
    id::EntryId,
    moderation::Moderation,
};

use super::state::{Committed, Conflict, State, committed};

pub(super) fn submission(entry: &Entry) -> Option<Arc<Submission>> {
    if let Body::AuditSubmitted(submission) = &entry.body {
        Some(submission.clone())
    } else if let Body::SubmissionCorrected(correction) = &entry.body {
        Some(Arc::new(correction.submission.clone()))
    } else {
        None
    }
}

fn moderation(entry: &Entry) -> Option<Committed<Moderation>> {
    if let Body::ModerationCommitted(moderation) = &entry.body {
        Some(committed(entry, moderation.clone()))
    } else {
        None
    }
}

pub(super) fn is_submission(body: &Body) -> bool {
    matches!(body, Body::AuditSubmitted(_) | Body::SubmissionCorrected(_))
}

/// The entries that no other of the same chain follows.
pub(super) fn heads<'a>(chain: &[&'a Arc<Entry>]) -> Vec<&'a Arc<Entry>> {
    let followed: BTreeSet<EntryId> = chain
        .iter()
        .flat_map(|entry| entry.after.iter().copied())
        .collect();
    chain
        .iter()
        .copied()
        .filter(|entry| !followed.contains(&entry.id))
        .collect()
}

pub(super) fn ids(entries: &[&Arc<Entry>]) -> Vec<EntryId> {
    entries.iter().map(|entry| entry.id).collect()
}

pub(super) fn state(history: &[Arc<Entry>]) -> State {
    let chain = |of: fn(&Body) -> bool| heads(&history.iter().filter(|e| of(&e.body)).collect::<Vec<_>>());
    let submissions = chain(is_submission);
    let Some(auditor) = submissions
        .last()
        .and_then(|e| submission(e).map(|s| committed(e, s)))
    else {
        return State::Begun;
    };
    if submissions.len() > 1 {
        return State::InConflict {
            conflict: Conflict::Submissions(ids(&submissions)),
            auditor,
        };
    }
    let moderations = chain(|b| matches!(b, Body::ModerationCommitted(_)));
    if moderations.len() > 1 {
        return State::InConflict {
            conflict: Conflict::Moderations(ids(&moderations)),
            auditor,
        };
    }
    let Some(moderator) = moderations.first().and_then(|entry| moderation(entry)) else {
        return State::Submitted { auditor };
    };
    let settlements = chain(|b| matches!(b, Body::GradeAgreed(_) | Body::Escalated(_)));
    if settlements.len() > 1 {
        return State::InConflict {
            conflict: Conflict::Agreements(ids(&settlements)),
            auditor,
        };
    }
    let Some(settlement) = settlements.first() else {
        return State::Moderated { auditor, moderator };
    };
    if let Body::GradeAgreed(agreed) = &settlement.body {
        State::Agreed {
            auditor,
            moderator,
            agreed: committed(settlement, agreed.clone()),
        }
    } else if let Body::Escalated(escalation) = &settlement.body {
        State::Escalated {
            auditor,
            moderator,
            escalated: committed(settlement, Arc::new(escalation.clone())),
        }
    } else {
        State::Moderated { auditor, moderator }
    }
}
