//! The vault: everything that is stored is sealed with one random key, and that key is wrapped twice, by the passphrase
//! and by the recovery code. Pure: it may know neither the browser nor where anything lies; chance is handed in.
//!
//! What is absent: a way to the text without the key, a key that can be printed or stored as it is, and a second key.
//! A new passphrase wraps the same key anew, so nothing else has to be sealed again.

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
