//! The device's key, wrapped: sealed with a key that is derived from a secret. A passphrase can be guessed, so its key is
//! derived slowly, through Argon2id. The recovery code has 104 random bits, so HKDF is enough.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::Zeroizing;

use super::{
    argon2id::KEY,
    effort::{Derive, DerivedKey, Effort, NotDerived, SALT, salt},
    hkdf,
    key::{Chance, Vault},
    passphrase::PassphraseKey,
    recovery::RecoveryCode,
    seal::Sealed,
};

/// Why a secret did not unlock a vault.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NotUnlocked {
    /// The secret does not open it. Nothing more can be known.
    #[error("it does not open this device")]
    Wrong,
    /// The secret was not tried.
    #[error("{0}")]
    NotDerived(#[from] NotDerived),
}

/// Wrapped through Argon2id.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SlowWrap {
    effort: Effort,
    #[serde(with = "text")]
    salt: Sealed,
    #[serde(with = "text")]
    sealed: Sealed,
}

/// Wrapped through HKDF.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuickWrap {
    hkdf: Hash,
    salt: Sealed,
    sealed: Sealed,
}

/// The hash that HKDF uses.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Hash {
    #[serde(rename = "SHA-256")]
    Sha256,
}

/// Wrapped with the recovery code: through HKDF since the second version of the key ring.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub enum RecoveryWrap {
    Quick(QuickWrap),
    Slow(SlowWrap),
}

/// A [`RecoveryWrap`] as JSON: it has either `effort` or `hkdf`.
#[derive(Serialize, Deserialize)]
struct Written {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    effort: Option<Effort>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hkdf: Option<Hash>,
    #[serde(with = "text")]
    salt: Sealed,
    #[serde(with = "text")]
    sealed: Sealed,
}

impl From<RecoveryWrap> for Written {
    fn from(wrap: RecoveryWrap) -> Self {
        match wrap {
            RecoveryWrap::Quick(QuickWrap { hkdf, salt, sealed }) => Self {
                effort: None,
                hkdf: Some(hkdf),
                salt,
                sealed,
            },
            RecoveryWrap::Slow(SlowWrap { effort, salt, sealed }) => Self {
                effort: Some(effort),
                hkdf: None,
                salt,
                sealed,
            },
        }
    }
}

impl TryFrom<Written> for RecoveryWrap {
    type Error = &'static str;
    fn try_from(written: Written) -> Result<Self, &'static str> {
        let Written {
            effort,
            hkdf,
            salt,
            sealed,
        } = written;
        match (effort, hkdf) {
            (Some(effort), None) => Ok(Self::Slow(SlowWrap { effort, salt, sealed })),
            (None, Some(hkdf)) => Ok(Self::Quick(QuickWrap { hkdf, salt, sealed })),
            (Some(_), Some(_)) | (None, None) => Err("a key is wrapped through either Argon2id or HKDF"),
        }
    }
}

impl SlowWrap {
    pub fn new(vault: &Vault, place: &str, by: &PassphraseKey) -> Self {
        Self {
            effort: by.effort,
            salt: by.salt.clone(),
            sealed: vault.sealing_with(&by.key).seal_bytes(place, vault.key()),
        }
    }

    pub async fn open(
        &self,
        place: &str,
        secret: &[u8],
        chance: Chance,
        derive: Derive,
    ) -> Result<Vault, NotUnlocked> {
        if self.salt.bytes().len() != SALT {
            return Err(NotUnlocked::Wrong);
        }
        let key = derive(self.effort, secret, self.salt.bytes()).await?;
        opened(key, place, &self.sealed, chance)
    }
}

impl RecoveryWrap {
    pub fn new(vault: &Vault, place: &str, code: &RecoveryCode, chance: Chance) -> Self {
        let salt = salt(chance);
        let key = hkdf::derive(code.bytes(), salt.bytes(), place);
        Self::Quick(QuickWrap {
            hkdf: Hash::Sha256,
            sealed: vault.sealing_with(&key).seal_bytes(place, vault.key()),
            salt,
        })
    }

    pub async fn open(
        &self,
        place: &str,
        code: &RecoveryCode,
        chance: Chance,
        derive: Derive,
    ) -> Result<Vault, NotUnlocked> {
        match self {
            Self::Quick(wrap) => {
                let key = hkdf::derive(code.bytes(), wrap.salt.bytes(), place);
                opened(key, place, &wrap.sealed, chance)
            }
            Self::Slow(wrap) => wrap.open(place, code.bytes(), chance, derive).await,
        }
    }
}

fn opened(key: DerivedKey, place: &str, sealed: &Sealed, chance: Chance) -> Result<Vault, NotUnlocked> {
    let opened = Vault::with_key(key, chance).open_bytes(place, sealed);
    let opened = Zeroizing::new(opened.map_err(|_| NotUnlocked::Wrong)?);
    let key: [u8; KEY] = opened.as_slice().try_into().map_err(|_| NotUnlocked::Wrong)?;
    Ok(Vault::with_key(Zeroizing::new(key), chance))
}

/// Bytes as base64.
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
