//! Messages about locking between the tabs of one browser. Other messages are ignored.

use std::str::FromStr;

/// A message to every other tab.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LockMessage {
    /// Somebody is using this tab, so no tab is idle.
    Touched,
    /// Lock.
    Lock,
    /// The device is being erased: drop all data.
    Erasing,
    /// It was erased, or could not be: look at the device again.
    Erased,
}

impl LockMessage {
    const ALL: [Self; 4] = [Self::Touched, Self::Lock, Self::Erasing, Self::Erased];

    /// The message as sent.
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
