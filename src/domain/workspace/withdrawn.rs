//! The withdrawn audits, and the only entries about them that may remain: who withdrew them and why.

use std::{collections::BTreeMap, sync::Arc};

use crate::domain::{
    entry::{Body, Entry},
    id::AuditId,
    withdrawal::Withdrawal,
};

/// The withdrawn audits, each with its withdrawal, the first by the clock if there are several.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Withdrawn(BTreeMap<AuditId, Arc<Entry>>);

impl Withdrawn {
    /// Records an entry, and returns whether it withdraws an audit that was not yet withdrawn.
    pub fn extend(&mut self, entry: &Entry) -> bool {
        let (Some(audit), Some(_)) = (entry.about, withdrawal(entry)) else {
            return false;
        };
        let first = self.0.get(&audit);
        if first.is_none_or(|first| (entry.at, entry.id) < (first.at, first.id)) {
            let new = first.is_none();
            self.0.insert(audit, Arc::new(entry.clone()));
            return new;
        }
        false
    }

    pub fn of(&self, audit: AuditId) -> Option<&Arc<Entry>> {
        self.0.get(&audit)
    }

    pub fn has(&self, audit: AuditId) -> bool {
        self.0.contains_key(&audit)
    }

    /// Whether an entry may stay: it is not about a withdrawn audit, or it is a withdrawal.
    pub fn leaves(&self, entry: &Entry) -> bool {
        withdrawal(entry).is_some() || !entry.about.is_some_and(|audit| self.has(audit))
    }

    pub fn each(&self) -> impl Iterator<Item = (AuditId, &Arc<Entry>, &Withdrawal)> {
        self.0
            .iter()
            .filter_map(|(audit, entry)| withdrawal(entry).map(|what| (*audit, entry, what)))
    }
}

fn withdrawal(entry: &Entry) -> Option<&Withdrawal> {
    if let Body::AuditWithdrawn(withdrawal) = &entry.body {
        Some(withdrawal)
    } else {
        None
    }
}
