//! The names of areas and reasons, and their order.
//!
//! A quarter may include audits of several tools and versions. A key means the same in all of them. Newer versions come
//! first, and longer tools before shorter ones. The order is therefore that of the fullest current tool, followed by keys
//! that only the others have. A key that no tool on this device knows is shown as itself, and comes last.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    fmt::Display,
};

use crate::domain::{
    in_order,
    key::{AreaKey, ReasonKey, ServiceAreaKey},
    tool::{AuditTool, Named},
};

use super::gather::Gathered;

/// The tools in use; the first one decides order and names.
pub(super) struct Tools<'a>(Vec<&'a AuditTool>);

impl<'a> Tools<'a> {
    pub(super) fn of(gathered: &Gathered<'a>) -> Self {
        let used = gathered.settled().filter_map(|audit| gathered.tool_of(audit));
        let mut tools: Vec<&AuditTool> = used.collect();
        in_order::sort_by_key(&mut tools, |tool| tool.reference());
        tools.dedup_by_key(|tool| tool.reference());
        let newer = |tool: &AuditTool| {
            tools
                .iter()
                .filter(|t| t.id == tool.id && t.version > tool.version)
                .count()
        };
        let mut ranked: Vec<_> = tools.iter().map(|tool| (newer(tool), *tool)).collect();
        in_order::sort_by_key(&mut ranked, |(newer, tool)| {
            (*newer, Reverse(tool.areas.len()), tool.reference())
        });
        Self(ranked.into_iter().map(|(_, tool)| tool).collect())
    }

    /// Every practice area of the tools, and areas that were graded with a tool that is not on this device.
    pub(super) fn practice_areas(&self, gathered: &Gathered<'a>) -> Vec<Named<AreaKey>> {
        let listed = self.0.iter().flat_map(|tool| &tool.areas);
        let listed = listed.map(|area| (area.key.clone(), area.name.clone()));
        in_order(listed, gathered.given().map(|(key, _)| key.clone()), false)
    }

    /// The service areas with a completed audit.
    pub(super) fn service_areas(&self, gathered: &Gathered<'a>) -> Vec<Named<ServiceAreaKey>> {
        let listed = self.0.iter().flat_map(|tool| &tool.service_areas);
        let listed = listed.map(|area| (area.key.clone(), area.name.clone()));
        let audits = gathered.audits().iter();
        in_order(
            listed,
            audits.map(|a| a.submission.case.service_area.clone()),
            true,
        )
    }

    /// The reasons that were named.
    pub(super) fn reasons(&self, named: impl Iterator<Item = ReasonKey>) -> Vec<Named<ReasonKey>> {
        let listed = self.0.iter().flat_map(|tool| &tool.reasons);
        in_order(listed.map(|r| (r.key.clone(), r.name.clone())), named, true)
    }
}

/// Each key once in the order of the lists, then keys that are used but not listed, sorted. With `used_only`, only keys
/// that are used.
fn in_order<K: Clone + Ord + Display>(
    listed: impl Iterator<Item = (K, String)>,
    used: impl Iterator<Item = K>,
    used_only: bool,
) -> Vec<Named<K>> {
    let used: BTreeSet<K> = in_order::set(used);
    let mut seen = BTreeSet::new();
    let mut parts: Vec<Named<K>> = Vec::new();
    let unlisted = used.iter().map(|key| (key.clone(), String::new()));
    for (key, name) in listed.chain(unlisted) {
        if (!used_only || used.contains(&key)) && seen.insert(key.clone()) {
            parts.push(Named { key, name });
        }
    }
    told_apart(parts)
}

/// An empty name would read as "all", and two parts with one name as one part. So the key replaces an empty name, and
/// follows a repeated one.
fn told_apart<K: Display>(mut parts: Vec<Named<K>>) -> Vec<Named<K>> {
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for part in &parts {
        *times.entry(part.name.trim().to_owned()).or_default() += 1;
    }
    for part in &mut parts {
        let name = part.name.trim();
        part.name = match times.get(name) {
            _ if name.is_empty() => part.key.to_string(),
            Some(2..) => format!("{name} ({})", part.key),
            Some(_) | None => name.to_owned(),
        };
    }
    parts
}
