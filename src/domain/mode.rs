//! Blind or open: whether a moderator graded before or after seeing the auditor's grades.

use serde::{Deserialize, Serialize};

/// Whether the moderator graded before or after seeing the auditor's grades. Agreement statistics count only blind
/// pairs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Mode {
    /// The moderator commits grades before seeing the auditor's.
    Blind,
    /// The moderator has seen the auditor's grades.
    Open,
}

impl Mode {
    /// The word in exports and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Mode::Blind => "blind",
            Mode::Open => "open",
        }
    }
}
