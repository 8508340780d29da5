//! The example: a made-up council's quarter that a visitor can look round. Nothing here happened and nobody here lives.
//!
//! The tables say which audit has which grades, the words say what was seen; both are data beside this file. What is
//! built of them goes through the same rules as everybody's entries, and comes out the same every time: no clock, no
//! randomness.

mod book;
mod build;
mod contacts;
mod drafts;
mod earlier;
mod follow;
mod moderations;
mod people;
mod plan;
mod read;
mod shifted;
mod submissions;
mod texts;

use std::sync::Arc;

use jiff::civil::{DateTime, date};

use crate::domain::{draft::AuditDraft, entry::Entry, person::Person, tool::AuditTool};

/// The made-up council.
pub const COUNCIL: &str = "Tamarside Council (made up)";

/// A made-up quarter, with the two before it.
#[derive(Clone, PartialEq, Debug)]
pub struct Example {
    /// Everything committed, oldest first. [`crate::domain::workspace::Workspace::accept`] takes them in this order.
    pub entries: Vec<Entry>,
    /// What the first person has open.
    pub drafts: Vec<AuditDraft>,
    /// Everybody who appears.
    pub people: Vec<Person>,
    /// The moment at which the visitor comes in.
    pub now: DateTime,
}

/// Builds the example: the same every time.
///
/// # Panics
/// Never in a build that passed its tests: its tables and words are compiled in and checked by them.
pub fn example() -> Example {
    let people = people::people();
    let tool = Arc::new(practice_week_tool());
    let (entries, weeks) = build::entries(&people, &tool);
    let drafts = drafts::drafts(&people[0], &tool, weeks.last());
    Example {
        entries,
        drafts,
        people,
        now: date(2024, 12, 16).at(16, 45, 0, 0),
    }
}

/// Whom a visitor can step into: a practice auditor, a moderator and the QA lead, each with what they would look at.
pub fn personas() -> [(Person, &'static str); 3] {
    people::personas(&people::people())
}

/// The five-area tool of the practice weeks, first version.
///
/// # Panics
/// Never in a build that passed its tests.
pub fn practice_week_tool() -> AuditTool {
    serde_json::from_str(include_str!("practice-week.json")).expect("tests read the practice week's tool")
}
