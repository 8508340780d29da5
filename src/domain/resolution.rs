//! The resolution of a conflict: several entries follow the same one, and somebody decided which of them to keep.

use serde::{Deserialize, Serialize};

use super::{id::EntryId, words::Words};

/// The entry in conflict that was kept, and why. The entry that contains this follows all of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Resolution {
    /// The entry whose content is kept. The others stay readable in the history.
    pub keep: EntryId,
    /// Why.
    pub reason: Words,
}
