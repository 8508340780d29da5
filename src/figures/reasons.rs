//! Why practice was inadequate: primary reasons add up to the inadequate share; contributing reasons are counted
//! separately.

use std::sync::Arc;

use crate::domain::{graded::Reasons, in_order, key::ReasonKey, tool::Named};

use super::{base::Base, figure::Figure, gather::count, naming::Tools, unit::Unit};

/// The reasons for inadequate, for one unit on one base. Every denominator is everything that was graded, not only what
/// was inadequate. Each inadequate grade has one primary reason, so the primary numerators add up to the numerator of
/// [`ReasonTable::inadequate`]; the contributing ones have no such total.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReasonTable<U: Unit> {
    inadequate: Figure<U>,
    rows: Vec<ReasonRow<U>>,
}

/// How often one reason was named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReasonRow<U: Unit> {
    reason: Named<ReasonKey>,
    primary: Figure<U>,
    contributing: Figure<U>,
}

impl<U: Unit> ReasonTable<U> {
    /// From the reasons of each graded item; `None` for an item that was not inadequate.
    pub(super) fn new(graded: &[Option<&Reasons>], tools: &Tools<'_>, base: &Arc<Base>) -> Self {
        let inadequate: Vec<&Reasons> = graded.iter().copied().flatten().collect();
        let named = inadequate
            .iter()
            .flat_map(|r| std::iter::once(r.primary()).chain(r.contributing()));
        let row = |reason: Named<ReasonKey>| {
            let times = |names: &dyn Fn(&Reasons) -> bool| {
                let number = inadequate.iter().filter(|reasons| names(reasons)).count();
                Figure::new(count(number), count(graded.len()), base)
            };
            ReasonRow {
                primary: times(&|reasons| *reasons.primary() == reason.key),
                contributing: times(&|reasons| reasons.contributing().contains(&reason.key)),
                reason,
            }
        };
        let reasons = tools.reasons(named.cloned());
        let mut rows: Vec<ReasonRow<U>> = reasons.into_iter().map(row).collect();
        // A stable sort: equal rows keep the tool's order.
        in_order::sort_by_key(&mut rows, |row| {
            std::cmp::Reverse((row.primary.numerator(), row.contributing.numerator()))
        });
        Self {
            inadequate: Figure::new(count(inadequate.len()), count(graded.len()), base),
            rows,
        }
    }

    /// The inadequate share.
    pub fn inadequate(&self) -> &Figure<U> {
        &self.inadequate
    }

    /// A row for each reason that was named, the most frequent primary reason first.
    pub fn rows(&self) -> &[ReasonRow<U>] {
        &self.rows
    }
}

impl<U: Unit> ReasonRow<U> {
    /// The reason.
    pub fn reason(&self) -> &Named<ReasonKey> {
        &self.reason
    }

    /// How often it was the primary reason.
    pub fn primary(&self) -> &Figure<U> {
        &self.primary
    }

    /// How often it contributed.
    pub fn contributing(&self) -> &Figure<U> {
        &self.contributing
    }
}
