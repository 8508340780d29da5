//! The stage of a figure: whose grades it counts.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Whose grades a figure counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The auditor's own grades.
    Auditor,
    /// The moderator's grades, before discussion.
    Moderator,
    /// The grades that both agreed.
    Agreed,
    /// The agreed grades if there are any, otherwise the auditor's.
    Final,
}

/// A text that is not a stage.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("“{0}” is not a stage: stages are auditor, moderator, agreed and final")]
pub struct StageFault(String);

impl Stage {
    /// Every stage, in the order of the work, with the default last.
    pub const ALL: [Stage; 4] = [Stage::Auditor, Stage::Moderator, Stage::Agreed, Stage::Final];

    /// The word in exports and addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Stage::Auditor => "auditor",
            Stage::Moderator => "moderator",
            Stage::Agreed => "agreed",
            Stage::Final => "final",
        }
    }

    /// The label on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Stage::Auditor => "Auditor’s grades",
            Stage::Moderator => "Moderator’s grades",
            Stage::Agreed => "Agreed grades",
            Stage::Final => "Current grades",
        }
    }

    /// What the stage counts, as a sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Stage::Auditor => "Every submitted audit, with the auditor’s own grades.",
            Stage::Moderator => "Audits that were moderated, with the moderator’s grades before discussion.",
            Stage::Agreed => "Audits where auditor and moderator settled on a grade.",
            Stage::Final => {
                "Every submitted audit: the agreed grade where there is one, otherwise the auditor’s."
            }
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Stage {
    type Err = StageFault;
    fn from_str(text: &str) -> Result<Self, StageFault> {
        Self::ALL
            .into_iter()
            .find(|stage| stage.word() == text)
            .ok_or_else(|| StageFault(text.chars().take(20).collect()))
    }
}
