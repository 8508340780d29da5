//! One entry, however another program spells it; and what a file for blind moderation may not contain.

use jiff::civil::date;
use plumbline::{
    domain::{blind_copy::blind_copy, entry::Entry, id::EntryId, workspace::Workspace},
    exchange::pack::{Contents, PackFault, Purpose, doubts, line, preview, read, write},
};
use serde_json::{Value, json};

use crate::{
    made, opened, pack_of,
    support::{audit::AuditBuilder, with_tool},
};

fn moderated() -> Vec<Entry> {
    let audit = AuditBuilder::new(1).moderated(
        plumbline::domain::moderation::Mode::Blind,
        plumbline::domain::grade::Grade::Good,
    );
    with_tool(audit.entries())
}

/// An entry in which everything that may be left out is `null` or `[]` instead.
fn spelt(entry: &Entry) -> Value {
    let mut value = serde_json::to_value(entry).expect("JSON");
    for (name, empty) in [("after", json!([])), ("about", Value::Null)] {
        value
            .as_object_mut()
            .expect("an object")
            .entry(name)
            .or_insert(empty);
    }
    let body = value["body"].as_object_mut().expect("an object");
    if body["kind"] == "audit_submitted" {
        body.insert("source".to_owned(), Value::Null);
        body["case"]["week"] = Value::Null;
        body["areas"][0]["impact"] = Value::Null;
        body["family"][0]["themes"][0]["quote"] = Value::Null;
        body["family"][0]["themes"] = json!([]);
    }
    value
}

#[test]
fn null_and_nothing_are_one_entry_from_the_first_reading_on() {
    for entry in moderated() {
        let spelt = spelt(&entry);
        let read = Entry::from_value(spelt.clone()).expect("an entry");
        assert!(read.as_written.is_ours(), "{spelt}");
        let again = Entry::from_value(serde_json::from_str(&line(&read)).expect("JSON")).expect("an entry");
        assert_eq!(read, again);
        assert!(!line(&read).contains("null"), "{}", line(&read));
    }
}

#[test]
fn another_spelling_beside_an_unknown_field_is_the_same_entry_too() {
    let [_, submitted, _] = &moderated()[..] else {
        panic!("three entries")
    };
    let mut ours = serde_json::to_value(submitted).expect("JSON");
    ours["zz_more"] = json!({ "kept": null });
    let mut theirs = ours.clone();
    theirs["after"] = json!([]);
    theirs["id"] = json!(submitted.id.to_string().to_uppercase());
    let [ours, theirs] = [ours, theirs].map(|value| Entry::from_value(value).expect("an entry"));
    assert_eq!(ours, theirs);
    assert_eq!(ours.unknown_field().as_deref(), Some("zz_more"));
    assert!(line(&ours).contains(r#""zz_more":{"kept":null}"#));
}

fn blind_pack(entries: Vec<Entry>) -> Vec<u8> {
    let contents = Contents {
        entries: entries.into_iter().map(std::sync::Arc::new).collect(),
        audits: vec![],
        left_out: vec![],
    };
    write(&contents, Purpose::ModerateBlind, &made())
}

#[test]
fn a_file_for_blind_moderation_holds_blind_copies_and_nothing_else() {
    let [tool, submitted, moderation] = &moderated()[..] else {
        panic!("three entries")
    };
    let copy = blind_copy(submitted).expect("a submission");
    assert!(read(&blind_pack(vec![tool.clone(), copy.clone()])).is_ok());

    let fault = |entries| read(&blind_pack(entries)).expect_err("is refused");
    assert!(matches!(
        fault(vec![copy.clone(), moderation.clone()]),
        PackFault::MoreThanBlind { .. }
    ));
    assert!(matches!(
        fault(vec![submitted.clone()]),
        PackFault::NotBlind { .. }
    ));
    let mut newer = serde_json::to_value(&copy).expect("JSON");
    newer["body"]["kind"] = json!("grade_hint");
    let newer = Entry::from_value(newer).expect("an entry");
    assert!(matches!(fault(vec![newer]), PackFault::MoreThanBlind { .. }));
    for place in ["/body", "/body/areas/0", "/body/case", "/who", ""] {
        let mut marked = serde_json::to_value(&copy).expect("JSON");
        marked.pointer_mut(place).expect("is there")["zz_grade"] = json!("inadequate");
        let marked = Entry::from_value(marked).expect("an entry");
        let fault = fault(vec![marked]);
        assert!(
            matches!(&fault, PackFault::UnknownInBlind { field, .. } if field.ends_with("zz_grade")),
            "{fault}"
        );
    }
}

#[test]
fn a_blind_copy_has_the_id_that_its_content_gives() {
    let [_, submitted, _] = &moderated()[..] else {
        panic!("three entries")
    };
    let copy = blind_copy(submitted).expect("a submission");
    let earlier = Entry {
        id: EntryId::derived(&format!("plumbline blind {}", submitted.id)),
        ..copy.clone()
    };
    assert!(
        read(&pack_of(vec![earlier])).is_ok(),
        "as they were made until November 2026"
    );
    let made_up = Entry {
        id: submitted.id,
        ..copy
    };
    assert!(matches!(
        read(&pack_of(vec![made_up])),
        Err(PackFault::NotDerived { line: 2 })
    ));
}

#[test]
fn days_that_are_probably_wrong_are_asked_about() {
    let today = date(2024, 12, 16);
    let of = |audit: AuditBuilder| {
        let pack = opened(&pack_of(with_tool(audit.entries())));
        let found = doubts(&Workspace::empty(), &pack, today);
        found
            .into_iter()
            .map(|doubt| (doubt.what, doubt.future))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(AuditBuilder::new(1)), []);
    assert_eq!(
        of(AuditBuilder::new(1).completed(date(2030, 5, 1))),
        [("completed", true)]
    );
    assert_eq!(
        of(AuditBuilder::new(1).completed(date(1990, 5, 1))),
        [("completed", false)]
    );
    // The user was asked about entries that are already here.
    let entries = with_tool(AuditBuilder::new(1).completed(date(2030, 5, 1)).entries());
    let here = Workspace::from_entries(entries.clone());
    let pack = opened(&pack_of(entries));
    assert_eq!(doubts(&here, &pack, today), []);
    assert!(preview(&here, &pack).expect("no clash").changes_nothing());
}
