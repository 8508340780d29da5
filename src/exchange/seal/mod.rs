//! Sealing a file for somebody, and opening one: the [age](https://age-encryption.org) format, so that it can be opened
//! without us. What is inside is no matter of this module. Its chance is the crate's own, which asks the system or the
//! browser; only the key of a device is drawn with ours.
//!
//! Nothing a file claims of itself is believed before it is held against a limit.

mod fault;
mod header;
mod key;
mod kind;
mod open;
#[cfg(test)]
mod tests;

use std::io::Write;

use age::{Encryptor, secrecy::SecretString};
use thiserror::Error;

pub use self::{
    fault::OpenFault,
    header::Lock,
    key::{Identity, KeyFault, Recipient, SECRET},
    kind::{FileKind, NotAPack, kind_of},
    open::{With, open},
};

/// The longest file that is opened, or made, in bytes. The format packs nothing, so what is opened is never longer.
pub const MOST: usize = 25_000_000;

/// How the name of a sealed file ends.
pub const EXTENSION: &str = "plumbline";

/// What a passphrase asks of whoever tries one: scrypt with N = 2^17, about 128 MB and a second in a browser.
const LOG_N: u8 = 17;

/// The most that a file may ask of us: N = 2^18.
const MOST_LOG_N: u8 = 18;

/// Room for a header and for the tag of each chunk of 64 KiB.
const HEADROOM: usize = 100_000;

/// For whom something is sealed.
#[derive(Clone, Copy)]
pub enum For<'a> {
    /// Whoever knows this passphrase. White space at its ends does not count, and within it is as good as one space.
    Passphrase(&'a str),
    /// Whoever has the secret half of this key.
    Recipient(&'a Recipient),
}

/// Why something can't be sealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum SealFault {
    /// It would be longer than what is opened.
    #[error(
        "This is more than {} MB, which is more than Plumbline opens. Choose fewer audits, and make several files",
        MOST / 1_000_000
    )]
    TooLarge,
    /// The sealing failed, which needs something to be wrong with this device.
    #[error("It could not be sealed. Nothing was saved; reload the page and try again")]
    Failed,
}

/// Seals bytes for somebody. For a passphrase it takes about a second, on purpose.
///
/// # Errors
/// When it would be too long to be opened.
pub fn seal(bytes: &[u8], who: For<'_>) -> Result<Vec<u8>, SealFault> {
    seal_at(bytes, who, LOG_N)
}

fn seal_at(bytes: &[u8], who: For<'_>, log_n: u8) -> Result<Vec<u8>, SealFault> {
    if bytes.len() > MOST - HEADROOM {
        return Err(SealFault::TooLarge);
    }
    match who {
        For::Passphrase(passphrase) => {
            let mut recipient = age::scrypt::Recipient::new(spaced(passphrase));
            recipient.set_work_factor(log_n);
            write(bytes, &recipient)
        }
        For::Recipient(recipient) => write(bytes, recipient.key()),
    }
}

fn write(bytes: &[u8], recipient: &dyn age::Recipient) -> Result<Vec<u8>, SealFault> {
    let encryptor = Encryptor::with_recipients(std::iter::once(recipient)).map_err(|_| SealFault::Failed)?;
    let sealed = Vec::with_capacity(bytes.len() + HEADROOM);
    let mut writer = encryptor.wrap_output(sealed).map_err(|_| SealFault::Failed)?;
    writer.write_all(bytes).map_err(|_| SealFault::Failed)?;
    writer.finish().map_err(|_| SealFault::Failed)
}

/// A passphrase as it is used: words with one space between. Whoever opens the file with `age` types it so.
fn spaced(passphrase: &str) -> SecretString {
    let mut text = String::with_capacity(passphrase.len());
    for word in passphrase.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text.into()
}
