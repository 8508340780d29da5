//! The entries of one audit, as a graph of which follows which.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::domain::{
    entry::{Body, Entry},
    id::{EntryId, PersonId},
    in_order,
    record::fold::is_submission,
};

/// The graph, with each entry under the id that others follow.
pub(super) struct Graph<'a> {
    nodes: BTreeMap<EntryId, &'a Entry>,
    /// The ids of the blind copies themselves, which nothing follows.
    copies: BTreeSet<EntryId>,
    /// Topological order: what is followed comes first.
    order: Vec<EntryId>,
    /// The index of each entry in the order.
    places: BTreeMap<EntryId, usize>,
    /// For each entry in the order, everything that it follows, directly or through others.
    before: Vec<Places>,
}

/// The id that others follow; for a blind copy, the id of the submission that it replaces.
pub(super) fn key(entry: &Entry) -> EntryId {
    if let Body::ShownBlind(shown) = &entry.body {
        shown.of
    } else {
        entry.id
    }
}

impl<'a> Graph<'a> {
    pub fn of(history: &'a [Arc<Entry>]) -> Self {
        let is_copy = |entry: &&Arc<Entry>| matches!(entry.body, Body::ShownBlind(_));
        let mut graph = Self {
            nodes: history.iter().map(|entry| (key(entry), &**entry)).collect(),
            copies: history.iter().filter(is_copy).map(|entry| entry.id).collect(),
            order: Vec::new(),
            places: BTreeMap::new(),
            before: Vec::new(),
        };
        graph.order = graph.ordered();
        graph.places = graph.order.iter().copied().zip(0..).collect();
        for id in graph.order.clone() {
            let before = graph.before_all(graph.followed(id));
            graph.before.push(before);
        }
        graph
    }

    /// The topological order, without the entries in a circle and those that follow one.
    fn ordered(&self) -> Vec<EntryId> {
        let mut followers: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
        let mut open: BTreeMap<EntryId, usize> = BTreeMap::new();
        for id in self.nodes.keys() {
            let followed: BTreeSet<EntryId> = in_order::set(self.followed_here(*id));
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

    /// The entries in topological order, without those in a circle and those that follow one.
    pub fn order(&self) -> impl Iterator<Item = (EntryId, &'a Entry)> {
        self.order.iter().filter_map(|id| Some((*id, self.entry(*id)?)))
    }

    /// The entries without a place in the order, each with whether it is in a circle itself or only follows one.
    pub fn in_circles(&self) -> Vec<(EntryId, &'a Entry, bool)> {
        let without_place = self.nodes.keys().filter(|id| !self.places.contains_key(id));
        let mut inside: BTreeSet<EntryId> = in_order::set(without_place.copied());
        let all: Vec<EntryId> = inside.iter().copied().collect();
        // An entry that none of them follows is in no circle. Repeat with the remaining ones.
        loop {
            let followed: BTreeSet<EntryId> =
                in_order::set(inside.iter().flat_map(|id| self.followed_here(*id)));
            let before = inside.len();
            inside.retain(|id| followed.contains(id));
            if inside.len() == before {
                break;
            }
        }
        let entry = |id: EntryId| Some((id, self.entry(id)?, inside.contains(&id)));
        all.into_iter().filter_map(entry).collect()
    }

    pub fn entries(&self) -> impl Iterator<Item = &'a Entry> {
        self.nodes.values().copied()
    }

    pub fn entry(&self, id: EntryId) -> Option<&'a Entry> {
        self.nodes.get(&id).copied()
    }

    /// Whether this is the id of a blind copy itself. Others follow the id of its original.
    pub fn is_copy(&self, id: EntryId) -> bool {
        self.copies.contains(&id)
    }

    /// The entries that must count for this one to count.
    pub fn followed(&self, id: EntryId) -> &'a [EntryId] {
        self.entry(id).map_or(&[], Entry::depends_on)
    }

    fn followed_here(&self, id: EntryId) -> impl Iterator<Item = EntryId> {
        self.followed(id)
            .iter()
            .copied()
            .filter(|id| self.nodes.contains_key(id))
    }

    /// Whether one entry follows another, directly or through others.
    pub fn is_after(&self, id: EntryId, other: EntryId) -> bool {
        let places = self.places.get(&id).zip(self.places.get(&other));
        places.is_some_and(|(place, other)| self.before.get(*place).is_some_and(|before| before.has(*other)))
    }

    /// Whether none of these entries follows another of them.
    pub fn are_side_by_side(&self, of: &[EntryId]) -> bool {
        let before = of.iter().filter_map(|id| self.before.get(*self.places.get(id)?));
        let all = before.fold(Places::default(), |mut all, before| {
            all.extend(before);
            all
        });
        !of.iter()
            .any(|id| self.places.get(id).is_some_and(|place| all.has(*place)))
    }

    /// These entries and everything that they follow.
    fn before_all(&self, of: &[EntryId]) -> Places {
        let mut all = Places::default();
        for place in of.iter().filter_map(|id| self.places.get(id)) {
            all.insert(*place);
            if let Some(before) = self.before.get(*place) {
                all.extend(before);
            }
        }
        all
    }

    /// The people who submitted or corrected this version of the audit or an earlier one. Versions before a blind copy
    /// are included if what the copy follows is on the device.
    pub fn auditors(&self, version: EntryId) -> BTreeSet<PersonId> {
        let mut all = self.before_all(&[version]);
        let mut copies_seen = BTreeSet::new();
        loop {
            let here = self.order.iter().enumerate().filter(|(place, _)| all.has(*place));
            let mut behind = Vec::new();
            for (_, entry) in here.filter_map(|(_, id)| Some((id, self.entry(*id)?))) {
                if matches!(entry.body, Body::ShownBlind(_)) && copies_seen.insert(entry.id) {
                    behind.push(self.before_all(&entry.after));
                }
            }
            if behind.is_empty() {
                break;
            }
            behind.iter().for_each(|places| all.extend(places));
        }
        let here = self.order.iter().enumerate().filter(|(place, _)| all.has(*place));
        let entries = here.filter_map(|(_, id)| self.entry(*id));
        let versions = entries.filter(|entry| is_submission(&entry.body));
        in_order::set(versions.map(|entry| entry.who.id()))
    }
}

/// A set of indices in the order, one bit each, because an audit may have two thousand entries that all follow each
/// other.
#[derive(Default)]
struct Places(Vec<u64>);

impl Places {
    fn insert(&mut self, place: usize) {
        let word = place / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (place % 64);
    }

    fn has(&self, place: usize) -> bool {
        self.0
            .get(place / 64)
            .is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    fn extend(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }
}
