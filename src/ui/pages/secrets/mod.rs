//! Choosing and showing the two secrets of a device, wherever that is done.

pub mod new_passphrase;
pub mod recovery_kit;
