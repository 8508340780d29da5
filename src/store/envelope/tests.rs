//! Tests of the wrapping.

use super::*;
use crate::store::vault::{Effort, Passphrase};

const KEY: &str = "0192f000-0000-7000-8000-000000000002";
const TEXT: &str = r#"{"id":"0192f000-0000-7000-8000-000000000002","at":"2024-12-16T16:45:00Z","who":{"id":"0192f000-0000-7000-8000-000000000001","name":"A","role":"b"},"body":{"kind":"written_later","x":1}}"#;

fn vault() -> Vault {
    Vault::new(|bytes| bytes.fill(7))
}

fn plain(text: &str) -> Wrapped {
    Wrapped::Plain(text.to_owned())
}

#[test]
fn what_was_wrapped_comes_out_again_from_either_format() {
    let entry = unwrap(&vault(), KEY, plain(TEXT)).expect("is an entry");
    let sealed = wrap(&vault(), &entry);
    assert!(!sealed.to_json().contains("written_later"));
    for wrapped in [plain(TEXT), sealed] {
        let read = Wrapped::from_json(&wrapped.to_json()).expect("is wrapped");
        assert_eq!(unwrap(&vault(), KEY, read), Ok(entry.clone()));
    }
}

#[test]
fn what_is_sealed_opens_at_its_place_only() {
    let sealed = Wrapped::seal(&vault(), Place::Preference("people"), "[]");
    for place in [Place::Preference("seen"), Place::Entry("people")] {
        assert!(sealed.clone().open(&vault(), place).is_err());
    }
    let there = sealed.open(&vault(), Place::Preference("people"));
    assert_eq!(there.as_deref(), Ok("[]"));
}

#[test]
fn a_place_is_read_as_it_was_bound() {
    let draft = format!("audit.{KEY}").parse().expect("names a draft");
    for place in [
        Place::Entry(KEY),
        Place::Draft(draft),
        Place::Preference("people"),
    ] {
        assert_eq!(Place::read(&place.bound()), Ok(place));
    }
    assert_eq!(Place::read("plumbline 3/entry/x"), Err(Fault::Newer));
    for none in [
        "",
        "plumbline 2/",
        "plumbline 2/entry",
        "plumbline 1/entry/x",
        "plumbline 2/picture/x",
        "2/entry/x",
    ] {
        assert!(matches!(Place::read(none), Err(Fault::Unreadable(_))), "{none}");
    }
}

#[test]
fn a_newer_format_is_told_from_a_damaged_one() {
    for newer in [
        r#"{"format":5,"text":""}"#,
        r#"{"format":4294967295}"#,
        r#"{"format":5,"sealed":[1]}"#,
    ] {
        assert_eq!(Wrapped::from_json(newer), Err(Fault::Newer), "{newer}");
    }
    for damaged in [
        "",
        "{",
        "[]",
        "{}",
        r#"{"format":0,"text":""}"#,
        r#"{"format":1}"#,
        r#"{"format":1,"sealed":""}"#,
        r#"{"format":2,"text":""}"#,
        r#"{"format":2,"sealed":"?"}"#,
        r#"{"format":4,"sealed":""}"#,
        r#"{"format":"2","sealed":""}"#,
    ] {
        assert!(
            matches!(Wrapped::from_json(damaged), Err(Fault::Unreadable(_))),
            "{damaged}"
        );
    }
    for damaged in [
        plain(""),
        plain(&TEXT[..90]),
        Wrapped::Sealed(Sealed::from_bytes(vec![1; 90])),
    ] {
        assert!(matches!(
            unwrap(&vault(), KEY, damaged),
            Err(Fault::Unreadable(_))
        ));
    }
}

#[test]
fn what_was_erased_is_neither_damaged_nor_newer() {
    assert_eq!(Wrapped::Erased.to_json(), r#"{"format":3}"#);
    let read = Wrapped::from_json(r#"{"format":3}"#).expect("is wrapped");
    assert_eq!(unwrap(&vault(), KEY, read), Err(Fault::Erased));
}

#[test]
fn an_entry_under_anothers_id_is_not_taken_for_it() {
    let other = KEY.replace('2', "3");
    let entry = unwrap(&vault(), KEY, plain(TEXT)).expect("is an entry");
    for stored in [plain(TEXT), wrap(&vault(), &entry)] {
        assert!(matches!(
            unwrap(&vault(), &other, stored),
            Err(Fault::Unreadable(_))
        ));
    }
}

#[test]
fn a_key_ring_is_read_again_and_is_nothing_else() {
    let passphrase = Passphrase::typed("acid acorn");
    let ring = KeyRing::make(&passphrase, Effort::LEAST, |bytes| bytes.fill(7)).ring;
    let stored = wrap_ring(&ring).to_json();
    assert!(stored.starts_with(r#"{"format":4,"text":"#), "{stored}");
    let read = Wrapped::from_json(&stored).expect("is wrapped");
    assert_eq!(unwrap_ring(read.clone()), Ok(ring));
    assert!(matches!(read.clone().plain(), Err(Fault::Unreadable(_))));
    assert!(matches!(unwrap(&vault(), KEY, read), Err(Fault::Unreadable(_))));
    for other in [
        plain(TEXT),
        Wrapped::Erased,
        Wrapped::seal(&vault(), Place::Entry(KEY), TEXT),
    ] {
        assert!(unwrap_ring(other).is_err());
    }
}
