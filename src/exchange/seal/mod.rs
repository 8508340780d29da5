//! Seals a file for somebody, and opens one: the [age](https://age-encryption.org) format, so that files can be opened
//! without Plumbline. This module does not know what is inside. The crate draws its own random numbers from the system
//! or the browser; only a device's key is drawn with ours.
//!
//! Every claim of a file is checked against a limit before it is believed.

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

/// The longest file that is opened or made, in bytes. The format does not compress, so the contents are never longer.
pub const MOST: usize = 25_000_000;

/// The extension of a sealed file.
pub const EXTENSION: &str = "plumbline";

/// The cost of one passphrase attempt: scrypt with N = 2^17, about 128 MB and a second in a browser.
const LOG_N: u8 = 17;

/// The highest cost that a file may ask for: N = 2^18.
const MOST_LOG_N: u8 = 18;

/// Room for a header and for the tag of each chunk of 64 KiB, in bytes.
const HEADROOM: usize = 100_000;

/// Who can open a sealed file.
#[derive(Clone, Copy)]
pub enum For<'a> {
    /// Anybody who knows this passphrase. White space at its ends is ignored, and each run of it inside equals one
    /// space.
    Passphrase(&'a str),
    /// The owner of the secret half of this key.
    Recipient(&'a Recipient),
}

/// Why something cannot be sealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum SealFault {
    /// It would be longer than the longest file that can be opened.
    #[error(
        "This is more than {} MB, which is more than Plumbline opens. Choose fewer audits, and make several files",
        MOST / 1_000_000
    )]
    TooLarge,
    /// The device has too little free memory for a passphrase.
    #[error(
        "This device has too little free memory for it just now. Close other tabs and programs, then try again"
    )]
    NoMemory,
    /// Sealing failed, which means that something is wrong with this device.
    #[error("It could not be protected. Nothing was saved; reload the page and try again")]
    Failed,
}

/// Seals bytes for somebody. A passphrase deliberately takes about a second.
///
/// # Errors
/// If the result would be too long to open.
pub fn seal(bytes: &[u8], who: For<'_>) -> Result<Vec<u8>, SealFault> {
    seal_at(bytes, who, LOG_N)
}

fn seal_at(bytes: &[u8], who: For<'_>, log_n: u8) -> Result<Vec<u8>, SealFault> {
    if bytes.len() > MOST - HEADROOM {
        return Err(SealFault::TooLarge);
    }
    match who {
        For::Passphrase(passphrase) => {
            if !has_memory(log_n) {
                return Err(SealFault::NoMemory);
            }
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

/// Whether scrypt at N = 2^`log_n` has the memory that it needs. The crate would stop the whole program without it.
fn has_memory(log_n: u8) -> bool {
    // RFC 7914: 128 * r * N bytes, and the format has r = 8.
    let mut memory = Vec::<u8>::new();
    let reserved = memory.try_reserve_exact(1024 << log_n);
    // Without this, the compiler may leave out memory that nothing uses.
    std::hint::black_box(&mut memory);
    reserved.is_ok()
}

/// A passphrase as it is used: words with one space between, as people type it in `age`.
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
