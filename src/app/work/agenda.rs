//! What the desk shows a person: the work they have begun, what waits for them, and what cannot wait.

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{
    entry::Body,
    id::PersonId,
    in_order,
    queue::samples,
    record::{AuditRecord, State},
    week::PracticeWeek,
    workspace::Workspace,
};

/// One person's view of the workspace.
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    /// Audits with a concern that nobody has been told of, from any person.
    pub concerns: Vec<Arc<AuditRecord>>,
    /// How many submitted audits this person could moderate, because they are not an auditor of them.
    pub to_moderate: usize,
    /// How many of them are in a sample.
    pub sampled: usize,
    /// Audits that this person moderated and that are not agreed yet.
    pub to_settle: Vec<Arc<AuditRecord>>,
    /// Audits that this person submitted, latest first.
    pub mine: Vec<Arc<AuditRecord>>,
    /// Other people's audits that this person corrected, latest first.
    pub corrected: Vec<Arc<AuditRecord>>,
    /// Audits in conflict, from any person, including those where only an action is.
    pub in_conflict: Vec<Arc<AuditRecord>>,
    /// Audits with actions that are overdue today, and how many, from any person.
    pub overdue: Vec<(Arc<AuditRecord>, usize)>,
}

impl Agenda {
    /// A person's agenda on a day.
    pub fn of(workspace: &Workspace, me: PersonId, today: Date) -> Self {
        let mut agenda = Self::default();
        let samples = samples(workspace);
        for audit in workspace.audits() {
            let to_moderate = agenda.to_moderate;
            agenda.add(audit, me, today);
            if agenda.to_moderate > to_moderate && samples.contains_key(&audit.id) {
                agenda.sampled += 1;
            }
        }
        let latest_first = |audit: &Arc<AuditRecord>| {
            let outline = audit.outline();
            outline.map(|outline| std::cmp::Reverse((outline.at, audit.id)))
        };
        in_order::sort_by_key(&mut agenda.mine, latest_first);
        in_order::sort_by_key(&mut agenda.corrected, latest_first);
        agenda
    }

    fn add(&mut self, audit: &Arc<AuditRecord>, me: PersonId, today: Date) {
        if audit.open_concerns().next().is_some() {
            self.concerns.push(audit.clone());
        }
        let overdue = audit
            .actions
            .iter()
            .filter(|a| a.action.is_overdue(&a.progress, today))
            .count();
        if overdue > 0 {
            self.overdue.push((audit.clone(), overdue));
        }
        let mine = audit.is_own(me);
        if mine && only_corrected(audit, me) {
            self.corrected.push(audit.clone());
        } else if mine {
            self.mine.push(audit.clone());
        }
        match &audit.state {
            State::Submitted { .. } | State::ShownBlind { .. } if !mine => self.to_moderate += 1,
            State::Moderated { moderator, .. }
            | State::ModeratedBlind { moderator, .. }
            | State::Escalated { moderator, .. }
                if moderator.who.id() == me =>
            {
                self.to_settle.push(audit.clone());
            }
            State::Begun
            | State::Submitted { .. }
            | State::ShownBlind { .. }
            | State::Moderated { .. }
            | State::ModeratedBlind { .. }
            | State::Escalated { .. }
            | State::Agreed { .. }
            | State::InConflict { .. } => {}
        }
        if !audit.conflicts.is_empty() {
            self.in_conflict.push(audit.clone());
        }
    }
}

/// Whether everything that a person submitted about an audit corrects another person's work.
fn only_corrected(audit: &AuditRecord, me: PersonId) -> bool {
    let mut by_me = audit.history.iter().filter(|entry| entry.who.id() == me);
    // A blind copy does not show whether its original is a correction.
    !by_me.any(|entry| matches!(entry.body, Body::AuditSubmitted(_) | Body::ShownBlind(_)))
}

/// The submitted audits of a practice week, sorted by case reference.
pub fn audits_of_week<'a>(workspace: &'a Workspace, week: &PracticeWeek) -> Vec<&'a Arc<AuditRecord>> {
    let belongs = |audit: &&Arc<AuditRecord>| {
        audit
            .outline()
            .is_some_and(|outline| outline.case.week == Some(week.id))
    };
    let mut audits: Vec<_> = workspace.audits().filter(belongs).collect();
    in_order::sort_by_key(&mut audits, |audit| {
        audit.outline().map(|outline| outline.case.reference.clone())
    });
    audits
}
