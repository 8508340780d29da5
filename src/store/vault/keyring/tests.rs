//! Tests of the key ring, in memory.

use super::*;
use crate::store::vault::{Effort, NotDerived};

fn chance(bytes: &mut [u8]) {
    use std::sync::atomic::{AtomicU8, Ordering};
    static NEXT: AtomicU8 = AtomicU8::new(3);
    for byte in bytes {
        *byte = NEXT.fetch_add(7, Ordering::Relaxed);
    }
}

fn key(passphrase: &str) -> PassphraseKey {
    let passphrase = Passphrase::typed(passphrase);
    let key = PassphraseKey::derive(&passphrase, Effort::LEAST, chance, Effort::derive_at_once);
    now(key).expect("is derived")
}

/// The result of a future that is ready at once.
fn now<T>(future: impl Future<Output = T>) -> T {
    let Ok(answer) = at_once(Box::pin(future)) else {
        panic!("Argon2id is run at once")
    };
    answer
}

fn unlock(ring: &KeyRing, passphrase: &str) -> Result<Vault, NotUnlocked> {
    now(ring.unlock(&Passphrase::typed(passphrase), chance, Effort::derive_at_once))
}

fn recover(ring: &KeyRing, code: &RecoveryCode) -> Result<Vault, NotUnlocked> {
    now(ring.recover(code, chance, Effort::derive_at_once))
}

fn made(passphrase: &str) -> Made {
    KeyRing::make(&Passphrase::typed(passphrase), Effort::LEAST, chance)
}

#[test]
fn either_secret_opens_it_and_no_other_does() {
    let Made { ring, vault, code } = made("acid acorn acre");
    let sealed = vault.seal("entry/1", "Words.");
    let opens =
        |vault: Result<Vault, NotUnlocked>| vault.is_ok_and(|vault| vault.open("entry/1", &sealed).is_ok());
    assert!(opens(unlock(&ring, "acid acorn acre")));
    assert!(opens(recover(&ring, &code)));
    assert!(unlock(&ring, "acid acorn acres").is_err());
    assert!(recover(&ring, &RecoveryCode::draw(chance)).is_err());
    // The one is no good in the other's place.
    assert!(unlock(&ring, &code.to_string()).is_err());
}

#[test]
fn a_new_passphrase_opens_what_the_old_one_sealed_and_the_old_one_opens_no_more() {
    let Made { ring, vault, code } = made("the old passphrase");
    let sealed = vault.seal("entry/1", "Words.");
    let changed = ring.with_passphrase(&vault, &key("the new passphrase"));
    let opened = unlock(&changed, "the new passphrase").map(|vault| vault.open("entry/1", &sealed));
    assert_eq!(opened.ok(), Some(Ok("Words.".to_owned())));
    assert!(unlock(&changed, "the old passphrase").is_err());
    assert!(recover(&changed, &code).is_ok());
    assert_eq!(
        changed.recovery, ring.recovery,
        "one key is wrapped anew, and nothing else"
    );

    let (again, code_2) = changed.with_new_code(&vault, chance);
    assert!(recover(&again, &code_2).is_ok());
    assert!(recover(&again, &code).is_err());
    assert!(unlock(&again, "the new passphrase").is_ok());
}

/// As 0.1 wrote it; `tests/saved/ring-1.json` is one too.
const FIRST: &str = r#"{"id":"f9c1fc6373335a21","generation":1,"passphrase":{"effort":{"memory_kib":8,"passes":1,"lanes":1},"salt":"+AS295ivg0s/Da+biPmbWg==","sealed":"ZLDB47FOfbNKfK0MGXu/GX0LSD1FcSUZiEbThywEZ5cm1bKYbcfJ7F64UF8lewTk6VrkLBP6CV88DoFgsvom0iZ2HJ8bVOEW"},"recovery":{"effort":{"memory_kib":8,"passes":1,"lanes":1},"salt":"zZodsSirnWaV4XZGaxmiJQ==","sealed":"YdzO5Cpq694ujG6l/rF8xlAhvuh0OknqcC3XUU/YAVJ04tS3y7ZS2Shw6Q9VrIGVxkcft1UNuNVWus5CUi+i00xHo/rsIAXE"}}"#;

#[test]
fn a_ring_of_the_first_version_keeps_it_until_its_code_changes() {
    let ring: KeyRing = serde_json::from_str(FIRST).expect("is a ring");
    assert_eq!(serde_json::to_string(&ring).ok().as_deref(), Some(FIRST));
    let code = "7AT5-MZNF-WX21-40PK-WTSM-BMDZ".parse().expect("a code");
    let vault = unlock(&ring, "acid acorn acre").expect("opens");
    // The code is not known here, so it cannot be wrapped again.
    let changed = ring.with_passphrase(&vault, &key("the new passphrase"));
    assert_eq!((ring.version(), changed.version()), (1, 1));
    assert!(recover(&changed, &code).is_ok());
    let (renewed, code) = changed.with_new_code(&vault, chance);
    assert_eq!(renewed.version(), 2);
    assert!(recover(&renewed, &code).is_ok() && unlock(&renewed, "the new passphrase").is_ok());
}

#[test]
fn a_secret_that_could_not_be_tried_is_not_called_wrong() {
    let ring = made("acid acorn acre").ring;
    let unlocked = now(
        ring.unlock(&Passphrase::typed("acid acorn acre"), chance, |_, _, _| {
            Box::pin(std::future::ready(Err(NotDerived::NotFetched)))
        }),
    );
    assert_eq!(
        unlocked.err(),
        Some(NotUnlocked::NotDerived(NotDerived::NotFetched))
    );
}

#[test]
fn the_newer_copy_of_the_same_ring_counts() {
    let Made { ring, vault, .. } = made("the old passphrase");
    let newer = ring.with_passphrase(&vault, &key("new"));
    assert_eq!(ring.clone().newer(Some(newer.clone())), newer);
    assert_eq!(newer.clone().newer(Some(ring.clone())), newer);
    assert_eq!(newer.clone().newer(None), newer);
    assert_eq!(ring.clone().newer(Some(made("another").ring)), ring);
}

#[test]
fn it_is_stored_and_read_again() {
    let ring = made("the old passphrase").ring;
    let text = serde_json::to_string(&ring).expect("has a JSON form");
    assert_eq!(serde_json::from_str(&text).ok(), Some(ring));
    assert!(
        serde_json::from_str::<KeyRing>(&text.replace("memory_kib\":8", "memory_kib\":4000000000")).is_err()
    );
    for damage in [("SHA-256", "SHA-255"), ("hkdf", "hkdg")] {
        assert!(serde_json::from_str::<KeyRing>(&text.replace(damage.0, damage.1)).is_err());
    }
}
