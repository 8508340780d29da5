//! The immediate safeguarding concern: a child may be unsafe now. It never waits for the audit to be finished.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{case::CaseReference, id::ConcernId, words::Words};

/// A concern as it was raised.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Concern {
    /// Its id.
    pub id: ConcernId,
    /// What the auditor saw or heard.
    pub what: Words,
    /// The case, as far as the draft knew it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseReference>,
}

/// Who was told of a concern, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Told {
    /// The concern.
    pub concern: ConcernId,
    /// Who was told: a role or a service, such as "duty manager, Initial Response".
    pub whom: Words,
    /// When, by the clock on the wall.
    pub at: DateTime,
}
