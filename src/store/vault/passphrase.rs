//! The passphrase: chosen by people or proposed; long rather than complicated.

use std::{future::Future, pin::Pin};

use thiserror::Error;
use zeroize::Zeroizing;

use super::{
    effort::{Derive, DerivedKey, Effort, NotDerived, salt},
    key::Chance,
    seal::Sealed,
};

/// Common words of three to five letters: the short list of the Electronic Frontier Foundation (2016, CC BY 3.0 US),
/// without words that are spelt differently in Britain or are unsuitable at work.
const WORDS: &str = include_str!("words.txt");

/// The number of words that are proposed: 6 × log₂ 1,144 = 61 bits.
const PROPOSED: usize = 6;

/// A passphrase. White space at its ends is ignored, and each run of it inside equals one space.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

/// Shorter than [`Passphrase::LEAST`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error(
    "Use at least {} characters. A few words are easier to remember than one hard one",
    Passphrase::LEAST
)]
pub struct TooShort;

impl Passphrase {
    /// The fewest characters of a new passphrase.
    pub const LEAST: usize = 12;

    /// A new passphrase.
    ///
    /// # Errors
    /// If it is too short.
    pub fn choose(typed: &str) -> Result<Self, TooShort> {
        let passphrase = Self::typed(typed);
        if passphrase.0.chars().count() < Self::LEAST {
            return Err(TooShort);
        }
        Ok(passphrase)
    }

    /// The passphrase typed to unlock, of any length: an older one may be shorter.
    pub fn typed(typed: &str) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(typed.len()));
        for word in typed.split_whitespace() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        Self(text)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// The key that Argon2id derived from a new passphrase, with its parameters and salt.
pub struct PassphraseKey {
    pub(super) effort: Effort,
    pub(super) salt: Sealed,
    pub(super) key: DerivedKey,
}

/// The key of a new passphrase, while it is being derived.
pub type ComingKey = Pin<Box<dyn Future<Output = Result<PassphraseKey, NotDerived>>>>;

impl PassphraseKey {
    /// Derives it. The work begins with the call.
    pub fn derive(passphrase: &Passphrase, effort: Effort, chance: Chance, derive: Derive) -> ComingKey {
        let salt = salt(chance);
        let deriving = derive(effort, passphrase.bytes(), salt.bytes());
        Box::pin(async move {
            let key = deriving.await?;
            Ok(Self { effort, salt, key })
        })
    }
}

/// Proposes a passphrase of words.
pub fn propose(chance: Chance) -> String {
    let words: Vec<&str> = WORDS.lines().collect();
    let drawn: Vec<&str> = (0..PROPOSED).map(|_| words[below(words.len(), chance)]).collect();
    drawn.join(" ")
}

/// Proposed words as somebody typed them who was told them on the telephone: in any case, with any spaces, hyphens or
/// commas, or none. The form in which they were proposed; `None` if it cannot be told which words they are.
pub fn as_proposed(typed: &str) -> Option<Zeroizing<String>> {
    // The longest that six words of five letters can be.
    const MOST: usize = PROPOSED * 5;
    let letters: Zeroizing<String> = Zeroizing::new(
        typed
            .chars()
            .filter(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase)
            .collect(),
    );
    let only_words = typed
        .chars()
        .all(|c| c.is_alphabetic() || c.is_whitespace() || "-–—,.".contains(c));
    if !only_words || letters.len() > MOST {
        return None;
    }
    // One of the words has a hyphen, which nobody dictates.
    let known: Vec<(String, &str)> = WORDS.lines().map(|word| (word.replace('-', ""), word)).collect();
    let mut found = splits(&letters, PROPOSED, &known);
    if found.len() > 1 {
        // The letters can be cut in two ways: what was typed between them says where.
        let typed = typed.to_lowercase();
        let words: Vec<&str> = typed
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .collect();
        found.retain(|way| {
            way.join(" ")
                .replace('-', " ")
                .split(' ')
                .eq(words.iter().copied())
        });
    }
    (found.len() == 1).then(|| found.remove(0).join(" ").into())
}

/// The ways to cut letters into this many known words. Each word is known by its letters.
fn splits<'a>(letters: &str, words: usize, known: &[(String, &'a str)]) -> Vec<Vec<&'a str>> {
    if words == 0 {
        return if letters.is_empty() {
            vec![Vec::new()]
        } else {
            Vec::new()
        };
    }
    let mut found = Vec::new();
    for (spelt, word) in known {
        let Some(rest) = letters.strip_prefix(spelt.as_str()) else {
            continue;
        };
        for mut others in splits(rest, words - 1, known) {
            others.insert(0, *word);
            found.push(others);
        }
    }
    found
}

/// A number below `limit`, all equally likely: a draw that would favour small numbers is repeated.
fn below(limit: usize, chance: Chance) -> usize {
    let fair = usize::from(u16::MAX) + 1;
    let fair = fair - fair % limit;
    loop {
        let mut bytes = [0; 2];
        chance(&mut bytes);
        let drawn = usize::from(u16::from_be_bytes(bytes));
        if drawn < fair {
            return drawn % limit;
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_known_however_they_were_dictated() {
        let words: Vec<&str> = super::WORDS.lines().step_by(190).take(super::PROPOSED).collect();
        let proposed = words.join(" ");
        for typed in [
            proposed.clone(),
            proposed.to_uppercase(),
            words.join("-"),
            words.join(",  "),
            format!(" {} ", words.join(" - ")),
        ] {
            assert_eq!(super::as_proposed(&typed).as_deref(), Some(&proposed), "{typed}");
        }
        // Without spaces they are found, unless the letters can be cut in two ways.
        let joined = super::as_proposed(&words.concat());
        assert!(joined.is_none_or(|found| *found == proposed));
        for other in [
            "",
            "correct horse battery staple",
            "one two",
            &words[..5].join(" "),
            "a passphrase of 2024",
        ] {
            assert_eq!(super::as_proposed(other), None, "{other}");
        }
    }

    use super::*;

    #[test]
    fn white_space_is_no_difference() {
        assert!(Passphrase::typed(" acid  acorn\tacre\n") == Passphrase::typed("acid acorn acre"));
        assert!(Passphrase::typed("acid acorn") != Passphrase::typed("acidacorn"));
    }

    #[test]
    fn twelve_characters_are_enough_and_eleven_are_not() {
        assert!(Passphrase::choose("éééééééééééé").is_ok());
        for short in ["", "ééééééééééé", "           a"] {
            assert!(Passphrase::choose(short).is_err(), "{short}");
        }
    }

    #[test]
    fn the_list_is_whole_and_every_word_can_be_typed() {
        let words: std::collections::BTreeSet<_> = WORDS.lines().collect();
        assert_eq!(words.len(), 1_144);
        assert!(words.iter().all(|word| (3..=5).contains(&word.len())));
        assert!(
            words
                .iter()
                .all(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
        );
    }

    #[test]
    fn what_is_proposed_is_long_enough_and_drawn() {
        fn chance(bytes: &mut [u8]) {
            use std::sync::atomic::{AtomicU16, Ordering};
            static NEXT: AtomicU16 = AtomicU16::new(u16::MAX);
            // The first number is one that would favour small numbers.
            let next = NEXT.fetch_add(1_303, Ordering::Relaxed);
            bytes.copy_from_slice(&next.to_be_bytes());
        }
        let first = propose(chance);
        assert_eq!(first.split(' ').count(), PROPOSED);
        assert!(Passphrase::choose(&first).is_ok());
        assert_ne!(first, propose(chance));
    }
}
