//! docs/pack.schema.json is generated from the types. `WRITE_SCHEMA=1 cargo test --test formats schema` writes it anew.

use plumbline::{
    domain::entry::Entry,
    exchange::pack::{Choice, Header, MOST_TEXT, Purpose, choose, write},
};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use crate::{root, support};

const FILE: &str = "docs/pack.schema.json";

/// The schema of a line: the header's, or an entry's.
fn generated() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let header = Header::json_schema(&mut generator).to_value();
    let entry = Entry::json_schema(&mut generator).to_value();
    let mut definitions: Map<String, Value> = generator.take_definitions(true);
    definitions.insert("Header".to_owned(), header);
    definitions.insert("Entry".to_owned(), entry);
    for (name, schema) in &mut definitions {
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

/// What the types check when they are read, beyond their shape.
fn as_the_readers_check(name: &str, schema: &mut Value) {
    let more = match name {
        "Words" => json!({ "minLength": 1, "maxLength": MOST_TEXT, "pattern": "\\S" }),
        "CaseReference" => {
            json!({ "minLength": 1, "maxLength": 40, "pattern": "^[^\\n\\r\\t]*\\S[^\\n\\r\\t]*$" })
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
                schema["properties"][part] =
                    json!({ "type": "string", "minLength": 1, "maxLength": 80, "pattern": "\\S" });
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

/// Validators may leave `format` unchecked; a pattern is always checked.
fn with_patterns(schema: &mut Value) {
    let pattern = match schema.get("format").and_then(Value::as_str) {
        Some("uuid") => Some("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"),
        Some("date") => Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Some("date-time") => Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)$"),
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

/// An unknown kind is anything but the known ones: a malformed entry of a known kind must not pass for one.
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

/// The schema, ready to check a line against.
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
