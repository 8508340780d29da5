//! docs/pack.schema.json is generated from the types. `WRITE_SCHEMA=1 cargo test --test formats schema` writes it
//! again.

use plumbline::{
    domain::entry::Entry,
    exchange::pack::{Choice, Header, Purpose, choose, limits::MOST_TEXT, write},
};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::{root, support};

const FILE: &str = "docs/pack.schema.json";

/// The schema of a line: of the header or of an entry.
fn generated() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let header = Header::json_schema(&mut generator).to_value();
    let entry = Entry::json_schema(&mut generator).to_value();
    let mut definitions: Map<String, Value> = generator.take_definitions(true);
    definitions.insert("Header".to_owned(), header);
    definitions.insert("Entry".to_owned(), entry);
    for (name, schema) in &mut definitions {
        // In a blind copy, a missing text is `null`; every other missing field is left out.
        if name != "AreaEvidence" {
            without_null(schema);
        }
        as_the_rules_say(name, schema);
        as_the_readers_check(name, schema);
        with_patterns(schema);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of a Plumbline pack",
        "description": "The first line of a pack is a Header, every other an Entry. docs/pack-format.md says the rest.",
        "anyOf": [{ "$ref": "#/$defs/Header" }, { "$ref": "#/$defs/Entry" }],
        "$defs": definitions,
    })
}

/// The text has a visible character.
const SEEN: &str = "[^\\s\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]";
/// No character that changes the direction of writing.
const UNTURNED: &str = "^[^\\u202a-\\u202e\\u2066-\\u2069]*$";
const ONE_LINE: &str = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$";

/// Dates outside the supported quarters are typing errors.
fn in_a_quarter() -> Value {
    let years = "^1900-(0[4-9]|1[0-2])-|^19(0[1-9]|[1-9][0-9])-|^2[01][0-9]{2}-|^2200-|^2201-0[1-3]-";
    json!({ "allOf": [{ "pattern": years }] })
}

/// A field that is left out is never `null`.
fn without_null(schema: &mut Value) {
    let Some(fields) = schema.get_mut("properties").and_then(Value::as_object_mut) else {
        return;
    };
    for field in fields.values_mut() {
        if let Some(types) = field.get_mut("type").and_then(Value::as_array_mut) {
            types.retain(|name| name != "null");
            if let [only] = &types[..] {
                field["type"] = only.clone();
            }
        }
        let Some(either) = field.get_mut("anyOf").and_then(Value::as_array_mut) else {
            continue;
        };
        either.retain(|one| one["type"] != "null");
        if let [only] = &either[..] {
            let (only, description) = (only.clone(), field["description"].clone());
            *field = only;
            field["description"] = description;
        }
    }
}

/// The rules that an entry can break by itself (`domain/rules/alone.rs`), as far as a schema can express them.
fn as_the_rules_say(name: &str, schema: &mut Value) {
    let fields: &[(&str, Value)] = match name {
        "Submission" => &[
            ("/properties/areas", json!({ "minItems": 1 })),
            ("/properties/actions", json!({ "minItems": 1 })),
            ("/properties/contradictions", json!({ "minItems": 1 })),
            ("/properties/completed_on", in_a_quarter()),
        ],
        "Moderation" | "Agreed" => &[("/properties/areas", json!({ "minItems": 1 }))],
        "ShownBlind" => &[
            ("/properties/areas", json!({ "minItems": 1 })),
            ("/properties/completed_on", in_a_quarter()),
        ],
        "PracticeArea" => &[("/properties/descriptors", json!({ "minItems": 3, "maxItems": 4 }))],
        "Told" => &[(
            "/properties/at",
            json!({ "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]+)?$" }),
        )],
        "FamilyContact" => &[("/properties/themes", json!({ "minItems": 1 }))],
        "Reasons" => &[(
            "/properties/contributing",
            json!({ "minItems": 1, "uniqueItems": true }),
        )],
        "PracticeWeek" => &[
            (
                "/properties/service_areas",
                json!({ "minItems": 1, "uniqueItems": true }),
            ),
            ("/properties/planned", json!({ "minimum": 1, "maximum": 999 })),
        ],
        "ToolRef" => &[(
            "/properties/version",
            json!({ "minimum": 1, "maximum": 1_000_000 }),
        )],
        "AuditTool" => &[
            (
                "/properties/version",
                json!({ "minimum": 1, "maximum": 1_000_000 }),
            ),
            ("/properties/name", json!({ "pattern": "\\S" })),
            ("/properties/areas", json!({ "minItems": 1 })),
            ("/properties/reasons", json!({ "minItems": 1 })),
            ("/properties/service_areas", json!({ "minItems": 1 })),
            ("/properties/audit_types", json!({ "minItems": 1 })),
        ],
        "FamilyGuide" => &[
            ("/properties/methods", json!({ "minItems": 1 })),
            ("/properties/themes", json!({ "minItems": 1 })),
        ],
        "ModerationRules" => &[
            ("/properties/share_percent", json!({ "maximum": 100 })),
            ("/properties/every", json!({ "uniqueItems": true })),
        ],
        "Draw" => &[("/properties/drawn", json!({ "uniqueItems": true }))],
        "ContactOutcome" => &[(
            "/oneOf/2/properties/attempts",
            json!({ "minimum": 1, "maximum": 99 }),
        )],
        "Entry" => &[("/properties/after", json!({ "minItems": 1, "uniqueItems": true }))],
        _ => &[],
    };
    for (pointer, more) in fields {
        let field = schema.pointer_mut(pointer).and_then(Value::as_object_mut);
        let more = more.as_object().expect("an object").clone();
        field.unwrap_or_else(|| panic!("{name}{pointer}")).extend(more);
    }
    match name {
        "Submission" => {
            schema["if"] = json!({ "properties": { "overall": { "properties": { "grade": { "const": "inadequate" } } } } });
            schema["then"] = json!({ "required": ["actions"] });
        }
        "Entry" => schema["allOf"] = what_each_kind_names(),
        // A newer version may write more fields beside the area.
        "Finding" => {
            for one in schema["oneOf"].as_array_mut().expect("a word or an object") {
                one.as_object_mut()
                    .expect("a schema")
                    .remove("additionalProperties");
            }
        }
        _ => {}
    }
}

/// Which kinds are about an audit, and how many entries they follow.
fn what_each_kind_names() -> Value {
    let of = |kinds: &[&str], then: Value| {
        let kind = json!({ "properties": { "kind": { "enum": kinds } }, "required": ["kind"] });
        json!({ "if": { "properties": { "body": kind } }, "then": then })
    };
    let never = |field: &str| json!({ "properties": { field: false } });
    let beside = ["tool_published", "week_planned", "sample_drawn"];
    let about = [
        "concern_raised",
        "concern_told",
        "audit_submitted",
        "submission_corrected",
        "moderation_committed",
        "grade_agreed",
        "escalated",
        "action_updated",
        "shown_blind",
        "conflict_resolved",
        "audit_withdrawn",
    ];
    let one = json!({ "required": ["after"], "properties": { "after": { "maxItems": 1 } } });
    let steps = json!({
        "properties": { "kind": { "const": "action_updated" }, "update": { "enum": ["verified", "reopened"] } },
        "required": ["kind", "update"],
    });
    json!([
        of(&beside, json!({ "allOf": [never("about"), never("after")] })),
        of(&about, json!({ "required": ["about"] })),
        of(&["audit_submitted"], never("after")),
        of(&["submission_corrected", "conflict_resolved"], json!({ "required": ["after"] })),
        of(&["moderation_committed", "grade_agreed", "escalated"], one.clone()),
        { "if": { "properties": { "body": steps } }, "then": one },
    ])
}

/// What the types check when they are read, in addition to their shape.
fn as_the_readers_check(name: &str, schema: &mut Value) {
    let more = match name {
        "Words" => {
            let patterns = [
                SEEN,
                "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]*$",
                UNTURNED,
            ];
            json!({ "minLength": 1, "maxLength": MOST_TEXT, "allOf": patterns.map(|pattern| json!({ "pattern": pattern })) })
        }
        "CaseReference" => {
            let patterns = [SEEN, ONE_LINE, UNTURNED];
            json!({ "minLength": 1, "maxLength": 40, "allOf": patterns.map(|pattern| json!({ "pattern": pattern })) })
        }
        "Quarter" => json!({ "pattern": "^[0-9]{4}-Q[1-4]$" }),
        "Header" => {
            schema["properties"]["format"] = json!({ "const": "plumbline pack" });
            schema["properties"]["sha256"] = json!({ "type": "string", "pattern": "^[0-9a-fA-F]{64}$" });
            return;
        }
        "Body" => return with_known_kinds(schema),
        "Person" | "PersonText" => {
            for part in ["name", "role"] {
                let patterns = ["\\S", ONE_LINE, UNTURNED].map(|pattern| json!({ "pattern": pattern }));
                schema["properties"][part] =
                    json!({ "type": "string", "minLength": 1, "maxLength": 80, "allOf": patterns });
            }
            return;
        }
        key if key.ends_with("Key") => json!({ "pattern": "^[a-z0-9-]{1,60}$" }),
        _ => return,
    };
    let (Value::Object(schema), Value::Object(more)) = (schema, more) else {
        return;
    };
    schema.extend(more);
}

/// Validators may ignore `format`, but a pattern is always checked.
fn with_patterns(schema: &mut Value) {
    let pattern = match schema.get("format").and_then(Value::as_str) {
        Some("uuid") => Some("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"),
        Some("date") => Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Some("date-time") => Some(
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$",
        ),
        Some(_) | None => None,
    };
    if let (Some(pattern), Value::Object(fields)) = (pattern, &mut *schema) {
        fields.insert("pattern".to_owned(), json!(pattern));
    }
    match schema {
        Value::Object(fields) => fields.values_mut().for_each(with_patterns),
        Value::Array(items) => items.iter_mut().for_each(with_patterns),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// An unknown kind is any other than the known ones: a malformed entry of a known kind must not be accepted as unknown.
fn with_known_kinds(schema: &mut Value) {
    let kinds = schema["anyOf"]
        .as_array()
        .or(schema["oneOf"].as_array())
        .expect("a list of kinds")
        .clone();
    let (unknown, known): (Vec<Value>, Vec<Value>) =
        kinds.into_iter().partition(|kind| kind_of(kind).is_none());
    assert_eq!(
        unknown.len(),
        1,
        "one kind that stands for those of newer versions: {unknown:?}"
    );
    let names: Vec<&str> = known.iter().filter_map(kind_of).collect();
    let newer = json!({
        "description": unknown[0]["description"],
        "type": "object",
        "properties": { "kind": { "type": "string", "not": { "enum": names } } },
        "required": ["kind"],
    });
    let description = schema["description"].clone();
    let all = [known, vec![newer]].concat();
    *schema = json!({ "description": description, "anyOf": all });
}

fn kind_of(kind: &Value) -> Option<&str> {
    kind["properties"]["kind"]["const"].as_str()
}

fn committed() -> Value {
    let text = std::fs::read_to_string(root().join(FILE)).expect("the schema is kept in git");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    if std::env::var_os("WRITE_SCHEMA").is_some() {
        let text = serde_json::to_string_pretty(&generated()).expect("JSON") + "\n";
        std::fs::write(root().join(FILE), text).expect("docs can be written to");
    }
    assert!(
        committed() == generated(),
        "write {FILE} anew: WRITE_SCHEMA=1 cargo test --test formats schema"
    );
}

/// The schema, compiled to validate a line.
struct Checked {
    schemas: boon::Schemas,
    index: boon::SchemaIndex,
}

impl Checked {
    fn new() -> Self {
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler
            .add_resource("pack.schema.json", committed())
            .expect("a schema");
        let index = compiler
            .compile("pack.schema.json", &mut schemas)
            .expect("compiles");
        Self { schemas, index }
    }

    fn takes(&self, line: &Value) -> Result<(), String> {
        self.schemas
            .validate(line, self.index)
            .map_err(|fault| fault.to_string())
    }
}

fn example() -> Vec<Value> {
    let workspace =
        plumbline::domain::workspace::Workspace::from_entries(plumbline::example::example().entries);
    let made = plumbline::exchange::pack::Made {
        by: support::person(1),
        at: jiff::Timestamp::UNIX_EPOCH,
        example: false,
    };
    let packs =
        Purpose::ALL.map(|purpose| write(&choose(&workspace, &Choice::Everything, purpose), purpose, &made));
    let lines = packs
        .iter()
        .flat_map(|pack| pack.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()));
    lines
        .map(|line| serde_json::from_slice(line).expect("JSON"))
        .collect()
}

#[test]
fn every_line_that_we_write_holds_to_the_schema() {
    let schema = Checked::new();
    for line in example() {
        schema
            .takes(&line)
            .unwrap_or_else(|fault| panic!("{line}\n{fault}"));
    }
}

#[test]
fn what_our_reader_refuses_the_schema_refuses() {
    let schema = Checked::new();
    let submission = example()
        .into_iter()
        .find(|line| line["body"]["kind"] == "audit_submitted")
        .expect("one");
    for (pointer, bad) in [
        ("/id", json!("x")),
        ("/at", json!(7)),
        ("/who/name", json!("")),
        ("/body/areas/0/grade", json!("excellent")),
        ("/body/overall/reason", json!(" ")),
        ("/body/case/service_area", json!("Front Door")),
        ("/body/completed_on", json!(null)),
    ] {
        let mut line = submission.clone();
        *line.pointer_mut(pointer).expect("is there") = bad;
        assert!(schema.takes(&line).is_err(), "{pointer}");
        assert!(serde_json::from_value::<Entry>(line).is_err(), "{pointer}");
    }
    let mut newer = submission;
    newer["body"] = json!({ "kind": "case_conference_held", "room": 7 });
    schema.takes(&newer).expect("an unknown kind is an entry");
}

/// A line of a kind, from the example or from the page of the format.
fn line_of(kind: &str) -> Value {
    let example = example();
    let of = |kind: &str| example.iter().find(|line| line["body"]["kind"] == kind).cloned();
    of(kind).unwrap_or_else(|| {
        let mut line = of("grade_agreed").expect("there are agreements");
        line["body"] = match kind {
            "escalated" => json!({ "kind": kind, "reason": "Not settled", "to": "Head of service" }),
            "conflict_resolved" => json!({ "kind": kind, "keep": line["after"][0], "reason": "The first" }),
            _ => panic!("no line of the kind {kind}"),
        };
        line
    })
}

/// A pack with only this line.
fn pack_of(line: &Value) -> Vec<u8> {
    let lines = format!("{line}\n");
    let header = json!({
        "format": "plumbline pack", "version": 1, "needs": 1, "purpose": "gather",
        "made": { "by": { "id": "0193cf01-2a40-7b11-9c3d-4e5f60718293", "name": "Ada", "role": "Auditor" }, "at": "2024-12-16T16:45:00Z" },
        "program": "a test", "entries": 1, "audits": 1,
        "sha256": data_encoding::HEXLOWER.encode(&Sha256::digest(&lines)),
    });
    format!("{header}\n{lines}").into_bytes()
}

/// A value replaced by another, or left out: each breaks one rule.
enum Wrong {
    Put(&'static str, &'static str, Value),
    Without(&'static str, &'static str),
}

fn wrong_lines() -> Vec<(String, Value)> {
    use Wrong::{Put, Without};
    let audit = json!("0193d010-11c0-7d22-a4b5-c6d7e8f90a1b");
    let mut all = vec![
        Put("tool_published", "/version", json!(0)),
        Put("tool_published", "/version", json!(1_000_001)),
        Put("tool_published", "/name", json!(" ")),
        Put("tool_published", "/areas", json!([])),
        Put("tool_published", "/reasons", json!([])),
        Put("tool_published", "/service_areas", json!([])),
        Put("tool_published", "/audit_types", json!([])),
        Put("tool_published", "/family/methods", json!([])),
        Put("tool_published", "/family/themes", json!([])),
        Put("tool_published", "/moderation/share_percent", json!(200)),
        Put(
            "tool_published",
            "/moderation/every",
            json!(["inadequate", "inadequate"]),
        ),
        Put("tool_published", "..about", audit.clone()),
        Put("tool_published", "..after", json!([audit])),
        Put("week_planned", "/service_areas", json!([])),
        Put("week_planned", "/planned", json!(0)),
        Put("week_planned", "/planned", json!(1000)),
        Put("week_planned", "..about", audit.clone()),
        Put("sample_drawn", "/rules/share_percent", json!(101)),
        Put("sample_drawn", "..about", audit.clone()),
        Put("audit_submitted", "/areas", json!([])),
        Put("audit_submitted", "/tool/version", json!(0)),
        Put(
            "audit_submitted",
            "/family/0/outcome",
            json!({ "outcome": "not_reached", "attempts": 0 }),
        ),
        Put(
            "audit_submitted",
            "/family/0/outcome",
            json!({ "outcome": "not_reached", "attempts": 150 }),
        ),
        Put(
            "audit_submitted",
            "/family/0/outcome",
            json!({ "outcome": "not_reached", "attempts": 300 }),
        ),
        Put("audit_submitted", "..after", json!([audit])),
        Put("audit_submitted", "/completed_on", json!("16 December 2024")),
        Put("audit_submitted", "/case/reference", json!(" ")),
        Put("audit_submitted", "/areas/0/grade", json!("excellent")),
        Put("moderation_committed", "/areas", json!([])),
        Put(
            "moderation_committed",
            "..after",
            json!([audit, "0193d010-11c0-7d22-a4b5-c6d7e8f90a1c"]),
        ),
        Put("grade_agreed", "/areas", json!([])),
        Put(
            "grade_agreed",
            "..after",
            json!([audit, "0193d010-11c0-7d22-a4b5-c6d7e8f90a1c"]),
        ),
        Without("moderation_committed", "..after"),
        Without("grade_agreed", "..after"),
        Without("escalated", "..after"),
        Without("conflict_resolved", "..after"),
        Without("submission_corrected", "..after"),
    ];
    for kind in [
        "concern_raised",
        "audit_submitted",
        "submission_corrected",
        "moderation_committed",
        "grade_agreed",
        "escalated",
        "action_updated",
        "shown_blind",
        "conflict_resolved",
    ] {
        all.push(Without(kind, "..about"));
    }
    all.into_iter()
        .map(|wrong| match wrong {
            Put(kind, place, value) => {
                let mut line = line_of(kind);
                let name = format!("{kind} {place} {value}");
                match place.strip_prefix("..") {
                    Some(field) => line[field] = value,
                    None => {
                        let last = place.rfind('/').expect("a pointer");
                        let within = line
                            .pointer_mut(&format!("/body{}", &place[..last]))
                            .expect("is there");
                        match within.as_array_mut() {
                            Some(items) => {
                                items[place[last + 1..].parse::<usize>().expect("a number")] = value
                            }
                            None => within[&place[last + 1..]] = value,
                        }
                    }
                }
                (name, line)
            }
            Without(kind, place) => {
                let mut line = line_of(kind);
                let field = place.trim_start_matches('.');
                line.as_object_mut().expect("an object").remove(field);
                (format!("{kind} without {field}"), line)
            }
        })
        .collect()
}

#[test]
fn the_program_and_the_schema_refuse_the_same_lines() {
    let schema = Checked::new();
    let mut inadequate = line_of("audit_submitted");
    inadequate["body"]["overall"]["grade"] = json!("inadequate");
    inadequate["body"]["overall"]["primary"] = json!("drift");
    inadequate["body"]
        .as_object_mut()
        .expect("an object")
        .remove("actions");
    let more = ("inadequate without an action".to_owned(), inadequate);
    for (name, line) in wrong_lines().into_iter().chain([more]) {
        assert!(schema.takes(&line).is_err(), "the schema takes: {name}");
        assert!(
            plumbline::exchange::pack::read(&pack_of(&line)).is_err(),
            "the program takes: {name}"
        );
    }
}

/// The reader accepts another spelling as the same entry, and writes it as in the schema.
#[test]
fn what_is_null_or_empty_instead_of_left_out_is_read_and_written_again_as_the_schema_has_it() {
    let schema = Checked::new();
    for (kind, place, empty) in [
        ("audit_submitted", "/case/team", json!(null)),
        ("audit_submitted", "/good_practice", json!(null)),
        ("audit_submitted", "/contradictions", json!([])),
        ("audit_submitted", "/areas/0/impact", json!(null)),
        ("audit_submitted", "/family/0/themes", json!([])),
        ("week_planned", "/planned", json!(null)),
        ("grade_agreed", "/areas/0/reason", json!(null)),
    ] {
        let mut line = line_of(kind);
        let last = place.rfind('/').expect("a pointer");
        line.pointer_mut(&format!("/body{}", &place[..last]))
            .expect("is there")[&place[last + 1..]] = empty;
        assert!(schema.takes(&line).is_err(), "the schema takes {kind} {place}");
        let pack = plumbline::exchange::pack::read(&pack_of(&line))
            .unwrap_or_else(|fault| panic!("{kind} {place}: {fault}"));
        let again = serde_json::to_value(&pack.entries[0]).expect("JSON");
        schema
            .takes(&again)
            .unwrap_or_else(|fault| panic!("{again}\n{fault}"));
    }
}
