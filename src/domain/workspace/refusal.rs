//! Why an entry was not accepted, in words for people.

use thiserror::Error;

use crate::domain::{rules::Rule, tool::ToolRef};

/// Why an entry was not accepted. Nothing has changed.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum Refusal {
    /// There is already an entry with this id.
    #[error("This has been recorded already")]
    AlreadyThere,
    /// It follows an entry that is not on this device.
    #[error("This follows an entry that is not on this device, so it cannot be recorded here")]
    FollowsUnknown,
    /// It follows an entry that does not count.
    #[error("This follows an entry that does not count yet, so it cannot be recorded here")]
    FollowsUncounted,
    /// It breaks a rule for every entry.
    #[error("This cannot be recorded, because {0}")]
    Rule(Rule),
    /// Somebody recorded something newer first.
    #[error("Somebody has recorded something newer for this audit; look at it again and then decide")]
    Overtaken,
    /// There is no such audit.
    #[error("There is no such audit on this device")]
    NoSuchAudit,
    /// The audit has already been submitted.
    #[error("This audit has been submitted; record a correction instead")]
    AlreadySubmitted,
    /// Nobody moderates their own audit.
    #[error("Nobody moderates their own audit; a colleague must moderate this one")]
    OwnAudit,
    /// The audit already has a moderation.
    #[error("This audit has been moderated already")]
    AlreadyModerated,
    /// The auditor's grades are not on this device.
    #[error(
        "The auditor’s grades of this audit are not on this device. Open the file from the auditor or the QA lead first"
    )]
    GradesElsewhere,
    /// A blind copy can only be graded blind.
    #[error("The auditor’s grades are not on this device, so this audit can only be graded blind")]
    NothingToOpen,
    /// There is no such conflict, or no longer.
    #[error("There is no such conflict any more; look at the audit again")]
    NoConflict,
    /// An auditor does not decide between moderations of the audit.
    #[error("Somebody other than the auditor must decide which of the two moderations counts")]
    OwnModerations,
    /// There is no moderation to agree on yet.
    #[error("Grades are agreed after a moderator has committed theirs")]
    NotModerated,
    /// The grades have already been agreed.
    #[error("The grades of this audit have been agreed already")]
    AlreadyAgreed,
    /// The audit tool is not on this device.
    #[error("This was made with {0}, which is not on this device")]
    NoSuchTool(ToolRef),
    /// The practice areas are not those of the tool, each once and in order.
    #[error("The practice areas do not match the audit tool")]
    AreasDoNotMatch,
    /// The tool does not offer the grade.
    #[error("The audit tool does not offer one of the grades")]
    GradeNotOffered,
    /// The overall grade is inadequate, and there is no action.
    #[error("An inadequate audit needs at least one action")]
    NoAction,
    /// A correction cannot change the quarter of an audit.
    #[error("A correction keeps the day on which the audit was completed")]
    CompletionMoved,
    /// An agreed grade differs without a reason.
    #[error("Say why the agreed grade differs from the auditor’s")]
    MovedWithoutReason,
    /// There is no such concern.
    #[error("There is no such concern on this device")]
    NoSuchConcern,
    /// A concern must be passed on before anything else.
    #[error(
        "A concern about this child was raised, and there is no record that anybody was \
         told. First record who was told; then you can withdraw the audit"
    )]
    ConcernNotTold,
    /// The audit was withdrawn.
    #[error("This audit was withdrawn. Nothing more can be recorded about it")]
    Withdrawn,
    /// There is no such action, or it cannot take this step now.
    #[error("This action is not in a state where that can be recorded")]
    ActionNotReady,
    /// The evidence must be checked by another person.
    #[error("An action is verified by somebody other than the person who closed it")]
    OwnAction,
    /// The dates are reversed, or there is no service area.
    #[error("A practice week needs a service area, and cannot end before it begins")]
    WeekNotWhole,
    /// The tool has faults, or this version already exists.
    #[error("This version of the audit tool cannot be published")]
    ToolNotPublishable,
}
