//! From the form about a conflict to its resolution.

use thiserror::Error;

use crate::domain::{
    conflict::Conflict,
    id::EntryId,
    resolution::Resolution,
    words::{Words, WordsFault},
};

/// What is missing in a resolution, in words that say what to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum ResolutionFault {
    /// Nothing was chosen, or the chosen entry is no longer in conflict.
    #[error("Choose which of them stands")]
    NothingKept,
    /// There is no reason.
    #[error("Say why this one stands")]
    NoReason,
    /// The text is not accepted.
    #[error("What you wrote cannot be taken: {0}")]
    Text(WordsFault),
}

/// Resolves a conflict.
///
/// # Errors
/// Everything that is missing or not accepted.
pub fn finish_resolution(
    conflict: &Conflict,
    keep: Option<EntryId>,
    reason: &str,
) -> Result<Resolution, Vec<ResolutionFault>> {
    let keep = keep.filter(|keep| conflict.heads.contains(keep));
    let keep = keep.ok_or(ResolutionFault::NothingKept);
    let reason = Words::parse(reason).map_err(|fault| match fault {
        WordsFault::Empty => ResolutionFault::NoReason,
        WordsFault::TooLong | WordsFault::ControlCharacter => ResolutionFault::Text(fault),
    });
    match (keep, reason) {
        (Ok(keep), Ok(reason)) => Ok(Resolution { keep, reason }),
        (keep, reason) => Err(keep.err().into_iter().chain(reason.err()).collect()),
    }
}
