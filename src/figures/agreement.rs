//! How far two graders were apart, over blind pairs only: whoever has seen the first grade does not give a second.
//!
//! Agreement is measured on the grades before discussion: the auditor's as they stood when the moderator graded, and
//! the moderator's. What discussion then moved is another matter and another matrix.

use std::{marker::PhantomData, sync::Arc};

use crate::domain::{
    audit::Submission,
    grade::{Grade, Scale, Shift},
    graded::Choice,
    moderation::Mode,
    record::GradesAt,
    stage::Stage,
    workspace::Workspace,
};

use super::{
    base::{Base, Exclusions, Scope},
    figure::Figure,
    gather::{Completed, Gathered, count},
    period::Period,
    unit::{AreaGrades, Audits, Unit},
};

/// Blind pairs of a period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Agreement {
    overall: ShiftMatrix<Audits>,
    practice_areas: ShiftMatrix<AreaGrades>,
    settled: Option<ShiftMatrix<Audits>>,
}

/// How often one grade became, or met, another: rows the auditor's grade, columns the other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShiftMatrix<U: Unit> {
    pairs: Vec<(Grade, Grade)>,
    scale: Scale,
    base: Arc<Base>,
    unit: PhantomData<U>,
}

/// One audit graded twice, blind.
struct Pair<'a> {
    auditor: Arc<Submission>,
    audit: &'a Completed<'a>,
}

/// The blind pairs among the completed audits of a period; nothing where there is none.
pub fn agreement(workspace: &Workspace, period: Period) -> Option<Agreement> {
    let gathered = Gathered::new(workspace, period, Stage::Moderator);
    let pair = |audit: &&Completed<'_>| audit.record.mode() == Some(Mode::Blind);
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
    let base = base(&gathered, Stage::Moderator);
    let (chosen, exclusions) = area_pairs(&pairs);
    let agreed: Vec<_> = pairs
        .iter()
        .filter_map(|pair| pair.overall(Stage::Agreed))
        .collect();
    Some(Agreement {
        overall: ShiftMatrix::new(
            pairs
                .iter()
                .filter_map(|pair| pair.overall(Stage::Moderator))
                .collect(),
            scale,
            base.clone(),
        ),
        practice_areas: ShiftMatrix::new(
            chosen,
            scale,
            Base {
                exclusions: Exclusions {
                    in_conflict: base.exclusions.in_conflict,
                    not_at_stage: base.exclusions.not_at_stage,
                    not_blind: base.exclusions.not_blind,
                    ..exclusions
                },
                ..base
            },
        ),
        settled: (!agreed.is_empty())
            .then(|| ShiftMatrix::new(agreed, scale, self::base(&gathered, Stage::Agreed))),
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

/// Practice areas that both graded, and how many at least one of them did not.
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

/// What is left out of the pairs: audits in conflict, without a grade at the stage, or moderated openly.
fn base(gathered: &Gathered<'_>, stage: Stage) -> Base {
    let reached = |audit: &&Completed<'_>| audit.record.grades_at(stage).is_some();
    let open = |audit: &&Completed<'_>| audit.record.mode() == Some(Mode::Open);
    let not_at_stage = gathered.settled().filter(|audit| !reached(audit)).count();
    let mut base = gathered.base(Scope::All);
    base.stage = stage;
    base.exclusions.not_at_stage = count(not_at_stage);
    base.exclusions.not_blind = count(gathered.settled().filter(reached).filter(open).count());
    base
}

impl Agreement {
    /// The overall grades: auditor's and moderator's, before discussion.
    pub fn overall(&self) -> &ShiftMatrix<Audits> {
        &self.overall
    }

    /// The practice-area grades of the same audits, before discussion: areas that both graded. May have no pair.
    pub fn practice_areas(&self) -> &ShiftMatrix<AreaGrades> {
        &self.practice_areas
    }

    /// How moderation moved overall grades: the auditor's and the agreed one. Nothing where none is agreed yet.
    pub fn settled(&self) -> Option<&ShiftMatrix<Audits>> {
        self.settled.as_ref()
    }
}

impl<U: Unit> ShiftMatrix<U> {
    fn new(pairs: Vec<(Grade, Grade)>, scale: Scale, base: Base) -> Self {
        Self {
            pairs,
            scale,
            base: Arc::new(base),
            unit: PhantomData,
        }
    }

    /// How many pairs.
    pub fn n(&self) -> u32 {
        count(self.pairs.len())
    }

    /// The grades of rows and columns, best first.
    pub fn grades(&self) -> &'static [Grade] {
        self.scale.grades()
    }

    /// What it is made on.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// One cell.
    pub fn cell(&self, auditors: Grade, other: Grade) -> Figure<U> {
        self.of(|pair| pair == (auditors, other))
    }

    /// Pairs of one grade.
    pub fn exact(&self) -> Figure<U> {
        self.of(|(from, to)| from == to)
    }

    /// Pairs of one grade or of neighbouring ones.
    pub fn within_one(&self) -> Figure<U> {
        self.of(|(from, to)| match from.shift_to(to) {
            Shift::Unchanged => true,
            Shift::Up(steps) | Shift::Down(steps) => steps <= 1,
        })
    }

    /// Pairs whose other grade is better than the auditor's.
    pub fn up(&self) -> Figure<U> {
        self.of(|(from, to)| to > from)
    }

    /// Pairs whose other grade is worse than the auditor's.
    pub fn down(&self) -> Figure<U> {
        self.of(|(from, to)| to < from)
    }

    fn of(&self, is: impl Fn((Grade, Grade)) -> bool) -> Figure<U> {
        let number = self.pairs.iter().filter(|pair| is(**pair)).count();
        Figure::new(count(number), self.n(), &self.base)
    }
}
