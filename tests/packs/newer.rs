//! Data from a newer version passes through this one word for word: through the store, through a pack, and through
//! both.

use std::rc::Rc;

use plumbline::{
    domain::{entry::Entry, workspace::Workspace},
    exchange::pack::{line, read},
    store::{Shelf as _, envelope, memory::Memory, vault::Vault},
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::{gathered, opened, pack_of, support::audit::AuditBuilder};

/// An entry with fields that no version knows, at every depth.
fn newer() -> Vec<Value> {
    let with_more = |entry: Entry| {
        let mut value = serde_json::to_value(entry).expect("JSON");
        value["zz_seal"] = json!({ "by": ["a newer version", 2] });
        value["who"]["zz_team"] = json!("North");
        let body = &mut value["body"];
        body["zz_more"] = json!([]);
        if let Some(areas) = body.get_mut("areas") {
            areas[1]["zz_weight"] = json!({ "nested": { "deep": null } });
        }
        value
    };
    let audit = AuditBuilder::new(1).in_conflict();
    let mut all: Vec<_> = audit.entries().into_iter().map(with_more).collect();
    let mut unknown = all[0].clone();
    unknown["id"] = json!("0192f000-0000-7000-8000-000000000abc");
    unknown["body"] = json!({ "kind": "case_conference_held", "room": { "name": "Plym" } });
    all.push(unknown);
    all
}

fn entries() -> Vec<Entry> {
    newer()
        .into_iter()
        .map(|value| Entry::from_value(value).expect("an entry"))
        .collect()
}

#[test]
fn unknown_fields_come_out_of_a_pack_as_they_went_in() {
    let file = pack_of(entries());
    assert_eq!(opened(&file).entries.len(), 4);
    let text = String::from_utf8(file.clone()).expect("UTF-8");
    for value in newer() {
        let same = |line: &str| serde_json::from_str::<Value>(line).is_ok_and(|other| other == value);
        assert!(text.lines().any(same), "{value}");
    }
    let again = gathered(&Workspace::from_entries(opened(&file).entries));
    assert_eq!(again, file);
}

#[test]
fn unknown_fields_lie_in_the_store_and_come_back() {
    let vault = Vault::new(|bytes| bytes.fill(7));
    let memory = Rc::new(Memory::default());
    futures_now(memory.append(entries())).expect("room");
    let loaded = futures_now(memory.load()).expect("loads").entries;
    assert_eq!(loaded, entries());
    for (entry, value) in loaded.iter().zip(newer()) {
        let key = entry.id.to_string();
        let stored = envelope::unwrap(&vault, &key, envelope::wrap(&vault, entry)).expect("an entry");
        assert_eq!(serde_json::to_value(&stored).expect("JSON"), value);
        assert_eq!(stored, *entry);
        assert!(
            !stored.as_written.is_ours()
                || value["body"]["kind"] == "case_conference_held" && value.get("zz_seal").is_none()
        );
    }
}

#[test]
fn one_id_with_and_without_an_unknown_field_is_two_things() {
    let ours = AuditBuilder::new(1).entries();
    let newer = Entry::from_value(newer().remove(0)).expect("an entry");
    assert_eq!(ours[0].body, newer.body, "read alike");
    assert_ne!(ours[0], newer);
}

#[test]
fn what_we_wrote_ourselves_needs_no_second_copy() {
    for entry in AuditBuilder::new(1).entries() {
        let text = serde_json::to_string(&entry).expect("JSON");
        assert!(Entry::from_json(&text).expect("an entry").as_written.is_ours());
        assert!(
            Entry::from_json(&line(&entry))
                .expect("an entry")
                .as_written
                .is_ours()
        );
    }
}

/// A pack of a future version.
fn of_version(version: u32, needs: Option<u32>) -> Vec<u8> {
    let file = String::from_utf8(pack_of(entries())).expect("UTF-8");
    let (first, rest) = file.split_once('\n').expect("a header");
    let mut header: Value = serde_json::from_str(first).expect("JSON");
    header["version"] = json!(version);
    header["needs"] = json!(needs);
    header["zz_more"] = json!(true);
    header["sha256"] = json!(data_encoding::HEXLOWER.encode(&Sha256::digest(rest)));
    format!("{header}\n{rest}").into_bytes()
}

#[test]
fn a_newer_pack_is_read_where_it_says_that_this_version_can() {
    let pack = read(&of_version(2, Some(1))).expect("reads");
    assert_eq!(pack.entries.len(), 4);
    for too_new in [of_version(2, None), of_version(3, Some(2))] {
        let fault = read(&too_new).expect_err("is too new");
        assert!(fault.to_string().contains("newer version"), "{fault}");
    }
}

/// Futures in memory complete at once.
fn futures_now<T>(later: impl Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(later).poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("memory waits for nothing"),
    }
}

#[test]
fn a_blind_copy_needs_no_second_copy() {
    let entry = plumbline::domain::blind_copy::blind_copy(&AuditBuilder::new(1).family(vec![]).entries()[0])
        .expect("one");
    let value = serde_json::to_value(&entry).expect("JSON");
    let read = Entry::from_value(value.clone()).expect("an entry");
    assert_eq!(serde_json::to_value(&read).expect("JSON"), value);
    assert_eq!(read, entry);
}

#[test]
fn another_spelling_of_an_entry_is_the_same_entry() {
    let ours = AuditBuilder::new(1).entries().remove(0);
    let written = serde_json::to_value(&ours).expect("JSON");
    let spelt = |change: &dyn Fn(&mut Value)| {
        let mut value = written.clone();
        change(&mut value);
        assert_ne!(value, written);
        Entry::from_value(value).expect("an entry")
    };
    let capitals = |text: &Value| json!(text.as_str().expect("a text").to_uppercase());
    assert_eq!(spelt(&|value| value["id"] = capitals(&value["id"])), ours);
    assert_eq!(
        spelt(&|value| value["who"]["id"] = capitals(&value["who"]["id"])),
        ours
    );
    assert_eq!(spelt(&|value| value["after"] = json!([])), ours);
    assert_eq!(spelt(&|value| value["about"] = capitals(&value["about"])), ours);
    let at = |end: &str| json!(ours.at.to_string().replace('Z', end));
    assert_eq!(spelt(&|value| value["at"] = at("+00:00")), ours);
    assert_eq!(spelt(&|value| value["at"] = at(".000Z")), ours);
    let trailing = |value: &mut Value| {
        let saw = &mut value["body"]["areas"][0]["saw"];
        *saw = json!(format!("{} ", saw.as_str().expect("a text")));
    };
    assert_eq!(spelt(&trailing), ours);
    assert!(!spelt(&|value| value["zz_more"] = json!([])).as_written.is_ours());
}
