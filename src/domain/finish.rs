//! From a draft to what is committed: one function for each kind of draft, each returning every problem, not the first.

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
    problem::{Place, Problem, What},
    words::Words,
};

pub use audit::finish_audit;
pub use concern::{ConcernField, finish_concern, finish_telling};
pub use follow_up::{FollowUpField, finish_closing, finish_reopening};
pub use resolution::{ResolutionField, finish_resolution};
pub use settle::{finish_agreement, finish_escalation, finish_moderation};
pub use week::finish_week;
pub use withdrawal::{WithdrawalField, finish_withdrawal};

/// Collects problems while values are taken; a field that can't be taken is `None` and has left its problem here.
struct Taking<Field = Place> {
    today: Date,
    problems: Vec<Problem<Field>>,
}

impl<Field: Clone> Taking<Field> {
    fn new(today: Date) -> Self {
        Self {
            today,
            problems: Vec::new(),
        }
    }

    fn problem<T>(&mut self, place: Field, what: What) -> Option<T> {
        self.problems.push(Problem { place, what });
        None
    }

    fn required<T>(&mut self, value: Option<T>, place: Field, missing: &str) -> Option<T> {
        if value.is_none() {
            self.problem(place, What::Missing(missing.to_owned()))
        } else {
            value
        }
    }

    /// A text that has to be there.
    fn words(&mut self, text: &str, place: Field, name: &str, missing: &str) -> Option<Words> {
        let words = self.optional(text, place.clone(), name)?;
        self.required(words, place, missing)
    }

    /// A text that may stay empty. The outer `None` means that it can't be taken.
    fn optional(&mut self, text: &str, place: Field, name: &str) -> Option<Option<Words>> {
        match Words::optional(text) {
            Ok(words) => Some(words),
            Err(fault) => self.problem(place, What::Text(name.to_owned(), fault)),
        }
    }

    /// A day that has to be there.
    fn day(&mut self, draft: &DateDraft, place: Field, name: &str) -> Option<Date> {
        match draft.read() {
            Typed::Day(day) => Some(day),
            Typed::NoDay => self.problem(place, What::NoDay(name.to_owned())),
            Typed::Nothing => self.problem(place, What::Missing(format!("Enter the {}", lower_first(name)))),
        }
    }

    /// A day that has to be there and has come.
    fn past_day(&mut self, draft: &DateDraft, place: Field, name: &str) -> Option<Date> {
        let day = self.day(draft, place.clone(), name)?;
        if day > self.today {
            return self.problem(place, What::InFuture(name.to_owned()));
        }
        Some(day)
    }

    /// What was made, unless there were problems on the way.
    fn done<T>(self, made: Option<T>) -> Result<T, Vec<Problem<Field>>> {
        match made {
            Some(made) if self.problems.is_empty() => Ok(made),
            _ => Err(self.problems),
        }
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}
