//! The rules by name, each with its words for people.

use thiserror::Error;

use crate::domain::{
    grade::Grade,
    tool::{ToolFault, ToolRef},
};

/// A rule that an entry breaks, and the field that breaks it.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("{rule}")]
pub struct Broken {
    /// The field, such as `body.areas[3].grade`.
    pub field: String,
    /// The rule.
    pub rule: Rule,
}

/// A rule. Its words complete a sentence: “This does not count, because …”.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Rule {
    /// The audit's id is missing.
    #[error("it does not say which audit it is about")]
    NoAudit,
    /// An audit's id where there can be none.
    #[error("it names an audit, and entries of this kind are about no audit")]
    NeedlessAudit,
    /// An entry names itself in `after`.
    #[error("it says that it follows itself")]
    FollowsItself,
    /// Nothing may be followed.
    #[error("it follows another entry, and entries of this kind follow none")]
    FollowsSomething,
    /// Something has to be followed.
    #[error("it does not say which entry it follows")]
    FollowsNothing,
    /// One entry has to be followed, not several.
    #[error("it follows several entries, and entries of this kind follow one")]
    FollowsSeveral,
    /// A resolution keeps one of the entries it follows.
    #[error("it keeps an entry that is not one of those in conflict")]
    KeepsAnother,
    /// The entries that a resolution follows are not side by side.
    #[error("the entries that it follows are not in conflict with each other")]
    NotInConflict,
    /// What is followed is of a kind, or about an audit, that this entry can't follow.
    #[error("it follows an entry that an entry of its kind cannot follow")]
    WrongKind,
    /// What is followed is about another audit.
    #[error("it follows an entry about another audit")]
    OtherAudit,
    /// Another week has the id.
    #[error("another practice week has the same id")]
    WeekTwice,
    /// Another concern has the id.
    #[error("another safeguarding concern has the same id")]
    ConcernTwice,
    /// One entry is followed twice.
    #[error("it names one entry twice")]
    FollowsTwice,
    /// What is followed does not count itself.
    #[error("it follows an entry that does not count")]
    FollowsUncounted,
    /// Entries that follow each other.
    #[error("it and other entries follow each other in a circle, so there is no first one")]
    Circle,
    /// A practice area twice.
    #[error("the practice area “{0}” is in it twice")]
    AreaTwice(String),
    /// No practice areas.
    #[error("it has no practice areas")]
    NoAreas,
    /// Not the practice areas of the tool.
    #[error("its practice areas are not those of the audit tool ({0}), each once and in the tool’s order")]
    OtherAreas(ToolRef),
    /// A grade that the tool does not offer.
    #[error("the audit tool ({1}) does not offer the grade “{0}”")]
    GradeNotOffered(Grade, ToolRef),
    /// A word that the tool does not have.
    #[error("the audit tool ({2}) has no {0} “{1}”")]
    NotInTool(&'static str, String, ToolRef),
    /// Inadequate without an action.
    #[error("the audit is inadequate overall and has no action")]
    NoAction,
    /// Two actions with one id.
    #[error("two of its actions have the same id")]
    ActionTwice,
    /// The last day is before the first.
    #[error("its last day is before its first day")]
    Reversed,
    /// No service area.
    #[error("it has no service area")]
    NoServiceArea,
    /// A service area twice.
    #[error("the service area “{0}” is in it twice")]
    ServiceAreaTwice(String),
    /// How many audits are planned.
    #[error("the number of planned audits is not between 1 and 999")]
    Planned,
    /// How often somebody tried to reach a family.
    #[error("the number of attempts to reach somebody is not between 1 and 99")]
    Attempts,
    /// More than all of them.
    #[error("the share to moderate is {0} %, which is more than 100 %")]
    Share(u8),
    /// A grade named twice in a moderation rule.
    #[error("the grade “{0}” is in the moderation rule twice")]
    GradeTwice(Grade),
    /// More audits drawn than there were.
    #[error("more audits were drawn than there were to draw from")]
    DrawnTooMany,
    /// Drawn audits out of order, or twice.
    #[error("the drawn audits are not in the order of their ids, each once")]
    DrawnOrder,
    /// A fault of an audit tool.
    #[error(transparent)]
    Tool(#[from] ToolFault),
    /// The auditor's own audit.
    #[error("nobody moderates their own audit, and the same person audited it")]
    OwnAudit,
    /// The auditor chose among moderations.
    #[error("which of two moderations stands is not for the auditor to say")]
    OwnModerations,
    /// A correction that changes what corrections keep.
    #[error("a correction keeps the day on which the audit was completed")]
    CompletionMoved,
    /// A correction made with another tool.
    #[error("a correction keeps the audit tool of what it corrects")]
    ToolChanged,
    /// A step that the action is not ready for.
    #[error("the action was not in a state where this can be recorded")]
    ActionNotReady,
    /// The evidence must be seen by somebody else.
    #[error("an action is verified by somebody other than the person who closed it")]
    OwnAction,
}

impl Rule {
    /// The audit tool that an entry does not fit, where that is what is wrong. It may have been made with a rival of it.
    pub fn tool(&self) -> Option<&ToolRef> {
        if let Self::OtherAreas(tool) | Self::GradeNotOffered(_, tool) | Self::NotInTool(_, _, tool) = self {
            Some(tool)
        } else {
            None
        }
    }
}
