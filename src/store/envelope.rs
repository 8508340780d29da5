//! The wrapping of every stored value: its format, and the text, sealed or plain. It may not know where a value is
//! stored.
//!
//! Format 1 is plain text. Everything was stored this way before there was a vault, and values that say nothing about a
//! person still are: the canary, the first version of the key ring, the list of backed-up entries. Format 2 is sealed, for the place where
//! it is stored and no other. Format 3 is a tombstone: the value was erased. Format 4 is a key ring of the
//! second version: a program that cannot read it refuses the device, and so changes nothing.

mod place;

use serde::{Deserialize, Serialize, Serializer};
use thiserror::Error;

pub use self::place::Place;
use super::vault::{Sealed, Vault, keyring::KeyRing};
use crate::domain::{entry::Entry, json};

/// The format of a plain text.
pub const PLAIN: u32 = 1;
/// The format of a sealed text.
pub const SEALED: u32 = 2;
/// The format of an erased value.
pub const ERASED: u32 = 3;
/// The format of a key ring of the second version.
pub const RING: u32 = 4;
/// The newest format that this version reads.
pub const NEWEST: u32 = RING;

/// A text as it is stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wrapped {
    /// Format 1.
    Plain(String),
    /// Format 2.
    Sealed(Sealed),
    /// Format 3: this entry was erased with its audit. Its key stays, so that it does not count as lost.
    Erased,
    /// Format 4: a key ring of the second version, as JSON.
    Ring(String),
}

/// Why a stored value could not be read.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Fault {
    /// A newer version of Plumbline wrote it.
    #[error("written by a newer version of Plumbline")]
    Newer,
    /// It is not valid.
    #[error("{0}")]
    Unreadable(String),
    /// It was erased, and nothing is wrong.
    #[error("erased with its audit")]
    Erased,
}

impl Wrapped {
    /// Seals a text for its place.
    pub fn seal(vault: &Vault, place: Place<'_>, text: &str) -> Self {
        Self::Sealed(vault.seal(&place.bound(), text))
    }

    /// The text inside.
    ///
    /// # Errors
    /// If it was sealed for another place or with another key, or is damaged.
    pub fn open(self, vault: &Vault, place: Place<'_>) -> Result<String, Fault> {
        match self {
            Wrapped::Plain(text) => Ok(text),
            Wrapped::Sealed(sealed) => vault
                .open(&place.bound(), &sealed)
                .map_err(|fault| Fault::Unreadable(fault.to_string())),
            Wrapped::Erased => Err(Fault::Erased),
            Wrapped::Ring(_) => Err(Fault::Unreadable("this is a key ring".to_owned())),
        }
    }

    /// The text of a value that should never be sealed.
    ///
    /// # Errors
    /// If it is sealed.
    pub fn plain(self) -> Result<String, Fault> {
        match self {
            Wrapped::Plain(text) => Ok(text),
            Wrapped::Sealed(_) => Err(Fault::Unreadable("this should not be sealed".to_owned())),
            Wrapped::Erased => Err(Fault::Erased),
            Wrapped::Ring(_) => Err(Fault::Unreadable("this is a key ring".to_owned())),
        }
    }

    /// As JSON, for storage that takes only text.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a number and a text have a JSON form")
    }

    /// From JSON.
    ///
    /// # Errors
    /// If the format is newer, or this is not a wrapping.
    pub fn from_json(json: &str) -> Result<Self, Fault> {
        // The format is read first, alone: a newer format may have any other fields.
        let Format { format } =
            serde_json::from_str(json).map_err(|fault| Fault::Unreadable(fault.to_string()))?;
        if format > NEWEST {
            return Err(Fault::Newer);
        }
        let written: Written =
            serde_json::from_str(json).map_err(|fault| Fault::Unreadable(fault.to_string()))?;
        match written {
            Written {
                format: PLAIN,
                text: Some(text),
                ..
            } => Ok(Self::Plain(text)),
            Written {
                format: SEALED,
                sealed: Some(text),
                ..
            } => Sealed::from_text(&text)
                .map(Self::Sealed)
                .ok_or_else(|| Fault::Unreadable("what is sealed is not base64".to_owned())),
            Written { format: ERASED, .. } => Ok(Self::Erased),
            Written {
                format: RING,
                text: Some(text),
                ..
            } => Ok(Self::Ring(text)),
            Written { .. } => Err(Fault::Unreadable(format!(
                "this is not how format {format} looks"
            ))),
        }
    }
}

impl Serialize for Wrapped {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let written = match self {
            Wrapped::Plain(text) => Written {
                format: PLAIN,
                text: Some(text.clone()),
                sealed: None,
            },
            Wrapped::Sealed(sealed) => Written {
                format: SEALED,
                text: None,
                sealed: Some(sealed.text()),
            },
            Wrapped::Erased => Written {
                format: ERASED,
                text: None,
                sealed: None,
            },
            Wrapped::Ring(text) => Written {
                format: RING,
                text: Some(text.clone()),
                sealed: None,
            },
        };
        written.serialize(to)
    }
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

#[derive(Serialize, Deserialize)]
struct Written {
    format: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed: Option<String>,
}

/// Wraps a key ring for storage, in a format that only programs know that can read the ring.
pub fn wrap_ring(ring: &KeyRing) -> Wrapped {
    let text = serde_json::to_string(ring).expect("texts and numbers have a JSON form");
    if ring.version() == 1 {
        Wrapped::Plain(text)
    } else {
        Wrapped::Ring(text)
    }
}

/// Reads a stored key ring.
///
/// # Errors
/// If it is not a key ring.
pub fn unwrap_ring(stored: Wrapped) -> Result<KeyRing, Fault> {
    let text = match stored {
        Wrapped::Ring(text) => text,
        other @ (Wrapped::Plain(_) | Wrapped::Sealed(_) | Wrapped::Erased) => other.plain()?,
    };
    json::read(&text).map_err(Fault::Unreadable)
}

/// Seals an entry for storage.
pub fn wrap(vault: &Vault, entry: &Entry) -> Wrapped {
    let text = serde_json::to_string(entry).expect("an entry has text keys only, so it has a JSON form");
    Wrapped::seal(vault, Place::Entry(&entry.id.to_string()), &text)
}

/// Reads the entry stored under a key.
///
/// # Errors
/// If the format is newer, the text is not an entry, or the entry has a different id.
pub fn unwrap(vault: &Vault, key: &str, stored: Wrapped) -> Result<Entry, Fault> {
    let text = stored.open(vault, Place::Entry(key))?;
    let entry = Entry::from_json(&text).map_err(Fault::Unreadable)?;
    if entry.id.to_string() == key {
        Ok(entry)
    } else {
        Err(Fault::Unreadable(format!("this is entry {}", entry.id)))
    }
}

#[cfg(test)]
mod tests;
