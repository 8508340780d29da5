//! What the tabs of one browser say to each other about locking. Whatever else is said is not for this version.

use std::str::FromStr;

/// A word to every other tab.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LockMessage {
    /// Somebody works here: nobody is idle.
    Touched,
    /// Lock.
    Lock,
    /// Everything here is being erased: let go of it.
    Erasing,
    /// It is erased, or could not be: look again.
    Erased,
}

impl LockMessage {
    const ALL: [Self; 4] = [Self::Touched, Self::Lock, Self::Erasing, Self::Erased];

    /// As it is said.
    pub const fn text(self) -> &'static str {
        match self {
            LockMessage::Touched => "touched",
            LockMessage::Lock => "lock",
            LockMessage::Erasing => "erasing",
            LockMessage::Erased => "erased",
        }
    }
}

impl FromStr for LockMessage {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|word| word.text() == text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_understood_and_nothing_else() {
        for word in LockMessage::ALL {
            assert_eq!(word.text().parse(), Ok(word));
        }
        assert_eq!("".parse::<LockMessage>(), Err(()));
    }
}
