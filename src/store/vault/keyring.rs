//! The key ring: the key of a device, wrapped with the passphrase and with the recovery code. It is stored in more than
//! one place, and in every backup. Without one of the two secrets, it is useless.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::Zeroizing;

use super::{
    effort::Effort,
    key::{Chance, KEY, Vault},
    passphrase::Passphrase,
    recovery::RecoveryCode,
    seal::Sealed,
};

/// The length of a salt, in bytes: RFC 9106, section 3.1.
const SALT: usize = 16;

/// A wrapped key, and how often it was wrapped again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeyRing {
    /// The vault that it opens: a random id, which stays the same as long as the key.
    id: String,
    /// Increases with each change of a secret: of two copies, the greater one is newer.
    generation: u64,
    passphrase: Wrap,
    recovery: Wrap,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Wrap {
    effort: Effort,
    #[serde(with = "text")]
    salt: Sealed,
    #[serde(with = "text")]
    sealed: Sealed,
}

/// The secret does not open it. Nothing more can be known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("it does not open this device")]
pub struct Wrong;

/// A new vault, with its key ring and recovery code.
pub struct Made {
    /// The key ring to store.
    pub ring: KeyRing,
    /// The vault, unlocked.
    pub vault: Vault,
    /// The recovery code to print; it is stored nowhere.
    pub code: RecoveryCode,
}

impl KeyRing {
    /// Makes a vault.
    pub fn make(passphrase: &Passphrase, effort: Effort, chance: Chance) -> Made {
        let mut id = [0; 8];
        chance(&mut id);
        let id = data_encoding::HEXLOWER.encode(&id);
        let vault = Vault::new(chance);
        let code = RecoveryCode::draw(chance);
        let ring = Self {
            passphrase: wrap(
                &vault,
                &place(&id, "passphrase"),
                passphrase.bytes(),
                effort,
                chance,
            ),
            recovery: wrap(&vault, &place(&id, "recovery"), code.bytes(), effort, chance),
            generation: 1,
            id,
        };
        Made { ring, vault, code }
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
    /// If the passphrase is wrong.
    pub fn unlock(&self, passphrase: &Passphrase, chance: Chance) -> Result<Vault, Wrong> {
        unwrap(
            &self.passphrase,
            &place(&self.id, "passphrase"),
            passphrase.bytes(),
            chance,
        )
    }

    /// Unlocks the vault with the recovery code.
    ///
    /// # Errors
    /// If it is another vault's code, or an older code of this vault.
    pub fn recover(&self, code: &RecoveryCode, chance: Chance) -> Result<Vault, Wrong> {
        unwrap(&self.recovery, &place(&self.id, "recovery"), code.bytes(), chance)
    }

    /// The ring with another passphrase. No other stored data changes, and the recovery code stays valid.
    #[must_use]
    pub fn with_passphrase(&self, vault: &Vault, new: &Passphrase, effort: Effort, chance: Chance) -> Self {
        Self {
            passphrase: wrap(vault, &place(&self.id, "passphrase"), new.bytes(), effort, chance),
            generation: self.generation + 1,
            ..self.clone()
        }
    }

    /// The ring with a new recovery code, and that code. The old code is no longer valid.
    #[must_use]
    pub fn with_new_code(&self, vault: &Vault, effort: Effort, chance: Chance) -> (Self, RecoveryCode) {
        let code = RecoveryCode::draw(chance);
        let ring = Self {
            recovery: wrap(vault, &place(&self.id, "recovery"), code.bytes(), effort, chance),
            generation: self.generation + 1,
            ..self.clone()
        };
        (ring, code)
    }
}

fn place(id: &str, by: &str) -> String {
    format!("plumbline key {id}/{by}")
}

fn wrap(vault: &Vault, place: &str, secret: &[u8], effort: Effort, chance: Chance) -> Wrap {
    let mut salt = vec![0; SALT];
    chance(&mut salt);
    let key = effort
        .derive(secret, &salt)
        .expect("the numbers of an effort are in Argon2’s range");
    Wrap {
        effort,
        sealed: Vault::with_key(key, chance).seal_bytes(place, vault.key()),
        salt: Sealed::from_bytes(salt),
    }
}

fn unwrap(wrap: &Wrap, place: &str, secret: &[u8], chance: Chance) -> Result<Vault, Wrong> {
    let key = wrap.effort.derive(secret, wrap.salt.bytes()).ok_or(Wrong)?;
    let opened = Vault::with_key(key, chance).open_bytes(place, &wrap.sealed);
    let opened = Zeroizing::new(opened.map_err(|_| Wrong)?);
    let key: [u8; KEY] = opened.as_slice().try_into().map_err(|_| Wrong)?;
    Ok(Vault::with_key(Zeroizing::new(key), chance))
}

/// Base64 for bytes.
mod text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Sealed;

    pub fn serialize<S: Serializer>(bytes: &Sealed, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&bytes.text())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Sealed, D::Error> {
        let text = String::deserialize(from)?;
        Sealed::from_text(&text).ok_or_else(|| D::Error::custom("this is not base64"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance(bytes: &mut [u8]) {
        use std::sync::atomic::{AtomicU8, Ordering};
        static NEXT: AtomicU8 = AtomicU8::new(3);
        for byte in bytes {
            *byte = NEXT.fetch_add(7, Ordering::Relaxed);
        }
    }

    fn made(passphrase: &str) -> Made {
        KeyRing::make(&Passphrase::typed(passphrase), Effort::LEAST, chance)
    }

    #[test]
    fn either_secret_opens_it_and_no_other_does() {
        let Made { ring, vault, code } = made("acid acorn acre");
        let sealed = vault.seal("entry/1", "Words.");
        let opens =
            |vault: Result<Vault, Wrong>| vault.is_ok_and(|vault| vault.open("entry/1", &sealed).is_ok());
        assert!(opens(ring.unlock(&Passphrase::typed("acid acorn acre"), chance)));
        assert!(opens(ring.recover(&code, chance)));
        assert!(
            ring.unlock(&Passphrase::typed("acid acorn acres"), chance)
                .is_err()
        );
        assert!(ring.recover(&RecoveryCode::draw(chance), chance).is_err());
        // Neither works in place of the other.
        assert!(
            ring.unlock(&Passphrase::typed(&code.to_string()), chance)
                .is_err()
        );
    }

    #[test]
    fn a_new_passphrase_opens_what_the_old_one_sealed_and_the_old_one_opens_no_more() {
        let Made { ring, vault, code } = made("the old passphrase");
        let sealed = vault.seal("entry/1", "Words.");
        let new = Passphrase::typed("the new passphrase");
        let changed = ring.with_passphrase(&vault, &new, Effort::LEAST, chance);
        let opened = changed
            .unlock(&new, chance)
            .map(|vault| vault.open("entry/1", &sealed));
        assert_eq!(opened.ok(), Some(Ok("Words.".to_owned())));
        assert!(
            changed
                .unlock(&Passphrase::typed("the old passphrase"), chance)
                .is_err()
        );
        assert!(changed.recover(&code, chance).is_ok());
        assert_eq!(
            changed.recovery, ring.recovery,
            "one key is wrapped anew, and nothing else"
        );

        let (again, code_2) = changed.with_new_code(&vault, Effort::LEAST, chance);
        assert!(again.recover(&code_2, chance).is_ok());
        assert!(again.recover(&code, chance).is_err());
        assert!(again.unlock(&new, chance).is_ok());
    }

    #[test]
    fn the_newer_copy_of_the_same_ring_counts() {
        let Made { ring, vault, .. } = made("the old passphrase");
        let newer = ring.with_passphrase(&vault, &Passphrase::typed("new"), Effort::LEAST, chance);
        assert_eq!(ring.clone().newer(Some(newer.clone())), newer);
        assert_eq!(newer.clone().newer(Some(ring.clone())), newer);
        assert_eq!(newer.clone().newer(None), newer);
        assert_eq!(ring.clone().newer(Some(made("another").ring)), ring);
    }

    #[test]
    fn it_is_stored_and_read_again() {
        let ring = made("the old passphrase").ring;
        let text = serde_json::to_string(&ring).expect("has a JSON form");
        assert_eq!(serde_json::from_str(&text).ok(), Some(ring));
        assert!(
            serde_json::from_str::<KeyRing>(&text.replace("memory_kib\":8", "memory_kib\":4000000000"))
                .is_err()
        );
    }
}
