//! The audit tool: what is graded, how each grade looks, and what families are asked. It is data, and it has versions.

pub mod edit;
mod fault;
mod shipped;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use self::fault::ToolFault;
use super::{
    grade::{Grade, Scale},
    key::{AreaKey, AuditTypeKey, MethodKey, ReasonKey, ServiceAreaKey, ThemeKey, ToolKey},
};

/// The limit on versions. No tool reaches it, and one more still has a number.
const MOST_VERSIONS: u32 = 1_000_000;

/// Identifies one version of an audit tool. Every audit keeps the version that it was made with.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ToolRef {
    /// Identifies the tool in all its versions.
    pub id: ToolKey,
    /// The version, from 1.
    pub version: u32,
}

impl ToolRef {
    /// Whether a tool can have this version number.
    pub fn is_possible(&self) -> bool {
        (1..=MOST_VERSIONS).contains(&self.version)
    }
}

impl fmt::Display for ToolRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} version {}", self.id, self.version)
    }
}

/// One version of an audit tool.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AuditTool {
    /// Identifies the tool in all its versions.
    pub id: ToolKey,
    /// The version, from 1.
    pub version: u32,
    /// Its name on screen.
    pub name: String,
    /// What it is for, in a sentence or two.
    pub about: String,
    /// Which grades it offers.
    pub scale: Scale,
    /// The practice areas, in the order in which they are graded.
    pub areas: Vec<PracticeArea>,
    /// What to talk about with families, and their themes.
    pub family: FamilyGuide,
    /// The reasons for inadequate.
    pub reasons: Vec<Named<ReasonKey>>,
    /// The service areas.
    pub service_areas: Vec<Named<ServiceAreaKey>>,
    /// The types of audit.
    pub audit_types: Vec<Named<AuditTypeKey>>,
    /// How audits are moderated.
    pub moderation: ModerationRules,
}

/// A key with its name for people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Named<K> {
    /// The key in entries.
    pub key: K,
    /// The name for people.
    pub name: String,
}

/// One graded part of practice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PracticeArea {
    /// The key in entries.
    pub key: AreaKey,
    /// The name for people.
    pub name: String,
    /// What the area asks, in a sentence.
    pub about: String,
    /// Questions that guide the auditor's reading.
    pub prompts: Vec<String>,
    /// What each grade looks like.
    pub descriptors: Vec<Descriptor>,
}

/// What one grade looks like in one practice area.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Descriptor {
    /// The grade.
    pub grade: Grade,
    /// Statements that can be checked against a record.
    pub looks_like: Vec<String>,
}

/// The family part of the tool.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FamilyGuide {
    /// What to talk about with the child.
    pub child_prompts: Vec<String>,
    /// What to talk about with parents and carers.
    pub adult_prompts: Vec<String>,
    /// Ways of speaking with a family.
    pub methods: Vec<Named<MethodKey>>,
    /// The themes that families speak of.
    pub themes: Vec<Theme>,
}

/// Something families speak of, as a strength or as something to strengthen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Theme {
    /// The key in entries.
    pub key: ThemeKey,
    /// The name for people.
    pub name: String,
    /// Practice areas whose good grade contradicts this theme on the side *to strengthen*.
    #[serde(default)]
    pub contradicts: Vec<AreaKey>,
}

/// How audits are drawn for moderation and how they are moderated.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ModerationRules {
    /// The random share of the audits that no other rule has drawn, in whole percent.
    pub share_percent: u8,
    /// Grades of which every audit is moderated.
    pub every: Vec<Grade>,
    /// Whether at least one audit of each auditor is moderated per quarter.
    pub at_least_one_per_auditor: bool,
    /// Whether moderators grade before they see the auditor's grades.
    pub mode: super::mode::Mode,
}

impl AuditTool {
    /// Names this version.
    pub fn reference(&self) -> ToolRef {
        ToolRef {
            id: self.id.clone(),
            version: self.version,
        }
    }

    /// The practice area with this key.
    pub fn area(&self, key: &AreaKey) -> Option<&PracticeArea> {
        self.areas.iter().find(|area| area.key == *key)
    }

    /// The name of a practice area, or its key if the tool has no such area.
    pub fn area_name<'a>(&'a self, key: &'a AreaKey) -> &'a str {
        self.area(key).map_or(key.as_str(), |area| &area.name)
    }

    /// The name of a reason, or its key if the tool has no such reason.
    pub fn reason_name<'a>(&'a self, key: &'a ReasonKey) -> &'a str {
        self.reasons
            .iter()
            .find(|r| r.key == *key)
            .map_or(key.as_str(), |r| &r.name)
    }

    /// The name of a service area, or its key if the tool has no such service area.
    pub fn service_area_name<'a>(&'a self, key: &'a ServiceAreaKey) -> &'a str {
        self.service_areas
            .iter()
            .find(|s| s.key == *key)
            .map_or(key.as_str(), |s| &s.name)
    }

    /// The name of an audit type, or its key if the tool has no such type.
    pub fn audit_type_name<'a>(&'a self, key: &'a AuditTypeKey) -> &'a str {
        self.audit_types
            .iter()
            .find(|t| t.key == *key)
            .map_or(key.as_str(), |t| &t.name)
    }

    /// The name of a way of speaking with a family, or its key if the tool has no such way.
    pub fn method_name<'a>(&'a self, key: &'a MethodKey) -> &'a str {
        self.family
            .methods
            .iter()
            .find(|m| m.key == *key)
            .map_or(key.as_str(), |m| &m.name)
    }

    /// The theme with this key.
    pub fn theme(&self, key: &ThemeKey) -> Option<&Theme> {
        self.family.themes.iter().find(|theme| theme.key == *key)
    }

    /// The name of a theme, or its key if the tool has no such theme.
    pub fn theme_name<'a>(&'a self, key: &'a ThemeKey) -> &'a str {
        self.theme(key).map_or(key.as_str(), |theme| &theme.name)
    }
}

impl PracticeArea {
    /// What this grade looks like in this area.
    pub fn looks_like(&self, grade: Grade) -> &[String] {
        self.descriptors
            .iter()
            .find(|d| d.grade == grade)
            .map_or(&[], |d| &d.looks_like)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_tool_has_no_faults_on_either_scale() {
        let mut tool = AuditTool::shipped();
        assert_eq!(tool.faults(), []);
        assert_eq!(tool.scale, Scale::Three);
        assert_eq!(tool.areas.len(), 14);
        tool.scale = Scale::Four;
        assert_eq!(tool.faults(), []);
    }

    #[test]
    fn a_tool_says_everything_that_is_wrong_with_it() {
        let mut tool = AuditTool::shipped();
        tool.version = 0;
        tool.moderation.share_percent = 101;
        tool.reasons.clear();
        let area = tool.areas[0].clone();
        tool.areas.push(PracticeArea {
            descriptors: vec![],
            ..area
        });
        assert_eq!(tool.faults().len(), 3 + 1 + 3);
    }
}
