//! Finds the field of an entry that is at fault. It reads the entry's parts again one by one: a reader that tracks its
//! position would be a second copy of the code that reads every kind of entry.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::domain::{
    action::Action,
    agreed::{AgreedArea, AgreedOverall},
    audit::{AreaFinding, OverallFinding, Source},
    blind::{AreaEvidence, FamilyEvidence},
    case::{CaseDetails, CaseReference},
    explained::Explained,
    family::FamilyContact,
    grade::Scale,
    id::{ActionId, AuditId, ConcernId, EntryId, WeekId},
    json,
    key::{AreaKey, AuditTypeKey, MethodKey, ReasonKey, ServiceAreaKey, ThemeKey, ToolKey},
    moderation::{Mode, ModeratedArea},
    person::Person,
    quarter::Quarter,
    sample::Drawn,
    tool::{FamilyGuide, ModerationRules, PracticeArea, ToolRef},
    words::Words,
};

/// A part: its place, with `[]` for each item of a list, and the function that reads it.
type Part = (&'static str, fn(&Value) -> Option<String>);

/// The first part of an entry that cannot be read, and why.
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

/// The day on which an audit was completed has to be in a supported quarter.
fn not_completed(day: &Value) -> Option<String> {
    Quarter::read_day(day.clone())
        .err()
        .map(|fault| fault.to_string())
}

fn fault<T: DeserializeOwned>(value: &Value) -> Option<String> {
    json::read_value::<T>(value).err()
}

fn within(value: &Value, before: &str, parts: &[Part]) -> Option<(String, String)> {
    parts
        .iter()
        .find_map(|(name, fault)| part(value, before.to_owned(), name, *fault))
}

/// Checks one part. `[]` in its name stands for each item of a list.
fn part(
    value: &Value,
    before: String,
    name: &str,
    fault: fn(&Value) -> Option<String>,
) -> Option<(String, String)> {
    let (list, rest) = name
        .split_once("[]")
        .map_or((name, None), |(list, rest)| (list, Some(rest)));
    let steps = list.split('.').filter(|step| !step.is_empty());
    let found = steps.into_iter().try_fold(value, |value, name| value.get(name))?;
    let place = format!("{before}{list}");
    let Some(rest) = rest else {
        return Some((place, fault(found)?));
    };
    let Some(items) = found.as_array() else {
        return Some((place, "a list belongs here".to_owned()));
    };
    let dot = if rest.starts_with('.') { "." } else { "" };
    (0..).zip(items).find_map(|(n, item): (usize, _)| {
        part(
            item,
            format!("{place}[{n}]{dot}"),
            rest.trim_start_matches('.'),
            fault,
        )
    })
}

/// The parts of each kind of entry.
fn parts(kind: &str) -> &'static [Part] {
    match kind {
        "tool_published" => &[
            ("id", fault::<ToolKey>),
            ("version", fault::<u32>),
            ("name", fault::<String>),
            ("about", fault::<String>),
            ("scale", fault::<Scale>),
            ("areas[].key", fault::<AreaKey>),
            ("areas[]", fault::<PracticeArea>),
            ("family.methods[].key", fault::<MethodKey>),
            ("family.themes[].key", fault::<ThemeKey>),
            ("family", fault::<FamilyGuide>),
            ("reasons[].key", fault::<ReasonKey>),
            ("reasons[].name", fault::<String>),
            ("service_areas[].key", fault::<ServiceAreaKey>),
            ("service_areas[].name", fault::<String>),
            ("audit_types[].key", fault::<AuditTypeKey>),
            ("audit_types[].name", fault::<String>),
            ("moderation", fault::<ModerationRules>),
        ],
        "week_planned" => &[
            ("id", fault::<WeekId>),
            ("name", fault::<Words>),
            ("first_day", fault::<Date>),
            ("last_day", fault::<Date>),
            ("service_areas[]", fault::<ServiceAreaKey>),
            ("planned", fault::<u16>),
        ],
        "sample_drawn" => &[
            ("quarter", fault::<Quarter>),
            ("rules", fault::<ModerationRules>),
            ("seed", fault::<Words>),
            ("from", fault::<u32>),
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
            ("submission.contradictions[]", fault::<Explained>),
            ("submission.good_practice", fault::<Words>),
            ("submission.completed_on", not_completed),
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
        "action_updated" => &[
            ("action", fault::<ActionId>),
            ("on", fault::<Date>),
            ("evidence", fault::<Words>),
            ("reason", fault::<Words>),
        ],
        "shown_blind" => &[
            ("of", fault::<EntryId>),
            ("tool", fault::<ToolRef>),
            ("case", fault::<CaseDetails>),
            ("areas[]", fault::<AreaEvidence>),
            ("family[]", fault::<FamilyEvidence>),
            ("completed_on", not_completed),
        ],
        "escalated" => &[("reason", fault::<Words>), ("to", fault::<Words>)],
        "conflict_resolved" => &[("keep", fault::<EntryId>), ("reason", fault::<Words>)],
        "audit_withdrawn" => &[("reason", fault::<Words>), ("quarter", fault::<Quarter>)],
        _ => &[],
    }
}

const SUBMISSION: [Part; 10] = [
    ("tool", fault::<ToolRef>),
    ("case", fault::<CaseDetails>),
    ("areas[]", fault::<AreaFinding>),
    ("family[]", fault::<FamilyContact>),
    ("overall", fault::<OverallFinding>),
    ("actions[]", fault::<Action>),
    ("contradictions[]", fault::<Explained>),
    ("good_practice", fault::<Words>),
    ("completed_on", not_completed),
    ("source", fault::<Source>),
];
