//! Ids that two practice weeks or two concerns share. They are found in one pass over the entries.

use std::collections::{BTreeMap, BTreeSet};

use super::Workspace;
use crate::domain::{
    entry::{Body, Entry},
    id::EntryId,
    in_order,
    rules::{Broken, Rule},
};

impl Workspace {
    /// The entries that plan a week or raise a concern whose id another entry uses for different content.
    pub fn given_twice(&self) -> BTreeMap<EntryId, Broken> {
        let weeks = twice(self.each(|entry| {
            if let Body::WeekPlanned(week) = &entry.body {
                Some((week.id, week))
            } else {
                None
            }
        }));
        let concerns = twice(self.each(|entry| {
            if let Body::ConcernRaised(concern) = &entry.body {
                Some((concern.id, concern))
            } else {
                None
            }
        }));
        let broken = |rule: Rule| {
            move |id| {
                let field = "body.id".to_owned();
                (
                    id,
                    Broken {
                        field,
                        rule: rule.clone(),
                    },
                )
            }
        };
        let weeks = weeks.into_iter().map(broken(Rule::WeekTwice));
        in_order::map(weeks.chain(concerns.into_iter().map(broken(Rule::ConcernTwice))))
    }

    fn each<'a, K, T>(
        &'a self,
        of: impl Fn(&'a Entry) -> Option<(K, T)>,
    ) -> impl Iterator<Item = (EntryId, K, T)> {
        self.entries
            .values()
            .filter_map(move |entry| of(entry).map(|(id, what)| (entry.id, id, what)))
    }
}

/// The entries with an id that another one shares, with different content.
fn twice<K: Ord + Copy, T: PartialEq>(all: impl Iterator<Item = (EntryId, K, T)>) -> BTreeSet<EntryId> {
    let mut by_id: BTreeMap<K, Vec<(EntryId, T)>> = BTreeMap::new();
    for (entry, id, what) in all {
        by_id.entry(id).or_default().push((entry, what));
    }
    let differ = |same: &Vec<(EntryId, T)>| same.iter().any(|(_, what)| *what != same[0].1);
    let groups = by_id.into_values().filter(differ);
    in_order::set(groups.flatten().map(|(entry, _)| entry))
}
