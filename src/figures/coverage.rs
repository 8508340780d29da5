//! Whether families were asked and heard. One audit is one family.
//!
//! Rules: *heard* is spoken with, or observed where the child is too young to be asked. *Sought* is that somebody
//! tried: heard, declined or not reached. Not asking because it would not be safe is a decision and no attempt; it has
//! its own row. A family with several adults counts once, by the best outcome, in the order of
//! [`OutcomeKind::ALL`] except that *observed* comes right after *spoke*.

use std::sync::Arc;

use crate::domain::{
    audit::Submission,
    family::{OutcomeKind, Speaker},
};

use super::{base::Base, figure::Figure, gather::count, unit::Families};

/// How families were asked and heard, counted in families. Contact is recorded by the auditor alone, so its stage is
/// always the auditor's: the same at every stage of the grades.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    sought: Figure<Families>,
    child_heard: Figure<Families>,
    adult_heard: Figure<Families>,
    anyone_heard: Figure<Families>,
    exceptions: Figure<Families>,
    outcomes: Vec<OutcomeRow>,
}

/// In how many families one outcome was the best one. The rows of the child add up to all families, and so do those of
/// the adults.
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

/// What came of it in one family.
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

    /// Families of whom somebody was asked, or observed.
    pub fn sought(&self) -> &Figure<Families> {
        &self.sought
    }

    /// Families whose child was heard.
    pub fn child_heard(&self) -> &Figure<Families> {
        &self.child_heard
    }

    /// Families of whom a parent or carer was heard.
    pub fn adult_heard(&self) -> &Figure<Families> {
        &self.adult_heard
    }

    /// Families of whom anyone was heard.
    pub fn anyone_heard(&self) -> &Figure<Families> {
        &self.anyone_heard
    }

    /// Families of whom somebody's views were not sought and the auditor stated why.
    pub fn exceptions(&self) -> &Figure<Families> {
        &self.exceptions
    }

    /// Every outcome, the best first, and last the families of whom no such person is recorded.
    pub fn outcomes(&self) -> &[OutcomeRow] {
        &self.outcomes
    }
}

impl OutcomeRow {
    /// The outcome; nothing where no such person is recorded.
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

    /// Families of whose parents and carers this was the best outcome.
    pub fn adults(&self) -> &Figure<Families> {
        &self.adults
    }
}
