//! Numbers made from a workspace, so that nobody can misread them.
//!
//! Every number is a [`figure::Figure`]: numerator, denominator, unit, stage, period, scope and what was left out,
//! counted. Figures are made here and nowhere else. What is deliberately absent: a way to add two figures, a type that
//! holds figures of two units, a percentage without its base. This room knows `domain` and nothing else.

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
