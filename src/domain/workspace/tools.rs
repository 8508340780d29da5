//! The versions of audit tools on the device: those built into the program and those that somebody published.
//!
//! Two different tools may share one name and version, because two laptops published them or because an update of the
//! program brought one. Both are kept, because an audit may have been made with either. Their origin distinguishes
//! them.

use std::{collections::BTreeMap, sync::Arc};

use crate::domain::{
    id::EntryId,
    in_order,
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

/// Every version of every tool. If different tools share one name and version, the first is shown: the published ones
/// by their entries' ids, then the built-in one, because those who published theirs did not choose it.
#[derive(Clone, PartialEq, Debug)]
pub struct Tools(BTreeMap<ToolRef, Vec<Version>>);

impl Default for Tools {
    /// The built-in tools.
    fn default() -> Self {
        let mut tools = Self(BTreeMap::new());
        for tool in AuditTool::all_shipped() {
            tools.add(tool.clone(), Origin::BuiltIn);
        }
        tools
    }
}

impl Tools {
    /// Adds a tool, unless the same tool is already here. Published tools are added in the order of their entries' ids.
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

    /// Every tool with this name and version: none, one, or several different ones.
    pub fn all_of(&self, reference: &ToolRef) -> impl Iterator<Item = &Arc<AuditTool>> {
        self.origins(reference).map(|(tool, _)| tool)
    }

    /// The same tools, each with its origin.
    pub fn origins(&self, reference: &ToolRef) -> impl Iterator<Item = (&Arc<AuditTool>, Origin)> {
        let versions = self.0.get(reference).into_iter().flatten();
        versions.map(|version| (&version.tool, version.origin))
    }

    /// The tool with this name and version. If several share it, the first.
    pub fn get(&self, reference: &ToolRef) -> Option<&Arc<AuditTool>> {
        self.all_of(reference).next()
    }

    /// The tool with this name and version that fits. If several do, or none, the first.
    pub fn fitting(&self, reference: &ToolRef, fits: impl Fn(&AuditTool) -> bool) -> Option<&Arc<AuditTool>> {
        let first = self.get(reference)?;
        // Nearly always there is only one, and then nothing has to be checked.
        let rivals = self.all_of(reference).nth(1).is_some();
        let fitting = rivals
            .then(|| self.all_of(reference).find(|tool| fits(tool)))
            .flatten();
        Some(fitting.unwrap_or(first))
    }

    /// One tool for each name and version, in their order.
    pub fn each(&self) -> impl Iterator<Item = &Arc<AuditTool>> {
        self.0.values().filter_map(|rivals| Some(&rivals.first()?.tool))
    }

    /// The newest version of each tool, sorted by the tools' keys. A new audit can be made with any of these.
    pub fn in_use(&self) -> impl Iterator<Item = &Arc<AuditTool>> {
        let newest: BTreeMap<_, _> = in_order::map(self.each().map(|tool| (&tool.id, tool)));
        newest.into_values()
    }

    /// The names and versions that several different tools share.
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
        let not_asked = |_: &AuditTool| -> bool { panic!("there is only one") };
        assert_eq!(tools.fitting(&reference, not_asked), Some(&built_in));
        tools.add(theirs.clone(), published(2));
        assert_eq!(tools.get(&reference), Some(&theirs));
        let origins: Vec<Origin> = tools.origins(&reference).map(|(_, origin)| origin).collect();
        assert_eq!(origins, [published(2), Origin::BuiltIn]);
        let all = |tool: &AuditTool| tool.areas.len() == built_in.areas.len();
        assert_eq!(tools.fitting(&reference, all), Some(&built_in));
        assert_eq!(tools.fitting(&reference, |_| false), Some(&theirs));
    }
}
