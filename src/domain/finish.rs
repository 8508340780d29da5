//! From a draft to what is committed: one function for each kind of draft, which returns every problem, not just the
//! first.

mod audit;
mod concern;
mod family;
mod follow_up;
mod resolution;
mod settle;
mod week;
mod withdrawal;

use jiff::civil::Date;

use super::{
    draft::{DateDraft, Typed},
    problem::{Place, Problem, ProblemKind},
    words::{Words, lower_first},
};

pub use audit::finish_audit;
pub use concern::{ConcernField, finish_concern, finish_telling};
pub use follow_up::{FollowUpField, finish_closing, finish_reopening};
pub use resolution::{ResolutionField, finish_resolution};
pub use settle::{finish_agreement, finish_escalation, finish_moderation};
pub use week::finish_week;
pub use withdrawal::{WithdrawalField, finish_withdrawal};

/// Collects problems while values are read. A field that cannot be accepted gives `None` and adds its problem.
struct ProblemCollector<Field = Place> {
    today: Date,
    problems: Vec<Problem<Field>>,
}

impl<Field: Clone> ProblemCollector<Field> {
    fn new(today: Date) -> Self {
        Self {
            today,
            problems: Vec::new(),
        }
    }

    fn problem<T>(&mut self, place: Field, what: ProblemKind) -> Option<T> {
        self.problems.push(Problem { place, what });
        None
    }

    fn required<T>(&mut self, value: Option<T>, place: Field, missing: &str) -> Option<T> {
        if value.is_none() {
            self.problem(place, ProblemKind::Missing(missing.to_owned()))
        } else {
            value
        }
    }

    /// A text that is required.
    fn words(&mut self, text: &str, place: Field, name: &str, missing: &str) -> Option<Words> {
        let words = self.optional(text, place.clone(), name)?;
        self.required(words, place, missing)
    }

    /// A text that may be empty. The outer `None` means that it was not accepted.
    fn optional(&mut self, text: &str, place: Field, name: &str) -> Option<Option<Words>> {
        match Words::optional(text) {
            Ok(words) => Some(words),
            Err(fault) => self.problem(place, ProblemKind::Text(name.to_owned(), fault)),
        }
    }

    /// A day that is required.
    fn day(&mut self, draft: &DateDraft, place: Field, name: &str) -> Option<Date> {
        match draft.read() {
            Typed::Day(day) => Some(day),
            Typed::NoDay(part) => self.problem(place, ProblemKind::NoDay(name.to_owned(), part)),
            Typed::Nothing => self.problem(
                place,
                ProblemKind::Missing(format!("Enter the {}", lower_first(name))),
            ),
        }
    }

    /// A required day that is not in the future.
    fn past_day(&mut self, draft: &DateDraft, place: Field, name: &str) -> Option<Date> {
        let day = self.day(draft, place.clone(), name)?;
        if day > self.today {
            return self.problem(place, ProblemKind::InFuture(name.to_owned()));
        }
        Some(day)
    }

    /// The result, if there were no problems.
    fn done<T>(self, made: Option<T>) -> Result<T, Vec<Problem<Field>>> {
        match made {
            Some(made) if self.problems.is_empty() => Ok(made),
            _ => Err(self.problems),
        }
    }
}
