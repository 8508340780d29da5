//! Progress of the moderation of a period.

use std::{collections::BTreeSet, sync::Arc};

use crate::domain::{
    id::AuditId,
    in_order,
    record::{AuditRecord, State},
    workspace::Workspace,
};

use super::{
    base::Base,
    figure::Figure,
    gather::{Completed, count},
    unit::Audits,
};

/// Progress of moderation, counted in audits. Every completed audit of the period is in the base, including those in
/// conflict, and is in exactly one of *not moderated*, *moderated in a version that is not here*, *moderated, not yet
/// settled*, *escalated*, *agreed* and *in conflict*.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ModerationProgress {
    moderated: Figure<Audits>,
    not_moderated: Figure<Audits>,
    elsewhere: Figure<Audits>,
    not_settled: Figure<Audits>,
    escalated: Figure<Audits>,
    agreed: Figure<Audits>,
    in_conflict: Figure<Audits>,
    waiting: Figure<Audits>,
}

impl ModerationProgress {
    pub(super) fn new(audits: &[Completed<'_>], workspace: &Workspace, base: &Arc<Base>) -> Self {
        let drawn: BTreeSet<AuditId> = in_order::set(
            workspace
                .draws()
                .flat_map(|(_, draw)| draw.drawn.iter().map(|drawn| drawn.audit)),
        );
        let figure = |is: &dyn Fn(&AuditRecord) -> bool| {
            let number = audits.iter().filter(|audit| is(audit.record)).count();
            Figure::new(count(number), count(audits.len()), base)
        };
        let of = |is: &dyn Fn(&State) -> bool| figure(&|record| is(&record.state));
        let submitted = |record: &AuditRecord| matches!(record.state, State::Submitted { .. });
        let elsewhere = |record: &AuditRecord| submitted(record) && record.has_waiting_moderation();
        let not_moderated = |record: &AuditRecord| submitted(record) && !record.has_waiting_moderation();
        let drawn: Vec<_> = audits.iter().filter(|a| drawn.contains(&a.record.id)).collect();
        let waiting = drawn.iter().filter(|a| not_moderated(a.record)).count();
        Self {
            moderated: of(&|state| state.moderator().is_some()),
            not_moderated: figure(&not_moderated),
            elsewhere: figure(&elsewhere),
            not_settled: of(&|state| matches!(state, State::Moderated { .. })),
            escalated: of(&|state| matches!(state, State::Escalated { .. })),
            agreed: of(&|state| matches!(state, State::Agreed { .. })),
            in_conflict: of(&|state| matches!(state, State::InConflict { .. })),
            waiting: Figure::new(count(waiting), count(drawn.len()), base),
        }
    }

    /// Audits that were moderated, settled or not.
    pub fn moderated(&self) -> &Figure<Audits> {
        &self.moderated
    }

    /// Audits that nobody has moderated, whether or not they were drawn.
    pub fn not_moderated(&self) -> &Figure<Audits> {
        &self.not_moderated
    }

    /// Audits moderated in a version that is not on this device, so that the moderation does not count yet.
    pub fn elsewhere(&self) -> &Figure<Audits> {
        &self.elsewhere
    }

    /// Audits that were moderated and are neither agreed nor escalated.
    pub fn not_settled(&self) -> &Figure<Audits> {
        &self.not_settled
    }

    /// Audits whose grades could not be settled and were escalated.
    pub fn escalated(&self) -> &Figure<Audits> {
        &self.escalated
    }

    /// Audits whose grades are agreed.
    pub fn agreed(&self) -> &Figure<Audits> {
        &self.agreed
    }

    /// Audits with two competing versions.
    pub fn in_conflict(&self) -> &Figure<Audits> {
        &self.in_conflict
    }

    /// Of the audits drawn for moderation, those not moderated yet.
    pub fn waiting(&self) -> &Figure<Audits> {
        &self.waiting
    }
}
