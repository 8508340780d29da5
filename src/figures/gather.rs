//! The audits of a period, each with its grades at a stage: the one place that decides what is counted.

use crate::domain::{
    audit::Submission,
    blind::BlindEvidence,
    entry::Body,
    grade::{Grade, Scale},
    graded::{AreaGrade, Choice},
    key::{AreaKey, ServiceAreaKey},
    quarter::Quarter,
    record::{AuditRecord, GradesAt, State},
    stage::Stage,
    tool::AuditTool,
    workspace::Workspace,
};

use super::{
    base::{Base, Exclusions, Scope},
    distribution::{Counts, Distribution},
    period::Period,
    unit::{AreaGrades, Audits},
};

/// One completed audit.
#[derive(Clone)]
pub(super) struct Completed<'a> {
    pub(super) record: &'a AuditRecord,
    pub(super) submission: &'a Submission,
    /// Its grades, if it has reached the stage and is not in conflict.
    pub(super) grades: Option<GradesAt<'a>>,
}

impl Completed<'_> {
    fn is_in_conflict(&self) -> bool {
        matches!(self.record.state, State::InConflict { .. })
    }
}

/// The completed audits of a period.
#[derive(Clone)]
pub(super) struct Gathered<'a> {
    workspace: &'a Workspace,
    period: Period,
    stage: Stage,
    audits: Vec<Completed<'a>>,
    /// Audits whose grades are not on this device: counted as left out, and in no figure.
    elsewhere: Vec<&'a AuditRecord>,
    /// Audits of which no version counts: counted as left out, and in no figure.
    uncounted: Vec<(&'a AuditRecord, BlindEvidence)>,
}

impl<'a> Gathered<'a> {
    pub(super) fn new(workspace: &'a Workspace, period: Period, stage: Stage) -> Self {
        let records: Vec<&AuditRecord> = match &period {
            Period::Quarter(quarter) => workspace.completed_in(*quarter).map(AsRef::as_ref).collect(),
            Period::Week(week) => {
                let of_week = |record: &&AuditRecord| {
                    record
                        .outline()
                        .is_some_and(|outline| outline.case.week == Some(week.id))
                };
                workspace.audits().map(AsRef::as_ref).filter(of_week).collect()
            }
        };
        let uncounted = |record: &'a AuditRecord| {
            let evidence = evidence(&record.uncounted_version()?.entry.body)?;
            let belongs = match &period {
                Period::Quarter(quarter) => Quarter::of(evidence.completed_on) == *quarter,
                Period::Week(week) => evidence.case.week == Some(week.id),
            };
            belongs.then_some((record, evidence))
        };
        let uncounted = workspace
            .uncounted()
            .map(AsRef::as_ref)
            .filter_map(uncounted)
            .collect();
        let completed = |record: &'a AuditRecord| {
            record.auditor().map(|auditor| Completed {
                record,
                submission: &auditor.content,
                grades: record.grades_at(stage),
            })
        };
        Self {
            workspace,
            audits: records.iter().copied().filter_map(completed).collect(),
            elsewhere: records
                .into_iter()
                .filter(|record| record.auditor().is_none())
                .collect(),
            uncounted,
            period,
            stage,
        }
    }

    /// The audits of one service area.
    pub(super) fn of_service_area(&self, key: &ServiceAreaKey) -> Self {
        let mut part = self.clone();
        part.audits
            .retain(|audit| audit.submission.case.service_area == *key);
        part.elsewhere.retain(|record| {
            record
                .outline()
                .is_some_and(|outline| outline.case.service_area == *key)
        });
        part.uncounted
            .retain(|(_, evidence)| evidence.case.service_area == *key);
        part
    }

    /// Every completed audit whose grades are on this device, including those in conflict.
    pub(super) fn audits(&self) -> &[Completed<'a>] {
        &self.audits
    }

    /// Completed audits that are not in conflict, whether or not they have reached the stage.
    pub(super) fn settled(&self) -> impl Iterator<Item = &Completed<'a>> {
        self.audits.iter().filter(|audit| !audit.is_in_conflict())
    }

    /// The number of unresolved conflicts in these audits, including conflicts between records of an action.
    pub(super) fn conflicts(&self) -> usize {
        let here = self.audits.iter().map(|audit| audit.record);
        let all = here.chain(self.elsewhere.iter().copied());
        all.map(|record| record.conflicts.len()).sum()
    }

    /// The grades that are counted.
    pub(super) fn grades(&self) -> impl Iterator<Item = &GradesAt<'a>> {
        self.audits.iter().filter_map(|audit| audit.grades.as_ref())
    }

    /// The grades given to practice areas, in the audits that are counted.
    pub(super) fn given(&self) -> impl Iterator<Item = (&'a AreaKey, &'a AreaGrade)> {
        self.grades().flat_map(|grades| grades.areas.iter().copied())
    }

    /// The tool of an audit, if it is on this device.
    pub(super) fn tool_of(&self, audit: &Completed<'a>) -> Option<&'a AuditTool> {
        self.workspace.tool_of(audit.record).map(AsRef::as_ref)
    }

    /// The grades on offer in any audit that is counted. A grade that was given was on offer, even if its tool is not on
    /// this device.
    pub(super) fn scale(&self) -> Scale {
        let counted = || self.audits.iter().filter(|audit| audit.grades.is_some());
        let offered = counted().filter_map(|audit| self.tool_of(audit)).map(|t| t.scale);
        let given = self.grades().map(|grades| grades.overall.grade());
        let given = given.chain(self.given().filter_map(|(_, grade)| grade.grade()));
        let widest = |a: Scale, b: Scale| a.wider(b);
        let outstanding = given.filter(|g| *g == Grade::Outstanding).map(|_| Scale::Four);
        offered.chain(outstanding).fold(Scale::Three, widest)
    }

    /// A base from which only whole audits are left out.
    pub(super) fn base(&self, scope: Scope) -> Base {
        let in_conflict = self.audits.iter().filter(|audit| audit.is_in_conflict()).count();
        let without = || self.settled().filter(|audit| audit.grades.is_none());
        let elsewhere = without()
            .filter(|audit| audit.record.has_waiting_moderation())
            .count();
        let not_at_stage = without().count() - elsewhere;
        Base {
            period: self.period.clone(),
            stage: self.stage,
            scope,
            completed: count(self.audits.len() + self.elsewhere.len() + self.uncounted.len()),
            exclusions: Exclusions {
                grades_elsewhere: count(self.elsewhere.len()),
                uncounted: count(self.uncounted.len()),
                in_conflict: count(in_conflict),
                moderated_elsewhere: count(elsewhere),
                not_at_stage: count(not_at_stage),
                ..Exclusions::default()
            },
        }
    }

    /// Overall grades.
    pub(super) fn overall(&self, scope: Scope, scale: Scale) -> Distribution<Audits> {
        let counts = Counts::of(self.grades().map(|grades| grades.overall.grade()));
        Distribution::new(counts, scale, self.base(scope))
    }

    /// Practice-area grades: of the scope's area, or of all areas.
    pub(super) fn area_grades(&self, scope: Scope, scale: Scale) -> Distribution<AreaGrades> {
        let choices: Vec<Choice> = self
            .given()
            .filter(|(key, _)| match &scope {
                Scope::PracticeArea(area) => area.key == **key,
                Scope::All | Scope::ServiceArea(_) => true,
            })
            .map(|(_, grade)| grade.choice())
            .collect();
        let of = |choice| count(choices.iter().filter(|c| **c == choice).count());
        let mut base = self.base(scope);
        base.exclusions.not_applicable = of(Choice::NotApplicable);
        base.exclusions.not_enough_evidence = of(Choice::NotEnoughEvidence);
        let counts = Counts::of(choices.iter().filter_map(|choice| choice.grade()));
        Distribution::new(counts, scale, base)
    }
}

/// The parts of an audit's version that say nothing about its grades.
fn evidence(body: &Body) -> Option<BlindEvidence> {
    if let Body::ShownBlind(shown) = body {
        Some(shown.evidence.clone())
    } else {
        body.submission()
            .map(|submission| BlindEvidence::from(&**submission))
    }
}

/// A count, as figures carry it. No workspace contains four thousand million of anything.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
