//! The immediate safeguarding concern: a child may be unsafe now. Raising it never waits for the audit to be finished.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{
    case::CaseReference,
    draft::DateDraft,
    id::{AuditId, ConcernId},
    words::Words,
};
use crate::domain::day;

/// A concern as it was raised.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Concern {
    /// Its id.
    pub id: ConcernId,
    /// What the auditor saw or heard.
    pub what: Words,
    /// The case, if the draft named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseReference>,
}

/// Who was told of a concern, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Told {
    /// The concern.
    pub concern: ConcernId,
    /// Who was told: a role or a service, such as "duty manager, Initial Response".
    pub whom: Words,
    /// When, in local time.
    pub at: DateTime,
}

/// A concern as typed, before it is recorded.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ConcernDraft {
    /// The audit it is about.
    pub audit: AuditId,
    /// What was seen or heard.
    #[serde(default)]
    pub what: String,
    /// Who has been told already, if anybody has.
    #[serde(default)]
    pub told: TellDraft,
}

/// Who was told and when, as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct TellDraft {
    /// Who was told.
    pub whom: String,
    /// On which day.
    pub on: DateDraft,
    /// At what time, as people write it: "16:45", "9.05", "1645".
    pub time: String,
}

impl TellDraft {
    /// A draft with the time filled in and nobody named.
    pub fn at(now: DateTime) -> Self {
        Self {
            whom: String::new(),
            on: DateDraft::of(now.date()),
            time: day::time(now),
        }
    }

    /// Whether anybody is named. Until then there is nothing to commit.
    pub fn names_somebody(&self) -> bool {
        !self.whom.trim().is_empty()
    }
}
