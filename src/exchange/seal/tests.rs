//! What sealed files promise. `tests/age_program.rs` tests that the real program opens them.

use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::*;

const TEXT: &[u8] = b"{\"format\":\"plumbline pack\"}\n{\"a\":1}";
const WORDS: &str = "acid acorn acre";

fn identity(n: u8) -> Identity {
    Identity::from_secret(&Zeroizing::new([n; key::SECRET]))
}

/// As if sealed with a passphrase, but quick to try.
fn quick(bytes: &[u8]) -> Vec<u8> {
    seal_at(bytes, For::Passphrase(WORDS), 1).expect("is short")
}

fn for_key(bytes: &[u8], n: u8) -> Vec<u8> {
    seal(bytes, For::Recipient(&identity(n).recipient())).expect("is short")
}

/// A header that claims a work factor and is otherwise correct.
fn claiming(log_n: &str) -> Vec<u8> {
    format!(
        "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA {log_n}\n{}\n--- {}\n0123456789abcdef0123456789abcdef",
        "A".repeat(43),
        "A".repeat(43)
    )
    .into_bytes()
}

fn header(sealed: &[u8]) -> String {
    String::from_utf8_lossy(sealed)
        .lines()
        .nth(1)
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn what_is_sealed_opens_and_the_work_is_the_one_that_was_agreed() {
    let sealed = seal(TEXT, For::Passphrase(WORDS)).expect("is short");
    assert!(header(&sealed).ends_with(" 17"), "{}", header(&sealed));
    assert!(matches!(
        kind_of(&sealed),
        FileKind::Sealed(Lock::Passphrase { .. })
    ));
    assert_eq!(open(&sealed, With::Passphrase(WORDS)).as_deref(), Ok(TEXT));
    let sealed = for_key(TEXT, 1);
    assert_eq!(kind_of(&sealed), FileKind::Sealed(Lock::Keys));
    assert_eq!(open(&sealed, With::Identity(&identity(1))).as_deref(), Ok(TEXT));
}

#[test]
fn nothing_and_a_great_deal_can_be_sealed_and_too_much_is_not() {
    for length in [0, 1, 65_536, 65_537, 131_072] {
        let bytes = vec![7; length];
        assert_eq!(
            open(&for_key(&bytes, 1), With::Identity(&identity(1))),
            Ok(bytes),
            "{length}"
        );
    }
    let most = for_key(&vec![7; MOST - HEADROOM], 1);
    assert!(most.len() <= MOST, "what is made can be opened: {}", most.len());
    let too_much = seal(&vec![7; MOST - HEADROOM + 1], For::Passphrase(WORDS));
    assert_eq!(too_much, Err(SealFault::TooLarge));
}

#[test]
fn white_space_around_and_between_the_words_is_no_difference() {
    let sealed = quick(TEXT);
    for typed in ["acid acorn acre", " acid  acorn\tacre\n", "acid\u{a0}acorn acre"] {
        assert_eq!(
            open(&sealed, With::Passphrase(typed)).as_deref(),
            Ok(TEXT),
            "{typed:?}"
        );
    }
    // Another program uses every space exactly as typed.
    let odd = " two  spaces ";
    let mut recipient = age::scrypt::Recipient::new(odd.to_owned().into());
    recipient.set_work_factor(1);
    let sealed = write(TEXT, &recipient).expect("is short");
    assert_eq!(open(&sealed, With::Passphrase(odd)).as_deref(), Ok(TEXT));
    assert_eq!(
        open(&sealed, With::Passphrase("two spaces")),
        Err(OpenFault::WrongPassphrase)
    );
}

#[test]
fn each_cause_has_a_fault_of_its_own() {
    let (words, key) = (quick(TEXT), for_key(TEXT, 1));
    let (mine, other) = (identity(1), identity(2));
    let cases: [(&[u8], With<'_>, OpenFault); 10] = [
        (b"", With::Passphrase(WORDS), OpenFault::Empty),
        (&vec![0; MOST + 1], With::Passphrase(WORDS), OpenFault::TooLarge),
        (
            b"case,grade\nA1,good",
            With::Passphrase(WORDS),
            OpenFault::NotSealed,
        ),
        (
            b"age-encryption.org/v2\n-> x\n",
            With::Passphrase(WORDS),
            OpenFault::Newer,
        ),
        (&key, With::Passphrase(WORDS), OpenFault::NeedsKey),
        (&words, With::Identity(&mine), OpenFault::NeedsPassphrase),
        (&words, With::Passphrase("acid acorn"), OpenFault::WrongPassphrase),
        (&key, With::Identity(&other), OpenFault::NotForThisKey),
        (
            &words[..words.len() - 1],
            With::Passphrase(WORDS),
            OpenFault::Altered,
        ),
        (&claiming("19"), With::Passphrase(WORDS), OpenFault::TooMuchWork),
    ];
    let mut said = std::collections::BTreeSet::new();
    for (bytes, with, fault) in cases {
        assert_eq!(open(bytes, with), Err(fault));
        said.insert(fault.to_string());
    }
    assert_eq!(said.len(), cases.len(), "each says something else");
}

#[test]
fn cut_at_any_byte_it_does_not_open() {
    let (words, key) = (quick(TEXT), for_key(TEXT, 1));
    for at in 0..words.len() {
        let opened = open(&words[..at], With::Passphrase(WORDS));
        assert!(
            matches!(opened, Err(OpenFault::Altered | OpenFault::Empty)),
            "{at}: {opened:?}"
        );
    }
    for at in 0..key.len() {
        let opened = open(&key[..at], With::Identity(&identity(1)));
        assert!(
            matches!(opened, Err(OpenFault::Altered | OpenFault::Empty)),
            "{at}: {opened:?}"
        );
    }
}

#[test]
fn a_whole_chunk_that_is_cut_off_is_missed() {
    let key = for_key(&vec![7; 3 * 65_536], 1);
    for chunks in 1..=3 {
        let cut = &key[..key.len() - chunks * (65_536 + 16)];
        assert_eq!(open(cut, With::Identity(&identity(1))), Err(OpenFault::Altered));
    }
    let added = [key.as_slice(), b"x"].concat();
    assert_eq!(
        open(&added, With::Identity(&identity(1))),
        Err(OpenFault::Altered)
    );
}

#[test]
fn with_any_bit_flipped_it_does_not_open() {
    let words = quick(TEXT);
    for at in 0..words.len() {
        for bit in 0..8 {
            let mut flipped = words.clone();
            flipped[at] ^= 1 << bit;
            assert!(open(&flipped, With::Passphrase(WORDS)).is_err(), "{at}, {bit}");
        }
    }
    let key = for_key(TEXT, 1);
    for at in 0..key.len() {
        let mut flipped = key.clone();
        flipped[at] ^= 1 << (at % 8);
        assert!(open(&flipped, With::Identity(&identity(1))).is_err(), "{at}");
    }
}

#[test]
fn what_a_header_claims_costs_nothing_before_it_is_believed() {
    let begun = Instant::now();
    for log_n in ["19", "30", "63", "255", "256", "99999999999999999999"] {
        let opened = open(&claiming(log_n), With::Passphrase(WORDS));
        assert_eq!(opened, Err(OpenFault::TooMuchWork), "{log_n}");
    }
    for log_n in ["0", "-1", "+5", "1e9", "", "07", " "] {
        let opened = open(&claiming(log_n), With::Passphrase(WORDS));
        assert!(
            matches!(opened, Err(OpenFault::Altered | OpenFault::WrongPassphrase)),
            "{log_n}: {opened:?}"
        );
    }
    // A header without an end, and one with more keys than anybody has.
    let endless = [
        b"age-encryption.org/v1\n".as_slice(),
        "-> X25519 A\n".repeat(2_000_000).as_bytes(),
    ]
    .concat();
    assert_eq!(
        open(&endless, With::Identity(&identity(1))),
        Err(OpenFault::Altered)
    );
    let lines = [b"age-encryption.org/v1\n".as_slice(), &vec![b'\n'; MOST - 100]].concat();
    assert_eq!(
        open(&lines, With::Identity(&identity(1))),
        Err(OpenFault::Altered)
    );
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}

#[test]
fn a_passphrase_beside_a_key_is_refused() {
    let both = String::from_utf8(claiming("1")).expect("is text");
    let both = both.replace("--- ", "-> X25519 AAAA\nAAAA\n--- ");
    assert_eq!(
        open(both.as_bytes(), With::Passphrase(WORDS)),
        Err(OpenFault::Altered)
    );
}

#[test]
fn a_file_in_letters_opens_too_as_e_mail_leaves_it() {
    let key = identity(1).recipient();
    let letters = age::encrypt_and_armor(key.key(), TEXT).expect("is short");
    for text in [
        letters.clone(),
        format!("\r\n\n{letters}\n\n"),
        letters.replace('\n', "\r\n"),
    ] {
        assert_eq!(kind_of(text.as_bytes()), FileKind::Sealed(Lock::Keys));
        assert_eq!(
            open(text.as_bytes(), With::Identity(&identity(1))).as_deref(),
            Ok(TEXT)
        );
    }
    for at in 36..letters.len() - 2 {
        assert!(
            open(&letters.as_bytes()[..at], With::Identity(&identity(1))).is_err(),
            "{at}"
        );
    }
}

#[test]
fn another_programs_text_is_opened_and_left_to_be_judged() {
    let sealed = quick(b"Dear all, see you on Monday.");
    assert_eq!(
        open(&sealed, With::Passphrase(WORDS)).as_deref(),
        Ok(b"Dear all, see you on Monday.".as_slice())
    );
}

#[test]
fn a_key_is_what_it_was_drawn_from_and_its_text_leads_back() {
    // The key pair with which the crate `age` tests itself.
    let secret = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
    let public = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";
    let known = Identity::parse(secret).expect("is a key");
    assert_eq!(known.to_text().as_str(), secret);
    assert_eq!(known.recipient().to_string(), public);
    assert_eq!(known.recipient().ends(), ("t7rx".to_owned(), "y7pa".to_owned()));

    let drawn = identity(9);
    let read = Identity::parse(&drawn.to_text()).expect("is a key");
    assert_eq!(read.recipient(), drawn.recipient());
    assert_ne!(drawn.recipient(), identity(8).recipient());
    assert!(Identity::parse(public).is_none() && Identity::parse("").is_none());
    assert!(
        !format!("{drawn:?}").contains(&drawn.to_text()[20..40]),
        "never printed"
    );
}

#[test]
fn a_pasted_key_is_read_however_it_was_broken_and_what_is_wrong_is_said() {
    let key = identity(1).recipient();
    let text = key.to_string();
    assert_eq!(text.len(), 62);
    for pasted in [
        text.clone(),
        format!(" {text}\n"),
        format!("{}\r\n {}", &text[..30], &text[30..]),
        text.to_uppercase(),
    ] {
        assert_eq!(pasted.parse(), Ok(key.clone()), "{pasted}");
    }
    let mut mistyped = text.clone();
    mistyped.replace_range(20..21, if &text[20..21] == "q" { "p" } else { "q" });
    for (pasted, fault) in [
        (" ", KeyFault::Empty),
        (identity(1).to_text().as_str(), KeyFault::Secret),
        ("hello", KeyFault::NotAKey),
        ("age1", KeyFault::NotWhole),
        (&text[..61], KeyFault::NotWhole),
        (&mistyped, KeyFault::NotWhole),
        ("ssh-ed25519 AAAAC3Nz ada", KeyFault::OtherKind),
        ("age1yubikey1qwerty", KeyFault::OtherKind),
    ] {
        assert_eq!(pasted.parse::<Recipient>(), Err(fault), "{pasted}");
    }
    // Every letter matters.
    for at in 4..text.len() {
        let mut other = text.clone();
        other.replace_range(at..=at, if &text[at..=at] == "q" { "p" } else { "q" });
        assert!(other.parse::<Recipient>().is_err(), "{at}");
    }
}

#[test]
fn a_file_is_known_by_what_is_in_it() {
    let no = FileKind::Not;
    let sheet = b"PK\x03\x04\x14\x00\x06\x00\x08\x00[Content_Types].xml...xl/workbook.xml";
    let ods = b"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK";
    let cases: [(&[u8], FileKind); 20] = [
        (TEXT, FileKind::Bare),
        (
            b"\xef\xbb\xbf{\"format\":\"plumbline pack\",\"version\":9}\r\n",
            FileKind::Bare,
        ),
        (b"{\"format\":\"plumbline pack\",\"vers", FileKind::Bare),
        (
            b"{\"format\":\"plumbline-backup\",\"version\":1}\n{}",
            no(NotAPack::Backup),
        ),
        (b"{\"format\":\"plumbline-backup\",\"ver", no(NotAPack::Backup)),
        (b"{\"format\":\"plumbline figures\"}", no(NotAPack::Other)),
        (b"{\"a\":1,\"b\":2}\n{\"a\":1,\"b\":2}", no(NotAPack::Other)),
        (sheet, no(NotAPack::Spreadsheet)),
        (ods, no(NotAPack::Spreadsheet)),
        (b"PK\x03\x04\x14\x00plumbline gather.plumbline", no(NotAPack::Zip)),
        (b"PK\x05\x06", no(NotAPack::Zip)),
        (b"Case,Grade\r\nA1,good\r\n", no(NotAPack::Spreadsheet)),
        (b"Case;Grade\nA1;good", no(NotAPack::Spreadsheet)),
        (b"\xef\xbb\xbfCase\tGrade\nA1\tgood", no(NotAPack::Spreadsheet)),
        (b"Fall;Pr\xfcfung\nA1;gut", no(NotAPack::Spreadsheet)),
        (b"Dear Ada,\nsee you on Monday.", no(NotAPack::Other)),
        (b"\x89PNG\r\n\x1a\n\x00\x00,\n,", no(NotAPack::Other)),
        (b"", no(NotAPack::Sealed(OpenFault::Empty))),
        (
            b"age-encryption.org/v1\n-> scr",
            no(NotAPack::Sealed(OpenFault::Altered)),
        ),
        (
            b"age-encryption.org/v7\n-> scr",
            no(NotAPack::Sealed(OpenFault::Newer)),
        ),
    ];
    for (bytes, kind) in cases {
        assert_eq!(kind_of(bytes), kind, "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(
        kind_of(&claiming("30")),
        no(NotAPack::Sealed(OpenFault::TooMuchWork))
    );
    let large = vec![b'x'; MOST + 1];
    assert_eq!(kind_of(&large), no(NotAPack::Sealed(OpenFault::TooLarge)));
}

#[test]
fn memory_that_a_device_does_not_have_is_noticed_before_it_is_used() {
    assert!(has_memory(LOG_N) && has_memory(MOST_LOG_N));
    assert!(!has_memory(52));
}
