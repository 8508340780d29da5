//! The wrapping of every stored value: its format, and the text, sealed or plain. It may not know where a value is
//! stored.
//!
//! Format 1 is plain text. Everything was stored this way before there was a vault, and values that say nothing about a
//! person still are: the canary, the key ring, the list of backed-up entries. Format 2 is sealed, for the place where
//! it is stored and no other. Format 3 is a tombstone: the value was erased.

use serde::{Deserialize, Serialize, Serializer};
use thiserror::Error;

use super::vault::{Sealed, Vault};
use crate::domain::{draft_key::DraftKey, entry::Entry};

/// The format of a plain text.
pub const PLAIN: u32 = 1;
/// The format of a sealed text.
pub const SEALED: u32 = 2;
/// The format of an erased value: the newest that this version reads.
pub const ERASED: u32 = 3;

/// A text as it is stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wrapped {
    /// Format 1.
    Plain(String),
    /// Format 2.
    Sealed(Sealed),
    /// Format 3: this entry was erased with its audit. Its key stays, so that it does not count as lost.
    Erased,
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

/// Where a value is stored, which its seal is bound to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place<'a> {
    /// An entry, on the shelf or in the mirror, by its key.
    Entry(&'a str),
    /// A draft.
    Draft(DraftKey),
    /// A preference, by its name.
    Preference(&'a str),
}

impl<'a> Place<'a> {
    /// Reads the place that a seal was bound to.
    ///
    /// # Errors
    /// If it belongs to a newer format, or to no version.
    pub fn read(bound: &'a str) -> Result<Self, Fault> {
        let no_place =
            || Fault::Unreadable("this version of Plumbline knows nothing of this kind".to_owned());
        let rest = bound.strip_prefix("plumbline ").ok_or_else(no_place)?;
        let (format, rest) = rest.split_once('/').ok_or_else(no_place)?;
        match format.parse::<u32>() {
            Ok(SEALED) => {}
            Ok(newer) if newer > SEALED => return Err(Fault::Newer),
            Ok(_) | Err(_) => return Err(no_place()),
        }
        match rest.split_once('/') {
            Some(("entry", key)) => Ok(Place::Entry(key)),
            Some(("draft", key)) => key.parse().map(Place::Draft).map_err(|_| no_place()),
            Some(("preference", name)) => Ok(Place::Preference(name)),
            Some(_) | None => Err(no_place()),
        }
    }

    /// The text that the seal is bound to. It includes the format, so that a value sealed in a later format cannot be
    /// used as this one.
    pub fn bound(self) -> String {
        match self {
            Place::Entry(key) => format!("plumbline {SEALED}/entry/{key}"),
            Place::Draft(key) => format!("plumbline {SEALED}/draft/{key}"),
            Place::Preference(name) => format!("plumbline {SEALED}/preference/{name}"),
        }
    }
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
        if format > ERASED {
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
    let entry = Entry::from_json(&text).map_err(|fault| Fault::Unreadable(fault.to_string()))?;
    if entry.id.to_string() == key {
        Ok(entry)
    } else {
        Err(Fault::Unreadable(format!("this is entry {}", entry.id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0192f000-0000-7000-8000-000000000002";
    const TEXT: &str = r#"{"id":"0192f000-0000-7000-8000-000000000002","at":"2024-12-16T16:45:00Z","who":{"id":"0192f000-0000-7000-8000-000000000001","name":"A","role":"b"},"body":{"kind":"written_later","x":1}}"#;

    fn vault() -> Vault {
        Vault::new(|bytes| bytes.fill(7))
    }

    fn plain(text: &str) -> Wrapped {
        Wrapped::Plain(text.to_owned())
    }

    #[test]
    fn what_was_wrapped_comes_out_again_from_either_format() {
        let entry = unwrap(&vault(), KEY, plain(TEXT)).expect("is an entry");
        let sealed = wrap(&vault(), &entry);
        assert!(!sealed.to_json().contains("written_later"));
        for wrapped in [plain(TEXT), sealed] {
            let read = Wrapped::from_json(&wrapped.to_json()).expect("is wrapped");
            assert_eq!(unwrap(&vault(), KEY, read), Ok(entry.clone()));
        }
    }

    #[test]
    fn what_is_sealed_opens_at_its_place_only() {
        let sealed = Wrapped::seal(&vault(), Place::Preference("people"), "[]");
        for place in [Place::Preference("seen"), Place::Entry("people")] {
            assert!(sealed.clone().open(&vault(), place).is_err());
        }
        let there = sealed.open(&vault(), Place::Preference("people"));
        assert_eq!(there.as_deref(), Ok("[]"));
    }

    #[test]
    fn a_place_is_read_as_it_was_bound() {
        let draft = format!("audit.{KEY}").parse().expect("names a draft");
        for place in [
            Place::Entry(KEY),
            Place::Draft(draft),
            Place::Preference("people"),
        ] {
            assert_eq!(Place::read(&place.bound()), Ok(place));
        }
        assert_eq!(Place::read("plumbline 3/entry/x"), Err(Fault::Newer));
        for none in [
            "",
            "plumbline 2/",
            "plumbline 2/entry",
            "plumbline 1/entry/x",
            "plumbline 2/picture/x",
            "2/entry/x",
        ] {
            assert!(matches!(Place::read(none), Err(Fault::Unreadable(_))), "{none}");
        }
    }

    #[test]
    fn a_newer_format_is_told_from_a_damaged_one() {
        for newer in [
            r#"{"format":4,"text":""}"#,
            r#"{"format":4294967295}"#,
            r#"{"format":4,"sealed":[1]}"#,
        ] {
            assert_eq!(Wrapped::from_json(newer), Err(Fault::Newer), "{newer}");
        }
        for damaged in [
            "",
            "{",
            "[]",
            "{}",
            r#"{"format":0,"text":""}"#,
            r#"{"format":1}"#,
            r#"{"format":1,"sealed":""}"#,
            r#"{"format":2,"text":""}"#,
            r#"{"format":2,"sealed":"?"}"#,
            r#"{"format":"2","sealed":""}"#,
        ] {
            assert!(
                matches!(Wrapped::from_json(damaged), Err(Fault::Unreadable(_))),
                "{damaged}"
            );
        }
        for damaged in [
            plain(""),
            plain(&TEXT[..90]),
            Wrapped::Sealed(Sealed::from_bytes(vec![1; 90])),
        ] {
            assert!(matches!(
                unwrap(&vault(), KEY, damaged),
                Err(Fault::Unreadable(_))
            ));
        }
    }

    #[test]
    fn what_was_erased_is_neither_damaged_nor_newer() {
        assert_eq!(Wrapped::Erased.to_json(), r#"{"format":3}"#);
        let read = Wrapped::from_json(r#"{"format":3}"#).expect("is wrapped");
        assert_eq!(unwrap(&vault(), KEY, read), Err(Fault::Erased));
    }

    #[test]
    fn an_entry_under_anothers_id_is_not_taken_for_it() {
        let other = KEY.replace('2', "3");
        let entry = unwrap(&vault(), KEY, plain(TEXT)).expect("is an entry");
        for stored in [plain(TEXT), wrap(&vault(), &entry)] {
            assert!(matches!(
                unwrap(&vault(), &other, stored),
                Err(Fault::Unreadable(_))
            ));
        }
    }
}
