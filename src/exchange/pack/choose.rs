//! Decides what goes into a pack, and what is left out and why. Nothing else decides this.
//!
//! Deliberately absent: drafts, which never leave the device, and a way to put an auditor's grade into a pack for blind
//! moderation.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use thiserror::Error;

use super::{header::Purpose, limits::MOST_ABOUT_ONE};
use crate::domain::{
    blind::BlindEvidence,
    blind_copy::blind_copy,
    entry::{Body, Entry},
    id::{AuditId, EntryId, WeekId},
    in_order,
    quarter::Quarter,
    record::{AuditRecord, State, WhyNot},
    tool::ToolRef,
    workspace::Workspace,
};

/// The chosen audits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Choice {
    /// Everything on this device.
    Everything,
    /// The audits of a practice week.
    Week(WeekId),
    /// The audits completed in a quarter.
    Quarter(Quarter),
    /// These audits.
    Audits(BTreeSet<AuditId>),
}

/// The contents of a pack.
#[derive(Clone, PartialEq, Debug)]
pub struct Contents {
    /// The entries, sorted by id.
    pub entries: Vec<Arc<Entry>>,
    /// The audits whose content is in the pack, sorted by id.
    pub audits: Vec<AuditId>,
    /// The chosen audits that are left out, sorted by id.
    pub left_out: Vec<LeftOut>,
}

/// A chosen audit that is left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// The audit.
    pub audit: AuditId,
    /// Why.
    pub why: Why,
}

impl std::fmt::Display for LeftOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.why.fmt(f)
    }
}

/// Why an audit is left out, and what to do about it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Error)]
pub enum Why {
    /// It is not on this device.
    #[error("This audit is not on this device. Open the file that it came in first")]
    NotHere,
    /// Only a draft, or a concern.
    #[error("This audit has not been submitted. Submit it, then hand it over")]
    NotSubmitted,
    /// It is on this device without its grades.
    #[error("This audit came here for blind moderation, without its grades. Its auditor can hand it over")]
    ReceivedBlind,
    /// Two people recorded the same step.
    #[error("There are two versions of this audit. Resolve the conflict, then hand it over")]
    InConflict,
    /// It has a moderation.
    #[error(
        "This audit has been moderated already. To pass its grades on, choose “Send all grades to the QA lead”"
    )]
    Moderated,
    /// It has a safeguarding concern that nobody has been told of.
    #[error(
        "This audit has an immediate safeguarding concern that nobody has been told of. Pass the concern on now, and \
         record whom you told; a file is no way to report it"
    )]
    ConcernNotPassedOn,
    /// It has more entries than a file may contain.
    #[error(
        "More has been recorded about this audit than a file for others may hold ({MOST_ABOUT_ONE} entries). A backup of \
         this device holds it"
    )]
    TooMuch,
    /// Its content was erased.
    #[error("This audit was withdrawn. Only the fact that it was goes into the file")]
    Withdrawn,
}

/// Chooses what goes into a pack for a purpose.
pub fn choose(workspace: &Workspace, choice: &Choice, purpose: Purpose) -> Contents {
    let mut chosen = Chosen::default();
    for audit in candidates(workspace, choice) {
        let taken = if workspace.is_withdrawn(audit) {
            Err(Why::Withdrawn)
        } else {
            match workspace.audit(audit) {
                None => Err(Why::NotHere),
                Some(record) => entries_of(record, purpose),
            }
        };
        match taken {
            Ok(entries) if entries.len() > MOST_ABOUT_ONE => {
                let why = Why::TooMuch;
                chosen.left_out.push(LeftOut { audit, why });
            }
            Ok(entries) => {
                entries.into_iter().for_each(|entry| chosen.take(entry));
                chosen.audits.push(audit);
            }
            Err(why) => chosen.left_out.push(LeftOut { audit, why }),
        }
    }
    for entry in workspace.entries() {
        let fits = !matches!(workspace.why_not(entry.id), Some(WhyNot::Breaks(_)));
        if fits && goes_along(entry, choice, purpose, &chosen) {
            chosen.entries.insert(entry.id, entry.clone());
        }
    }
    Contents {
        entries: chosen.entries.into_values().collect(),
        audits: chosen.audits,
        left_out: chosen.left_out,
    }
}

/// The parts of a submission that a moderator may see.
fn evidence(entry: &Entry) -> Option<BlindEvidence> {
    if let Body::ShownBlind(shown) = &entry.body {
        Some(shown.evidence.clone())
    } else {
        entry
            .body
            .submission()
            .map(|submission| BlindEvidence::from(&**submission))
    }
}

#[derive(Default)]
struct Chosen {
    entries: BTreeMap<EntryId, Arc<Entry>>,
    audits: Vec<AuditId>,
    left_out: Vec<LeftOut>,
    weeks: BTreeSet<WeekId>,
    tools: BTreeSet<ToolRef>,
}

impl Chosen {
    fn take(&mut self, entry: Arc<Entry>) {
        if let Some(evidence) = evidence(&entry) {
            self.weeks.extend(evidence.case.week);
            self.tools.insert(evidence.tool);
        }
        self.entries.insert(entry.id, entry);
    }
}

fn candidates(workspace: &Workspace, choice: &Choice) -> BTreeSet<AuditId> {
    let with = |fits: &dyn Fn(&BlindEvidence) -> bool| {
        let fits = |record: &&Arc<AuditRecord>| {
            let shown = record.history.iter().filter_map(|entry| evidence(entry));
            shown.into_iter().any(|shown| fits(&shown))
        };
        let audits = workspace.audits().filter(fits);
        in_order::set(audits.map(|record| record.id))
    };
    match choice {
        Choice::Everything => in_order::set(workspace.entries().filter_map(|entry| entry.about)),
        Choice::Week(week) => with(&|shown| shown.case.week == Some(*week)),
        Choice::Quarter(quarter) => with(&|shown| Quarter::of(shown.completed_on) == *quarter),
        Choice::Audits(audits) => audits.clone(),
    }
}

/// The entries about an audit that go into a pack.
fn entries_of(record: &AuditRecord, purpose: Purpose) -> Result<Vec<Arc<Entry>>, Why> {
    // An entry that breaks a rule stays on this device: no other device would accept the file.
    let fits = |entry: &&Arc<Entry>| {
        let why = record.why_not(entry.id).map(|uncounted| &uncounted.why);
        !matches!(why, Some(WhyNot::Breaks(_)))
    };
    let history = record.history.iter().filter(fits);
    match purpose {
        Purpose::Gather => Ok(history.cloned().collect()),
        Purpose::ModerateOpen => {
            may_be_moderated(record)?;
            let told: BTreeSet<_> = in_order::set(record.concerns.iter().map(|c| c.raised.entry));
            let is_version = |entry: &Arc<Entry>| {
                let origin = record.entry(record.origin(entry.id));
                origin.is_some_and(|origin| origin.body.submission().is_some())
            };
            let goes = |entry: &&Arc<Entry>| {
                is_version(entry) || matches!(entry.body, Body::ConcernTold(_)) || told.contains(&entry.id)
            };
            Ok(history.filter(goes).cloned().collect())
        }
        Purpose::ModerateBlind => {
            let stands = may_be_moderated(record)?;
            let stands = history.filter(|entry| entry.id == stands);
            Ok(stands
                .filter_map(|entry| blind_copy(entry))
                .map(Arc::new)
                .collect())
        }
    }
}

/// The submission that is to be moderated.
fn may_be_moderated(record: &AuditRecord) -> Result<EntryId, Why> {
    if matches!(record.state, State::InConflict { .. }) {
        return Err(Why::InConflict);
    }
    let Some(auditor) = record.auditor() else {
        let shown = |entry: &Arc<Entry>| matches!(entry.body, Body::ShownBlind(_));
        let blind = record.history.iter().any(shown);
        return Err(if blind {
            Why::ReceivedBlind
        } else {
            Why::NotSubmitted
        });
    };
    if record.moderator().is_some() {
        return Err(Why::Moderated);
    }
    if record.open_concerns().next().is_some() {
        return Err(Why::ConcernNotPassedOn);
    }
    Ok(auditor.origin)
}

/// Whether an entry is included with the audits: an entry that is needed to read them, or a withdrawal, which has to
/// spread.
fn goes_along(entry: &Entry, choice: &Choice, purpose: Purpose, chosen: &Chosen) -> bool {
    let gathers_all = purpose == Purpose::Gather && *choice == Choice::Everything;
    match &entry.body {
        Body::AuditWithdrawn(_) => true,
        Body::ToolPublished(tool) => gathers_all || chosen.tools.contains(&tool.reference()),
        Body::WeekPlanned(week) => {
            *choice == Choice::Week(week.id) || gathers_all || chosen.weeks.contains(&week.id)
        }
        // An audit may have been drawn for its grade, so a draw could reveal it.
        Body::SampleDrawn(draw) => {
            purpose == Purpose::Gather
                && (gathers_all
                    || *choice == Choice::Quarter(draw.quarter)
                    || draw
                        .drawn
                        .iter()
                        .any(|drawn| chosen.audits.contains(&drawn.audit)))
        }
        // It is unknown what a newer version's entry needs or reveals.
        Body::Other(_) => purpose == Purpose::Gather && entry.about.is_none(),
        Body::ConcernRaised(_)
        | Body::ConcernTold(_)
        | Body::AuditSubmitted(_)
        | Body::SubmissionCorrected(_)
        | Body::ModerationCommitted(_)
        | Body::GradeAgreed(_)
        | Body::Escalated(_)
        | Body::ActionUpdated(_)
        | Body::ShownBlind(_)
        | Body::ConflictResolved(_) => false,
    }
}
