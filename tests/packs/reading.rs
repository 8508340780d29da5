//! Each fault in a file has its own message, and nothing from such a file is accepted.

use std::time::{Duration, Instant};

use plumbline::{
    domain::{entry::Entry, workspace::Workspace},
    exchange::pack::{
        PackFault,
        limits::{MOST, MOST_TEXT, MOST_VALUES, MOST_VALUES_IN_ALL},
        read,
    },
};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::{
    gathered, opened,
    support::{audit::AuditBuilder, workspace},
};

fn file() -> Vec<u8> {
    gathered(&workspace(&[AuditBuilder::new(1), AuditBuilder::new(2)]))
}

/// The lines of a pack, after a header that matches them.
fn with_lines(lines: &[String]) -> Vec<u8> {
    let text = String::from_utf8(file()).expect("UTF-8");
    let mut header: Value = serde_json::from_str(text.lines().next().expect("a header")).expect("JSON");
    let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
    header["entries"] = json!(lines.len());
    header["sha256"] = json!(data_encoding::HEXLOWER.encode(&Sha256::digest(&body)));
    format!("{header}\n{body}").into_bytes()
}

fn lines() -> Vec<String> {
    let text = String::from_utf8(file()).expect("UTF-8");
    text.lines().skip(1).map(str::to_owned).collect()
}

/// The pack with its first submission, on line 2, changed.
fn changed(change: impl Fn(&mut Value)) -> Vec<u8> {
    let mut lines = lines();
    let mut value: Value = serde_json::from_str(&lines[0]).expect("JSON");
    change(&mut value);
    lines[0] = value.to_string();
    with_lines(&lines)
}

fn fault(file: &[u8]) -> PackFault {
    read(file).expect_err("is refused")
}

#[test]
fn a_file_for_blind_moderation_that_holds_grades_is_refused() {
    let text = String::from_utf8(file()).expect("UTF-8");
    let lying = text.replacen("\"purpose\":\"gather\"", "\"purpose\":\"moderate_blind\"", 1);
    assert_ne!(text, lying);
    assert_eq!(fault(lying.as_bytes()), PackFault::NotBlind { line: 2 });
}

#[test]
fn what_would_take_many_times_its_length_in_memory_is_refused_first() {
    let many = |n: usize| changed(|value| value["zz_more"] = json!(vec![0; n]));
    assert!(read(&many(MOST_VALUES / 2)).is_ok());
    assert_eq!(fault(&many(MOST_VALUES)), PackFault::TooManyInLine { line: 2 });
    // Commas in a text are not values.
    let text = ",".repeat(MOST_VALUES + 1);
    assert!(read(&changed(|value| value["zz_more"] = json!(format!("\\\"{text}")))).is_ok());
    // Each line is within its limit, but all of them together are not.
    let mut all = lines();
    let value: Value = serde_json::from_str(&all[0]).expect("JSON");
    for n in 0..=MOST_VALUES_IN_ALL / (MOST_VALUES - 1000) {
        let mut value = value.clone();
        value["id"] = json!(format!("0192f000-0000-7000-8000-{n:012x}"));
        value["zz_more"] = json!(vec![0; MOST_VALUES - 1000]);
        all.push(value.to_string());
    }
    assert!(matches!(
        fault(&with_lines(&all)),
        PackFault::TooManyValues { .. }
    ));
}

#[test]
fn what_is_no_pack_is_called_what_it_is() {
    assert_eq!(fault(b""), PackFault::Empty);
    assert_eq!(fault(b" \r\n\n"), PackFault::Empty);
    assert_eq!(fault(b"\x89PNG\r\n\x1a\n"), PackFault::NotText);
    assert_eq!(fault(b"PK\x03\x04\x14\x00"), PackFault::NotText);
    assert_eq!(fault("Reference,Grade\nP-1,good\n".as_bytes()), PackFault::Table);
    assert_eq!(
        fault("Reference;Grade\r\nP-1;good\r\n".as_bytes()),
        PackFault::Table
    );
    assert_eq!(
        fault(b"age-encryption.org/v1\n-> scrypt x 18\n"),
        PackFault::Sealed
    );
    assert_eq!(
        fault(b"{\"format\":\"plumbline-backup\",\"version\":1}\n"),
        PackFault::Backup
    );
    for other in [
        "{}",
        "[1]",
        "{\"format\":\"else\",\"version\":1}",
        "Dear all",
        "<html>",
    ] {
        assert_eq!(fault(other.as_bytes()), PackFault::NotAPack, "{other}");
    }
    assert_eq!(fault(&vec![b' '; MOST + 1]), PackFault::TooBig);
    assert!(matches!(
        fault(b"{\"format\":\"plumbline pack\",\"version\":1}"),
        PackFault::Header { .. }
    ));
}

#[test]
fn cut_off_at_any_byte_it_is_not_taken_for_whole() {
    let file = file();
    let header = file.iter().position(|byte| *byte == b'\n').expect("a header");
    for end in 1..file.len() - 1 {
        let fault = fault(&file[..end]);
        if end < header {
            assert_eq!(fault, PackFault::CutOffAtOnce, "{end}");
        } else {
            assert!(
                matches!(fault, PackFault::CutOff { said: 3, found } if found < 3),
                "{end}: {fault}"
            );
        }
    }
    // The last line feed has no meaning.
    assert_eq!(opened(&file[..file.len() - 1]), opened(&file));
}

#[test]
fn with_any_byte_of_an_entry_changed_it_is_not_taken_for_whole() {
    let file = file();
    let header = file.iter().position(|byte| *byte == b'\n').expect("a header");
    for place in (header + 1..file.len() - 1).step_by(7) {
        for byte in [b'\n', 0xff, file[place] ^ 1] {
            let mut altered = file.clone();
            altered[place] = byte;
            if altered != file {
                assert!(read(&altered).is_err(), "{place}");
            }
        }
    }
}

#[test]
fn an_altered_file_says_so() {
    let text = String::from_utf8(file()).expect("UTF-8");
    let altered = text.replacen("\"good\"", "\"outstanding\"", 1);
    assert_eq!(fault(altered.as_bytes()), PackFault::Altered);
    let more = format!("{text}{}\n", lines()[0]);
    assert_eq!(fault(more.as_bytes()), PackFault::Altered);
    let mut latin: Vec<u8> = text.into_bytes();
    let place = latin.len() - 10;
    latin[place] = 0xe9;
    assert_eq!(fault(&latin), PackFault::NotUtf8 { line: 4 });
}

#[test]
fn returns_and_a_mark_at_the_beginning_do_no_harm() {
    let text = String::from_utf8(file()).expect("UTF-8").replace('\n', "\r\n");
    let file = format!("\u{feff}{text}\r\n");
    assert_eq!(opened(file.as_bytes()).entries, opened(&self::file()).entries);
}

#[test]
fn a_fault_in_an_entry_is_named_by_its_line_and_place() {
    for (pointer, value, place) in [
        ("/id", json!("x"), "id"),
        ("/at", json!("yesterday"), "at"),
        ("/who/name", json!("n".repeat(MOST_TEXT)), "who"),
        ("/body/kind", json!(7), "body.kind"),
        ("/body/case/reference", json!(" "), "body.case"),
        ("/body/case/from", json!("2024-13-01"), "body.case"),
        ("/body/areas/3/grade", json!("excellent"), "body.areas[3]"),
        ("/body/areas", json!({}), "body.areas"),
        ("/body/family/1/outcome", json!("vanished"), "body.family[1]"),
        ("/body/overall/grade", json!("inadequate"), "body.overall"),
        ("/body/actions/0/due", json!(null), "body.actions[0]"),
        ("/body/completed_on", json!("soon"), "body.completed_on"),
    ] {
        let fault = fault(&changed(|entry| {
            *entry.pointer_mut(pointer).expect("is there") = value.clone()
        }));
        let PackFault::Malformed { line: 2, field, what } = &fault else {
            panic!("{pointer}: {fault}");
        };
        assert_eq!(field, place, "{pointer}: {what}");
        assert!(fault.to_string().contains("Line 2"), "{fault}");
    }
    let fault = fault(&changed(|entry| {
        entry.as_object_mut().expect("an object").remove("body");
    }));
    assert!(
        matches!(&fault, PackFault::Malformed { field, .. } if field == "body"),
        "{fault}"
    );
}

#[test]
fn what_could_harm_is_refused_wherever_it_stands() {
    let with = |value: Value| changed(move |entry| entry["zz_later"] = json!({ "list": [value] }));
    let nested = |depth: usize| -> Value {
        serde_json::from_str(&format!("{}{}", "[".repeat(depth), "]".repeat(depth))).expect("JSON")
    };
    assert!(read(&with(nested(29))).is_ok());
    assert_eq!(fault(&with(nested(30))), PackFault::TooDeep { line: 2 });
    let mut bomb = lines();
    bomb[0] = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(fault(&with_lines(&bomb)), PackFault::TooDeep { line: 2 });

    assert!(read(&with(json!("n".repeat(MOST_TEXT)))).is_ok());
    assert!(matches!(
        fault(&with(json!("n".repeat(MOST_TEXT + 1)))),
        PackFault::TextTooLong { line: 2, field } if field == "zz_later.list[0]"
    ));
    for character in ['\u{202e}', '\u{2066}', '\u{0}', '\u{1b}', '\u{85}'] {
        assert!(matches!(
            fault(&with(json!(format!("a{character}b")))),
            PackFault::Invisible { line: 2, character: c, .. } if c == character
        ));
        let key = changed(|entry| entry["zz_later"] = json!({ format!("a{character}"): 1 }));
        assert!(matches!(fault(&key), PackFault::Invisible { .. }));
    }
    assert!(read(&with(json!("مرحبا \u{200f}\n\tשלום"))).is_ok());
    assert!(read(&with(json!((1_u64 << 53) - 1))).is_ok());
    for number in [
        json!(0.5),
        json!(1_u64 << 53),
        json!(-(1_i64 << 53)),
        json!(1e300),
    ] {
        assert!(matches!(fault(&with(number)), PackFault::Number { line: 2, .. }));
    }
}

#[test]
fn the_same_line_twice_is_fine_and_another_one_under_its_id_is_not() {
    let mut twice = lines();
    twice.push(twice[0].clone());
    assert_eq!(opened(&with_lines(&twice)).entries, opened(&file()).entries);
    twice[3] = twice[3].replacen("\"good\"", "\"outstanding\"", 1);
    assert!(matches!(
        fault(&with_lines(&twice)),
        PackFault::Twice {
            first: 2,
            line: 5,
            ..
        }
    ));
}

#[test]
fn the_order_of_lines_and_of_keys_does_not_matter() {
    let mut lines = lines();
    lines.reverse();
    let shuffled = lines[2].replacen("{\"about\":", "{ \"about\" : ", 1);
    lines[2] = shuffled;
    let pack = opened(&with_lines(&lines));
    assert_eq!(pack.entries, opened(&file()).entries);
    assert_eq!(gathered(&Workspace::from_entries(pack.entries)), file());
}

#[test]
fn the_worst_files_are_refused_in_time() {
    let most = |part: &str| part.repeat(MOST / part.len()).into_bytes();
    let header = String::from_utf8(file()).expect("UTF-8");
    let header = header.lines().next().expect("a header").to_owned() + "\n";
    let long = |part: &str| [header.as_bytes(), &most(part)[..MOST - header.len()]].concat();
    for file in [
        most("["),
        most("\n"),
        most("{\"a\":"),
        most("a,b\n"),
        long("\n"),
        long("["),
        long("{}\n"),
        long("\"\\u0000"),
    ] {
        let began = Instant::now();
        assert!(read(&file).is_err());
        let most = if cfg!(debug_assertions) { 20 } else { 2 };
        assert!(
            began.elapsed() < Duration::from_secs(most),
            "{:?}",
            began.elapsed()
        );
    }
}

/// Any JSON, as another program might put into a field.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        Just(json!("2024-02-30")),
        Just(json!("inadequate")),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{1,6}", inner, 0..3).prop_map(|fields| json!(fields)),
        ]
    })
}

/// Puts a value somewhere into another, along a random path.
fn put(into: &mut Value, ways: &[usize], value: Value) {
    let Some((way, ways)) = ways.split_first() else {
        *into = value;
        return;
    };
    let next = if let Value::Array(items) = &mut *into {
        let way = way % items.len().max(1);
        items.get_mut(way)
    } else if let Value::Object(fields) = &mut *into {
        let way = way % fields.len().max(1);
        fields.values_mut().nth(way)
    } else {
        None
    };
    match next {
        Some(next) => put(next, ways, value),
        None => *into = value,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// No panic; and what is read is what is passed on.
    #[test]
    fn whatever_stands_in_an_entry_it_is_read_or_refused(
        line in 0_usize..3,
        ways in prop::collection::vec(any::<usize>(), 0..5),
        value in any_json(),
    ) {
        let mut lines = lines();
        let mut entry: Value = serde_json::from_str(&lines[line]).expect("JSON");
        put(&mut entry, &ways, value);
        lines[line] = entry.to_string();
        if let Ok(pack) = read(&with_lines(&lines)) {
            let again: Vec<_> = pack.entries.iter().map(plumbline::exchange::pack::line).collect();
            let text = plumbline::domain::canonical::canonical(&entry);
            if !again.contains(&text) {
                // A different spelling of an entry that this version knows completely.
                let read = Entry::from_value(entry).expect("was read");
                prop_assert!(read.as_written.is_ours(), "{text}");
                prop_assert!(again.contains(&plumbline::exchange::pack::line(&read)), "{text}");
            }
        }
    }
}
