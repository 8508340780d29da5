//! What can be wrong with an audit tool as data.

use thiserror::Error;

use super::{AuditTool, MOST_VERSIONS};
use crate::domain::{grade::Grade, words::is_blank};

/// What is wrong with the data of an audit tool.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum ToolFault {
    /// A required list is empty.
    #[error("the audit tool lists no {0}")]
    Nothing(&'static str),
    /// A key occurs twice in a list.
    #[error("“{0}” is twice in the audit tool’s {1}")]
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

const AREAS: &str = "practice areas";
const THEMES: &str = "themes";
const METHODS: &str = "ways of speaking with families";
const REASONS: &str = "reasons for inadequate";
const SERVICE_AREAS: &str = "service areas";
const AUDIT_TYPES: &str = "audit types";

impl AuditTool {
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
