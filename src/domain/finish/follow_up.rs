//! From the form of a follow-up to an update of an action.

use jiff::civil::Date;
use thiserror::Error;

use crate::domain::{
    action::ActionUpdate,
    draft::{DateDraft, Typed},
    words::{Words, WordsFault},
};

/// A field of a follow-up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FollowUpField {
    /// The evidence, or why an action is reopened.
    Text,
    /// The day.
    On,
}

/// What is wrong in a follow-up, in words that say what to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum FollowUpFault {
    /// There is no evidence.
    #[error("Say what shows that the action is done")]
    NoEvidence,
    /// There is no reason.
    #[error("Say why the action is open again")]
    NoReason,
    /// The text is not accepted.
    #[error("What you wrote cannot be taken: {0}")]
    Text(WordsFault),
    /// No day was entered.
    #[error("Enter the day on which it was done")]
    NoDay,
    /// What was entered is not a date.
    #[error("The day on which it was done must be a real date, like 14 11 2024")]
    Unreal,
    /// The day is in the future.
    #[error("The day on which it was done must be today or earlier")]
    InFuture,
}

impl FollowUpFault {
    /// The field in which it is corrected.
    pub const fn field(self) -> FollowUpField {
        match self {
            Self::NoEvidence | Self::NoReason | Self::Text(_) => FollowUpField::Text,
            Self::NoDay | Self::Unreal | Self::InFuture => FollowUpField::On,
        }
    }
}

/// Closes an action with its evidence.
///
/// # Errors
/// Everything that is missing or not accepted.
pub fn finish_closing(
    evidence: &str,
    on: &DateDraft,
    today: Date,
) -> Result<ActionUpdate, Vec<FollowUpFault>> {
    let evidence = words(evidence, FollowUpFault::NoEvidence);
    let on = match on.read() {
        Typed::Day(day) if day > today => Err(FollowUpFault::InFuture),
        Typed::Day(day) => Ok(day),
        Typed::NoDay => Err(FollowUpFault::Unreal),
        Typed::Nothing => Err(FollowUpFault::NoDay),
    };
    match (evidence, on) {
        (Ok(evidence), Ok(on)) => Ok(ActionUpdate::Closed { evidence, on }),
        (evidence, on) => Err(evidence.err().into_iter().chain(on.err()).collect()),
    }
}

/// Reopens an action.
///
/// # Errors
/// If there is no reason.
pub fn finish_reopening(reason: &str) -> Result<ActionUpdate, Vec<FollowUpFault>> {
    let reason = words(reason, FollowUpFault::NoReason).map_err(|fault| vec![fault])?;
    Ok(ActionUpdate::Reopened { reason })
}

fn words(text: &str, empty: FollowUpFault) -> Result<Words, FollowUpFault> {
    Words::parse(text).map_err(|fault| match fault {
        WordsFault::Empty => empty,
        WordsFault::TooLong | WordsFault::ControlCharacter => FollowUpFault::Text(fault),
    })
}
