//! The example: quarters of a made-up council, for a visitor to look round. Nothing in it happened, and nobody in it is
//! real.
//!
//! The tables say which audit has which grades, and the texts say what was seen; both are data files in this folder.
//! The example is built from them through the same rules as real entries. It is the same every time: no clock, no
//! random numbers.

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

use crate::domain::{draft::AuditDraft, entry::Entry, json, person::Person, tool::AuditTool};

/// The made-up council.
pub const COUNCIL: &str = "Tamarside Council (made up)";

/// A made-up quarter, with the two before it.
#[derive(Clone, PartialEq, Debug)]
pub struct Example {
    /// All entries, oldest first. [`crate::domain::workspace::Workspace::accept`] accepts them in this order.
    pub entries: Vec<Entry>,
    /// The first person's open drafts.
    pub drafts: Vec<AuditDraft>,
    /// All the people in it.
    pub people: Vec<Person>,
    /// The local time at which a visit begins.
    pub now: DateTime,
}

/// Builds the example: the same every time.
///
/// # Panics
/// Never in a build that passed its tests, which check the built-in tables and texts.
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

/// The people whose role a visitor can take: a practice auditor, a moderator and the QA lead, each with what they would
/// look at.
pub fn personas() -> [(Person, &'static str); 3] {
    people::personas(&people::people())
}

/// The five-area tool of the practice weeks, first version.
///
/// # Panics
/// Never in a build that passed its tests.
pub fn practice_week_tool() -> AuditTool {
    json::read(include_str!("practice-week.json")).expect("tests read the practice week's tool")
}
