//! Interim.
use crate::domain::{draft::AuditDraft, entry::Entry, person::Person};
/// Example.
pub struct Example {
    /// Entries.
    pub entries: Vec<Entry>,
    /// Drafts.
    pub drafts: Vec<AuditDraft>,
    /// People.
    pub people: Vec<Person>,
    /// Now.
    pub now: jiff::civil::DateTime,
}
/// Interim.
pub fn example() -> Example {
    Example { entries: vec![], drafts: vec![], people: vec![], now: jiff::civil::date(2024, 12, 16).at(16, 45, 0, 0) }
}
