//! Safeguarding concerns that nobody has been told of, on this device and in the pack together. A withdrawal removes a
//! concern, so this is calculated as if nothing had been withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::{
        entry::{Body, Entry},
        id::{AuditId, ConcernId},
        in_order,
        workspace::Workspace,
    },
    exchange::pack::read::Pack,
};

/// The audits with such a concern.
pub(super) fn concerns_untold(workspace: &Workspace, pack: &Pack) -> BTreeSet<AuditId> {
    let mut raised: BTreeMap<ConcernId, AuditId> = BTreeMap::new();
    let mut told = BTreeSet::new();
    let here = workspace.entries().map(AsRef::as_ref);
    for entry in here.chain(&pack.entries) {
        note(entry, &mut raised, &mut told);
    }
    let open = raised
        .iter()
        .filter(|(concern, audit)| !told.contains(&(**concern, **audit)));
    in_order::set(open.map(|(_, audit)| *audit))
}

fn note(entry: &Entry, raised: &mut BTreeMap<ConcernId, AuditId>, told: &mut BTreeSet<(ConcernId, AuditId)>) {
    let Some(audit) = entry.about else {
        return;
    };
    if let Body::ConcernRaised(concern) = &entry.body {
        raised.insert(concern.id, audit);
    } else if let Body::ConcernTold(content) = &entry.body {
        told.insert((content.concern, audit));
    }
}
