//! Text that somebody wrote: never empty, and limited in length.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Text with visible content: trimmed, at most [`Words::MOST_BYTES`] long, free of control characters other than line
/// breaks and tabs, and of characters that change the direction of writing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Words(String);

/// Why a text is not accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum WordsFault {
    /// There is nothing but white space.
    #[error("nothing is written here yet")]
    Empty,
    /// It is longer than an entry may contain.
    #[error("this text is longer than {} KB; shorten it", Words::MOST_BYTES / 1024)]
    TooLong,
    /// It contains a character that no keyboard types and that could hide what a file does.
    #[error("this text contains an invisible control character; type it again or paste it as plain text")]
    ControlCharacter,
}

/// A label for use within a sentence.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(chars).collect()
}

impl Words {
    /// The longest text of one field of an entry, in bytes of UTF-8.
    pub const MOST_BYTES: usize = 64 * 1024;

    /// Parses a text as typed.
    ///
    /// # Errors
    /// If it is empty, too long, or contains a control character.
    pub fn parse(text: &str) -> Result<Self, WordsFault> {
        let text = text.trim();
        if is_blank(text) {
            return Err(WordsFault::Empty);
        }
        if text.len() > Self::MOST_BYTES {
            return Err(WordsFault::TooLong);
        }
        if is_regular(text) {
            return Ok(Self(text.to_owned()));
        }
        let text = without_turns(text).replace("\r\n", "\n");
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(WordsFault::ControlCharacter);
        }
        Ok(Self(text))
    }

    /// Parses a text that is optional.
    ///
    /// # Errors
    /// As [`Words::parse`], except that an empty text is `Ok(None)`.
    pub fn optional(text: &str) -> Result<Option<Self>, WordsFault> {
        match Self::parse(text) {
            Ok(words) => Ok(Some(words)),
            Err(WordsFault::Empty) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text has no visible character: only white space and characters of no width.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Whether a character has no width and is no space. Web pages and word processors put such characters between others.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The text without invisible characters, for references and headings: two that look the same have to be the same.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_invisible) {
        Cow::Owned(text.replace(is_invisible, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a character changes the direction of the writing that follows it, so that a name or a number reads
/// differently. The Arabic and Hebrew marks, which affect only themselves, are not among these.
pub fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text contains no control character, other than line breaks and tabs, and none that changes the direction of
/// writing. It looks at bytes, because every stored text is read through this.
pub fn is_regular(text: &str) -> bool {
    let bytes = text.as_bytes();
    !bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'\n' | b'\t' => false,
        0..=0x1f | 0x7f => true,
        // U+0080 to U+009F.
        0xc2 => matches!(bytes.get(at + 1), Some(0x80..=0x9f)),
        0xe2 => matches!(
            bytes.get(at + 1..at + 3),
            Some([0x80, 0xaa..=0xae] | [0x81, 0xa6..=0xa9])
        ),
        _ => false,
    })
}

/// The text without characters that change the direction of writing. They are copied, unseen, with a number from an
/// address book.
pub fn without_turns(text: &str) -> Cow<'_, str> {
    if text.contains(turns_direction) {
        Cow::Owned(text.replace(turns_direction, ""))
    } else {
        Cow::Borrowed(text)
    }
}

impl TryFrom<String> for Words {
    type Error = WordsFault;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regular_text_is_one_with_no_character_that_is_refused_or_removed() {
        for c in (0..=0x3000).filter_map(char::from_u32) {
            let refused = turns_direction(c) || (c.is_control() && c != '\n' && c != '\t');
            for text in [format!("a{c}b"), format!("{c}"), format!("’{c}"), format!("{c}é")] {
                assert_eq!(is_regular(&text), !refused, "{c:?}");
            }
        }
    }

    #[test]
    fn text_is_trimmed_and_never_empty() {
        assert_eq!(Words::parse("  seen  ").map(|w| w.to_string()), Ok("seen".into()));
        assert_eq!(Words::parse(" \n "), Err(WordsFault::Empty));
        assert_eq!(Words::parse("\u{200b} \u{feff}"), Err(WordsFault::Empty));
        assert_eq!(Words::optional(" "), Ok(None));
        assert_eq!(
            Words::parse(&"x".repeat(Words::MOST_BYTES + 1)),
            Err(WordsFault::TooLong)
        );
        assert_eq!(Words::parse("a\u{1b}[2Jb"), Err(WordsFault::ControlCharacter));
        assert!(Words::parse("\u{202a}01752 304\u{202c}").is_ok_and(|w| w.as_str() == "01752 304"));
        assert!(Words::parse("one\r\ntwo").is_ok_and(|w| w.as_str() == "one\ntwo"));
    }
}
