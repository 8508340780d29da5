//! The shift matrix: two grades of the same item, paired.

use std::{marker::PhantomData, sync::Arc};

use crate::domain::grade::{Grade, Scale, Shift};

use super::{base::Base, figure::Figure, gather::count, unit::Unit};

/// How often one grade became, or was paired with, another: rows are the auditor's grade, columns the other grade.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShiftMatrix<U: Unit> {
    pairs: Vec<(Grade, Grade)>,
    scale: Scale,
    base: Arc<Base>,
    unit: PhantomData<U>,
}

impl<U: Unit> ShiftMatrix<U> {
    pub(super) fn new(pairs: Vec<(Grade, Grade)>, scale: Scale, base: Base) -> Self {
        // A grade that was given was on offer, even if its tool is not on this device.
        let given = |grade| pairs.iter().any(|(from, to)| *from == grade || *to == grade);
        let scale = if given(Grade::Outstanding) {
            Scale::Four
        } else {
            scale
        };
        Self {
            pairs,
            scale,
            base: Arc::new(base),
            unit: PhantomData,
        }
    }

    /// The number of pairs.
    pub fn n(&self) -> u32 {
        count(self.pairs.len())
    }

    /// The grades of rows and columns, best first.
    pub fn grades(&self) -> &'static [Grade] {
        self.scale.grades()
    }

    /// Its base.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// One cell.
    pub fn cell(&self, auditors: Grade, other: Grade) -> Figure<U> {
        self.of(|pair| pair == (auditors, other))
    }

    /// Pairs with the same grade.
    pub fn exact(&self) -> Figure<U> {
        self.of(|(from, to)| from == to)
    }

    /// Pairs with the same grade or neighbouring grades.
    pub fn within_one(&self) -> Figure<U> {
        self.of(|(from, to)| match from.shift_to(to) {
            Shift::Unchanged => true,
            Shift::Up(steps) | Shift::Down(steps) => steps <= 1,
        })
    }

    /// Pairs whose other grade is better than the auditor's.
    pub fn up(&self) -> Figure<U> {
        self.of(|(from, to)| to > from)
    }

    /// Pairs whose other grade is worse than the auditor's.
    pub fn down(&self) -> Figure<U> {
        self.of(|(from, to)| to < from)
    }

    fn of(&self, is: impl Fn((Grade, Grade)) -> bool) -> Figure<U> {
        let number = self.pairs.iter().filter(|pair| is(**pair)).count();
        Figure::new(count(number), self.n(), &self.base)
    }
}
