//! Why a device did not unlock.

use thiserror::Error;

use crate::store::{StoreError, vault::keyring};

/// Why a device did not unlock. Nothing on it has changed.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum NotUnlocked {
    /// The secret is wrong.
    #[error("That is not it")]
    Wrong,
    /// The secret is right, but the key ring is from a backup of another device and opens nothing here.
    #[error("The backup is of another device: nothing on this one opens with it")]
    Foreign,
    /// The storage cannot be read, or the secret could not be tried.
    #[error("{0}")]
    Store(#[from] StoreError),
}

impl From<keyring::NotUnlocked> for NotUnlocked {
    fn from(refused: keyring::NotUnlocked) -> Self {
        match refused {
            keyring::NotUnlocked::Wrong => Self::Wrong,
            keyring::NotUnlocked::NotDerived(fault) => Self::Store(fault.into()),
        }
    }
}
