//! Folds the entries about an audit into its state.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::domain::{
    conflict::{Conflict, Contested},
    entry::{Body, Entry},
    id::EntryId,
    in_order,
};

use super::{
    chain::{Head, KeptVersions},
    state::{Audited, State, committed},
};

/// Whether the author of this is an auditor of the case. A blind copy names the author of the original.
pub(super) fn is_submission(body: &Body) -> bool {
    matches!(
        body,
        Body::AuditSubmitted(_) | Body::SubmissionCorrected(_) | Body::ShownBlind(_)
    )
}

/// All entries, oldest first by the clock.
pub(super) fn history(entries: impl IntoIterator<Item = Arc<Entry>>) -> Vec<Arc<Entry>> {
    let mut history: Vec<Arc<Entry>> = entries.into_iter().collect();
    in_order::sort_by_key(&mut history, |entry| (entry.at, entry.id));
    history.dedup_by_key(|entry| entry.id);
    // A blind copy adds nothing to a submission that is on the device, or to an earlier copy of the same submission.
    let submissions = history.iter().filter(|entry| entry.body.submission().is_some());
    let mut here: BTreeSet<EntryId> = in_order::set(submissions.map(|entry| entry.id));
    history.retain(|entry| {
        if let Body::ShownBlind(shown) = &entry.body {
            here.insert(shown.of)
        } else {
            true
        }
    });
    history
}

/// The state of the audit, and the steps that were recorded twice.
pub(super) fn state(history: &[Arc<Entry>], kept: &KeptVersions<'_>) -> (State, Vec<Conflict>) {
    let submissions = kept.heads(&versions(history));
    let moderations = chain(history, kept, |body| matches!(body, Body::ModerationCommitted(_)));
    // An agreement or escalation about a moderation that was set aside says nothing about the one that was kept.
    let settlements = settlements(history, kept, &moderations);
    let graded = |audited: &Audited| matches!(audited, Audited::Graded(_));
    let sides: Vec<Audited> = submissions.iter().filter_map(audited).collect();
    let Some(audited) = sides.iter().rfind(|side| graded(side)).or(sides.last()).cloned() else {
        return (State::Begun, Vec::new());
    };
    let mut conflicts = Vec::new();
    conflicts.extend(contest(Contested::Submissions, &submissions));
    conflicts.extend(contest(Contested::Moderations, &moderations));
    if !moderations.is_empty() {
        conflicts.extend(contest(Contested::Settlements, &settlements));
    }
    let state = match conflicts.first() {
        Some(conflict) => State::InConflict {
            conflict: conflict.clone(),
            audited,
        },
        None => settled(audited, moderations.first(), settlements.first()),
    };
    (state, conflicts)
}

/// The state of an audit without conflicts.
fn settled(audited: Audited, moderation: Option<&Head<'_>>, settlement: Option<&Head<'_>>) -> State {
    let moderator = moderation.and_then(|head| {
        let Body::ModerationCommitted(moderation) = &head.content.body else {
            return None;
        };
        Some(committed(head, moderation.clone()))
    });
    let (auditor, moderator) = match (audited, moderator) {
        (Audited::Graded(auditor), Some(moderator)) => (auditor, moderator),
        (Audited::Graded(auditor), None) => return State::Submitted { auditor },
        (Audited::Blind(shown), Some(moderator)) => return State::ModeratedBlind { shown, moderator },
        (Audited::Blind(shown), None) => return State::ShownBlind { shown },
    };
    let Some(head) = settlement else {
        return State::Moderated { auditor, moderator };
    };
    if let Body::GradeAgreed(agreed) = &head.content.body {
        State::Agreed {
            auditor,
            moderator,
            agreed: committed(head, agreed.clone()),
        }
    } else if let Body::Escalated(escalation) = &head.content.body {
        State::Escalated {
            auditor,
            moderator,
            escalated: committed(head, Arc::new(escalation.clone())),
        }
    } else {
        State::Moderated { auditor, moderator }
    }
}

fn audited(head: &Head<'_>) -> Option<Audited> {
    if let Body::ShownBlind(shown) = &head.content.body {
        return Some(Audited::Blind(committed(head, shown.clone())));
    }
    let submission = head.content.body.submission().cloned();
    submission.map(|submission| Audited::Graded(committed(head, submission)))
}

/// The versions of the submission, each under the id that others follow; for a blind copy, the id of the submission
/// that it replaces.
fn versions(history: &[Arc<Entry>]) -> BTreeMap<EntryId, &Arc<Entry>> {
    let mut versions = BTreeMap::new();
    for entry in history.iter().filter(|entry| is_submission(&entry.body)) {
        let id = if let Body::ShownBlind(shown) = &entry.body {
            shown.of
        } else {
            entry.id
        };
        versions.entry(id).or_insert(entry);
    }
    versions
}

/// The last agreements and escalations; if there is one moderation, only those about it.
fn settlements<'a>(
    history: &'a [Arc<Entry>],
    kept: &KeptVersions<'a>,
    moderations: &[Head<'a>],
) -> Vec<Head<'a>> {
    let by_id: BTreeMap<EntryId, &Arc<Entry>> = in_order::map(history.iter().map(|entry| (entry.id, entry)));
    let followed = |entry: &Arc<Entry>| by_id.get(&kept.origin(*entry.after.first()?)).copied();
    let moderation = |entry: &Arc<Entry>| {
        let followed_one = followed(entry)?;
        if let Body::Escalated(_) = followed_one.body {
            Some(followed(followed_one)?.id)
        } else {
            Some(followed_one.id)
        }
    };
    let settles = |entry: &&'a Arc<Entry>| {
        let of_kind = matches!(entry.body, Body::GradeAgreed(_) | Body::Escalated(_));
        of_kind
            && match moderations {
                [one] => moderation(entry) == Some(one.origin),
                [] | [_, _, ..] => true,
            }
    };
    let entries = history.iter().filter(settles);
    kept.heads(&entries.map(|entry| (entry.id, entry)).collect())
}

fn chain<'a>(history: &'a [Arc<Entry>], kept: &KeptVersions<'a>, of: fn(&Body) -> bool) -> Vec<Head<'a>> {
    let entries = history.iter().filter(|entry| of(&entry.body));
    kept.heads(&entries.map(|entry| (entry.id, entry)).collect())
}

pub(super) fn contest(contested: Contested, heads: &[Head<'_>]) -> Option<Conflict> {
    (heads.len() > 1).then(|| Conflict {
        contested,
        heads: heads.iter().map(|head| head.id).collect(),
    })
}
