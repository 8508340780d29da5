//! The key ring: the one key of a device, wrapped by the passphrase and by the recovery code. It lies beside what it
//! opens, in more than one place, and goes along in every backup. Whoever has it and neither secret has nothing.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    effort::{Derive, Effort, NotDerived},
    key::{Chance, Vault},
    passphrase::{Passphrase, PassphraseKey},
    recovery::RecoveryCode,
    wrap::{RecoveryWrap, SlowWrap},
};
use crate::on_demand::at_once;

/// A wrapped key, and how often it was wrapped anew.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeyRing {
    /// Which vault it opens: drawn at random, the same for as long as the key is.
    id: String,
    /// Counts the changes of a secret: of two copies, the greater is the newer.
    generation: u64,
    passphrase: SlowWrap,
    recovery: RecoveryWrap,
}

/// Why a key ring did not unlock its vault.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NotUnlocked {
    /// The secret does not open it. That is all that can be told.
    #[error("it does not open this device")]
    Wrong,
    /// The secret was not tried.
    #[error("{0}")]
    NotDerived(#[from] NotDerived),
}

/// A key ring that has no passphrase yet, with everything that belongs to it.
pub struct Drawn {
    /// The vault, unlocked.
    pub vault: Rc<Vault>,
    /// What is to be printed; it is nowhere else.
    pub code: RecoveryCode,
    id: String,
    recovery: RecoveryWrap,
}

/// A new vault with everything that belongs to it.
pub struct Made {
    /// What is to be stored.
    pub ring: KeyRing,
    /// The vault, unlocked.
    pub vault: Rc<Vault>,
    /// What is to be printed; it is nowhere else.
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
    /// A vault and its key ring, with Argon2id run here and now: for tests and benchmarks.
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

    /// The version of its format: 2 since the recovery code's key is derived by HKDF. A program that knows only the first
    /// can't read the second.
    pub fn version(&self) -> u32 {
        match self.recovery {
            RecoveryWrap::Slow(_) => 1,
            RecoveryWrap::Quick(_) => 2,
        }
    }

    /// Which vault it opens.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Of two copies of one ring, the one that counts. A copy of another vault's never takes its place.
    #[must_use]
    pub fn newer(self, other: Option<Self>) -> Self {
        match other {
            Some(other) if self.is_older_than(&other) => other,
            Some(_) | None => self,
        }
    }

    /// Whether a secret was changed since this copy was made, by the other copy.
    pub fn is_older_than(&self, other: &Self) -> bool {
        self.id == other.id && self.generation < other.generation
    }

    /// Unlocks the vault with the passphrase: as slow as its effort says.
    ///
    /// # Errors
    /// When it is not the passphrase.
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

    /// Unlocks the vault with the recovery code: slow only with a key ring of the first version.
    ///
    /// # Errors
    /// When it is another vault's code, or an older one of this.
    pub async fn recover(
        &self,
        code: &RecoveryCode,
        chance: Chance,
        derive: Derive,
    ) -> Result<Vault, NotUnlocked> {
        let place = place(&self.id, "recovery");
        self.recovery.open(&place, code, chance, derive).await
    }

    /// The ring with another passphrase. Nothing else that is stored changes, and the recovery code still fits.
    #[must_use]
    pub fn with_passphrase(&self, vault: &Vault, new: &PassphraseKey) -> Self {
        Self {
            passphrase: SlowWrap::new(vault, &place(&self.id, "passphrase"), new),
            generation: self.generation + 1,
            ..self.clone()
        }
    }

    /// The ring with a new recovery code, and that code. The old one fits no more.
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

/// The first of several copies that opens, and its vault. Another is tried only if the secret does not open the one before.
///
/// # Errors
/// When none opens.
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
