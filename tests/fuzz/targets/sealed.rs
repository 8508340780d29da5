//! A sealed file from outside, opened with the device's own key, without a panic. A file that opens is exactly as it
//! was sealed. Passphrases take the same path except for scrypt, which deliberately takes a second: tests cut and flip
//! those files.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use plumbline::exchange::seal::{self, For, Identity, With};

static IDENTITY: LazyLock<Identity> = LazyLock::new(|| {
    let key = include_str!("../corpus/sealed.key");
    Identity::parse(key.trim()).expect("is a key")
});

fuzz_target!(|bytes: &[u8]| {
    let _ = seal::kind_of(bytes);
    if let Ok(opened) = seal::open(bytes, With::Identity(&IDENTITY)) {
        let again = seal::seal(&opened, For::Recipient(&IDENTITY.recipient())).expect("is no longer than before");
        assert_eq!(seal::open(&again, With::Identity(&IDENTITY)).ok(), Some(opened));
    }
});
