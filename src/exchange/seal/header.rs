//! The first lines of a sealed file, read without a key: how it is locked, and what it asks for. A file may claim
//! anything there, so its claims are checked against limits here.

use std::{borrow::Cow, io::Read};

use age::armor::ArmoredReader;

use super::{MOST, MOST_LOG_N, OpenFault};

/// How every file of the format begins, whatever its version.
const MAGIC: &[u8] = b"age-encryption.org/";
const VERSION: &[u8] = b"v1\n";
/// How an armoured file begins, which can be pasted into an e-mail.
const ARMOUR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// The longest header that is read, in bytes: room for about ten dozen keys. The crate's time grows with the square of
/// it.
const LONGEST: usize = 16_384;

/// What opens a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lock {
    /// A passphrase, tried with scrypt at N = 2^`log_n`.
    Passphrase {
        /// The cost of a try.
        log_n: u8,
    },
    /// Any one of several keys. The file does not show which.
    Keys,
}

/// Whether it begins like a sealed file.
pub(super) fn looks_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || bytes.trim_ascii_start().starts_with(ARMOUR)
}

/// The file in binary, if it is armoured.
pub(super) fn unarmoured(bytes: &[u8]) -> Result<Cow<'_, [u8]>, OpenFault> {
    if bytes.is_empty() {
        return Err(OpenFault::Empty);
    }
    if bytes.len() > MOST {
        return Err(OpenFault::TooLarge);
    }
    let letters = bytes.trim_ascii_start();
    if !letters.starts_with(ARMOUR) {
        return Ok(Cow::Borrowed(bytes));
    }
    // Armour is a third longer than the bytes it encodes, so this capacity is always enough.
    let mut read = Vec::with_capacity(letters.len());
    match ArmoredReader::new(letters).read_to_end(&mut read) {
        Ok(_) => Ok(Cow::Owned(read)),
        Err(_) => Err(OpenFault::Altered),
    }
}

/// How a file is locked.
///
/// # Errors
/// If its first lines are not those of a sealed file, or ask for too much.
pub(super) fn lock(bytes: &[u8]) -> Result<Lock, OpenFault> {
    let after = match bytes.strip_prefix(MAGIC) {
        Some(after) => after,
        None if MAGIC.starts_with(bytes) => return Err(OpenFault::Altered),
        None => return Err(OpenFault::NotSealed),
    };
    let Some(rest) = after.strip_prefix(VERSION) else {
        let newer = after.starts_with(b"v") && !after.starts_with(b"v1") && after.contains(&b'\n');
        return Err(if newer {
            OpenFault::Newer
        } else {
            OpenFault::Altered
        });
    };
    let head = &rest[..rest.len().min(LONGEST)];
    let mut stanzas = Vec::new();
    let mut lines = head.split(|byte| *byte == b'\n');
    loop {
        let Some(line) = lines.next() else {
            return Err(OpenFault::Altered);
        };
        if line.starts_with(b"--- ") {
            break;
        }
        if let Some(stanza) = line.strip_prefix(b"-> ") {
            stanzas.push(stanza);
        }
    }
    let scrypt = stanzas.iter().find_map(|stanza| stanza.strip_prefix(b"scrypt "));
    match (scrypt, stanzas.len()) {
        (_, 0) => Err(OpenFault::Altered),
        (None, _) => Ok(Lock::Keys),
        (Some(claims), 1) => cost(claims).map(|log_n| Lock::Passphrase { log_n }),
        // The format forbids other locks beside a passphrase.
        (Some(_), _) => Err(OpenFault::Altered),
    }
}

/// The cost that a passphrase's line claims, if it is within reason.
fn cost(claims: &[u8]) -> Result<u8, OpenFault> {
    let log_n = claims.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
    if log_n.is_empty() || !log_n.iter().all(u8::is_ascii_digit) {
        return Err(OpenFault::Altered);
    }
    let log_n = std::str::from_utf8(log_n).ok().and_then(|text| text.parse().ok());
    match log_n {
        Some(log_n @ 1..=MOST_LOG_N) => Ok(log_n),
        Some(0) => Err(OpenFault::Altered),
        Some(_) | None => Err(OpenFault::TooMuchWork),
    }
}
