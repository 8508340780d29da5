//! Why two findings of an audit that seem to contradict each other are both right.

use serde::{Deserialize, Serialize};

use super::{family::Speaker, key::ThemeKey, tool::AuditTool, words::Words};

/// What a contradiction is about. An audit has at most one contradiction about each.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum About {
    /// An overall grade above those of the practice areas.
    OverallAbove,
    /// An overall grade below those of the practice areas.
    OverallBelow,
    /// What a family member spoke of as something to strengthen, and the grades of the practice areas that show it.
    Family {
        /// Who.
        speaker: Speaker,
        /// The theme.
        theme: ThemeKey,
    },
}

impl About {
    /// The name for people.
    pub fn name(&self, tool: &AuditTool) -> String {
        match self {
            About::OverallAbove => "An overall grade above the practice areas".to_owned(),
            About::OverallBelow => "An overall grade below the practice areas".to_owned(),
            About::Family { speaker, theme } => {
                format!("{}: {}", speaker.label(), tool.theme_name(theme))
            }
        }
    }
}

/// A contradiction with the auditor's sentence on why both are right.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Explained {
    /// What it is about.
    #[serde(flatten)]
    pub about: About,
    /// Why both are right.
    pub why: Words,
}
