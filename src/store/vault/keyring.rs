//! The key ring: the key of a device, wrapped with the passphrase and with the recovery code. It is stored in more than
//! one place, and in every backup. Without one of the two secrets, it is useless.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

pub use super::wrap::NotUnlocked;
use super::{
    effort::{Derive, Effort},
    key::{Chance, Vault},
    passphrase::{Passphrase, PassphraseKey},
    recovery::RecoveryCode,
    wrap::{RecoveryWrap, SlowWrap},
};
use crate::on_demand::at_once;

/// A wrapped key, and how often it was wrapped again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeyRing {
    /// The vault that it opens: a random id, which stays the same as long as the key.
    id: String,
    /// Increases with each change of a secret: of two copies, the greater one is newer.
    generation: u64,
    passphrase: SlowWrap,
    recovery: RecoveryWrap,
}

/// A new vault and its recovery code; the key ring still needs a passphrase.
pub struct Drawn {
    /// The vault, unlocked.
    pub vault: Rc<Vault>,
    /// The recovery code to print; it is stored nowhere.
    pub code: RecoveryCode,
    id: String,
    recovery: RecoveryWrap,
}

/// A new vault, with its key ring and recovery code.
pub struct Made {
    /// The key ring to store.
    pub ring: KeyRing,
    /// The vault, unlocked.
    pub vault: Rc<Vault>,
    /// The recovery code to print; it is stored nowhere.
    pub code: RecoveryCode,
}

impl Drawn {
    /// Draws a new vault and its recovery code.
    pub fn draw(chance: Chance) -> Self {
        let mut id = [0; 8];
        chance(&mut id);
        let id = data_encoding::HEXLOWER.encode(&id);
        let vault = Vault::new(chance);
        let code = RecoveryCode::draw(chance);
        let recovery = RecoveryWrap::new(&vault, &place(&id, "recovery"), &code, chance);
        Self {
            vault: Rc::new(vault),
            code,
            id,
            recovery,
        }
    }

    /// The key ring with this passphrase.
    pub fn ring(&self, passphrase: &PassphraseKey) -> KeyRing {
        KeyRing {
            id: self.id.clone(),
            generation: 1,
            passphrase: SlowWrap::new(&self.vault, &place(&self.id, "passphrase"), passphrase),
            recovery: self.recovery.clone(),
        }
    }
}

impl KeyRing {
    /// A new vault and its key ring, for tests and benchmarks: Argon2id runs within the call.
    pub fn make(passphrase: &Passphrase, effort: Effort, chance: Chance) -> Made {
        let drawn = Drawn::draw(chance);
        let key = PassphraseKey::derive(passphrase, effort, chance, Effort::derive_at_once);
        let Ok(Ok(key)) = at_once(key) else {
            unreachable!("what is derived at once waits for nothing, and the salt is long enough")
        };
        Made {
            ring: drawn.ring(&key),
            vault: drawn.vault,
            code: drawn.code,
        }
    }

    /// The version of its format: 2 if the recovery code's key is derived through HKDF. Programs that know only the first
    /// version cannot read the second.
    pub fn version(&self) -> u32 {
        match self.recovery {
            RecoveryWrap::Slow(_) => 1,
            RecoveryWrap::Quick(_) => 2,
        }
    }

    /// The id of the vault that it opens.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Of two copies of one ring, the one to use. Another vault's ring never replaces this one.
    #[must_use]
    pub fn newer(self, other: Option<Self>) -> Self {
        match other {
            Some(other) if self.is_older_than(&other) => other,
            Some(_) | None => self,
        }
    }

    /// Whether a secret was changed in the other copy since this one was made.
    pub fn is_older_than(&self, other: &Self) -> bool {
        self.id == other.id && self.generation < other.generation
    }

    /// Unlocks the vault with the passphrase, which takes as long as its effort.
    ///
    /// # Errors
    /// If the passphrase is wrong, or could not be tried.
    pub async fn unlock(
        &self,
        passphrase: &Passphrase,
        chance: Chance,
        derive: Derive,
    ) -> Result<Vault, NotUnlocked> {
        let place = place(&self.id, "passphrase");
        self.passphrase
            .open(&place, passphrase.bytes(), chance, derive)
            .await
    }

    /// Unlocks the vault with the recovery code: slow only for a key ring of the first version.
    ///
    /// # Errors
    /// If it is another vault's code, or an older code of this vault; or it could not be tried.
    pub async fn recover(
        &self,
        code: &RecoveryCode,
        chance: Chance,
        derive: Derive,
    ) -> Result<Vault, NotUnlocked> {
        let place = place(&self.id, "recovery");
        self.recovery.open(&place, code, chance, derive).await
    }

    /// The ring with another passphrase. No other stored data changes, and the recovery code stays valid.
    #[must_use]
    pub fn with_passphrase(&self, vault: &Vault, new: &PassphraseKey) -> Self {
        Self {
            passphrase: SlowWrap::new(vault, &place(&self.id, "passphrase"), new),
            generation: self.generation + 1,
            ..self.clone()
        }
    }

    /// The ring with a new recovery code, and that code. The old code is no longer valid.
    #[must_use]
    pub fn with_new_code(&self, vault: &Vault, chance: Chance) -> (Self, RecoveryCode) {
        let code = RecoveryCode::draw(chance);
        let ring = Self {
            recovery: RecoveryWrap::new(vault, &place(&self.id, "recovery"), &code, chance),
            generation: self.generation + 1,
            ..self.clone()
        };
        (ring, code)
    }
}

/// The first of several copies that the secret opens, and its vault.
///
/// # Errors
/// If it opens none, or could not be tried.
pub async fn first_to_open(
    rings: &[KeyRing],
    open: impl AsyncFn(&KeyRing) -> Result<Vault, NotUnlocked>,
) -> Result<(&KeyRing, Vault), NotUnlocked> {
    for ring in rings {
        match open(ring).await {
            Ok(vault) => return Ok((ring, vault)),
            Err(NotUnlocked::Wrong) => {}
            Err(not_tried @ NotUnlocked::NotDerived(_)) => return Err(not_tried),
        }
    }
    Err(NotUnlocked::Wrong)
}

fn place(id: &str, by: &str) -> String {
    format!("plumbline key {id}/{by}")
}

#[cfg(test)]
mod tests;
