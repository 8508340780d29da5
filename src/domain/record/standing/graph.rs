//! The entries of one audit, by what they follow.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::domain::{
    entry::{Body, Entry},
    id::{EntryId, PersonId},
    record::fold::is_submission,
};

/// The entries of an audit, each under the id that others follow.
pub(super) struct Graph<'a> {
    nodes: BTreeMap<EntryId, &'a Entry>,
    /// From what is followed to what follows.
    order: Vec<EntryId>,
    /// Each one's place in the order.
    places: BTreeMap<EntryId, usize>,
}

/// The id that others follow: a blind copy's is that of the submission in whose place it is.
pub(super) fn key(entry: &Entry) -> EntryId {
    if let Body::ShownBlind(shown) = &entry.body {
        shown.of
    } else {
        entry.id
    }
}

impl<'a> Graph<'a> {
    pub fn of(history: &'a [Arc<Entry>]) -> Self {
        let nodes: BTreeMap<EntryId, &Entry> = history.iter().map(|entry| (key(entry), &**entry)).collect();
        let mut graph = Self {
            nodes,
            order: Vec::new(),
            places: BTreeMap::new(),
        };
        graph.order = graph.ordered();
        graph.places = (0..).zip(&graph.order).map(|(place, id)| (*id, place)).collect();
        graph
    }

    /// Those that are in a circle, or follow one, have no place in it.
    fn ordered(&self) -> Vec<EntryId> {
        let mut followers: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
        let mut open: BTreeMap<EntryId, usize> = BTreeMap::new();
        for id in self.nodes.keys() {
            let followed: BTreeSet<EntryId> = self.followed_here(*id).collect();
            open.insert(*id, followed.len());
            for other in followed {
                followers.entry(other).or_default().push(*id);
            }
        }
        let first = open.iter().filter(|(_, open)| **open == 0);
        let mut order: Vec<EntryId> = first.map(|(id, _)| *id).collect();
        let mut next = 0;
        while let Some(id) = order.get(next).copied() {
            next += 1;
            for follower in followers.remove(&id).unwrap_or_default() {
                if let Some(open) = open.get_mut(&follower) {
                    *open -= 1;
                    if *open == 0 {
                        order.push(follower);
                    }
                }
            }
        }
        order
    }

    /// From what is followed to what follows it; without those that follow each other in a circle.
    pub fn order(&self) -> impl Iterator<Item = (EntryId, &'a Entry)> {
        self.order.iter().filter_map(|id| Some((*id, self.entry(*id)?)))
    }

    /// Those in no order: they follow each other in a circle, or follow such entries.
    pub fn in_circles(&self) -> impl Iterator<Item = (EntryId, &'a Entry)> {
        let circle = |(id, _): &(&EntryId, &&Entry)| !self.places.contains_key(id);
        self.nodes.iter().filter(circle).map(|(id, entry)| (*id, *entry))
    }

    pub fn entries(&self) -> impl Iterator<Item = &'a Entry> {
        self.nodes.values().copied()
    }

    pub fn entry(&self, id: EntryId) -> Option<&'a Entry> {
        self.nodes.get(&id).copied()
    }

    /// What it has to follow to count.
    pub fn followed(&self, id: EntryId) -> &'a [EntryId] {
        self.entry(id).map_or(&[], Entry::depends_on)
    }

    fn followed_here(&self, id: EntryId) -> impl Iterator<Item = EntryId> {
        self.followed(id)
            .iter()
            .copied()
            .filter(|id| self.nodes.contains_key(id))
    }

    /// Everything that these follow, by way of others too; not further back than `from` in the order.
    pub fn before(&self, of: &[EntryId], from: usize) -> BTreeSet<EntryId> {
        let mut found = BTreeSet::new();
        let mut next: Vec<EntryId> = of.to_vec();
        while let Some(id) = next.pop() {
            for followed in self.followed_here(id) {
                if self.place(followed).is_some_and(|place| place >= from) && found.insert(followed) {
                    next.push(followed);
                }
            }
        }
        found
    }

    pub fn place(&self, id: EntryId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// Who submitted or corrected a version of the audit, or a version before it.
    pub fn auditors(&self, version: EntryId) -> BTreeSet<PersonId> {
        let mut all = self.before(&[version], 0);
        all.insert(version);
        let entries = all.into_iter().filter_map(|id| self.entry(id));
        let versions = entries.filter(|entry| is_submission(&entry.body));
        versions.map(|entry| entry.who.id()).collect()
    }
}
