//! Whether families were asked and heard. One audit is one family.
//!
//! Rules: *heard* means spoken with, or observed if the child is too young to be asked. *Sought* means that somebody
//! tried: heard, declined or not reached. Not asking because it would not be safe is a decision, not an attempt; it has
//! its own row. A family with several adults counts once, by the best outcome, in the order of [`OutcomeKind::ALL`]
//! except that *observed* comes right after *spoke*.

use std::sync::Arc;

use crate::domain::{
    audit::Submission,
    family::{OutcomeKind, Speaker},
};

use super::{base::Base, figure::Figure, gather::count, unit::Families};

/// How families were asked and heard, counted in families. Only the auditor records contact, so the stage is always the
/// auditor's, whichever stage is chosen for the grades.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    sought: Figure<Families>,
    child_heard: Figure<Families>,
    adult_heard: Figure<Families>,
    anyone_heard: Figure<Families>,
    exceptions: Figure<Families>,
    outcomes: Vec<OutcomeRow>,
}

/// The number of families in which one outcome was the best. The child's rows add up to all families, and so do the
/// adults' rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutcomeRow {
    outcome: Option<OutcomeKind>,
    child: Figure<Families>,
    adults: Figure<Families>,
}

/// Outcomes from best to worst.
const BEST_FIRST: [OutcomeKind; 6] = [
    OutcomeKind::Spoke,
    OutcomeKind::Observed,
    OutcomeKind::Declined,
    OutcomeKind::NotReached,
    OutcomeKind::NotSafe,
    OutcomeKind::NotAttempted,
];

/// The outcomes in one family.
struct Family {
    child: Option<OutcomeKind>,
    adults: Option<OutcomeKind>,
    exception: bool,
}

impl Family {
    fn of(submission: &Submission) -> Self {
        let best = |wanted: &dyn Fn(Speaker) -> bool| {
            BEST_FIRST.into_iter().find(|kind| {
                let mut contacts = submission.family.iter();
                contacts.any(|contact| wanted(contact.speaker) && contact.outcome.kind() == *kind)
            })
        };
        let mut contacts = submission.family.iter();
        Self {
            child: best(&|speaker| speaker == Speaker::Child),
            adults: best(&|speaker| speaker != Speaker::Child),
            exception: contacts.any(|c| c.outcome.kind() == OutcomeKind::NotAttempted),
        }
    }
}

fn heard(outcome: Option<OutcomeKind>) -> bool {
    outcome.is_some_and(OutcomeKind::was_heard)
}

fn sought(outcome: Option<OutcomeKind>) -> bool {
    outcome.is_some_and(|kind| match kind {
        OutcomeKind::Spoke | OutcomeKind::Observed | OutcomeKind::Declined | OutcomeKind::NotReached => true,
        OutcomeKind::NotSafe | OutcomeKind::NotAttempted => false,
    })
}

impl Coverage {
    pub(super) fn new<'a>(submissions: impl Iterator<Item = &'a Submission>, base: &Arc<Base>) -> Self {
        let families: Vec<Family> = submissions.map(Family::of).collect();
        let of = |has: &dyn Fn(&Family) -> bool| {
            let number = families.iter().filter(|family| has(family)).count();
            Figure::new(count(number), count(families.len()), base)
        };
        let rows = BEST_FIRST.map(Some).into_iter().chain([None]);
        Self {
            sought: of(&|f| sought(f.child) || sought(f.adults)),
            child_heard: of(&|f| heard(f.child)),
            adult_heard: of(&|f| heard(f.adults)),
            anyone_heard: of(&|f| heard(f.child) || heard(f.adults)),
            exceptions: of(&|f| f.exception),
            outcomes: rows
                .map(|outcome| OutcomeRow {
                    outcome,
                    child: of(&|f| f.child == outcome),
                    adults: of(&|f| f.adults == outcome),
                })
                .collect(),
        }
    }

    /// Families in which somebody was asked or observed.
    pub fn sought(&self) -> &Figure<Families> {
        &self.sought
    }

    /// Families whose child was heard.
    pub fn child_heard(&self) -> &Figure<Families> {
        &self.child_heard
    }

    /// Families in which a parent or carer was heard.
    pub fn adult_heard(&self) -> &Figure<Families> {
        &self.adult_heard
    }

    /// Families in which anybody was heard.
    pub fn anyone_heard(&self) -> &Figure<Families> {
        &self.anyone_heard
    }

    /// Families in which somebody's views were not sought and the auditor stated why.
    pub fn exceptions(&self) -> &Figure<Families> {
        &self.exceptions
    }

    /// Every outcome, best first. The last row counts families in which no such person is recorded.
    pub fn outcomes(&self) -> &[OutcomeRow] {
        &self.outcomes
    }
}

impl OutcomeRow {
    /// The outcome; `None` if no such person is recorded.
    pub fn outcome(&self) -> Option<OutcomeKind> {
        self.outcome
    }

    /// The row's heading.
    pub fn label(&self) -> &'static str {
        self.outcome.map_or("Nobody recorded", OutcomeKind::label)
    }

    /// Families whose child's outcome this was.
    pub fn child(&self) -> &Figure<Families> {
        &self.child
    }

    /// Families in which this was the best outcome of the parents and carers.
    pub fn adults(&self) -> &Figure<Families> {
        &self.adults
    }
}
