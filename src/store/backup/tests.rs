//! What a backup promises, tested with files in memory.

use super::{line::MANIFEST, *};
use crate::on_demand::at_once;
use crate::store::{
    envelope::{self, Place, Wrapped},
    vault::{Effort, PassphraseKey, keyring::Made},
};

fn chance(bytes: &mut [u8]) {
    use std::sync::atomic::{AtomicU8, Ordering};
    static NEXT: AtomicU8 = AtomicU8::new(5);
    for byte in bytes {
        *byte = NEXT.fetch_add(11, Ordering::Relaxed);
    }
}

fn made_with(passphrase: &str) -> Made {
    KeyRing::make(&Passphrase::typed(passphrase), Effort::LEAST, chance)
}

/// The result of a future that is ready at once.
fn now<T>(future: impl Future<Output = T>) -> T {
    let Ok(answer) = at_once(Box::pin(future)) else {
        panic!("Argon2id is run at once")
    };
    answer
}

fn unlock(backup: &Backup, passphrase: &str) -> Option<Vault> {
    let passphrase = Passphrase::typed(passphrase);
    now(backup.unlock(&passphrase, chance, Effort::derive_at_once)).ok()
}

fn recover(backup: &Backup, code: &RecoveryCode) -> Option<Vault> {
    now(backup.recover(code, chance, Effort::derive_at_once)).ok()
}

fn at() -> Timestamp {
    "2026-11-22T16:45:00Z".parse().expect("is an instant")
}

fn id(n: u8) -> String {
    format!("0192f000-0000-7000-8000-0000000000{n:02}")
}

fn things(vault: &Vault) -> Vec<SealedThing> {
    let thing = |place: Place<'_>, wrapped| match wrapped {
        Wrapped::Sealed(sealed) => SealedThing {
            place: place.bound(),
            sealed,
        },
        Wrapped::Plain(_) | Wrapped::Erased | Wrapped::Ring(_) => unreachable!("it was sealed"),
    };
    let entry = |n: u8| {
        let entry = serde_json::from_value(serde_json::json!({
            "id": id(n), "at": "2024-12-16T16:45:00Z", "body": { "kind": "made_up", "words": "She asks me first." },
            "who": { "id": id(99), "name": "A", "role": "auditor" },
        }));
        let entry = entry.expect("is an entry");
        thing(Place::Entry(&id(n)), envelope::wrap(vault, &entry))
    };
    let draft = Place::Draft(format!("audit.{}", id(50)).parse().expect("names a draft"));
    let people = Place::Preference("people");
    vec![
        entry(1),
        entry(2),
        thing(draft, Wrapped::seal(vault, draft, "41\n{}")),
        thing(people, Wrapped::seal(vault, people, "[]")),
    ]
}

fn small(made: &Made) -> Vec<u8> {
    write(&things(&made.vault), &made.ring, at(), Some(&made.vault))
}

fn lines(file: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(file).expect("is text");
    text.lines().map(str::to_owned).collect()
}

fn read(lines: &[String]) -> Result<Backup, BackupFault> {
    parse(lines.join("\n").as_bytes())
}

#[test]
fn what_was_written_opens_whole_with_either_secret_and_with_no_other() {
    let made = made_with("acid acorn acre");
    let file = small(&made);
    assert!(!String::from_utf8_lossy(&file).contains("asks"));
    let backup = parse(&file).expect("is a backup");
    assert_eq!((backup.made, backup.flaws.len()), (at(), 0));
    assert!(backup.is_of(&made.ring) && !backup.is_of(&made_with("acid acorn acre").ring));
    let by_passphrase = unlock(&backup, "acid acorn acre");
    let by_code = recover(&backup, &made.code);
    for vault in [by_passphrase, by_code] {
        let opened = backup.open(&vault.expect("opens"));
        assert_eq!(opened.drafts[0].1, "{}", "without the number of its save");
        let counted = (
            opened.entries.len(),
            opened.drafts.len(),
            opened.preferences.len(),
        );
        assert_eq!((counted, opened.unreadable.len()), ((2, 1, 1), 0));
        assert_eq!(opened.wholeness, Wholeness::Whole);
    }
    assert!(unlock(&backup, "acid acorn").is_none());
    assert!(recover(&backup, &RecoveryCode::draw(chance)).is_none());
}

#[test]
fn the_secret_is_the_one_of_the_day_on_which_it_was_made() {
    let made = made_with("the old passphrase");
    let backup = parse(&small(&made)).expect("is a backup");
    let new = Passphrase::typed("the new passphrase");
    let key = PassphraseKey::derive(&new, Effort::LEAST, chance, Effort::derive_at_once);
    let later = made
        .ring
        .with_passphrase(&made.vault, &now(key).expect("is derived"));
    assert!(
        backup.is_of(&later),
        "an open session’s key opens it without a question"
    );
    assert!(unlock(&backup, "the new passphrase").is_none());
    assert!(unlock(&backup, "the old passphrase").is_some());
}

#[test]
fn cut_off_at_any_byte_it_is_not_whole() {
    let made = made_with("acid acorn");
    let file = small(&made);
    for length in 0..file.len() {
        if let Ok(backup) = parse(&file[..length]) {
            assert!(
                backup
                    .flaws
                    .iter()
                    .any(|flaw| matches!(flaw, Flaw::CutOff { .. })),
                "{length}"
            );
            assert_eq!(backup.open(&made.vault).wholeness, Wholeness::Altered, "{length}");
        }
    }
}

#[test]
fn what_stands_before_the_cut_opens() {
    let made = made_with("acid acorn");
    let lines = lines(&small(&made));
    let backup = read(&lines[..3]).expect("is a part of a backup");
    assert_eq!(backup.flaws, [Flaw::CutOff { after: 3 }]);
    assert_eq!(backup.open(&made.vault).entries.len(), 2);
    let backup = read(&[&lines[..2], &[lines[2][..40].to_owned()]].concat()).expect("is a part of a backup");
    assert_eq!(backup.flaws, [Flaw::CutOff { after: 2 }]);
    assert_eq!(backup.open(&made.vault).entries.len(), 1);
}

#[test]
fn with_any_byte_changed_it_is_not_whole_and_the_rest_opens() {
    let made = made_with("acid acorn");
    let file = small(&made);
    for at in 0..file.len() {
        for mask in [1, 0x20, 0x80] {
            let mut changed = file.clone();
            changed[at] ^= mask;
            let backup = parse(&changed).expect("one byte does not shut it");
            let opened = backup.open(&made.vault);
            assert_eq!(opened.wholeness, Wholeness::Altered, "{at} {mask}");
            let opens = opened.entries.len() + opened.drafts.len() + opened.preferences.len();
            // A changed line feed joins two lines.
            assert!(opens >= 2, "{at} {mask}: {opens}");
            assert!(unlock(&backup, "acid acorn").is_some(), "{at} {mask}");
        }
    }
}

#[test]
fn lines_taken_out_added_moved_or_exchanged_are_noticed() {
    let made = made_with("acid acorn");
    let whole = lines(&small(&made));
    let altered = |lines: &[String]| {
        let backup = read(lines).expect("is a backup");
        assert_eq!(backup.open(&made.vault).wholeness, Wholeness::Altered);
        backup.flaws
    };
    let mut out = whole.clone();
    out.remove(2);
    assert_eq!(altered(&out), [Flaw::Lacks { said: 4, found: 3 }]);
    // Even if the end is adapted.
    out[5] = out[5].replace("\"end\":4", "\"end\":3");
    assert_eq!(altered(&out), []);
    let mut moved = whole.clone();
    moved.swap(1, 2);
    altered(&moved);
    let mut twice = whole.clone();
    twice.insert(1, whole[1].clone());
    altered(&twice);
    let mut exchanged = whole.clone();
    exchanged[3] = lines(&small(&made))[3].clone();
    assert_ne!(exchanged, whole, "the same text is never sealed the same");
    altered(&exchanged);
    altered(&[&whole[..], &whole[..]].concat());
}

#[test]
fn made_on_a_locked_device_nothing_vouches_for_it() {
    let made = made_with("acid acorn");
    let file = write(&things(&made.vault), &made.ring, at(), None);
    assert!(!String::from_utf8_lossy(&file).contains(MANIFEST));
    let opened = parse(&file).expect("is a backup").open(&made.vault);
    assert_eq!(
        (opened.entries.len(), opened.wholeness),
        (2, Wholeness::Unvouched)
    );
}

#[test]
fn what_is_damaged_or_newer_or_anothers_is_set_aside() {
    let made = made_with("acid acorn");
    let mut all = things(&made.vault);
    let newer = SealedThing {
        place: "plumbline 3/entry/x".to_owned(),
        ..all[0].clone()
    };
    let moved = SealedThing {
        place: all[1].place.clone(),
        ..all[0].clone()
    };
    all.extend([newer, moved]);
    let opened = parse(&write(&all, &made.ring, at(), Some(&made.vault)))
        .expect("is a backup")
        .open(&made.vault);
    let places: Vec<&str> = opened.unreadable.iter().map(|each| each.place.as_str()).collect();
    assert_eq!(places, ["plumbline 3/entry/x", &all[1].place]);
    assert_eq!(opened.unreadable[0].fault, envelope::Fault::Newer);
    assert_eq!((opened.entries.len(), opened.wholeness), (2, Wholeness::Whole));
}

#[test]
fn what_is_no_backup_is_said_plainly() {
    let file = small(&made_with("acid acorn"));
    let text = String::from_utf8_lossy(&file).into_owned();
    let newer = text.replace("\"version\":2", "\"version\":3");
    let cases: [(&[u8], BackupFault); 9] = [
        (b"", BackupFault::Empty),
        (b"\n\r\n", BackupFault::Empty),
        (
            b"period,stage,unit\r\nQ3,final,audits\r\n",
            BackupFault::NotABackup,
        ),
        (b"PK\x03\x04\x14\x00\x08\xff\xfe", BackupFault::NotText),
        (
            b"{\"format\":\"plumbline-pack\",\"version\":1}\n{}",
            BackupFault::NotABackup,
        ),
        (b"{\"id\":\"0192\"}\n{\"id\":\"0193\"}", BackupFault::NotABackup),
        (b"\xef\xbb\xbf", BackupFault::NotABackup),
        (&file[..200], BackupFault::Headless),
        (newer.as_bytes(), BackupFault::Newer),
    ];
    for (bytes, fault) in cases {
        assert_eq!(
            parse(bytes).err(),
            Some(fault),
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
    assert_eq!(parse(&vec![0; MOST + 1]).err(), Some(BackupFault::TooBig));
}

#[test]
fn returns_and_a_last_line_feed_do_no_harm() {
    let made = made_with("acid acorn");
    let returns = String::from_utf8_lossy(&small(&made)).replace('\n', "\r\n") + "\r\n";
    let opened = parse(returns.as_bytes()).expect("is a backup").open(&made.vault);
    assert_eq!(opened.wholeness, Wholeness::Whole);
}
