//! From the form about a conflict to its resolution.

use jiff::civil::Date;

use crate::domain::{conflict::Conflict, id::EntryId, problem::Problem, resolution::Resolution};

use super::ProblemCollector;

/// The fields of a resolution.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ResolutionField {
    /// Which entry is kept.
    Keep,
    /// Why.
    Reason,
}

/// Resolves a conflict.
///
/// # Errors
/// Everything that is missing or not accepted. An entry that is no longer in conflict cannot be kept.
pub fn finish_resolution(
    conflict: &Conflict,
    keep: Option<EntryId>,
    reason: &str,
) -> Result<Resolution, Vec<Problem<ResolutionField>>> {
    let mut taking = ProblemCollector::new(Date::MAX);
    let keep = keep.filter(|keep| conflict.heads.contains(keep));
    let keep = taking.required(keep, ResolutionField::Keep, "Choose which one counts");
    let reason = taking.words(
        reason,
        ResolutionField::Reason,
        "What you wrote cannot be used",
        "Say why you chose this one",
    );
    let made = keep.zip(reason);
    taking.done(made.map(|(keep, reason)| Resolution { keep, reason }))
}
