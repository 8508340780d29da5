//! A conflict resolved: several entries follow the same one, and people said which of them stands.

use serde::{Deserialize, Serialize};

use super::{id::EntryId, words::Words};

/// Which of the entries in conflict stands, and why. The entry that holds this follows all of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Resolution {
    /// The entry whose content stands. The others stay readable in the history.
    pub keep: EntryId,
    /// Why.
    pub reason: Words,
}
