//! The entries that would not count afterwards, and the audits of which more would count: those in the pack, and others
//! that waited for an audit tool in the pack.

use std::{collections::BTreeMap, sync::Arc};

use super::{AuditLine, UncountedLine, Within};
use crate::domain::{id::AuditId, record::AuditRecord, workspace::Workspace};

/// The line for an audit that waited for its tool.
const COUNTS_NOW: &str = "Counted from now on";

/// The entries that would not count.
pub(super) fn lines(
    before: &Workspace,
    after: &Workspace,
    pack: &BTreeMap<AuditId, Within>,
) -> Vec<UncountedLine> {
    let mut lines = Vec::new();
    for record in after.audits() {
        let earlier = before.audit(record.id);
        let of_pack = pack.contains_key(&record.id);
        if of_pack || earlier.is_some_and(|earlier| earlier.uncounted != record.uncounted) {
            lines.extend(record.uncounted.iter().map(|uncounted| UncountedLine {
                case: record.case().cloned(),
                what: uncounted.entry.body.title(),
                because: uncounted.because(),
                waits: uncounted.waits(),
            }));
        }
        if earlier.is_some_and(|earlier| loses_its_grades(earlier, record)) {
            lines.push(UncountedLine {
                case: record.case().cloned(),
                what: "All grades that are here",
                because: "a newer version of the audit takes their place, and the grades of that one are in another file"
                    .to_owned(),
                waits: true,
            });
        }
    }
    lines
}

/// Whether the version that would count is on this device only as a blind copy.
fn loses_its_grades(before: &AuditRecord, after: &AuditRecord) -> bool {
    before.auditor().is_some() && after.auditor().is_none() && after.outline().is_some()
}

/// The audits that are not in the pack and of which more entries would count.
pub(super) fn that_count_now(
    before: &Workspace,
    after: &Workspace,
    pack: &BTreeMap<AuditId, Within>,
) -> Vec<AuditLine> {
    let gains = |record: &&Arc<AuditRecord>| {
        let earlier = before.audit(record.id);
        !pack.contains_key(&record.id)
            && earlier.is_some_and(|earlier| earlier.uncounted.len() > record.uncounted.len())
    };
    let line = |record: &Arc<AuditRecord>| AuditLine {
        audit: record.id,
        case: record.case().cloned(),
        what: vec![COUNTS_NOW],
    };
    after.audits().filter(gains).map(line).collect()
}
