//! How figures are drawn: every bar with its table, every number with its base. It uses `figures`, and knows nothing of
//! the desk.

mod distribution;
mod panel;
mod sentence;
mod table;

pub use distribution::DistributionView;
pub use panel::PanelView;
pub use sentence::Sentence;
pub use table::{FigureRow, FigureTable, figure_row};

use crate::{
    figures::{distribution::Distribution, unit::Unit},
    ui::{grades::mark, parts::BarSegment},
};

/// The parts of a distribution's bar.
pub fn segments<U: Unit>(distribution: &Distribution<U>) -> Vec<BarSegment> {
    let segment =
        |(grade, figure): (crate::domain::grade::Grade, crate::figures::figure::Figure<U>)| BarSegment {
            label: grade.label().to_owned(),
            count: figure.numerator(),
            percent_text: figure
                .percent()
                .map(|percent| percent.to_string())
                .unwrap_or_default(),
            mark: mark(grade),
        };
    distribution.figures().map(segment).collect()
}
