//! Several quarters at one stage, and whether the changes between them are more than noise.

use crate::domain::{grade::Grade, in_order, quarter::Quarter, stage::Stage, workspace::Workspace};

use super::{
    base::Scope,
    difference::{Difference, newcombe},
    figure::Figure,
    gather::Gathered,
    panel::{Dimension, Panel},
    period::Period,
    unit::Audits,
};

/// Overall grades of several quarters, oldest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trend {
    panel: Panel<Audits>,
}

/// How the share of one grade changed from one quarter to the next in the panel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    grade: Grade,
    from: Figure<Audits>,
    to: Figure<Audits>,
}

/// What the numbers show about a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// One of the quarters has no audits.
    NothingToCompare,
    /// The interval of the change includes no change.
    InsideNoise,
    /// The share rose by more than noise explains.
    Rose,
    /// The share fell by more than noise explains.
    Fell,
}

/// Compares quarters, in order of time, each once.
pub fn trend(workspace: &Workspace, quarters: &[Quarter], stage: Stage) -> Trend {
    let mut quarters = quarters.to_vec();
    in_order::sort_by(&mut quarters, Ord::cmp);
    quarters.dedup();
    let row = |quarter| {
        let gathered = Gathered::new(workspace, Period::Quarter(quarter), stage);
        gathered.overall(Scope::All, gathered.scale())
    };
    Trend {
        panel: Panel::new(Dimension::Period, quarters.into_iter().map(row).collect()),
    }
}

impl Trend {
    /// The quarters' distributions, oldest first.
    pub fn panel(&self) -> &Panel<Audits> {
        &self.panel
    }

    /// How the share of a grade changed between neighbouring quarters. If the tools of a quarter did not offer the grade,
    /// there is no change to or from that quarter.
    ///
    /// Each change is tested separately: of twenty changes that are only noise, about one is outside its interval.
    pub fn changes(&self, grade: Grade) -> Vec<Change> {
        let change = |pair: &[super::distribution::Distribution<Audits>]| {
            let [from, to] = pair else { return None };
            Some(Change {
                grade,
                from: from.figure(grade)?,
                to: to.figure(grade)?,
            })
        };
        self.panel.rows().windows(2).filter_map(change).collect()
    }
}

impl Change {
    /// The grade whose share changed.
    pub fn grade(&self) -> Grade {
        self.grade
    }

    /// The earlier quarter's figure.
    pub fn from(&self) -> &Figure<Audits> {
        &self.from
    }

    /// The later quarter's figure.
    pub fn to(&self) -> &Figure<Audits> {
        &self.to
    }

    /// The change in tenths of a percentage point, halves rounded away from zero, calculated from the counts and not from
    /// rounded percentages. `None` if a quarter has no audits.
    pub fn tenths_of_points(&self) -> Option<i64> {
        let [k1, n1, k2, n2] = [
            self.from.numerator(),
            self.from.denominator(),
            self.to.numerator(),
            self.to.denominator(),
        ]
        .map(i128::from);
        let whole = n1 * n2;
        if whole == 0 {
            return None;
        }
        let change = (k2 * n1 - k1 * n2) * 1000;
        let rounded = (2 * change.abs() + whole) / (2 * whole);
        i64::try_from(rounded * change.signum()).ok()
    }

    /// The 95 % interval of the change, as a difference of proportions: later minus earlier.
    pub fn interval(&self) -> Option<Difference> {
        newcombe(
            (self.to.numerator(), self.to.denominator()),
            (self.from.numerator(), self.from.denominator()),
        )
    }

    /// What the numbers show about the change.
    pub fn verdict(&self) -> Verdict {
        match self.interval() {
            None => Verdict::NothingToCompare,
            Some(interval) if interval.includes_none() => Verdict::InsideNoise,
            Some(interval) if interval.low() > 0.0 => Verdict::Rose,
            Some(_) => Verdict::Fell,
        }
    }
}
