//! The key of a device: a secret half, which opens files sealed for it, and a public half, a short text that anybody
//! may see.

use std::{fmt, str::FromStr};

use age::secrecy::ExposeSecret;
use bech32::{Bech32, Hrp};
use thiserror::Error;
use zeroize::Zeroizing;

/// The length of a secret half, in bytes.
pub const SECRET: usize = 32;

/// The prefix of a secret half's text, which is written in capitals.
const SECRET_PREFIX: &str = "age-secret-key-";

/// How many letters of each end people read out to compare two keys.
const SPOKEN: usize = 4;

/// The secret half. It is wiped from memory when dropped, and never printed.
#[derive(Clone)]
pub struct Identity(age::x25519::Identity);

/// The public half: a text that begins with `age1`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Recipient(age::x25519::Recipient);

/// Why a text is not a key for which something can be sealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum KeyFault {
    /// There is no text.
    #[error("Paste your colleague’s key. It is on their page “This device”")]
    Empty,
    /// The wrong half.
    #[error(
        "This is a secret key, which nobody should send or paste. Ask for the key that begins with “age1”"
    )]
    Secret,
    /// Something else.
    #[error("This is not a key. A key begins with “age1” and has 62 letters and digits")]
    NotAKey,
    /// Letters are missing, doubled or mistyped.
    #[error(
        "This key is not whole: letters are missing or mistyped. Have it copied again, from “age1” to its end"
    )]
    NotWhole,
    /// A kind of key that other programs use.
    #[error(
        "This is another program’s kind of key. Ask for the one on the page “This device”, which has 62 letters and digits"
    )]
    OtherKind,
}

impl Identity {
    /// The secret half with these bytes, which the caller draws at random.
    pub fn from_secret(secret: &Zeroizing<[u8; SECRET]>) -> Self {
        let text = bech32::encode::<Bech32>(Hrp::parse_unchecked(SECRET_PREFIX), secret.as_ref());
        let text = Zeroizing::new(text.expect("32 bytes are shorter than the longest text of this kind"));
        let key = text.to_uppercase().parse();
        Self(key.expect("any 32 bytes are a secret half"))
    }

    /// Reads a secret half in the form written by [`Self::to_text`] or by `age-keygen`.
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().parse().ok().map(Self)
    }

    /// The secret half as text, to be stored sealed and never shown.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The public half.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    pub(super) fn key(&self) -> &age::x25519::Identity {
        &self.0
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(secret)")
    }
}

impl Recipient {
    /// The first and the last letters after `age1`, in the order in which two people read them to each other.
    pub fn ends(&self) -> (String, String) {
        let text = self.to_string();
        let letters = text.trim_start_matches("age1");
        let (first, last) = (&letters[..SPOKEN], &letters[letters.len() - SPOKEN..]);
        (first.to_owned(), last.to_owned())
    }

    pub(super) fn key(&self) -> &age::x25519::Recipient {
        &self.0
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

impl FromStr for Recipient {
    type Err = KeyFault;

    /// Reads a key as it was pasted. E-mail programs break long words, so white space inside is ignored.
    fn from_str(pasted: &str) -> Result<Self, KeyFault> {
        let text: String = pasted.split_whitespace().collect();
        let small = text.to_lowercase();
        if small.is_empty() {
            return Err(KeyFault::Empty);
        }
        if small.starts_with(SECRET_PREFIX) {
            return Err(KeyFault::Secret);
        }
        if ["age1pq", "age1yubikey", "ssh-"]
            .iter()
            .any(|other| small.starts_with(other))
            && small.len() != 62
        {
            return Err(KeyFault::OtherKind);
        }
        if !small.starts_with("age1") {
            return Err(KeyFault::NotAKey);
        }
        // Lower and upper case are the same key; the format treats mixed case as a mistake.
        text.parse().map(Self).map_err(|_| KeyFault::NotWhole)
    }
}
