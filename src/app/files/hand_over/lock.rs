//! How to seal the file, as far as somebody has answered.

use thiserror::Error;
use zeroize::Zeroizing;

use crate::{
    app::files::file_keys::{Colleague, ColleagueFault},
    exchange::seal::{KeyFault, Recipient},
    store::vault::{Passphrase, TooShort},
};

/// Ways to seal a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// With words drawn for this file.
    Words,
    /// With a passphrase that the people have agreed on.
    Agreed,
    /// For a colleague's key.
    Key,
    /// Not at all.
    Bare,
}

/// The answers so far.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct SealAnswers {
    /// Which option.
    pub how: Option<How>,
    /// The passphrase that the people have agreed on.
    pub agreed: Zeroizing<String>,
    /// The key of a colleague that is stored here.
    pub colleague: Option<Recipient>,
    /// A key that was pasted.
    pub pasted: String,
    /// Whose key was pasted.
    pub name: String,
    /// The confirmation that anybody may read the file.
    pub anybody: bool,
}

/// How a file is sealed. It has no debug output, because it may contain a passphrase.
#[derive(Clone, PartialEq, Eq)]
pub enum Sealing {
    /// With words drawn for this file.
    Words(Zeroizing<String>),
    /// With a passphrase that the people have agreed on.
    Agreed(Zeroizing<String>),
    /// For a colleague's device.
    Key(Colleague),
    /// Not at all.
    Bare,
}

/// An answer that is missing or not accepted.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum LockFault {
    /// No option is chosen.
    #[error("Choose how to protect the file")]
    How,
    /// The passphrase is too short.
    #[error("{0}")]
    Short(#[from] TooShort),
    /// The key is not valid.
    #[error("{0}")]
    Key(KeyFault),
    /// The name of the key's owner is missing or not valid.
    #[error("{0}")]
    Name(ColleagueFault),
    /// The confirmation is missing.
    #[error("Tick that you know who can read the file")]
    Anybody,
}

impl How {
    /// Every option, in the order in which they are offered.
    pub const ALL: [How; 4] = [How::Words, How::Agreed, How::Key, How::Bare];

    /// The value in a form.
    pub const fn key(self) -> &'static str {
        match self {
            How::Words => "words",
            How::Agreed => "agreed",
            How::Key => "key",
            How::Bare => "bare",
        }
    }

    /// The option with this value in a form.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.key() == key)
    }
}

impl SealAnswers {
    /// How to seal the file. `words` are those drawn for it.
    ///
    /// # Errors
    /// What is missing or not accepted.
    pub fn whole(&self, words: &str, colleagues: &[Colleague]) -> Result<Sealing, LockFault> {
        match self.how {
            None => Err(LockFault::How),
            Some(How::Words) => Ok(Sealing::Words(words.to_owned().into())),
            Some(How::Agreed) => {
                Passphrase::choose(&self.agreed)?;
                Ok(Sealing::Agreed(self.agreed.clone()))
            }
            Some(How::Key) => {
                let remembered = colleagues
                    .iter()
                    .find(|other| Some(&other.key) == self.colleague.as_ref());
                match remembered {
                    Some(colleague) => Ok(Sealing::Key(colleague.clone())),
                    None => Colleague::typed(&self.name, &self.pasted)
                        .map(Sealing::Key)
                        .map_err(|fault| match (self.pasted.parse::<Recipient>(), fault) {
                            (Err(key), _) => LockFault::Key(key),
                            (Ok(_), fault) => LockFault::Name(fault),
                        }),
                }
            }
            Some(How::Bare) if !self.anybody => Err(LockFault::Anybody),
            Some(How::Bare) => Ok(Sealing::Bare),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

    fn whole(asked: SealAnswers) -> Result<Sealing, LockFault> {
        let known = Colleague::typed("Ada Clarke", KEY).expect("is a key");
        asked.whole("six drawn words", &[known])
    }

    fn how(how: How) -> SealAnswers {
        SealAnswers {
            how: Some(how),
            ..SealAnswers::default()
        }
    }

    #[test]
    fn nothing_is_left_unsealed_by_leaving_something_out() {
        assert_eq!(whole(SealAnswers::default()).err(), Some(LockFault::How));
        assert_eq!(whole(how(How::Agreed)).err(), Some(LockFault::Short(TooShort)));
        assert_eq!(whole(how(How::Key)).err(), Some(LockFault::Key(KeyFault::Empty)));
        assert_eq!(whole(how(How::Bare)).err(), Some(LockFault::Anybody));
        let ticked = SealAnswers {
            anybody: true,
            ..how(How::Bare)
        };
        assert!(whole(ticked) == Ok(Sealing::Bare));
    }

    #[test]
    fn the_words_that_were_shown_are_the_passphrase() {
        let words = Sealing::Words("six drawn words".to_owned().into());
        assert!(whole(how(How::Words)) == Ok(words));
    }

    #[test]
    fn a_remembered_key_needs_no_more_and_a_pasted_one_a_name() {
        let remembered = SealAnswers {
            colleague: KEY.parse().ok(),
            ..how(How::Key)
        };
        assert!(matches!(whole(remembered), Ok(Sealing::Key(colleague)) if colleague.name == "Ada Clarke"));
        let mut pasted = SealAnswers {
            pasted: KEY.to_owned(),
            ..how(How::Key)
        };
        assert_eq!(
            whole(pasted.clone()).err(),
            Some(LockFault::Name(ColleagueFault::NoName))
        );
        pasted.name = "Ben Moss".to_owned();
        assert!(matches!(whole(pasted), Ok(Sealing::Key(colleague)) if colleague.name == "Ben Moss"));
    }
}
