//! The panel: distributions that can be compared, because they differ in only one respect.

use crate::domain::grade::{Grade, Scale};

use super::{base::Scope, distribution::Distribution, unit::Unit};

/// The respect in which the rows of a panel differ. In all others they are equal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dimension {
    /// A row for each practice area.
    PracticeArea,
    /// A row for each service area.
    ServiceArea,
    /// A row for each period.
    Period,
}

impl Dimension {
    /// The heading of its column.
    pub const fn label(self) -> &'static str {
        match self {
            Dimension::PracticeArea => "Practice area",
            Dimension::ServiceArea => "Service area",
            Dimension::Period => "Period",
        }
    }
}

/// Distributions of one unit and stage that differ in exactly one dimension. Only queries make panels, and rows cannot be
/// added. A table for one unit accepts a panel of that unit:
///
/// ```
/// use plumbline::figures::{panel::Panel, unit::Audits};
/// fn table(rows: &Panel<Audits>) {}
/// fn draw(audits: Panel<Audits>) {
///     table(&audits);
/// }
/// ```
///
/// and no other:
///
/// ```compile_fail,E0308
/// use plumbline::figures::{panel::Panel, unit::{AreaGrades, Audits}};
/// fn table(rows: &Panel<Audits>) {}
/// fn draw(areas: Panel<AreaGrades>) {
///     table(&areas);
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Panel<U: Unit> {
    dimension: Dimension,
    rows: Vec<Distribution<U>>,
}

impl<U: Unit> Panel<U> {
    pub(super) fn new(dimension: Dimension, rows: Vec<Distribution<U>>) -> Self {
        let comparable = |pair: &[Distribution<U>]| {
            let [a, b] = pair else { return false };
            let (a, b) = (a.base(), b.base());
            let alike_but_for = match dimension {
                Dimension::Period => a.scope() == b.scope() && a.period() != b.period(),
                Dimension::PracticeArea | Dimension::ServiceArea => {
                    a.period() == b.period() && a.scope() != b.scope()
                }
            };
            a.stage() == b.stage() && alike_but_for
        };
        debug_assert!(rows.windows(2).all(comparable), "rows differ in one dimension");
        Self { dimension, rows }
    }

    /// The respect in which the rows differ.
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// The rows, in the tool's order or oldest first.
    pub fn rows(&self) -> &[Distribution<U>] {
        &self.rows
    }

    /// The rows with their names.
    pub fn named_rows(&self) -> impl Iterator<Item = (String, &Distribution<U>)> {
        self.rows.iter().map(|row| (row_name(self.dimension, row), row))
    }

    /// The grades that need a column: those on offer in at least one row.
    pub fn grades(&self) -> &'static [Grade] {
        self.rows
            .iter()
            .fold(Scale::Three, |scale, row| scale.wider(row.scale()))
            .grades()
    }
}

fn row_name<U: Unit>(dimension: Dimension, row: &Distribution<U>) -> String {
    match (dimension, row.base().scope()) {
        (Dimension::Period, _) | (_, Scope::All) => row.base().period().name(),
        (_, Scope::PracticeArea(area)) => area.name.clone(),
        (_, Scope::ServiceArea(area)) => area.name.clone(),
    }
}
