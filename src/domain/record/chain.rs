//! Chains: entries of one sort about one audit, each following earlier ones. The entries that no other follows are its
//! heads; more than one is a conflict. A resolution is a link in the chain of the entry that it keeps, with that
//! entry's content.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::domain::{
    entry::{Body, Entry},
    id::EntryId,
    in_order,
};

/// The resolutions about one audit, each with the entry that supplies its content.
pub(super) struct KeptVersions<'a> {
    origins: BTreeMap<EntryId, EntryId>,
    entries: Vec<&'a Arc<Entry>>,
}

/// The end of a chain: the entry that the next one follows, and the entry that supplies its content.
pub(super) struct Head<'a> {
    pub id: EntryId,
    pub origin: EntryId,
    pub content: &'a Arc<Entry>,
}

impl<'a> KeptVersions<'a> {
    /// Ignores a resolution that keeps an entry it does not follow, or that keeps itself through other resolutions.
    pub fn of(history: &'a [Arc<Entry>]) -> Self {
        let mut keeps = BTreeMap::new();
        let mut entries = Vec::new();
        for entry in history {
            if let Body::ConflictResolved(resolution) = &entry.body
                && entry.after.contains(&resolution.keep)
            {
                keeps.insert(entry.id, resolution.keep);
                entries.push(entry);
            }
        }
        Self {
            origins: origins(&keeps),
            entries,
        }
    }

    /// The entry that supplies the content of this one: itself, unless it is a resolution.
    pub fn origin(&self, id: EntryId) -> EntryId {
        self.origins.get(&id).copied().unwrap_or(id)
    }

    pub fn into_origins(self) -> BTreeMap<EntryId, EntryId> {
        self.origins
    }

    /// The heads of a chain, oldest first by the clock.
    pub fn heads(&self, chain: &BTreeMap<EntryId, &'a Arc<Entry>>) -> Vec<Head<'a>> {
        let resolutions = self.entries.iter().filter_map(|entry| {
            let origin = self.origins.get(&entry.id)?;
            chain
                .get(origin)
                .map(|content| (entry.id, *entry, *origin, *content))
        });
        let own = chain.iter().map(|(id, entry)| (*id, *entry, *id, *entry));
        let links: Vec<_> = own.chain(resolutions).collect();
        let mut followed: BTreeSet<EntryId> = BTreeSet::new();
        for (id, entry, ..) in &links {
            // An entry that follows itself counts as following nothing.
            followed.extend(entry.after.iter().filter(|after| *after != id));
        }
        let last = links.iter().filter(|(id, ..)| !followed.contains(id));
        let mut heads: Vec<_> = last.copied().collect();
        if heads.is_empty() {
            // They follow each other in a circle, which no desk writes, so none of them is the last.
            heads = links;
        }
        in_order::sort_by_key(&mut heads, |(id, entry, ..)| (entry.at, *id));
        let head = |(id, _, origin, content)| Head { id, origin, content };
        heads.into_iter().map(head).collect()
    }
}

/// From each resolution to the entry that it keeps in the end, which is not a resolution. Each chain is walked once.
fn origins(keeps: &BTreeMap<EntryId, EntryId>) -> BTreeMap<EntryId, EntryId> {
    let mut found: BTreeMap<EntryId, Option<EntryId>> = BTreeMap::new();
    for start in keeps.keys() {
        let (mut at, mut path) = (*start, BTreeSet::new());
        let origin = loop {
            if let Some(known) = found.get(&at) {
                break *known;
            }
            let Some(next) = keeps.get(&at) else {
                break Some(at);
            };
            if !path.insert(at) {
                break None;
            }
            at = *next;
        };
        found.extend(path.into_iter().map(|id| (id, origin)));
    }
    let known = |(id, origin): (EntryId, Option<EntryId>)| origin.map(|origin| (id, origin));
    in_order::map(found.into_iter().filter_map(known))
}
