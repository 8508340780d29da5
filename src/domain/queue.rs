//! A moderator's queue, sorted by the next step. It reveals no grade: an audit that is not yet moderated shows the
//! quarter of its sample, but never why it was drawn, and the order follows the calendar.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    id::{AuditId, PersonId},
    quarter::Quarter,
    record::{AuditRecord, State},
    sample::{Because, Candidate},
    workspace::Workspace,
};
use crate::domain::in_order;

/// One moderator's queue.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Queue {
    /// Submitted and not yet moderated; audits in a sample first.
    pub to_grade: Vec<Waiting>,
    /// Moderation begun by this person.
    pub in_hand: Vec<Arc<AuditRecord>>,
    /// Moderated or escalated.
    pub to_settle: Vec<Arc<AuditRecord>>,
    /// Moderated from a blind copy, or in a version that is not on this device: the missing part will come in another
    /// file.
    pub to_meet: Vec<Arc<AuditRecord>>,
    /// Agreed, the latest first.
    pub settled: Vec<Arc<AuditRecord>>,
    /// Two people recorded the same step.
    pub in_conflict: Vec<Arc<AuditRecord>>,
    /// How many of this person's own audits are left out.
    pub own: usize,
}

/// An audit that waits for moderation.
#[derive(Clone, PartialEq, Debug)]
pub struct Waiting {
    /// The audit.
    pub record: Arc<AuditRecord>,
    /// The quarter of its sample, if it is in one. Why it was drawn is left out: one of the reasons is the auditor's
    /// grade, so naming the other reasons would reveal that one too.
    pub sample: Option<Quarter>,
}

impl Queue {
    /// The queue of a person who has begun to moderate the audits `begun`.
    pub fn of(workspace: &Workspace, me: PersonId, begun: &BTreeSet<AuditId>) -> Self {
        let samples = samples(workspace);
        let mut queue = Self::default();
        for record in workspace.audits() {
            if matches!(record.state, State::Begun) {
                continue;
            }
            if record.is_own(me) {
                queue.own += 1;
                continue;
            }
            let record = record.clone();
            match record.state {
                State::Begun => {}
                State::Submitted { .. } | State::ShownBlind { .. } if begun.contains(&record.id) => {
                    queue.in_hand.push(record);
                }
                State::Submitted { .. } | State::ShownBlind { .. } if record.has_waiting_moderation() => {
                    queue.to_meet.push(record);
                }
                State::Submitted { .. } | State::ShownBlind { .. } => queue.to_grade.push(Waiting {
                    sample: samples.get(&record.id).copied(),
                    record,
                }),
                State::Moderated { .. } | State::Escalated { .. } => queue.to_settle.push(record),
                State::ModeratedBlind { .. } => queue.to_meet.push(record),
                State::Agreed { .. } => queue.settled.push(record),
                State::InConflict { .. } => queue.in_conflict.push(record),
            }
        }
        queue.sort();
        queue
    }

    /// Whether every list of the queue is empty, including that of the settled audits.
    pub fn is_empty(&self) -> bool {
        let Self {
            to_grade,
            in_hand,
            to_settle,
            to_meet,
            settled,
            in_conflict,
            own: _,
        } = self;
        to_grade.is_empty()
            && in_hand.is_empty()
            && to_settle.is_empty()
            && to_meet.is_empty()
            && settled.is_empty()
            && in_conflict.is_empty()
    }

    fn sort(&mut self) {
        in_order::sort_by_key(&mut self.to_grade, |w| {
            (w.sample.is_none(), completed(&w.record), w.record.id)
        });
        let Self {
            in_hand,
            to_settle,
            to_meet,
            in_conflict,
            ..
        } = self;
        for list in [in_hand, to_settle, to_meet, in_conflict] {
            in_order::sort_by_key(list, |record| (completed(record), record.id));
        }
        in_order::sort_by_key(&mut self.settled, |record| {
            std::cmp::Reverse(record.agreed().map(|agreed| agreed.at))
        });
    }
}

fn completed(record: &AuditRecord) -> Option<jiff::civil::Date> {
    record.outline().map(|outline| outline.completed_on)
}

/// The audits that are in a sample, each with the quarter of the sample.
pub fn samples(workspace: &Workspace) -> BTreeMap<AuditId, Quarter> {
    let each = |(_, draw): (_, &super::sample::Draw)| {
        let quarter = draw.quarter;
        draw.drawn
            .iter()
            .map(|drawn| (drawn.audit, quarter))
            .collect::<Vec<_>>()
    };
    in_order::map(workspace.draws().flat_map(each))
}

/// Why an audit was drawn for moderation. Shown only after a moderator has graded it.
pub fn why_drawn(workspace: &Workspace, record: &AuditRecord) -> Option<Because> {
    record.moderator()?;
    workspace
        .draws()
        .flat_map(|(_, draw)| &draw.drawn)
        .find(|drawn| drawn.audit == record.id)
        .map(|drawn| drawn.because)
}

/// The audits of a quarter from which a sample can be drawn: all submitted audits that are not in conflict.
pub fn candidates(workspace: &Workspace, quarter: Quarter) -> Vec<Candidate> {
    let candidate = |record: &Arc<AuditRecord>| {
        if matches!(record.state, State::InConflict { .. }) {
            return None;
        }
        Some(Candidate {
            audit: record.id,
            auditor: record.audited_by()?.id(),
            grade: record.auditor()?.content.overall.grade.grade(),
        })
    };
    workspace.completed_in(quarter).filter_map(candidate).collect()
}
