//! The audit tool: what is graded, how each grade looks, and what families are asked. It is data, and it has versions.

pub mod edit;
mod shipped;

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    grade::{Grade, Scale},
    key::{AreaKey, AuditTypeKey, MethodKey, ReasonKey, ServiceAreaKey, ThemeKey, ToolKey},
    words::is_blank,
};

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

/// What is wrong with the data of an audit tool.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum ToolFault {
    /// A required list is empty.
    #[error("the audit tool lists no {0}")]
    Nothing(&'static str),
    /// A key occurs twice in a list.
    #[error("“{0}” stands twice in the audit tool’s {1}")]
    KeyTwice(String, &'static str),
    /// A theme names an area that the tool does not have.
    #[error("the theme “{0}” names the practice area “{1}”, which the audit tool does not have")]
    UnknownArea(String, String),
    /// A grade of the scale has no descriptor, or more than one.
    #[error("the practice area “{0}” must say once what “{1}” looks like")]
    Descriptor(String, Grade),
    /// The share is more than 100 percent.
    #[error("the moderation share is {0} %, and no share is more than 100 %")]
    Share(u8),
    /// The version number is 0 or too large.
    #[error("the version of an audit tool is a number from 1 to {MOST_VERSIONS}")]
    Version,
    /// There is no name.
    #[error("the audit tool has no name")]
    Name,
}

impl ToolFault {
    /// The field of the tool that has the fault.
    pub fn field(&self) -> &'static str {
        match self {
            ToolFault::Nothing(list) | ToolFault::KeyTwice(_, list) => match *list {
                AREAS => "areas",
                THEMES => "family.themes",
                METHODS => "family.methods",
                REASONS => "reasons",
                SERVICE_AREAS => "service_areas",
                _ => "audit_types",
            },
            ToolFault::UnknownArea(..) => "family.themes",
            ToolFault::Descriptor(..) => "areas",
            ToolFault::Share(_) => "moderation.share_percent",
            ToolFault::Version => "version",
            ToolFault::Name => "name",
        }
    }
}

/// The limit on versions. No tool reaches it, and one more still has a number.
const MOST_VERSIONS: u32 = 1_000_000;
const AREAS: &str = "practice areas";
const THEMES: &str = "themes";
const METHODS: &str = "ways of speaking with families";
const REASONS: &str = "reasons for inadequate";
const SERVICE_AREAS: &str = "service areas";
const AUDIT_TYPES: &str = "audit types";

impl AuditTool {
    /// Names this version.
    pub fn reference(&self) -> ToolRef {
        ToolRef {
            id: self.id.clone(),
            version: self.version,
        }
    }

    /// Everything that is wrong with the tool; empty if it can be used.
    pub fn faults(&self) -> Vec<ToolFault> {
        let mut faults = Vec::new();
        if !self.reference().is_possible() {
            faults.push(ToolFault::Version);
        }
        if is_blank(&self.name) {
            faults.push(ToolFault::Name);
        }
        if self.moderation.share_percent > 100 {
            faults.push(ToolFault::Share(self.moderation.share_percent));
        }
        keys(&mut faults, AREAS, self.areas.iter().map(|a| a.key.as_str()));
        keys(
            &mut faults,
            THEMES,
            self.family.themes.iter().map(|t| t.key.as_str()),
        );
        keys(
            &mut faults,
            METHODS,
            self.family.methods.iter().map(|m| m.key.as_str()),
        );
        keys(&mut faults, REASONS, self.reasons.iter().map(|r| r.key.as_str()));
        keys(
            &mut faults,
            SERVICE_AREAS,
            self.service_areas.iter().map(|s| s.key.as_str()),
        );
        keys(
            &mut faults,
            AUDIT_TYPES,
            self.audit_types.iter().map(|t| t.key.as_str()),
        );
        for theme in &self.family.themes {
            for area in theme.contradicts.iter().filter(|area| self.area(area).is_none()) {
                faults.push(ToolFault::UnknownArea(theme.name.clone(), area.to_string()));
            }
        }
        for area in &self.areas {
            for grade in self.scale.grades() {
                if area.descriptors.iter().filter(|d| d.grade == *grade).count() != 1 {
                    faults.push(ToolFault::Descriptor(area.name.clone(), *grade));
                }
            }
        }
        faults
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

fn keys<'a>(faults: &mut Vec<ToolFault>, what: &'static str, keys: impl Iterator<Item = &'a str>) {
    let mut seen = std::collections::BTreeSet::new();
    for key in keys {
        if !seen.insert(key) {
            faults.push(ToolFault::KeyTwice(key.to_owned(), what));
        }
    }
    if seen.is_empty() {
        faults.push(ToolFault::Nothing(what));
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
