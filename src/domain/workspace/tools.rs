//! The versions of audit tools that are here. Two laptops may have published different tools under one name and version:
//! both are kept, and an audit was made with either.

use std::{collections::BTreeMap, sync::Arc};

use crate::domain::tool::{AuditTool, ToolRef};

/// Every version of every tool. Of rivals under one name and version, the first is the one that is shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Tools(BTreeMap<ToolRef, Vec<Arc<AuditTool>>>);

impl Default for Tools {
    /// The tool that ships inside.
    fn default() -> Self {
        let mut tools = Self(BTreeMap::new());
        tools.add(Arc::new(AuditTool::shipped()));
        tools
    }
}

impl Tools {
    /// Adds a tool, unless the same one is here.
    pub(super) fn add(&mut self, tool: Arc<AuditTool>) {
        let rivals = self.0.entry(tool.reference()).or_default();
        if !rivals.contains(&tool) {
            rivals.push(tool);
        }
    }

    /// Every tool with this name and version: none, one, or rivals.
    pub fn all_of(&self, reference: &ToolRef) -> &[Arc<AuditTool>] {
        self.0.get(reference).map_or(&[], Vec::as_slice)
    }

    /// The tool with this name and version.
    pub fn get(&self, reference: &ToolRef) -> Option<&Arc<AuditTool>> {
        self.all_of(reference).first()
    }

    /// One tool of each name and version, in the order of these.
    pub fn each(&self) -> impl Iterator<Item = &Arc<AuditTool>> {
        self.0.values().filter_map(|rivals| rivals.first())
    }

    /// The names and versions under which there are rivals.
    pub fn rivals(&self) -> impl Iterator<Item = &ToolRef> {
        let rivals = self.0.iter().filter(|(_, rivals)| rivals.len() > 1);
        rivals.map(|(reference, _)| reference)
    }
}
