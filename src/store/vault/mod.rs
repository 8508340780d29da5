//! The vault: all stored data is sealed with one random key, which is wrapped twice, with the passphrase and with the
//! recovery code. Pure: it may know neither the browser nor where anything is stored; random numbers and Argon2id are
//! passed in.
//!
//! Deliberately absent: a way to the text without the key, a key that can be printed or stored unwrapped, and a second
//! key. A new passphrase wraps the same key again, so nothing else has to be sealed again.

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
    passphrase::{ComingKey, Passphrase, PassphraseKey, TooShort, as_proposed, propose},
    recovery::{NoRecoveryCode, RecoveryCode},
    seal::{NotOpened, Sealed},
};
