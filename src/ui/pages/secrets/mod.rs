//! The two secrets of a device: choosing and showing them, wherever that is done; and the page on which they are changed.

pub mod ask_passphrase;
mod change;
mod choose;
pub mod new_passphrase;
pub mod proposed_words;
pub mod recovery_kit;
mod waiting;

pub use change::Secrets;
