//! The recovery code: printed, stored away from the device, and typed only in an emergency. It consists of letters and
//! digits that are hard to confuse, in groups, with a check that distinguishes a typing mistake from a wrong code.

use std::{fmt, str::FromStr};

use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};
use thiserror::Error;
use zeroize::Zeroizing;

use super::key::Chance;

/// Random bytes in a code: 104 bits.
const SECRET: usize = 13;
/// Bytes of SHA-256 that detect typing mistakes.
const CHECK: usize = 2;
/// Characters in a group.
const GROUP: usize = 4;

/// A recovery code: 24 characters of Crockford's base 32, in six groups.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<[u8; SECRET]>);

/// The text is not a recovery code: a character is missing, extra or wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("That is not a complete recovery code. Check each group of four against the paper")]
pub struct NoRecoveryCode;

impl RecoveryCode {
    /// Draws a random code.
    pub fn draw(chance: Chance) -> Self {
        let mut secret = Zeroizing::new([0; SECRET]);
        chance(secret.as_mut());
        Self(secret)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_ref()
    }
}

fn check(secret: &[u8]) -> [u8; CHECK] {
    let digest = Sha256::digest(secret);
    [digest[0], digest[1]]
}

fn crockford() -> Encoding {
    let mut specification = Specification::new();
    specification.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    specification
        .translate
        .from
        .push_str("abcdefghjkmnpqrstvwxyzoOiIlL");
    specification
        .translate
        .to
        .push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    specification.encoding().expect("32 symbols, each once")
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = Zeroizing::new([self.bytes(), &check(self.bytes())].concat());
        let letters = Zeroizing::new(crockford().encode(&bytes));
        for (n, letter) in letters.chars().enumerate() {
            if n > 0 && n % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

impl FromStr for RecoveryCode {
    type Err = NoRecoveryCode;
    fn from_str(typed: &str) -> Result<Self, NoRecoveryCode> {
        let letters: String = typed.chars().filter(|c| c.is_alphanumeric()).collect();
        let bytes = Zeroizing::new(
            crockford()
                .decode(letters.as_bytes())
                .map_err(|_| NoRecoveryCode)?,
        );
        let (secret, checked) = bytes.split_first_chunk::<SECRET>().ok_or(NoRecoveryCode)?;
        if checked != check(secret) {
            return Err(NoRecoveryCode);
        }
        Ok(Self(Zeroizing::new(*secret)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance(bytes: &mut [u8]) {
        for (byte, n) in bytes.iter_mut().zip(200..) {
            *byte = n;
        }
    }

    #[test]
    fn what_is_printed_can_be_typed_by_anybody() {
        let code = RecoveryCode::draw(chance);
        let printed = code.to_string();
        assert_eq!(printed.len(), 29);
        let slovenly = format!(
            " {} ",
            printed
                .to_lowercase()
                .replace('-', " ")
                .replace('0', "o")
                .replace('1', "l")
        );
        for typed in [printed.clone(), slovenly, printed.replace('-', "")] {
            assert!(typed.parse() == Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn a_slip_is_told_from_a_code() {
        let printed = RecoveryCode::draw(chance).to_string();
        let mut slipped = 0;
        for at in 0..printed.len() {
            let other = if printed.as_bytes()[at] == b'Z' { "Y" } else { "Z" };
            let mut typed = printed.clone();
            typed.replace_range(at..=at, other);
            slipped += usize::from(typed.parse::<RecoveryCode>().is_err());
        }
        assert_eq!(slipped, printed.len());
        for typed in ["", "ABCD", &printed[..28], &format!("{printed}A"), "é", "U"] {
            assert!(typed.parse::<RecoveryCode>().is_err(), "{typed}");
        }
    }
}
