//! The one wrapping of every text that is stored: its format, and the text. It may not know where a text is stored.
//!
//! Whatever this program stores passes [`wrap_text`] on its way in and [`Wrapped::open`] on its way out: here, and
//! nowhere else, texts will be sealed.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::entry::Entry;

/// The format that this version writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// A text as it is stored.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wrapped {
    /// How the text is to be read.
    pub format: u32,
    /// The text.
    pub text: String,
}

/// Why a stored text could not be read.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Fault {
    /// A newer Plumbline wrote it.
    #[error("written by a newer version of Plumbline")]
    Newer,
    /// It makes no sense.
    #[error("{0}")]
    Unreadable(String),
}

impl Wrapped {
    /// The text within.
    ///
    /// # Errors
    /// A format that this version doesn't know.
    pub fn open(self) -> Result<String, Fault> {
        match self.format {
            FORMAT => Ok(self.text),
            0 => Err(Fault::Unreadable("there never was a format 0".to_owned())),
            _ => Err(Fault::Newer),
        }
    }
}

/// Wraps a text to be stored.
pub fn wrap_text(text: impl Into<String>) -> Wrapped {
    Wrapped {
        format: FORMAT,
        text: text.into(),
    }
}

/// Wraps an entry to be stored.
pub fn wrap(entry: &Entry) -> Wrapped {
    wrap_text(serde_json::to_string(entry).expect("an entry has text keys only, so it has a JSON form"))
}

/// Reads the entry that lies under a key.
///
/// # Errors
/// A newer format; a text that is no entry; an entry that lies under another one's id.
pub fn unwrap(key: &str, stored: Wrapped) -> Result<Entry, Fault> {
    let text = stored.open()?;
    let entry: Entry = serde_json::from_str(&text).map_err(|fault| Fault::Unreadable(fault.to_string()))?;
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

    #[test]
    fn what_was_wrapped_comes_out_again() {
        let entry = unwrap(KEY, wrap_text(TEXT)).expect("is an entry");
        assert_eq!(unwrap(KEY, wrap(&entry)), Ok(entry));
    }

    #[test]
    fn a_newer_format_is_told_from_a_damaged_one() {
        let stored = |format, text: &str| Wrapped {
            format,
            text: text.to_owned(),
        };
        assert_eq!(unwrap(KEY, stored(2, TEXT)), Err(Fault::Newer));
        assert_eq!(unwrap(KEY, stored(2, "")), Err(Fault::Newer));
        for damaged in [stored(0, TEXT), stored(1, ""), stored(1, &TEXT[..90])] {
            assert!(matches!(unwrap(KEY, damaged), Err(Fault::Unreadable(_))));
        }
    }

    #[test]
    fn an_entry_under_anothers_id_is_not_taken_for_it() {
        let other = KEY.replace('2', "3");
        assert!(matches!(
            unwrap(&other, wrap_text(TEXT)),
            Err(Fault::Unreadable(_))
        ));
    }
}
