//! Workspaces for tests: audits from a builder, the quarter of the acceptance figures by name.
//!
//! Every text that somebody could have typed is [`MARK`], so that a test can see if it leaves.

#![allow(dead_code, reason = "each test binary uses its part")]

pub mod audit;
pub mod quarter;

use std::sync::Arc;

use plumbline::domain::{
    entry::{AsWritten, Body, Entry},
    grade::{Grade, Scale},
    graded::{AreaGrade, Reasons},
    id::{EntryId, PersonId, Seed},
    person::Person,
    problem::Problem,
    tool::{AuditTool, Descriptor},
    week::PracticeWeek,
    words::Words,
    workspace::Workspace,
};

use self::audit::AuditBuilder;

/// The contents of every text field.
pub const MARK: &str = "MARKER-must-not-leave";

/// The five-area tool of the practice week.
pub fn short_tool() -> AuditTool {
    serde_json::from_str(include_str!("../../src/example/practice-week.json")).expect("the tool reads")
}

/// Its second version, which offers *outstanding*.
pub fn short_tool_with_outstanding() -> AuditTool {
    let mut tool = short_tool();
    tool.version = 2;
    tool.scale = Scale::Four;
    for area in &mut tool.areas {
        area.descriptors
            .retain(|descriptor| descriptor.grade != Grade::Outstanding);
        area.descriptors.push(Descriptor {
            grade: Grade::Outstanding,
            looks_like: vec![MARK.to_owned()],
        });
    }
    tool
}

/// The marker, as words.
pub fn mark() -> Words {
    words(MARK)
}

/// A text.
pub fn words(text: &str) -> Words {
    Words::parse(text).expect("a text")
}

/// Every problem that something has, by its field and in its words.
pub fn said<T: std::fmt::Debug, Field>(made: Result<T, Vec<Problem<Field>>>) -> Vec<(Field, String)> {
    let problems = made.expect_err("has problems").into_iter();
    problems
        .map(|problem| (problem.place, problem.what.to_string()))
        .collect()
}

/// A seed for one thing: equal seeds give equal ids.
pub fn seed(kind: u8, number: u32) -> Seed {
    Seed {
        millis: 1_731_000_000_000 + u64::from(number),
        random: [kind; 10],
    }
}

/// A person, distinguished only by the number.
pub fn person(number: u32) -> Person {
    Person::new(PersonId::new(seed(1, number)), MARK, MARK).expect("a person")
}

/// An entry about no audit.
pub fn entry(number: u32, body: Body) -> Entry {
    Entry {
        id: EntryId::new(seed(2, number)),
        at: jiff::Timestamp::from_second(1_731_000_000 + i64::from(number)).expect("a time"),
        who: person(1),
        about: None,
        after: vec![],
        body,
        as_written: AsWritten::default(),
    }
}

/// Inadequate for one primary reason and any number of contributing ones.
pub fn reasons(primary: &str, contributing: &[&str]) -> Reasons {
    let key = |text: &str| text.parse().expect("a key");
    Reasons::new(key(primary), contributing.iter().map(|text| key(text)).collect()).expect("named once")
}

/// A practice-area grade of inadequate.
pub fn inadequate(primary: &str) -> AreaGrade {
    AreaGrade::Inadequate(reasons(primary, &[]))
}

/// The entries of these audits, after those that publish the tools and weeks they need.
pub fn entries(tools: &[AuditTool], weeks: &[PracticeWeek], audits: &[AuditBuilder]) -> Vec<Entry> {
    let tools = tools
        .iter()
        .cloned()
        .map(|tool| Body::ToolPublished(Arc::new(tool)));
    let weeks = weeks.iter().cloned().map(Body::WeekPlanned);
    let first = (900_000..)
        .zip(tools.chain(weeks))
        .map(|(n, body)| entry(n, body));
    first
        .chain(audits.iter().flat_map(AuditBuilder::entries))
        .collect()
}

/// These entries, after the five-area tool: without their tool, no audits count.
pub fn with_tool(entries: Vec<Entry>) -> Vec<Entry> {
    let tool = entry(900_000, Body::ToolPublished(Arc::new(short_tool())));
    [vec![tool], entries].concat()
}

/// The workspace of these entries, each accepted by the rules.
pub fn accepted(entries: Vec<Entry>) -> Workspace {
    entries.into_iter().fold(Workspace::empty(), |workspace, entry| {
        workspace.accept(entry).expect("the rules accept it")
    })
}

/// The workspace of audits made with the five-area tool.
pub fn workspace(audits: &[AuditBuilder]) -> Workspace {
    accepted(entries(&[short_tool()], &[], audits))
}
