//! Actions: each has one owner, one due date and a statement of what it puts right.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;

use super::{id::ActionId, key::AreaKey, words::Words};

/// An action as the auditor wrote it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// What is to be done.
    pub what: Words,
    /// Who does it: a role, never a worker's name.
    pub owner: Words,
    /// By when.
    pub due: Date,
    /// What it puts right.
    pub puts_right: Words,
    /// The finding that it answers.
    pub finding: Finding,
}

/// The finding that an action answers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Finding {
    /// The audit as a whole.
    Overall,
    /// One practice area.
    Area(AreaKey),
}

// Written by hand, because a newer version may write further fields beside the area, and because “overall” must be a
// text.
impl<'de> Deserialize<'de> for Finding {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        if value == "overall" {
            return Ok(Self::Overall);
        }
        let Some(area) = value.get("area") else {
            return Err(D::Error::custom("“overall” or a practice area belongs here"));
        };
        AreaKey::deserialize(area)
            .map(Self::Area)
            .map_err(D::Error::custom)
    }
}

/// A later change to an action.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "update", rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum ActionUpdate {
    /// Done, with the evidence.
    Closed {
        /// The evidence that it is done.
        evidence: Words,
        /// When it was done.
        on: Date,
    },
    /// Somebody else has seen the evidence.
    Verified,
    /// It was not done after all.
    Reopened {
        /// Why.
        reason: Words,
    },
}

/// The progress of an action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Not yet closed.
    Open,
    /// Closed by its owner with evidence, and waiting for another person to verify it.
    Closed {
        /// The evidence that it is done.
        evidence: Words,
        /// When it was done.
        on: Date,
    },
    /// Closed and verified.
    Verified {
        /// The evidence that it is done.
        evidence: Words,
        /// When it was done.
        on: Date,
    },
}

impl Action {
    /// Whether it is overdue on a day. An open action past its due date is drift.
    pub fn is_overdue(&self, progress: &Progress, today: Date) -> bool {
        matches!(progress, Progress::Open) && self.due < today
    }
}
