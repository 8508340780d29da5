//! The union of a workspace with further entries: the one way in which a workspace grows.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Origin, Workspace};
use crate::domain::{
    entry::{Body, Entry},
    id::{AuditId, EntryId},
    in_order,
    record::AuditRecord,
    rules::{Broken, Rule, alone},
    tool::ToolRef,
};

impl Workspace {
    /// This workspace with further entries: a set union. It leaves nothing of a withdrawn audit except its withdrawal,
    /// and no blind copy of a submission that is on the device, whichever came first. An entry whose id is already
    /// known is ignored.
    #[must_use]
    pub fn union(&self, entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut next = self.clone();
        let mut touched = BTreeSet::new();
        let mut published = BTreeSet::new();
        // Entries that were added or removed. Each audit with an entry that names one of these is folded again.
        let mut moved = BTreeSet::new();
        let (mut renamed, mut withdrawn) = (false, false);
        for entry in entries {
            if next.entries.contains_key(&entry.id) {
                continue;
            }
            let entry = Arc::new(entry);
            next.entries.insert(entry.id, entry.clone());
            moved.insert(entry.id);
            touched.extend(entry.about);
            renamed |= matches!(entry.body, Body::WeekPlanned(_) | Body::ToolPublished(_));
            let beside = matches!(
                entry.body,
                Body::ToolPublished(_) | Body::WeekPlanned(_) | Body::SampleDrawn(_)
            );
            match alone(&entry) {
                Err(broken) if beside || entry.about.is_none() => {
                    next.unfit.insert(entry.id, broken);
                }
                Err(_) => {}
                Ok(()) => {
                    if let Body::ToolPublished(tool) = &entry.body {
                        published.insert(tool.reference());
                    }
                }
            }
            withdrawn |= next.withdrawn.extend(&entry);
        }
        if withdrawn || touched.iter().any(|audit| next.withdrawn.has(*audit)) {
            let gone = &next.withdrawn;
            let going = next.entries.values().filter(|entry| !gone.leaves(entry));
            moved.extend(going.map(|entry| entry.id));
            next.entries.retain(|_, entry| gone.leaves(entry));
            let left = &next.entries;
            next.unfit.retain(|id, _| left.contains_key(id));
            renamed = true;
            next.audits.retain(|audit, _| !gone.has(*audit));
            touched.retain(|audit| !gone.has(*audit));
        }
        if renamed {
            next.name_weeks_and_tools();
        }
        // An audit counts once its tool is on the device, so audits that may have waited for a tool are folded again.
        if !published.is_empty() {
            touched.extend(next.made_with(&published));
        }
        let needless: Vec<EntryId> = {
            let touched = |entry: &&Arc<Entry>| entry.about.is_some_and(|audit| touched.contains(&audit));
            let find = |id| next.entry(id).map(AsRef::as_ref);
            let entries = next.entries.values().filter(touched);
            let needless = entries.filter(|entry| stands_beside(entry, find));
            needless.map(|entry| entry.id).collect()
        };
        for id in &needless {
            next.entries.remove(id);
        }
        moved.extend(needless);
        let names_one = |entry: &&Arc<Entry>| entry.names().any(|id| moved.contains(&id));
        touched.extend(
            next.entries
                .values()
                .filter(names_one)
                .filter_map(|entry| entry.about),
        );
        // One pass over the entries, however many audits are affected.
        let mut about: BTreeMap<AuditId, Vec<Arc<Entry>>> = BTreeMap::new();
        for entry in next.entries.values() {
            if let Some(audit) = entry.about.filter(|audit| touched.contains(audit)) {
                about.entry(audit).or_default().push(entry.clone());
            }
        }
        for (audit, entries) in about {
            let elsewhere = |id| next.entry(id).is_some_and(|entry| entry.about != Some(audit));
            let record = AuditRecord::fold(audit, entries, &next.tools, &elsewhere);
            next.audits.insert(audit, Arc::new(record));
        }
        next
    }

    /// Lists weeks and tools by the order of the entries' ids, not of their arrival. So if two laptops published the
    /// same version, both show the same one after merging, and after every reload.
    fn name_weeks_and_tools(&mut self) {
        let Self { weeks, tools, .. } = Self::empty();
        (self.weeks, self.tools) = (weeks, tools);
        self.unfit.retain(|_, broken| broken.rule != Rule::WeekTwice);
        for entry in self.entries.values() {
            if self.unfit.contains_key(&entry.id) {
                continue;
            }
            if let Body::WeekPlanned(week) = &entry.body {
                let known = self
                    .weeks
                    .entry(week.id)
                    .or_insert_with(|| Arc::new(week.clone()));
                if **known != *week {
                    let broken = Broken {
                        field: "body.id".to_owned(),
                        rule: Rule::WeekTwice,
                    };
                    self.unfit.insert(entry.id, broken);
                }
            } else if let Body::ToolPublished(tool) = &entry.body {
                self.tools.add(tool.clone(), Origin::Published(entry.id));
            }
        }
    }

    /// The audits with a version that was made with one of these tools.
    fn made_with(&self, tools: &BTreeSet<ToolRef>) -> BTreeSet<AuditId> {
        let made_with = |entry: &&Arc<Entry>| entry.body.tool().is_some_and(|tool| tools.contains(tool));
        let entries = self.entries.values().filter(made_with);
        in_order::set(entries.filter_map(|entry| entry.about))
    }

    /// The entries that would be new here, each once, sorted by id. Left out are entries about a withdrawn audit and
    /// blind copies of a known submission, whether that withdrawal or submission is here or among them.
    ///
    /// # Errors
    /// The id of an entry that is already here, or twice among them, with other content.
    pub fn new_entries(&self, entries: impl IntoIterator<Item = Entry>) -> Result<Vec<Entry>, EntryId> {
        let mut new: BTreeMap<EntryId, Entry> = BTreeMap::new();
        let mut withdrawn = self.withdrawn.clone();
        for entry in entries {
            let id = entry.id;
            let other = self.entries.get(&id).map(AsRef::as_ref).or_else(|| new.get(&id));
            match other {
                Some(other) if *other == entry => {}
                Some(_) => return Err(id),
                None => {
                    withdrawn.extend(&entry);
                    new.insert(id, entry);
                }
            }
        }
        let find = |id| self.entry(id).map(AsRef::as_ref).or_else(|| new.get(&id));
        let needless: Vec<EntryId> = new
            .values()
            .filter(|entry| !withdrawn.leaves(entry) || stands_beside(entry, find))
            .map(|entry| entry.id)
            .collect();
        for id in needless {
            new.remove(&id);
        }
        Ok(new.into_values().collect())
    }
}

/// Whether this is a blind copy that is not needed, because its original is here too.
fn stands_beside<'a>(entry: &Entry, find: impl Fn(EntryId) -> Option<&'a Entry>) -> bool {
    let Body::ShownBlind(shown) = &entry.body else {
        return false;
    };
    // Only submissions are considered: an entry that might itself be removed later would make the order of arrival
    // matter.
    find(shown.of).is_some_and(|other| other.about == entry.about && other.body.submission().is_some())
}
