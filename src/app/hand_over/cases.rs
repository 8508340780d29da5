//! What an audit is called in a list: its case reference, whichever of its entries says it.

use crate::domain::{
    case::CaseReference,
    entry::{Body, Entry},
    id::AuditId,
    record::AuditRecord,
    workspace::Workspace,
};

/// The case reference of an audit, by its newest entry that has one; also where its grades are not here.
pub fn case_of(record: &AuditRecord) -> Option<CaseReference> {
    record.history.iter().rev().find_map(|entry| named(entry))
}

/// The case reference of an audit by its id, in words where there is none.
pub fn called(workspace: &Workspace, audit: AuditId) -> String {
    let case = workspace.audit(audit).and_then(|record| case_of(record));
    case.map_or_else(
        || "An audit whose case reference is not here".to_owned(),
        |case| case.to_string(),
    )
}

/// The audits that can be ticked, by case reference: those of which there is more than a draft or a concern.
pub fn tickable(workspace: &Workspace) -> Vec<(AuditId, CaseReference, &'static str)> {
    let submitted = |entry: &Entry| !matches!(entry.body, Body::ConcernRaised(_)) && named(entry).is_some();
    let audits = workspace.audits();
    let audits = audits.filter(|record| record.history.iter().any(|entry| submitted(entry)));
    let mut audits: Vec<_> = audits
        .filter_map(|record| Some((record.id, case_of(record)?, record.state.label())))
        .collect();
    audits.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    audits
}

fn named(entry: &Entry) -> Option<CaseReference> {
    if let Body::AuditSubmitted(submission) = &entry.body {
        Some(submission.case.reference.clone())
    } else if let Body::SubmissionCorrected(correction) = &entry.body {
        Some(correction.submission.case.reference.clone())
    } else if let Body::ShownBlind(shown) = &entry.body {
        Some(shown.evidence.case.reference.clone())
    } else if let Body::ConcernRaised(concern) = &entry.body {
        concern.case.clone()
    } else {
        None
    }
}
