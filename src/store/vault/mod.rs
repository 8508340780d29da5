//! The vault: everything that is stored is sealed with one random key, and that key is wrapped twice, by the passphrase
//! and by the recovery code. Pure: it may know neither the browser nor where anything lies; random numbers and whoever runs
//! Argon2id are passed in.
//!
//! What is absent: a way to the text without the key, a key that can be printed or stored as it is, and a second key.
//! A new passphrase wraps the same key anew, so nothing else has to be sealed again.

mod argon2id;
mod effort;
mod hkdf;
mod key;
pub mod keyring;
mod passphrase;
mod recovery;
mod seal;
mod wrap;

pub use self::{
    effort::{Derive, DerivedKey, Deriving, Effort, NotDerived},
    key::{Chance, Vault},
    passphrase::{ComingKey, Passphrase, PassphraseKey, TooShort, propose},
    recovery::{NoRecoveryCode, RecoveryCode},
    seal::{NotOpened, Sealed},
};
