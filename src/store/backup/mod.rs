//! A backup: everything sealed of a device in one file, with the key ring that opens it. Pure: it may not know the
//! browser, nor where the file comes from or goes to. `docs/backup-format.md` has the format.
//!
//! What is absent: a plain text in the file, and a reading that takes a part for the whole. What is cut off, damaged or
//! taken out is said; the rest opens none the less, because a part of lost work is better than none of it.

mod fault;
mod line;
mod open;
mod read;
mod write;

pub use self::{
    fault::{BackupFault, Flaw},
    open::{Opened, Unopened, Wholeness},
    read::parse,
    write::write,
};

use jiff::Timestamp;

use self::line::Manifest;
use super::{
    SealedThing,
    vault::{
        Chance, Derive, Passphrase, RecoveryCode, Vault,
        keyring::{KeyRing, NotUnlocked, first_to_open},
    },
};

/// The longest file that is read, in bytes. A device with 10,000 audits makes one of some 130 MB.
pub const MOST: usize = 500_000_000;

/// What the name of a backup ends in.
pub const EXTENSION: &str = "plumbline-backup";

/// A backup that was read, and not yet opened.
#[derive(Clone, PartialEq, Debug)]
pub struct Backup {
    /// When it was made, by the clock of the device that made it.
    pub made: Timestamp,
    /// What is wrong with the file, as far as that shows without the key.
    pub flaws: Vec<Flaw>,
    /// As the first line has it; and as the last has it, where that is another: one of them is damaged then.
    rings: Vec<KeyRing>,
    things: Vec<SealedThing>,
    manifest: Option<Manifest>,
}

impl Backup {
    /// Whether it was made with the vault that this ring opens.
    pub fn is_of(&self, ring: &KeyRing) -> bool {
        self.rings.iter().any(|own| own.id() == ring.id())
    }

    /// The key ring in it: whoever has lost the one of the device takes it from here.
    pub fn ring(&self) -> Option<&KeyRing> {
        self.rings.first()
    }

    /// Unlocks it with the passphrase that its device had when it was made.
    ///
    /// # Errors
    /// When it is not the one.
    pub async fn unlock(
        &self,
        passphrase: &Passphrase,
        chance: Chance,
        derive: Derive,
    ) -> Result<Vault, NotUnlocked> {
        let open = async |ring: &KeyRing| ring.unlock(passphrase, chance, derive).await;
        Ok(first_to_open(&self.rings, open).await?.1)
    }

    /// Unlocks it with the recovery code that its device had when it was made.
    ///
    /// # Errors
    /// When it is not the one.
    pub async fn recover(
        &self,
        code: &RecoveryCode,
        chance: Chance,
        derive: Derive,
    ) -> Result<Vault, NotUnlocked> {
        let open = async |ring: &KeyRing| ring.recover(code, chance, derive).await;
        Ok(first_to_open(&self.rings, open).await?.1)
    }
}

#[cfg(test)]
mod tests;
