//! From the form of a follow-up to an update of an action.

use jiff::civil::Date;

use crate::domain::{
    action::ActionUpdate,
    draft::{DateDraft, Typed},
    problem::{Problem, ProblemKind},
};

use super::ProblemCollector;

/// A field of a follow-up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FollowUpField {
    /// The evidence, or why an action is reopened.
    Text,
    /// The day.
    On,
}

/// The beginning of the message about a text that is not accepted.
const WROTE: &str = "What you wrote cannot be used";

/// Closes an action with its evidence.
///
/// # Errors
/// Everything that is missing or not accepted.
pub fn finish_closing(
    evidence: &str,
    on: &DateDraft,
    today: Date,
) -> Result<ActionUpdate, Vec<Problem<FollowUpField>>> {
    let mut taking = ProblemCollector::new(today);
    let missing = "Say what shows that the action is done";
    let evidence = taking.words(evidence, FollowUpField::Text, WROTE, missing);
    let on = if on.read() == Typed::Nothing {
        let missing = "Enter the day on which it was done".to_owned();
        taking.problem(FollowUpField::On, ProblemKind::Missing(missing))
    } else {
        taking.past_day(on, FollowUpField::On, "The day on which it was done")
    };
    let made = evidence.zip(on);
    taking.done(made.map(|(evidence, on)| ActionUpdate::Closed { evidence, on }))
}

/// Reopens an action.
///
/// # Errors
/// When it doesn't say why.
pub fn finish_reopening(reason: &str) -> Result<ActionUpdate, Vec<Problem<FollowUpField>>> {
    let mut taking = ProblemCollector::new(Date::MAX);
    let missing = "Say why the action is open again";
    let reason = taking.words(reason, FollowUpField::Text, WROTE, missing);
    taking.done(reason.map(|reason| ActionUpdate::Reopened { reason }))
}
