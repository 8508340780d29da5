//! All figures of one quarter, or of one practice week, at one stage.

use std::sync::Arc;

use crate::domain::{
    grade::Scale, graded::Reasons, id::WeekId, quarter::Quarter, stage::Stage, workspace::Workspace,
};

use super::{
    base::{Base, Exclusions, Scope},
    coverage::Coverage,
    distribution::Distribution,
    gather::{Gathered, count},
    moderation::ModerationProgress,
    naming::Tools,
    panel::{Dimension, Panel},
    period::Period,
    reasons::ReasonTable,
    unit::{AreaGrades, Audits},
};

/// The figures of a quarter or a practice week at one stage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PeriodFigures {
    overall: Distribution<Audits>,
    by_service_area: Panel<Audits>,
    area_grades: Distribution<AreaGrades>,
    by_practice_area: Panel<AreaGrades>,
    overall_reasons: ReasonTable<Audits>,
    area_reasons: ReasonTable<AreaGrades>,
    coverage: Coverage,
    moderation: ModerationProgress,
    open_conflicts: u32,
}

/// The figures of a quarter. A quarter without audits has figures too: they say that there are no audits.
pub fn quarter_figures(workspace: &Workspace, quarter: Quarter, stage: Stage) -> PeriodFigures {
    figures(workspace, Period::Quarter(quarter), stage)
}

/// The figures of a practice week: of the completed audits that belong to it, whenever they were completed. `None` if
/// there is no such week.
pub fn week_figures(workspace: &Workspace, week: WeekId, stage: Stage) -> Option<PeriodFigures> {
    let week = workspace.week(week)?;
    Some(figures(workspace, Period::Week(week.clone()), stage))
}

fn figures(workspace: &Workspace, period: Period, stage: Stage) -> PeriodFigures {
    let gathered = Gathered::new(workspace, period, stage);
    let (tools, scale) = (Tools::of(&gathered), gathered.scale());
    let overall = gathered.overall(Scope::All, scale);
    let area_grades = gathered.area_grades(Scope::All, scale);

    let overall_reasons: Vec<Option<&Reasons>> = gathered.grades().map(|g| g.overall.reasons()).collect();
    let graded = gathered.given().filter(|(_, grade)| grade.grade().is_some());
    let area_reasons: Vec<Option<&Reasons>> = graded.map(|(_, grade)| grade.reasons()).collect();

    // Contact and progress do not depend on whose grades are counted: every submitted audit is in their base.
    let submitted = Base {
        stage: Stage::Auditor,
        ..gathered.base(Scope::All)
    };
    let left_out = |exclusions| {
        Arc::new(Base {
            exclusions,
            ..submitted.clone()
        })
    };
    let elsewhere = Exclusions {
        grades_elsewhere: submitted.exclusions.grades_elsewhere,
        uncounted: submitted.exclusions.uncounted,
        ..Exclusions::default()
    };
    let in_conflict = Exclusions {
        in_conflict: submitted.exclusions.in_conflict,
        ..elsewhere
    };
    PeriodFigures {
        by_service_area: by_service_area(&gathered, &tools, scale),
        by_practice_area: by_practice_area(&gathered, &tools, scale),
        overall_reasons: ReasonTable::new(&overall_reasons, &tools, overall.shared_base()),
        area_reasons: ReasonTable::new(&area_reasons, &tools, area_grades.shared_base()),
        coverage: Coverage::new(gathered.settled().map(|a| a.submission), &left_out(in_conflict)),
        moderation: ModerationProgress::new(gathered.audits(), workspace, &left_out(elsewhere)),
        overall,
        area_grades,
        open_conflicts: count(gathered.conflicts()),
    }
}

fn by_service_area(gathered: &Gathered<'_>, tools: &Tools<'_>, scale: Scale) -> Panel<Audits> {
    let areas = tools.service_areas(gathered).into_iter();
    let row = |area: crate::domain::tool::Named<_>| {
        let part = gathered.of_service_area(&area.key);
        part.overall(Scope::ServiceArea(area), scale)
    };
    Panel::new(Dimension::ServiceArea, areas.map(row).collect())
}

fn by_practice_area(gathered: &Gathered<'_>, tools: &Tools<'_>, scale: Scale) -> Panel<AreaGrades> {
    let areas = tools.practice_areas(gathered).into_iter();
    let row = |area| gathered.area_grades(Scope::PracticeArea(area), scale);
    Panel::new(Dimension::PracticeArea, areas.map(row).collect())
}

impl PeriodFigures {
    /// The period.
    pub fn period(&self) -> &Period {
        self.overall.base().period()
    }

    /// Whose grades are counted.
    pub fn stage(&self) -> Stage {
        self.overall.base().stage()
    }

    /// Overall grades of all audits.
    pub fn overall(&self) -> &Distribution<Audits> {
        &self.overall
    }

    /// Overall grades by service area, in the tool's order: only areas with a completed audit.
    pub fn by_service_area(&self) -> &Panel<Audits> {
        &self.by_service_area
    }

    /// The grades of all practice areas together.
    pub fn area_grades(&self) -> &Distribution<AreaGrades> {
        &self.area_grades
    }

    /// The grades by practice area, in the tool's order: every area of the tools in use.
    pub fn by_practice_area(&self) -> &Panel<AreaGrades> {
        &self.by_practice_area
    }

    /// Why audits were inadequate overall.
    pub fn overall_reasons(&self) -> &ReasonTable<Audits> {
        &self.overall_reasons
    }

    /// Why practice areas were inadequate.
    pub fn area_reasons(&self) -> &ReasonTable<AreaGrades> {
        &self.area_reasons
    }

    /// Whether families were asked and heard.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// The number of unresolved conflicts in the period's audits: between submissions, moderations, outcomes or records
    /// of actions. One audit may have several.
    pub fn open_conflicts(&self) -> u32 {
        self.open_conflicts
    }

    /// Progress of moderation.
    pub fn moderation(&self) -> &ModerationProgress {
        &self.moderation
    }
}
