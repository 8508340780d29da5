//! How far two graders differ, over blind pairs only: somebody who has seen the first grade cannot give an independent
//! second one.
//!
//! Agreement is measured on the grades before discussion: the auditor's at the time of the moderation, and the
//! moderator's. Changes made by the discussion are in a separate matrix.

use std::sync::Arc;

use crate::domain::{
    audit::Submission,
    grade::{Grade, Scale},
    graded::Choice,
    moderation::Mode,
    record::{AuditRecord, GradesAt},
    stage::Stage,
    workspace::Workspace,
};

use super::{
    base::{Base, Exclusions, Scope},
    gather::{Completed, Gathered, count},
    period::Period,
    shift_matrix::ShiftMatrix,
    unit::{AreaGrades, Audits},
};

/// Blind pairs of a period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agreement {
    overall: ShiftMatrix<Audits>,
    practice_areas: ShiftMatrix<AreaGrades>,
    settled: Option<ShiftMatrix<Audits>>,
}

/// One audit graded by two people, blind.
struct Pair<'a> {
    auditor: Arc<Submission>,
    audit: &'a Completed<'a>,
}

/// The blind pairs among the completed audits of a period; `None` if there are none.
pub fn agreement(workspace: &Workspace, period: Period) -> Option<Agreement> {
    let gathered = Gathered::new(workspace, period, Stage::Moderator);
    let pair = |audit: &&Completed<'_>| is_blind(audit.record);
    let pairs: Vec<Pair<'_>> = gathered
        .settled()
        .filter(pair)
        .filter_map(|audit| {
            let auditor = audit.record.moderated_submission()?;
            Some(Pair { auditor, audit })
        })
        .collect();
    if pairs.is_empty() {
        return None;
    }
    let scales = pairs
        .iter()
        .filter_map(|pair| gathered.tool_of(pair.audit))
        .map(|t| t.scale);
    let scale = scales.fold(Scale::Three, Scale::wider);
    let graded: Vec<_> = pairs
        .iter()
        .filter_map(|pair| pair.overall(Stage::Moderator))
        .collect();
    let agreed: Vec<_> = pairs
        .iter()
        .filter_map(|pair| pair.overall(Stage::Agreed))
        .collect();
    let overall_base = base(&gathered, Stage::Moderator, graded.len());
    let (areas, out) = area_pairs(&pairs);
    let mut areas_base = overall_base.clone();
    areas_base.exclusions.not_applicable = out.not_applicable;
    areas_base.exclusions.not_enough_evidence = out.not_enough_evidence;
    let settled = (!agreed.is_empty()).then(|| {
        let base = base(&gathered, Stage::Agreed, agreed.len());
        ShiftMatrix::new(agreed, scale, base)
    });
    Some(Agreement {
        overall: ShiftMatrix::new(graded, scale, overall_base),
        practice_areas: ShiftMatrix::new(areas, scale, areas_base),
        settled,
    })
}

impl Pair<'_> {
    fn grades(&self, stage: Stage) -> Option<GradesAt<'_>> {
        self.audit.record.grades_at(stage)
    }

    fn overall(&self, stage: Stage) -> Option<(Grade, Grade)> {
        let to = self.grades(stage)?.overall.grade();
        Some((self.auditor.overall.grade.grade(), to))
    }
}

/// Whether the moderator did not know the first grades. Plumbline lets nobody moderate their own audit, but a file by
/// another program may contain such a moderation, and its author knew the first grades.
fn is_blind(record: &AuditRecord) -> bool {
    let Some(moderator) = record.moderator() else {
        return false;
    };
    let own = record
        .audited_by()
        .is_some_and(|auditor| auditor.id() == moderator.who.id());
    moderator.content.mode == Mode::Blind && !own
}

/// The practice areas that both graded, and how many areas at least one of them did not grade.
fn area_pairs(pairs: &[Pair<'_>]) -> (Vec<(Grade, Grade)>, Exclusions) {
    let (mut graded, mut out) = (Vec::new(), Exclusions::default());
    for pair in pairs {
        let theirs = pair.grades(Stage::Moderator);
        for (key, given) in pair.auditor.grades().areas {
            let theirs = theirs
                .as_ref()
                .and_then(|t| t.areas.iter().find(|(k, _)| *k == key));
            let Some((_, theirs)) = theirs else { continue };
            match (given.choice(), theirs.choice()) {
                (Choice::Graded(from), Choice::Graded(to)) => graded.push((from, to)),
                (Choice::NotApplicable, _) | (_, Choice::NotApplicable) => out.not_applicable += 1,
                (Choice::NotEnoughEvidence, _) | (_, Choice::NotEnoughEvidence) => {
                    out.not_enough_evidence += 1;
                }
            }
        }
    }
    (graded, out)
}

/// The base of `n` pairs. Of the other audits, some were moderated openly, some are in conflict, and the rest have no
/// grade at the stage.
fn base(gathered: &Gathered<'_>, stage: Stage, n: usize) -> Base {
    let reached = |audit: &&Completed<'_>| audit.record.grades_at(stage).is_some();
    let open = |audit: &&Completed<'_>| !is_blind(audit.record);
    let not_blind = gathered.settled().filter(reached).filter(open).count();
    let mut base = gathered.base(Scope::All);
    base.stage = stage;
    base.exclusions.not_blind = count(not_blind);
    let elsewhere = |audit: &&Completed<'_>| !reached(audit) && audit.record.has_waiting_moderation();
    let elsewhere = gathered.settled().filter(elsewhere).count();
    base.exclusions.moderated_elsewhere = count(elsewhere);
    base.exclusions.not_at_stage = count(gathered.settled().count() - n - not_blind - elsewhere);
    base
}

impl Agreement {
    /// The overall grades: auditor's and moderator's, before discussion.
    pub fn overall(&self) -> &ShiftMatrix<Audits> {
        &self.overall
    }

    /// The practice-area grades of the same audits, before discussion: areas that both graded. May contain no pairs.
    pub fn practice_areas(&self) -> &ShiftMatrix<AreaGrades> {
        &self.practice_areas
    }

    /// How moderation changed overall grades, from the auditor's to the agreed one. `None` if none is agreed yet.
    pub fn settled(&self) -> Option<&ShiftMatrix<Audits>> {
        self.settled.as_ref()
    }
}
