//! The name of an audit in a list: its case reference, from any of its entries.

use crate::domain::{
    case::{self, CaseReference},
    entry::{Body, Entry},
    id::AuditId,
    in_order,
    workspace::Workspace,
};

/// The case reference of an audit with this id, or words if there is none.
pub fn called(workspace: &Workspace, audit: AuditId) -> String {
    case::called(workspace.audit(audit).and_then(|record| record.case()))
}

/// The audits that can be ticked, by case reference: those with more than a draft or a concern.
pub fn tickable(workspace: &Workspace) -> Vec<(AuditId, CaseReference, &'static str)> {
    let submitted =
        |entry: &Entry| !matches!(entry.body, Body::ConcernRaised(_)) && entry.body.case().is_some();
    let audits = workspace.audits();
    let audits = audits.filter(|record| record.history.iter().any(|entry| submitted(entry)));
    let mut audits: Vec<_> = audits
        .filter_map(|record| Some((record.id, record.case()?.clone(), record.state.label())))
        .collect();
    in_order::sort_by(&mut audits, |a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    audits
}
