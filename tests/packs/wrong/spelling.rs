//! Other spellings of the same content, and spellings that the format does not have.

use super::{schema::Schema, *};

#[test]
fn null_is_read_as_left_out_in_every_field_that_may_be_left_out() {
    let mut refused_at = Vec::new();
    let mut inadequate = submitted_line();
    inadequate["body"]["areas"][0]["grade"] = json!("inadequate");
    inadequate["body"]["areas"][0]["primary"] = json!("drift");
    for (place, field) in [
        ("/body", "actions"),
        ("/body/family/0", "themes"),
        ("/body/areas/0", "contributing"),
        ("/body", "good_practice"),
        ("", "after"),
    ] {
        let mut line = inadequate.clone();
        line.pointer_mut(place).expect("is there")[field] = Value::Null;
        if let Some(why) = refused_anywhere(&raw(&[line])) {
            refused_at.push(format!("{field}: {why}"));
        }
    }
    assert!(refused_at.is_empty(), "{refused_at:#?}");
}

#[test]
fn an_empty_list_is_read_as_left_out_in_every_field_that_may_be_left_out() {
    let mut refused_at = Vec::new();
    for (place, field) in [
        ("/body/case", "team"),
        ("/body/areas/0", "impact"),
        ("/body", "source"),
        ("/body", "good_practice"),
        ("/body/family/0", "changed_grading"),
    ] {
        let mut line = submitted_line();
        line.pointer_mut(place).expect("is there")[field] = json!([]);
        if let Some(why) = refused_anywhere(&raw(&[line])) {
            refused_at.push(format!("{field}: {why}"));
        }
    }
    assert!(refused_at.is_empty(), "{refused_at:#?}");
}

#[test]
fn an_unknown_field_beside_the_area_of_a_finding_is_kept() {
    let mut line = submitted_line();
    line["body"]["actions"][0]["finding"] = json!({ "area": "planning", "zz_since": "2024" });
    assert_eq!(refused_anywhere(&raw(&[line])), None);
}

/// Lines with a list in place of an object, or an object in place of a word. No page of the formats allows either.
fn misshapen() -> Vec<(&'static str, Value)> {
    let line = submitted_line();
    let with = |pointer: &str, to: Value| {
        let mut line = line.clone();
        *line.pointer_mut(pointer).expect("is there") = to;
        line
    };
    let who = &line["who"];
    let as_list = json!([line["id"], line["at"], who, line["about"], [], line["body"]]);
    let mut tool = value(&published(900_000, short_tool()));
    tool["body"]["scale"] = json!({ "three": null });
    vec![
        (
            "the tool as a list",
            with("/body/tool", json!(["practice-audit", 1])),
        ),
        (
            "who as a list",
            with("/who", json!([who["id"], who["name"], who["role"]])),
        ),
        (
            "the speaker as an object",
            with("/body/family/0/speaker", json!({ "child": null })),
        ),
        (
            "the finding as an object",
            with("/body/actions/0/finding", json!({ "overall": null })),
        ),
        ("the whole entry as a list", as_list),
        (
            "the body as a list",
            with("/body", json!(["case_conference_held"])),
        ),
        (
            "the body as the list of a known kind",
            with("/body", json!(["audit_withdrawn"])),
        ),
        ("the scale as an object", tool),
    ]
}

#[test]
fn a_list_is_no_object_and_an_object_no_word() {
    let schema = Schema::new();
    let mut taken = Vec::new();
    for (name, line) in misshapen() {
        assert!(!schema.takes(&line), "the schema takes {name}");
        if refused_anywhere(&raw(&[line])).is_none() {
            taken.push(name);
        }
    }
    assert!(
        taken.is_empty(),
        "the program takes what the schema refuses: {taken:?}"
    );
}

#[test]
fn an_entry_that_is_here_is_not_called_altered_because_of_another_shape() {
    let device = Workspace::from_entries(shipped(1).entries());
    let mut wrong = Vec::new();
    for (name, line) in misshapen().into_iter().take(4) {
        let says = refused(&device, &raw(&[line])).unwrap_or_default();
        if says.contains("altered") {
            wrong.push(name);
        }
    }
    assert!(
        wrong.is_empty(),
        "taken on an empty device, and “altered” where the same entry is: {wrong:?}"
    );
}

#[test]
fn a_key_twice_in_one_object_is_refused() {
    // Some parsers use the last value; the SQL uses the first.
    let line = submitted_line().to_string();
    let twice = line.replacen(
        "\"overall\":{",
        "\"overall\":{\"grade\":\"requires_improvement\",\"reason\":\"x\"},\"overall\":{",
        1,
    );
    assert_ne!(line, twice);
    assert!(refused_anywhere(&raw_for("gather", &[twice])).is_some());
}

#[test]
fn days_and_times_in_other_forms_are_taken_by_the_program_or_refused_by_both() {
    let schema = Schema::new();
    let mut differ = Vec::new();
    for (pointer, text) in [
        ("/body/completed_on", "2024-11-12T23:30:00-05:00"),
        ("/body/completed_on", "20241112"),
        ("/body/completed_on", "+002024-11-12"),
        ("/body/case/from", "-009999-01-01"),
        ("/body/case/from", "0000-01-01"),
        ("/at", "2024-11-12T16:45:60Z"),
        ("/at", "20241112T164500Z"),
        ("/at", "2024-11-12 16:45:00+00:00[UTC]"),
        ("/at", "-009999-01-02T02:00:00Z"),
        ("/at", "2024-11-12t16:45:00z"),
        ("/about", "urn:uuid:0193d010-11c0-7d22-a4b5-c6d7e8f90a1b"),
        ("/about", "0193d01011c07d22a4b5c6d7e8f90a1b"),
        ("/about", "{0193d010-11c0-7d22-a4b5-c6d7e8f90a1b}"),
        ("/about", "00000000-0000-0000-0000-000000000000"),
        ("/body/completed_on", "2300-01-01"),
    ] {
        let mut line = submitted_line();
        *line.pointer_mut(pointer).expect("is there") = json!(text);
        let (ours, theirs) = (
            refused_anywhere(&raw(std::slice::from_ref(&line))).is_none(),
            schema.takes(&line),
        );
        if ours != theirs {
            differ.push(format!(
                "{pointer} {text}: the program {ours}, the schema {theirs}"
            ));
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
}
