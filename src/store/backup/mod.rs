//! A backup: all the sealed data of a device in one file, with the key ring that opens it. Pure: it may not know the
//! browser, nor where the file comes from or goes to. `docs/backup-format.md` describes the format.
//!
//! Deliberately absent: plain text in the file, and a way to mistake part of a file for the whole. Cuts, damage and
//! removed lines are reported; everything else still opens, because part of lost work is better than none.

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

/// The longest file that is read, in bytes. A device with 10,000 audits makes a file of about 130 MB.
pub const MOST: usize = 500_000_000;

/// The extension of a backup.
pub const EXTENSION: &str = "plumbline-backup";

/// A backup that has been read but not opened.
#[derive(Clone, PartialEq, Debug)]
pub struct Backup {
    /// When it was made, by the clock of the device that made it.
    pub made: Timestamp,
    /// What is wrong with the file, as far as this shows without the key.
    pub flaws: Vec<Flaw>,
    /// The key ring in the first line, and the one in the last line if it differs: one of them is then damaged.
    rings: Vec<KeyRing>,
    things: Vec<SealedThing>,
    manifest: Option<Manifest>,
}

impl Backup {
    /// Whether it was made with the vault of this key ring.
    pub fn is_of(&self, ring: &KeyRing) -> bool {
        self.rings.iter().any(|own| own.id() == ring.id())
    }

    /// Its key ring, for a device that has lost its own.
    pub fn ring(&self) -> Option<&KeyRing> {
        self.rings.first()
    }

    /// Unlocks it with the passphrase that its device had when it was made.
    ///
    /// # Errors
    /// If the passphrase is wrong.
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
    /// If the code is wrong.
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
