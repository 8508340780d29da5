//! The distribution: how many of each grade, for one unit on one base.

use std::{marker::PhantomData, sync::Arc};

use crate::domain::grade::{Grade, Scale};

use super::{
    base::Base,
    figure::Figure,
    unit::{Unit, UnitWords},
};

/// How many of each grade. By construction, its figures add up to the denominator.
///
/// A function for one unit accepts no other:
///
/// ```
/// use plumbline::figures::{distribution::Distribution, unit::Audits};
/// fn chart(bars: &[Distribution<Audits>]) {}
/// fn draw(audits: Distribution<Audits>) {
///     chart(&[audits]);
/// }
/// ```
/// ```compile_fail,E0308
/// use plumbline::figures::{distribution::Distribution, unit::{AreaGrades, Audits}};
/// fn chart(bars: &[Distribution<Audits>]) {}
/// fn draw(audits: Distribution<Audits>, areas: Distribution<AreaGrades>) {
///     chart(&[audits, areas]);
/// }
/// ```
///
/// Two distributions cannot be added either:
///
/// ```compile_fail,E0369
/// use plumbline::figures::{distribution::Distribution, unit::Audits};
/// fn sum(a: Distribution<Audits>, b: Distribution<Audits>) -> Distribution<Audits> {
///     a + b
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Distribution<U: Unit> {
    counts: Counts,
    scale: Scale,
    base: Arc<Base>,
    unit: PhantomData<U>,
}

/// A count for each grade.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Counts([u32; Grade::ALL.len()]);

impl Counts {
    pub(super) fn of(grades: impl IntoIterator<Item = Grade>) -> Self {
        let mut counts = Self::default();
        for grade in grades {
            counts.0[grade as usize] += 1;
        }
        counts
    }

    fn get(self, grade: Grade) -> u32 {
        self.0[grade as usize]
    }
}

impl<U: Unit> Distribution<U> {
    pub(super) fn new(counts: Counts, scale: Scale, base: Base) -> Self {
        debug_assert!(Grade::ALL.iter().all(|g| scale.has(*g) || counts.get(*g) == 0));
        Self {
            counts,
            scale,
            base: Arc::new(base),
            unit: PhantomData,
        }
    }

    /// How many were graded: the denominator of every figure here.
    pub fn n(&self) -> u32 {
        self.counts.0.iter().sum()
    }

    /// The grades that were on offer.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Its base.
    pub fn base(&self) -> &Base {
        &self.base
    }

    pub(super) fn shared_base(&self) -> &Arc<Base> {
        &self.base
    }

    /// What is counted, in words.
    pub fn unit(&self) -> UnitWords {
        U::WORDS
    }

    /// The figure of one grade; `None` if that grade was not on offer, which is not the same as a count of zero.
    pub fn figure(&self, grade: Grade) -> Option<Figure<U>> {
        let offered = self.scale.has(grade);
        offered.then(|| Figure::new(self.counts.get(grade), self.n(), &self.base))
    }

    /// The figure of each grade on offer, best first, including zeros.
    pub fn figures(&self) -> impl ExactSizeIterator<Item = (Grade, Figure<U>)> {
        let of = |grade: &Grade| (*grade, Figure::new(self.counts.get(*grade), self.n(), &self.base));
        self.scale.grades().iter().map(of)
    }
}
