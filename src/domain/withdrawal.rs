//! An audit withdrawn: its content goes from every device that learns of it, and no file brings it back.

use serde::{Deserialize, Serialize};

use super::{quarter::Quarter, words::Words};

/// What stays of an audit that was made in error or had to be erased.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Withdrawal {
    /// Why. It stays for good and travels in files, so it says nothing of the child.
    pub reason: Words,
    /// The quarter whose figures the audit was in, where it was submitted: they say that it left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quarter: Option<Quarter>,
}
