//! Why an entry was not accepted, in words for people.

use thiserror::Error;

use crate::domain::{rules::Rule, tool::ToolRef};

/// Why an entry was not accepted. Nothing has changed.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum Refusal {
    /// The id stands already.
    #[error("This has been recorded already")]
    AlreadyThere,
    /// It follows something this device doesn't have.
    #[error("This follows an entry that is not on this device, so it cannot be recorded here")]
    FollowsUnknown,
    /// It follows something that does not count.
    #[error("This follows an entry that does not count yet, so it cannot be recorded here")]
    FollowsUncounted,
    /// It breaks a rule that holds for every entry.
    #[error("This cannot be recorded, because {0}")]
    Rule(Rule),
    /// Somebody moved first.
    #[error("Somebody has recorded something newer for this audit; look at it again and then decide")]
    Overtaken,
    /// There is no such audit.
    #[error("There is no such audit on this device")]
    NoSuchAudit,
    /// Submitted twice.
    #[error("This audit has been submitted; record a correction instead")]
    AlreadySubmitted,
    /// Nobody moderates their own audit.
    #[error("Nobody moderates their own audit; a colleague must moderate this one")]
    OwnAudit,
    /// There is a moderation.
    #[error("This audit has been moderated already")]
    AlreadyModerated,
    /// The auditor's grades came in no file yet.
    #[error(
        "The auditor’s grades of this audit are not on this device. Open the file from the auditor or the QA lead first"
    )]
    GradesElsewhere,
    /// A blind copy can only be graded blind.
    #[error("The auditor’s grades are not on this device, so this audit can only be graded blind")]
    NothingToOpen,
    /// Nothing is in conflict there, or not any more.
    #[error("There is no such conflict any more; look at the audit again")]
    NoConflict,
    /// The auditor does not choose among moderations.
    #[error("Which of two moderations stands is for somebody other than the auditor to say")]
    OwnModerations,
    /// Nothing to settle yet.
    #[error("Grades are agreed after a moderator has committed theirs")]
    NotModerated,
    /// Settled already.
    #[error("The grades of this audit have been agreed already")]
    AlreadyAgreed,
    /// The audit tool is not here.
    #[error("This was made with {0}, which is not on this device")]
    NoSuchTool(ToolRef),
    /// Every practice area once, in the tool's order.
    #[error("The practice areas do not match the audit tool")]
    AreasDoNotMatch,
    /// A grade that the tool does not offer.
    #[error("The audit tool does not offer one of the grades")]
    GradeNotOffered,
    /// Inadequate without an action.
    #[error("An inadequate audit needs at least one action")]
    NoAction,
    /// The quarter of an audit is fixed by its submission.
    #[error("A correction keeps the day on which the audit was completed")]
    CompletionMoved,
    /// An agreed grade moved without a reason.
    #[error("Say why the agreed grade differs from the auditor’s")]
    MovedWithoutReason,
    /// No such concern.
    #[error("There is no such concern on this device")]
    NoSuchConcern,
    /// The concern goes before everything.
    #[error(
        "A concern about this child was raised, and nobody is recorded as told. Say who was told first; then the audit can be withdrawn"
    )]
    ConcernNotTold,
    /// It was withdrawn.
    #[error("This audit was withdrawn. Nothing more can be recorded about it")]
    Withdrawn,
    /// No such action, or nothing of it to verify.
    #[error("This action is not in a state where that can be recorded")]
    ActionNotReady,
    /// The evidence must be seen by somebody else.
    #[error("An action is verified by somebody other than the person who closed it")]
    OwnAction,
    /// Dates the wrong way round, or no service area.
    #[error("A practice week needs a service area, and cannot end before it begins")]
    WeekNotWhole,
    /// The tool has faults, or that version stands already.
    #[error("This version of the audit tool cannot be published")]
    ToolNotPublishable,
}
