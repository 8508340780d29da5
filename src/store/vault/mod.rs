//! The vault: all stored data is sealed with one random key, which is wrapped twice, with the passphrase and with the
//! recovery code. Pure: it may know neither the browser nor where anything is stored; random numbers are passed in.
//!
//! Deliberately absent: a way to the text without the key, a key that can be printed or stored unwrapped, and a second
//! key. A new passphrase wraps the same key again, so nothing else has to be sealed again.

mod effort;
mod key;
pub mod keyring;
mod passphrase;
mod recovery;
mod seal;

pub use self::{
    effort::Effort,
    key::{Chance, Vault},
    passphrase::{Passphrase, TooShort, propose},
    recovery::{NoRecoveryCode, RecoveryCode},
    seal::{NotOpened, Sealed},
};
