//! The versions of audit tools that are here: those built into the program and those that somebody published.
//!
//! Two different tools may have one name and version, because two laptops published them or because an update of the
//! program brought one: both are kept, and an audit was made with either. They are told apart by their origin.

use std::{collections::BTreeMap, sync::Arc};

use crate::domain::{
    id::EntryId,
    tool::{AuditTool, ToolRef},
};

/// Where a tool comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// This entry published it.
    Published(EntryId),
    /// It is built into the program.
    BuiltIn,
}

/// One tool with its origin.
#[derive(Clone, PartialEq, Debug)]
struct Version {
    tool: Arc<AuditTool>,
    origin: Origin,
}

/// Every version of every tool. Of rivals with one name and version the first is shown: the published ones by their
/// entries' ids, then the built-in one, because nobody chose that one when they published theirs.
#[derive(Clone, PartialEq, Debug)]
pub struct Tools(BTreeMap<ToolRef, Vec<Version>>);

impl Default for Tools {
    /// The tools that are built in.
    fn default() -> Self {
        let mut tools = Self(BTreeMap::new());
        for tool in AuditTool::all_shipped() {
            tools.add(tool.clone(), Origin::BuiltIn);
        }
        tools
    }
}

impl Tools {
    /// Adds a tool, unless the same one is here. Published ones are added in the order of their entries' ids.
    pub(super) fn add(&mut self, tool: Arc<AuditTool>, origin: Origin) {
        let rivals = self.0.entry(tool.reference()).or_default();
        if rivals.iter().any(|version| version.tool == tool) {
            return;
        }
        let built_in = rivals
            .iter()
            .position(|version| version.origin == Origin::BuiltIn);
        rivals.insert(built_in.unwrap_or(rivals.len()), Version { tool, origin });
    }

    /// Every tool with this name and version: none, one, or rivals.
    pub fn all_of(&self, reference: &ToolRef) -> impl Iterator<Item = &Arc<AuditTool>> {
        self.origins(reference).map(|(tool, _)| tool)
    }

    /// The same, each with its origin.
    pub fn origins(&self, reference: &ToolRef) -> impl Iterator<Item = (&Arc<AuditTool>, Origin)> {
        let versions = self.0.get(reference).into_iter().flatten();
        versions.map(|version| (&version.tool, version.origin))
    }

    /// The tool with this name and version; of rivals the first.
    pub fn get(&self, reference: &ToolRef) -> Option<&Arc<AuditTool>> {
        self.all_of(reference).next()
    }

    /// The tool with this name and version that fits; of rivals the first that does, or else the first.
    pub fn fitting(&self, reference: &ToolRef, fits: impl Fn(&AuditTool) -> bool) -> Option<&Arc<AuditTool>> {
        let fitting = self.all_of(reference).find(|tool| fits(tool));
        fitting.or_else(|| self.get(reference))
    }

    /// One tool of each name and version, in the order of these.
    pub fn each(&self) -> impl Iterator<Item = &Arc<AuditTool>> {
        self.0.values().filter_map(|rivals| Some(&rivals.first()?.tool))
    }

    /// The newest version of each tool, in the order of the tools' keys: what a new audit can be made with.
    pub fn in_use(&self) -> impl Iterator<Item = &Arc<AuditTool>> {
        let newest: BTreeMap<_, _> = self.each().map(|tool| (&tool.id, tool)).collect();
        newest.into_values()
    }

    /// The names and versions that different tools share.
    pub fn rivals(&self) -> impl Iterator<Item = &ToolRef> {
        let rivals = self.0.iter().filter(|(_, rivals)| rivals.len() > 1);
        rivals.map(|(reference, _)| reference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Seed;

    fn published(millis: u64) -> Origin {
        let random = [0; 10];
        Origin::Published(EntryId::new(Seed { millis, random }))
    }

    #[test]
    fn a_version_that_somebody_published_comes_before_the_built_in_one_of_the_same_number() {
        let built_in = Arc::new(AuditTool::shipped());
        let mut theirs = AuditTool::shipped();
        theirs.areas.pop();
        let theirs = Arc::new(theirs);
        let mut tools = Tools::default();
        let reference = built_in.reference();
        tools.add(built_in.clone(), published(1));
        assert_eq!(tools.rivals().count(), 0, "the same tool twice is one");
        tools.add(theirs.clone(), published(2));
        assert_eq!(tools.get(&reference), Some(&theirs));
        let origins: Vec<Origin> = tools.origins(&reference).map(|(_, origin)| origin).collect();
        assert_eq!(origins, [published(2), Origin::BuiltIn]);
        let all = |tool: &AuditTool| tool.areas.len() == built_in.areas.len();
        assert_eq!(tools.fitting(&reference, all), Some(&built_in));
        assert_eq!(tools.fitting(&reference, |_| false), Some(&theirs));
    }
}
