//! What a pack would change on this device. Nothing is changed.

mod audits;
mod uncounted;
mod untold;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use thiserror::Error;

use super::read::Pack;
use crate::domain::{
    case::{CaseReference, called},
    entry::{Body, Entry},
    id::{AuditId, EntryId},
    in_order,
    record::WhyNot,
    rules::Broken,
    tool::ToolRef,
    workspace::Workspace,
};

/// What a pack would change. Each audit of the pack is in one list; those in conflict are in two.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Preview {
    /// Audits that are not on this device.
    pub new: Vec<AuditLine>,
    /// Audits on this device that would gain entries.
    pub gaining: Vec<AuditLine>,
    /// Audits for which everything in the pack is already on this device.
    pub known: Vec<AuditLine>,
    /// Audits on this device that the pack withdraws: their content would be erased.
    pub withdrawn: Vec<AuditLine>,
    /// Audits that were withdrawn on this device and have content in the pack: it is not added.
    pub ignored: Vec<AuditLine>,
    /// Audits that the pack withdraws and that are not on this device: only the withdrawal is added.
    pub withdrawn_elsewhere: Vec<AuditLine>,
    /// Audits withdrawn on this device or by the pack, with a safeguarding concern, on this device or in the pack, that
    /// nobody has been told of.
    pub untold: Vec<AuditLine>,
    /// Entries that would not count afterwards: in the audits of the pack, or in others because of the pack.
    pub uncounted: Vec<UncountedLine>,
    /// Audit tools in the pack with the name and version of a different tool, on this device or in the pack.
    pub rival_tools: Vec<ToolRef>,
    /// The new and the gaining audits that would be in conflict.
    pub in_conflict: Vec<AuditLine>,
    /// New entries that are about no audit (weeks, tools, draws), as named in a history.
    pub beside: Vec<&'static str>,
    /// How many new entries are about no audit and of a kind that only a newer version knows.
    pub newer: usize,
    /// How many entries are new on this device.
    pub new_entries: usize,
    /// How many are already on this device.
    pub known_entries: usize,
}

/// An entry that would not count, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UncountedLine {
    /// The case, if the pack or this device names it.
    pub case: Option<CaseReference>,
    /// What it is, as named in a history.
    pub what: &'static str,
    /// Why it would not count, as the end of a sentence.
    pub because: String,
    /// Whether it may count later.
    pub waits: bool,
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
    /// Its case, if the pack or this device names it.
    pub case: Option<CaseReference>,
    /// The new entries, oldest first, as named in a history. Never a grade.
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

/// Why a pack cannot be added.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum PreviewFault {
    /// An entry breaks a rule, together with what it follows.
    #[error(
        "Line {line} can’t be added, at “{}”: {broken}. Nothing has been changed. Tell the person who made this file",
        broken.field
    )]
    Rule {
        /// The line, from 1.
        line: usize,
        /// The rule, and the field that breaks it.
        broken: Broken,
    },
    /// An entry does not fit the audit tool on this device with the name and version of its own tool, which is not in
    /// the pack.
    #[error(
        "Line {line} can’t be added, at “{}”: {broken}. Nothing has been changed. If another audit tool of the same name and \
         version was used, open the file with that tool first, then this one again; if not, tell the person who made this file",
        broken.field
    )]
    OtherTool {
        /// The line, from 1.
        line: usize,
        /// The rule, and the field that breaks it.
        broken: Broken,
    },
    /// A different entry on this device has the same id.
    #[error(
        "This file can’t be added: entry {0} is on this device already and says something else there. One of the two \
         was altered. Nothing has been changed; ask the person who made this file which is right"
    )]
    Clash(EntryId),
}

impl Preview {
    /// Whether adding the pack would change nothing.
    pub fn changes_nothing(&self) -> bool {
        self.new_entries == 0
    }
}

/// What a pack would change.
///
/// # Errors
/// If an entry of the pack is already on this device with different content, or breaks a rule.
pub fn preview(workspace: &Workspace, pack: &Pack) -> Result<Preview, PreviewFault> {
    let new = workspace
        .new_entries(pack.entries.iter().cloned())
        .map_err(PreviewFault::Clash)?;
    let after = workspace.union(new.iter().cloned());
    let new: BTreeSet<EntryId> = in_order::set(new.iter().map(|entry| entry.id));
    let given_twice = after.given_twice();
    for (line, entry) in pack.lines.iter().zip(&pack.entries) {
        let broken = match after.why_not(entry.id) {
            Some(WhyNot::Breaks(broken)) => Some(broken),
            Some(WhyNot::Waits(_)) | None => given_twice.get(&entry.id).cloned(),
        };
        if let Some(broken) = broken.filter(|_| new.contains(&entry.id)) {
            // Only a version of an audit can have been made with a different tool.
            let tool = broken.rule.tool().filter(|tool| entry.body.tool() == Some(tool));
            return Err(if tool.is_some_and(|tool| !brings(pack, tool)) {
                PreviewFault::OtherTool { line: *line, broken }
            } else {
                PreviewFault::Rule { line: *line, broken }
            });
        }
    }
    let known = |entry: &&Entry| workspace.entry(entry.id).is_some();
    let rivals: BTreeSet<&ToolRef> = in_order::set(workspace.rival_tools());
    let new_rivals = after.rival_tools().filter(|tool| !rivals.contains(tool));
    let mut preview = Preview {
        new_entries: new.len(),
        known_entries: pack.entries.iter().filter(known).count(),
        rival_tools: new_rivals.cloned().collect(),
        ..Preview::default()
    };
    let beside = pack
        .entries
        .iter()
        .filter(|entry| entry.about.is_none() && new.contains(&entry.id));
    for entry in beside {
        if let Body::Other(_) = entry.body {
            preview.newer += 1;
        } else {
            preview.beside.push(entry.body.title());
        }
    }
    let within = within(pack, &new);
    preview.uncounted = uncounted::lines(workspace, &after, &within);
    audits::sort_into(&mut preview, workspace, &after, pack, within);
    Ok(preview)
}

/// The entries of a pack about one audit.
#[derive(Default)]
struct Within {
    case: Option<CaseReference>,
    /// The new entries, oldest first, as named in a history.
    what: Vec<&'static str>,
    /// Whether the pack has more than the withdrawal.
    has_content: bool,
    /// Whether the pack withdraws it.
    is_withdrawn: bool,
}

fn within(pack: &Pack, new: &BTreeSet<EntryId>) -> BTreeMap<AuditId, Within> {
    let mut audits: BTreeMap<AuditId, Within> = BTreeMap::new();
    let mut by_time: Vec<&Entry> = pack.entries.iter().collect();
    in_order::sort_by_key(&mut by_time, |entry| (entry.at, entry.id));
    for entry in by_time {
        let Some(audit) = entry.about else {
            continue;
        };
        let within = audits.entry(audit).or_default();
        within.case = within.case.take().or_else(|| entry.body.case().cloned());
        within
            .what
            .extend(new.contains(&entry.id).then(|| entry.body.title()));
        let withdraws = matches!(entry.body, Body::AuditWithdrawn(_));
        within.has_content |= !withdraws;
        within.is_withdrawn |= withdraws;
    }
    audits
}

fn brings(pack: &Pack, tool: &ToolRef) -> bool {
    let is_it =
        |entry: &Entry| matches!(&entry.body, Body::ToolPublished(brought) if brought.reference() == *tool);
    pack.entries.iter().any(is_it)
}
