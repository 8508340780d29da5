//! The figure: the one type of which every number on screen and in a file is a value.

use std::{marker::PhantomData, sync::Arc};

use super::{
    base::Base,
    rounding::Percent,
    unit::{Unit, UnitWords},
    wilson::{Interval, wilson},
};

/// So many of so many, of one unit, on one base.
///
/// Only queries of this room make figures, from a workspace:
///
/// ```compile_fail,E0451
/// use plumbline::figures::{figure::Figure, unit::Audits};
/// fn invented(from: Figure<Audits>) -> Figure<Audits> {
///     Figure { numerator: 8, ..from }
/// }
/// ```
///
/// Figures of one unit can stand in one list:
///
/// ```
/// use plumbline::figures::{figure::Figure, unit::Audits};
/// fn list(a: Figure<Audits>, b: Figure<Audits>) -> Vec<Figure<Audits>> {
///     vec![a, b]
/// }
/// ```
///
/// Figures of two units cannot:
///
/// ```compile_fail,E0308
/// use plumbline::figures::{figure::Figure, unit::{AreaGrades, Audits}};
/// fn list(a: Figure<Audits>, b: Figure<AreaGrades>) -> Vec<Figure<Audits>> {
///     vec![a, b]
/// }
/// ```
///
/// And no two figures add, not even of one unit, since nobody could say what the sum is of:
///
/// ```compile_fail,E0369
/// use plumbline::figures::{figure::Figure, unit::Audits};
/// fn sum(a: Figure<Audits>, b: Figure<Audits>) -> Figure<Audits> {
///     a + b
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure<U: Unit> {
    numerator: u32,
    denominator: u32,
    base: Arc<Base>,
    unit: PhantomData<U>,
}

impl<U: Unit> Figure<U> {
    pub(super) fn new(numerator: u32, denominator: u32, base: &Arc<Base>) -> Self {
        debug_assert!(numerator <= denominator, "a part is no more than its whole");
        Self {
            numerator,
            denominator,
            base: base.clone(),
            unit: PhantomData,
        }
    }

    /// How many.
    pub fn numerator(&self) -> u32 {
        self.numerator
    }

    /// Of how many. May be zero; there is no percentage then.
    pub fn denominator(&self) -> u32 {
        self.denominator
    }

    /// What it is made on.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// What is counted, in words.
    pub fn unit(&self) -> UnitWords {
        U::WORDS
    }

    /// The share, where there is something to share.
    pub fn percent(&self) -> Option<Percent> {
        Percent::of(self.numerator, self.denominator)
    }

    /// The Wilson 95 % interval of the share, where there is one.
    ///
    /// It treats what is counted as independent. Practice-area grades of one audit are not quite, so the interval of
    /// a figure over several practice areas is the least it can be.
    pub fn interval(&self) -> Option<Interval> {
        wilson(self.numerator, self.denominator)
    }
}
