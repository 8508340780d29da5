//! The figure: the type of every number on screen and in exports.

use std::{marker::PhantomData, sync::Arc};

use super::{
    base::Base,
    rounding::Percent,
    unit::{Unit, UnitWords},
    wilson::{Interval, wilson},
};

/// A count out of a denominator, for one unit on one base.
///
/// Only this module's queries make figures, from a workspace:
///
/// ```compile_fail,E0451
/// use plumbline::figures::{figure::Figure, unit::Audits};
/// fn invented(from: Figure<Audits>) -> Figure<Audits> {
///     Figure { numerator: 8, ..from }
/// }
/// ```
///
/// Figures of one unit can be in one list:
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
/// Figures cannot be added, not even figures of one unit, because nobody could say what the sum counts:
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

    /// The numerator.
    pub fn numerator(&self) -> u32 {
        self.numerator
    }

    /// The denominator. If it is zero, there is no percentage.
    pub fn denominator(&self) -> u32 {
        self.denominator
    }

    /// Its base.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// What is counted, in words.
    pub fn unit(&self) -> UnitWords {
        U::WORDS
    }

    /// The share as a percentage; `None` if the denominator is zero.
    pub fn percent(&self) -> Option<Percent> {
        Percent::of(self.numerator, self.denominator)
    }

    /// The Wilson 95 % interval of the share; `None` if the denominator is zero.
    ///
    /// It treats the counted items as independent. Practice-area grades of one audit are not quite independent, so the
    /// interval of a figure over several practice areas is narrower than the true one.
    pub fn interval(&self) -> Option<Interval> {
        wilson(self.numerator, self.denominator)
    }
}
