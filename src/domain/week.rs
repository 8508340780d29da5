//! The practice week: named dates for one or more service areas, with a planned number of audits.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{id::WeekId, key::ServiceAreaKey, words::Words};

/// A practice week as it was planned.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PracticeWeek {
    /// Its id.
    pub id: WeekId,
    /// Its name, such as "Permanence, November".
    pub name: Words,
    /// The first day.
    pub first_day: Date,
    /// The last day, not before the first.
    pub last_day: Date,
    /// The service areas; at least one.
    pub service_areas: Vec<ServiceAreaKey>,
    /// How many audits are planned, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<u16>,
}

impl PracticeWeek {
    /// Whether the day falls in the week.
    pub fn includes(&self, day: Date) -> bool {
        self.first_day <= day && day <= self.last_day
    }
}
