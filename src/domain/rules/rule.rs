//! The rules, each with its wording for people.

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
    /// The id of the audit is missing.
    #[error("it does not say which audit it is about")]
    NoAudit,
    /// There is the id of an audit, although this kind of entry has none.
    #[error("it names an audit, and entries of this kind are about no audit")]
    NeedlessAudit,
    /// An entry names itself in `after`.
    #[error("it says that it follows itself")]
    FollowsItself,
    /// It must not follow an entry.
    #[error("it follows another entry, and entries of this kind follow none")]
    FollowsSomething,
    /// It must follow an entry.
    #[error("it does not say which entry it follows")]
    FollowsNothing,
    /// It must follow exactly one entry.
    #[error("it follows several entries, and entries of this kind follow one")]
    FollowsSeveral,
    /// A resolution must keep one of the entries that it follows.
    #[error("it keeps an entry that is not one of those in conflict")]
    KeepsAnother,
    /// The entries that a resolution follows are not in conflict with each other.
    #[error("the entries that it follows are not in conflict with each other")]
    NotInConflict,
    /// It follows an entry of a kind that it cannot follow.
    #[error("it follows an entry that an entry of its kind cannot follow")]
    WrongKind,
    /// It follows an entry about another audit.
    #[error("it follows an entry about another audit")]
    OtherAudit,
    /// Another practice week has the same id.
    #[error("another practice week has the same id")]
    WeekTwice,
    /// Another concern has the same id.
    #[error("another safeguarding concern has the same id")]
    ConcernTwice,
    /// It names an entry twice in `after`.
    #[error("it names one entry twice")]
    FollowsTwice,
    /// It follows an entry that does not count.
    #[error("it follows an entry that does not count")]
    FollowsUncounted,
    /// Entries follow each other in a circle.
    #[error("it and other entries follow each other in a circle, so there is no first one")]
    Circle,
    /// A practice area occurs twice.
    #[error("the practice area “{0}” is in it twice")]
    AreaTwice(String),
    /// There are no practice areas.
    #[error("it has no practice areas")]
    NoAreas,
    /// The practice areas are not those of the tool.
    #[error("its practice areas are not those of the audit tool ({0}), each once and in the tool’s order")]
    OtherAreas(ToolRef),
    /// The tool does not offer the grade.
    #[error("the audit tool ({1}) does not offer the grade “{0}”")]
    GradeNotOffered(Grade, ToolRef),
    /// The tool does not have the key.
    #[error("the audit tool ({2}) has no {0} “{1}”")]
    NotInTool(&'static str, String, ToolRef),
    /// The overall grade is inadequate, and there is no action.
    #[error("the audit is inadequate overall and has no action")]
    NoAction,
    /// Two actions have the same id.
    #[error("two of its actions have the same id")]
    ActionTwice,
    /// A contradiction is explained twice.
    #[error("one of its contradictions is explained twice")]
    ContradictionTwice,
    /// The last day is before the first.
    #[error("its last day is before its first day")]
    Reversed,
    /// There is no service area.
    #[error("it has no service area")]
    NoServiceArea,
    /// A service area occurs twice.
    #[error("the service area “{0}” is in it twice")]
    ServiceAreaTwice(String),
    /// The number of planned audits is out of range.
    #[error("the number of planned audits is not between 1 and 999")]
    Planned,
    /// The number of attempts to reach somebody is out of range.
    #[error("the number of attempts to reach somebody is not between 1 and 99")]
    Attempts,
    /// The share to moderate is more than 100 percent.
    #[error("the share to moderate is {0} %, which is more than 100 %")]
    Share(u8),
    /// A moderation rule names a grade twice.
    #[error("the grade “{0}” is in the moderation rule twice")]
    GradeTwice(Grade),
    /// More audits were drawn than there were.
    #[error("more audits were drawn than there were to draw from")]
    DrawnTooMany,
    /// The drawn audits are not sorted, or one occurs twice.
    #[error("the drawn audits are not in the order of their ids, each once")]
    DrawnOrder,
    /// The audit tool has a fault.
    #[error(transparent)]
    Tool(#[from] ToolFault),
    /// The moderator is an auditor of this audit.
    #[error("nobody moderates their own audit, and the same person audited it")]
    OwnAudit,
    /// An auditor of this audit decided between moderations.
    #[error("the auditor may not decide which of two moderations counts")]
    OwnModerations,
    /// A correction changes the day on which the audit was completed.
    #[error("a correction keeps the day on which the audit was completed")]
    CompletionMoved,
    /// A correction uses another audit tool.
    #[error("a correction keeps the audit tool of what it corrects")]
    ToolChanged,
    /// The action cannot take this step now.
    #[error("the action was not in a state where this can be recorded")]
    ActionNotReady,
    /// The person who closed an action also verified it.
    #[error("an action is verified by somebody other than the person who closed it")]
    OwnAction,
}

impl Rule {
    /// The audit tool that an entry does not fit, if that is the fault. The entry may have been made with a different
    /// tool of the same name and version.
    pub fn tool(&self) -> Option<&ToolRef> {
        if let Self::OtherAreas(tool) | Self::GradeNotOffered(_, tool) | Self::NotInTool(_, _, tool) = self {
            Some(tool)
        } else {
            None
        }
    }
}
