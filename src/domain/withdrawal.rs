//! The withdrawal of an audit: its content is deleted from every device that receives the withdrawal, and no file
//! brings it back.

use serde::{Deserialize, Serialize};

use super::{quarter::Quarter, words::Words};

/// What remains of an audit that was made in error or had to be erased.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Withdrawal {
    /// Why. This text is permanent and is passed on in files, so it must say nothing about the child.
    pub reason: Words,
    /// The quarter whose figures included the audit, if it was submitted. They then report that it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quarter: Option<Quarter>,
}
