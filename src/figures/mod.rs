//! Numbers made from a workspace, in a form that is hard to misread.
//!
//! Every number is a [`figure::Figure`]: numerator, denominator, unit, stage, period, scope, and counts of what was left
//! out. Figures are made only here. Deliberately absent: a way to add two figures, a type that holds figures of two
//! units, a percentage without its base. This module may import only `domain`.

pub mod actions;
pub mod agreement;
pub mod base;
pub mod coverage;
pub mod difference;
pub mod distribution;
pub mod figure;
pub mod moderation;
pub mod panel;
pub mod period;
pub mod quarter_figures;
pub mod reasons;
pub mod rounding;
pub mod sentence;
pub mod shift_matrix;
pub mod trend;
pub mod unit;
pub mod wilson;

mod gather;
mod naming;
