//! The first lines of a sealed file, read without a key: how it is locked, and what it asks for. A file may claim anything
//! there, so this is where it is held against the limits.

use std::{borrow::Cow, io::Read};

use age::armor::ArmoredReader;

use super::{MOST, MOST_LOG_N, OpenFault};

/// What every file of the format begins with, whatever its version.
const MAGIC: &[u8] = b"age-encryption.org/";
const VERSION: &[u8] = b"v1\n";
/// What a file in letters begins with, as it may be pasted into an e-mail.
const ARMOUR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// The longest header that is read: room for some ten dozen keys. The crate takes time that grows with its square.
const LONGEST: usize = 16_384;

/// What opens a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lock {
    /// A passphrase.
    Passphrase,
    /// Any one of some keys. Which ones can't be told from outside.
    Keys,
}

/// Whether it begins as a sealed file does.
pub(super) fn looks_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || bytes.trim_ascii_start().starts_with(ARMOUR)
}

/// The file in bytes, where it is in letters.
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
    // Letters are a third longer than what they stand for, so this is never longer than they are.
    let mut read = Vec::with_capacity(letters.len());
    match ArmoredReader::new(letters).read_to_end(&mut read) {
        Ok(_) => Ok(Cow::Owned(read)),
        Err(_) => Err(OpenFault::Altered),
    }
}

/// How a file is locked.
///
/// # Errors
/// When its first lines are not those of a sealed file, or ask for too much.
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
        (Some(claims), 1) => within_reason(claims).map(|()| Lock::Passphrase),
        // The format forbids other locks beside a passphrase.
        (Some(_), _) => Err(OpenFault::Altered),
    }
}

/// Salt and work factor, as a passphrase's line claims them.
fn within_reason(claims: &[u8]) -> Result<(), OpenFault> {
    let log_n = claims.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
    if log_n.is_empty() || !log_n.iter().all(u8::is_ascii_digit) {
        return Err(OpenFault::Altered);
    }
    let log_n = std::str::from_utf8(log_n).ok().and_then(|text| text.parse().ok());
    match log_n {
        Some(1..=MOST_LOG_N) => Ok(()),
        Some(0) => Err(OpenFault::Altered),
        Some(_) | None => Err(OpenFault::TooMuchWork),
    }
}
