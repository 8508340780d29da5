//! The two secrets of a device, the passphrase and the recovery code: the forms shared by several pages, and the page
//! where they are changed.

pub mod ask_passphrase;
mod change;
mod choose;
pub mod new_passphrase;
pub mod proposed_words;
pub mod recovery_kit;
mod waiting;

pub use change::Secrets;
