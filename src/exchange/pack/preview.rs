//! What a pack would change on this device, before anything is changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use thiserror::Error;

use super::read::Pack;
use crate::domain::{
    case::{CaseReference, called},
    entry::{Body, Entry},
    id::{AuditId, EntryId},
    record::{AuditRecord, WhyNot},
    rules::Broken,
    tool::ToolRef,
    workspace::Workspace,
};

/// What a pack would change. Each audit of the pack is in one list, those in conflict in two.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Preview {
    /// Audits of which nothing is here yet.
    pub new: Vec<AuditLine>,
    /// Audits here already that get something further.
    pub gaining: Vec<AuditLine>,
    /// Audits of which everything in the pack is here already.
    pub known: Vec<AuditLine>,
    /// Audits here that the pack withdraws: their content would go.
    pub withdrawn: Vec<AuditLine>,
    /// Audits that were withdrawn here and of which the pack has content: it doesn't come back.
    pub ignored: Vec<AuditLine>,
    /// Audits that the pack withdraws and of which nothing is here: only that they were withdrawn comes.
    pub withdrawn_elsewhere: Vec<AuditLine>,
    /// Those that it withdraws although a safeguarding concern is here of which nobody has been told.
    pub untold: Vec<AuditLine>,
    /// What would not count afterwards, in the audits of the pack.
    pub uncounted: Vec<UncountedLine>,
    /// Audit tools of the pack that bear the name and the version of another one, here or in the pack.
    pub rival_tools: Vec<ToolRef>,
    /// Those of the new and the gaining audits that are in conflict afterwards.
    pub in_conflict: Vec<AuditLine>,
    /// New entries that are about no audit: weeks, tools, draws. As a history would name them.
    pub beside: Vec<&'static str>,
    /// How many entries are new here.
    pub new_entries: usize,
    /// How many are here already.
    pub known_entries: usize,
}

/// An entry that would not count, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UncountedLine {
    /// The case, where the pack or this device says it.
    pub case: Option<CaseReference>,
    /// What it is, as a history names it.
    pub what: &'static str,
    /// Why it would not count, as the end of a sentence.
    pub because: String,
}

impl fmt::Display for UncountedLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}, because {}",
            called(self.case.as_ref()),
            self.what,
            self.because
        )
    }
}

/// One audit of a pack.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuditLine {
    /// The audit.
    pub audit: AuditId,
    /// Its case, where the pack or this device says it.
    pub case: Option<CaseReference>,
    /// What comes new with the pack, oldest first, as a history names it. Never a grade.
    pub what: Vec<&'static str>,
}

impl fmt::Display for AuditLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&called(self.case.as_ref()))?;
        for (n, what) in self.what.iter().enumerate() {
            f.write_str(if n == 0 { ": " } else { ", " })?;
            f.write_str(what)?;
        }
        Ok(())
    }
}

/// Why a pack can't be taken in.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum PreviewFault {
    /// An entry of it breaks a rule, with what it follows.
    #[error(
        "Line {line} can’t be taken in, at “{}”: {broken}. Nothing has been changed. Tell whoever made this file",
        broken.field
    )]
    Rule {
        /// Which line, from 1.
        line: usize,
        /// The rule, and the field that breaks it.
        broken: Broken,
    },
    /// Another entry stands here under the same id.
    #[error(
        "This file can’t be taken in: entry {0} is on this device already and says something else there. One of the two \
         was altered. Nothing has been changed; compare with whoever made this file"
    )]
    Clash(EntryId),
}

impl Preview {
    /// Whether taking the pack in would change nothing.
    pub fn changes_nothing(&self) -> bool {
        self.new_entries == 0
    }
}

/// What a pack would change.
///
/// # Errors
/// When an entry of the pack is here already with other content, or breaks a rule.
pub fn preview(workspace: &Workspace, pack: &Pack) -> Result<Preview, PreviewFault> {
    let new = workspace
        .lacks(pack.entries.iter().cloned())
        .map_err(PreviewFault::Clash)?;
    let withdraws = |entry: &&Entry| matches!(entry.body, Body::AuditWithdrawn(_));
    let withdrawn_there = pack
        .entries
        .iter()
        .filter(withdraws)
        .filter_map(|entry| entry.about);
    let withdrawn_there: BTreeSet<AuditId> = withdrawn_there.collect();

    let mut preview = Preview {
        new_entries: new.len(),
        known_entries: pack
            .entries
            .iter()
            .filter(|entry| workspace.entry(entry.id).is_some())
            .count(),
        ..Preview::default()
    };
    let after = workspace.union(new.iter().cloned());
    let rivals: BTreeSet<&ToolRef> = workspace.rival_tools().collect();
    preview.rival_tools = after
        .rival_tools()
        .filter(|tool| !rivals.contains(tool))
        .cloned()
        .collect();
    let new: BTreeSet<EntryId> = new.iter().map(|entry| entry.id).collect();
    let mut audits: BTreeMap<AuditId, Within> = BTreeMap::new();
    let mut by_time: Vec<&Entry> = pack.entries.iter().collect();
    by_time.sort_by_key(|entry| (entry.at, entry.id));
    for entry in by_time {
        let is_new = new.contains(&entry.id);
        let Some(audit) = entry.about else {
            preview.beside.extend(is_new.then(|| entry.body.title()));
            continue;
        };
        let within = audits.entry(audit).or_default();
        within.case = within.case.take().or_else(|| entry.body.case().cloned());
        within.what.extend(is_new.then(|| entry.body.title()));
        within.has_content |= !withdraws(&entry);
    }
    for (line, entry) in pack.lines.iter().zip(&pack.entries) {
        if new.contains(&entry.id)
            && let Some(broken) = breaks(&after, entry)
        {
            return Err(PreviewFault::Rule { line: *line, broken });
        }
    }
    for (
        audit,
        Within {
            case,
            what,
            has_content,
        },
    ) in audits
    {
        let record = workspace.audit(audit);
        if let Some(record) = after.audit(audit) {
            preview
                .uncounted
                .extend(record.uncounted.iter().map(|uncounted| UncountedLine {
                    case: record.case().cloned(),
                    what: uncounted.entry.body.title(),
                    because: uncounted.because(),
                }));
        }
        let case = case.or_else(|| record?.case().cloned());
        let line = AuditLine { audit, case, what };
        let in_conflict = |record: &Arc<AuditRecord>| !record.conflicts.is_empty();
        if workspace.is_withdrawn(audit) {
            if has_content {
                preview.ignored.push(line);
            } else {
                preview.known.push(line);
            }
        } else if withdrawn_there.contains(&audit) {
            if record.is_some_and(|record| record.open_concerns().next().is_some()) {
                preview.untold.push(line.clone());
            }
            let list = if record.is_some() {
                &mut preview.withdrawn
            } else {
                &mut preview.withdrawn_elsewhere
            };
            list.push(line);
        } else if line.what.is_empty() {
            preview.known.push(line);
        } else {
            if after.audit(audit).is_some_and(in_conflict) {
                preview.in_conflict.push(line.clone());
            }
            let list = if record.is_some() {
                &mut preview.gaining
            } else {
                &mut preview.new
            };
            list.push(line);
        }
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
        list.sort_by(|a, b| a.case.cmp(&b.case).then(a.audit.cmp(&b.audit)));
    }
    Ok(preview)
}

/// The rule that an entry breaks, with what it follows.
fn breaks(after: &Workspace, entry: &Entry) -> Option<Broken> {
    match after.why_not(entry.id) {
        Some(WhyNot::Breaks(broken)) => Some(broken),
        Some(WhyNot::Waits(_)) | None => after.misplaced(entry),
    }
}

/// What a pack has of one audit.
#[derive(Default)]
struct Within {
    case: Option<CaseReference>,
    what: Vec<&'static str>,
    /// Whether there is more than that it was withdrawn.
    has_content: bool,
}
