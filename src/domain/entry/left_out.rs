//! The fields of an entry that may be left out. Other programs write them as `null` or `[]`, which means the same, so
//! they are removed before the entry is read.

use serde_json::Value;

const ANY: &[&str] = &["about", "after"];
const TOOL: &[&str] = &["body.family.themes[].contradicts"];
const WEEK: &[&str] = &["body.planned"];
const CONCERN: &[&str] = &["body.case"];
const WITHDRAWAL: &[&str] = &["body.quarter"];
const SUBMISSION: &[&str] = &[
    "body.actions",
    "body.areas[].contributing",
    "body.areas[].impact",
    "body.areas[].saw",
    "body.areas[].why",
    "body.case.team",
    "body.case.week",
    "body.contradictions",
    "body.family[].changed_grading",
    "body.family[].themes",
    "body.family[].themes[].quote",
    "body.good_practice",
    "body.overall.contributing",
    "body.source",
];
const MODERATION: &[&str] = &[
    "body.areas[].contributing",
    "body.areas[].note",
    "body.overall.contributing",
];
const AGREEMENT: &[&str] = &[
    "body.areas[].contributing",
    "body.areas[].reason",
    "body.overall.contributing",
    "body.overall.reason",
];
const BLIND: &[&str] = &[
    "body.areas[].saw",
    "body.case.team",
    "body.case.week",
    "body.family[].themes[].quote",
];

/// The entry without empty fields that may be left out.
pub fn without_empty(mut entry: Value) -> Value {
    take_away_empty(&mut entry);
    entry
}

/// Removes empty fields that may be left out.
pub(super) fn take_away_empty(entry: &mut Value) {
    let kind = entry.pointer("/body/kind").and_then(Value::as_str);
    let (fields, corrected) = match kind.unwrap_or_default() {
        "tool_published" => (TOOL, false),
        "week_planned" => (WEEK, false),
        "concern_raised" => (CONCERN, false),
        "audit_submitted" => (SUBMISSION, false),
        "submission_corrected" => (SUBMISSION, true),
        "moderation_committed" => (MODERATION, false),
        "grade_agreed" => (AGREEMENT, false),
        "shown_blind" => (BLIND, false),
        "audit_withdrawn" => (WITHDRAWAL, false),
        _ => (&[] as &[&str], false),
    };
    ANY.iter().for_each(|field| take_away(entry, field));
    if corrected {
        // A correction contains a complete submission.
        let submission = entry.pointer_mut("/body/submission");
        if let Some(submission) = submission {
            let within = fields.iter().filter_map(|field| field.strip_prefix("body."));
            within.for_each(|field| take_away(submission, field));
        }
    } else {
        fields.iter().for_each(|field| take_away(entry, field));
    }
}

fn take_away(value: &mut Value, field: &str) {
    if let Some((list, rest)) = field.split_once("[].") {
        let items = list.split('.').try_fold(value, |value, name| value.get_mut(name));
        if let Some(Value::Array(items)) = items {
            items.iter_mut().for_each(|item| take_away(item, rest));
        }
        return;
    }
    let (within, name) = field
        .rsplit_once('.')
        .map_or(("", field), |(within, name)| (within, name));
    let mut steps = within.split('.').filter(|step| !step.is_empty());
    let object = steps.try_fold(value, |value, name| value.get_mut(name));
    if let Some(Value::Object(fields)) = object
        && fields.get(name).is_some_and(is_empty)
    {
        fields.remove(name);
    }
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}
