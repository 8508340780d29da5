//! The schema and the program refuse the same lines; the program also refuses what no schema can express.

use super::*;

pub(super) struct Schema(boon::Schemas, boon::SchemaIndex);

impl Schema {
    pub(super) fn new() -> Self {
        let text = include_str!("../../../docs/pack.schema.json");
        let mut compiler = boon::Compiler::new();
        let schema = serde_json::from_str(text).expect("JSON");
        compiler
            .add_resource("pack.schema.json", schema)
            .expect("a schema");
        let mut schemas = boon::Schemas::new();
        let index = compiler
            .compile("pack.schema.json", &mut schemas)
            .expect("compiles");
        Self(schemas, index)
    }

    pub(super) fn takes(&self, line: &Value) -> bool {
        self.0.validate(line, self.1).is_ok()
    }
}

#[test]
fn the_schema_and_the_program_refuse_the_same_lines() {
    let schema = Schema::new();
    let mut differ = Vec::new();
    let mut ask = |name: &str, line: Value, right: bool| {
        let (ours, theirs) = (
            refused_anywhere(&raw(std::slice::from_ref(&line))).is_none(),
            schema.takes(&line),
        );
        if ours != right || theirs != right {
            differ.push(format!("{name}: the program {ours}, the schema {theirs}"));
        }
    };
    let with = |pointer: &str, to: Value| {
        let mut line = submitted_line();
        *line.pointer_mut(pointer).expect("is there") = to;
        line
    };
    let mut inadequate = submitted_line();
    inadequate["body"]["areas"][0]["grade"] = json!("inadequate");
    inadequate["body"]["areas"][0]["primary"] = json!("drift");
    inadequate["body"]["areas"][0]["contributing"] = json!(["supervision", "supervision"]);
    ask("a contributing reason twice", inadequate, false);
    let mut line = value(&told(32, ConcernId::new(seed(8, 1))));
    line["body"]["at"] = json!("yesterday");
    ask("told yesterday", line, false);
    let mut line = submitted_line();
    line["body"] = json!({ "kind": "plan_changed", "update": "verified" });
    ask("an unknown kind with an update", line, true);
    for (name, pointer, text) in [
        (
            "a text of characters without width",
            "/body/overall/reason",
            "\u{200b}",
        ),
        ("a control character", "/body/overall/reason", "a\u{1b}b"),
        ("a name in which the direction turns", "/who/name", "a\u{202e}b"),
        ("a reference of two lines", "/body/case/reference", "12\n34"),
        (
            "a day that can be in no quarter",
            "/body/completed_on",
            "2201-04-01",
        ),
        ("a day of another century", "/body/completed_on", "1900-03-31"),
    ] {
        ask(name, with(pointer, json!(text)), false);
    }
    ask(
        "the last day of all",
        with("/body/completed_on", json!("2201-03-31")),
        true,
    );
    let [submitted, ..] = steps();
    let mut line = value(&corrected(24, 1, &[&submitted], |_| {}));
    line["after"] = json!([submitted.id, submitted.id]);
    ask("an entry followed twice", line, false);
    let mut line = value(&published(900_000, short_tool()));
    line["body"]["areas"][0]["descriptors"] = json!([]);
    ask("an area without descriptors", line, false);
    let mut line = submitted_line();
    line["body"]["actions"][0]["finding"] = json!({ "area": "planning", "zz_since": "2024" });
    ask("an unknown field in a finding", line, true);
    assert!(differ.is_empty(), "{differ:#?}");
}

/// What the schema does not check, according to docs/pack-format.md.
#[test]
fn the_program_refuses_what_a_schema_cannot_say() {
    let with = |pointer: &str, to: Value| {
        let mut line = submitted_line();
        *line.pointer_mut(pointer).expect("is there") = to;
        line
    };
    let mut named_twice = submitted_line();
    named_twice["body"]["areas"][0]["grade"] = json!("inadequate");
    named_twice["body"]["areas"][0]["primary"] = json!("drift");
    named_twice["body"]["areas"][0]["contributing"] = json!(["drift"]);
    let [submitted, moderated, _] = steps();
    let mut keeps_another = value(&kept(26, 3, &[&submitted, &moderated]));
    keeps_another["body"]["keep"] = json!(EntryId::new(seed(2, 99)));
    let mut reversed = value(&week(80, "November"));
    reversed["body"]["last_day"] = json!("2024-01-01");
    let mut area_twice = value(&published(900_000, short_tool()));
    let area = area_twice["body"]["areas"][0].clone();
    area_twice["body"]["areas"]
        .as_array_mut()
        .expect("a list")
        .push(area);
    for (name, line) in [
        ("a reason named twice", named_twice),
        (
            "64 KiB of bytes",
            with("/body/overall/reason", json!("é".repeat(40_000))),
        ),
        (
            "a period that ends before it begins",
            with("/body/case/to", json!("2023-01-01")),
        ),
        ("a week that ends before it begins", reversed),
        ("a resolution that keeps what it does not follow", keeps_another),
        ("a tool with an area twice", area_twice),
    ] {
        assert!(refused_anywhere(&raw(&[line])).is_some(), "{name}");
    }
}
