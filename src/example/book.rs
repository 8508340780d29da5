//! The entries of the example that are committed so far.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{Timestamp, civil::Date};

use crate::domain::{
    audit::Submission,
    entry::{AsWritten, Body, Entry},
    id::{AuditId, EntryId, WeekId},
    person::Person,
    tool::AuditTool,
};

use super::{
    read::{at, seed},
    texts::Texts,
};

/// The entries committed so far, and what later entries need from them.
pub(super) struct Book<'a> {
    pub people: &'a [Person],
    pub tool: &'a AuditTool,
    pub weeks: Vec<WeekId>,
    pub texts: Texts,
    pub entries: Vec<Entry>,
    /// The first submission of each audit, by its number in the plan.
    pub submitted: BTreeMap<u16, (EntryId, Arc<Submission>)>,
}

impl Book<'_> {
    /// Commits an entry. Its id is derived from its name.
    pub fn commit(
        &mut self,
        name: &str,
        at: Timestamp,
        who: usize,
        about: Option<AuditId>,
        after: &[EntryId],
        body: Body,
    ) -> EntryId {
        let id = EntryId::new(seed(name, at));
        let (who, after) = (self.people[who].clone(), after.to_vec());
        self.entries.push(Entry {
            id,
            at,
            who,
            about,
            after,
            body,
            as_written: AsWritten::default(),
        });
        id
    }
}

/// The id of an audit in the plan.
pub(super) fn audit_id(number: u16, audited_on: Date) -> AuditId {
    AuditId::new(seed(&format!("audit {number}"), at(audited_on, 9, 5)))
}
