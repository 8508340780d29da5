//! Where in an entry the fault lies. Its parts are read one by one: a reader that keeps track of the place would be a
//! second copy of the code that reads every kind of entry.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use serde::Deserialize;
use serde_json::Value;

use crate::domain::{
    action::Action,
    agreed::{AgreedArea, AgreedOverall},
    audit::{AreaFinding, OverallFinding, Source},
    blind::{Heard, Seen},
    case::{CaseDetails, CaseReference},
    family::FamilyContact,
    id::{ActionId, AuditId, ConcernId, EntryId, WeekId},
    key::ServiceAreaKey,
    moderation::{Mode, ModeratedArea},
    person::Person,
    quarter::Quarter,
    sample::Drawn,
    tool::{FamilyGuide, ModerationRules, PracticeArea, ToolRef},
    words::Words,
};

/// A part: its place, with `[]` where each item of a list is looked at, and what reads it.
type Part = (&'static str, fn(&Value) -> Option<String>);

/// The first part of an entry that can't be read, and why.
pub(super) fn place(entry: &Value) -> Option<(String, String)> {
    const ENTRY: [Part; 5] = [
        ("id", fault::<EntryId>),
        ("at", fault::<Timestamp>),
        ("who", fault::<Person>),
        ("about", fault::<AuditId>),
        ("after[]", fault::<EntryId>),
    ];
    for name in ["id", "at", "who", "body"] {
        if entry.get(name).is_none() {
            return Some((name.to_owned(), "it is missing".to_owned()));
        }
    }
    let body = entry.get("body")?;
    let kind = body.get("kind").and_then(Value::as_str);
    within(entry, "", &ENTRY).or_else(|| {
        let Some(kind) = kind else {
            return Some(("body.kind".to_owned(), "it is missing".to_owned()));
        };
        within(body, "body.", parts(kind))
    })
}

fn fault<T: for<'de> Deserialize<'de>>(value: &Value) -> Option<String> {
    T::deserialize(value).err().map(|fault| fault.to_string())
}

fn within(value: &Value, before: &str, parts: &[Part]) -> Option<(String, String)> {
    parts.iter().find_map(|(name, fault)| {
        let (name, each) = name
            .strip_suffix("[]")
            .map_or((*name, false), |name| (name, true));
        let part = name.split('.').try_fold(value, |value, name| value.get(name))?;
        match part.as_array().filter(|_| each) {
            None if each => Some((format!("{before}{name}"), "a list belongs here".to_owned())),
            None => Some((format!("{before}{name}"), fault(part)?)),
            Some(items) => items
                .iter()
                .enumerate()
                .find_map(|(n, item)| Some((format!("{before}{name}[{n}]"), fault(item)?))),
        }
    })
}

/// The parts of each kind of entry.
fn parts(kind: &str) -> &'static [Part] {
    match kind {
        "tool_published" => &[
            ("areas[]", fault::<PracticeArea>),
            ("family", fault::<FamilyGuide>),
            ("moderation", fault::<ModerationRules>),
        ],
        "week_planned" => &[
            ("id", fault::<WeekId>),
            ("name", fault::<Words>),
            ("first_day", fault::<Date>),
            ("last_day", fault::<Date>),
            ("service_areas[]", fault::<ServiceAreaKey>),
        ],
        "sample_drawn" => &[
            ("quarter", fault::<Quarter>),
            ("rules", fault::<ModerationRules>),
            ("seed", fault::<Words>),
            ("drawn[]", fault::<Drawn>),
        ],
        "concern_raised" => &[
            ("id", fault::<ConcernId>),
            ("what", fault::<Words>),
            ("case", fault::<CaseReference>),
        ],
        "concern_told" => &[
            ("concern", fault::<ConcernId>),
            ("whom", fault::<Words>),
            ("at", fault::<DateTime>),
        ],
        "audit_submitted" => &SUBMISSION,
        "submission_corrected" => &[
            ("submission.tool", fault::<ToolRef>),
            ("submission.case", fault::<CaseDetails>),
            ("submission.areas[]", fault::<AreaFinding>),
            ("submission.family[]", fault::<FamilyContact>),
            ("submission.overall", fault::<OverallFinding>),
            ("submission.actions[]", fault::<Action>),
            ("submission.good_practice", fault::<Words>),
            ("submission.completed_on", fault::<Date>),
            ("submission.source", fault::<Source>),
            ("submission.source", fault::<Source>),
            ("reason", fault::<Words>),
        ],
        "moderation_committed" => &[
            ("mode", fault::<Mode>),
            ("areas[]", fault::<ModeratedArea>),
            ("overall", fault::<OverallFinding>),
        ],
        "grade_agreed" => &[
            ("areas[]", fault::<AgreedArea>),
            ("overall", fault::<AgreedOverall>),
        ],
        "action_updated" => &[("action", fault::<ActionId>)],
        "shown_blind" => &[
            ("of", fault::<EntryId>),
            ("tool", fault::<ToolRef>),
            ("case", fault::<CaseDetails>),
            ("areas[]", fault::<Seen>),
            ("family[]", fault::<Heard>),
            ("completed_on", fault::<Date>),
        ],
        "escalated" => &[("reason", fault::<Words>), ("to", fault::<Words>)],
        "conflict_resolved" => &[("keep", fault::<EntryId>), ("reason", fault::<Words>)],
        "audit_withdrawn" => &[("reason", fault::<Words>), ("quarter", fault::<Quarter>)],
        _ => &[],
    }
}

const SUBMISSION: [Part; 9] = [
    ("tool", fault::<ToolRef>),
    ("case", fault::<CaseDetails>),
    ("areas[]", fault::<AreaFinding>),
    ("family[]", fault::<FamilyContact>),
    ("overall", fault::<OverallFinding>),
    ("actions[]", fault::<Action>),
    ("good_practice", fault::<Words>),
    ("completed_on", fault::<Date>),
    ("source", fault::<Source>),
];
