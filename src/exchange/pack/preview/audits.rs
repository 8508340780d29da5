//! Sorts the audits of a pack into one list each, by what would happen to them on this device; those in conflict into
//! two.

use std::{collections::BTreeMap, sync::Arc};

use super::{AuditLine, Preview, Within, uncounted, untold::concerns_untold};
use crate::{
    domain::{id::AuditId, in_order, record::AuditRecord, workspace::Workspace},
    exchange::pack::read::Pack,
};

pub(super) fn sort_into(
    preview: &mut Preview,
    workspace: &Workspace,
    after: &Workspace,
    pack: &Pack,
    audits: BTreeMap<AuditId, Within>,
) {
    preview.gaining = uncounted::that_count_now(workspace, after, &audits);
    let untold = concerns_untold(workspace, pack);
    for (audit, within) in audits {
        let record = workspace.audit(audit);
        let line = AuditLine {
            audit,
            case: within.case.or_else(|| record?.case().cloned()),
            what: within.what,
        };
        let withdrawn_here = workspace.is_withdrawn(audit);
        if (withdrawn_here || within.is_withdrawn) && untold.contains(&audit) {
            preview.untold.push(line.clone());
        }
        let in_conflict = |record: &Arc<AuditRecord>| !record.conflicts.is_empty();
        let list = if withdrawn_here {
            if within.has_content {
                &mut preview.ignored
            } else {
                &mut preview.known
            }
        } else if within.is_withdrawn {
            if record.is_some() {
                &mut preview.withdrawn
            } else {
                &mut preview.withdrawn_elsewhere
            }
        } else if line.what.is_empty() {
            &mut preview.known
        } else {
            if after.audit(audit).is_some_and(in_conflict) {
                preview.in_conflict.push(line.clone());
            }
            if record.is_some() {
                &mut preview.gaining
            } else {
                &mut preview.new
            }
        };
        list.push(line);
    }
    for list in [
        &mut preview.new,
        &mut preview.gaining,
        &mut preview.known,
        &mut preview.withdrawn,
        &mut preview.ignored,
        &mut preview.withdrawn_elsewhere,
        &mut preview.in_conflict,
        &mut preview.untold,
    ] {
        in_order::sort_by(list, |a, b| a.case.cmp(&b.case).then(a.audit.cmp(&b.audit)));
    }
}
