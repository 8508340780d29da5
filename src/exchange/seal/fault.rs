//! Why a sealed file does not open. Each message says what to do next.

use thiserror::Error;

use super::MOST;

/// Why a file was not opened. Nothing has been changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum OpenFault {
    /// It has no contents.
    #[error("This file is empty. Ask the person who sent it to send it again")]
    Empty,
    /// Longer than [`MOST`].
    #[error(
        "This file is larger than {} MB, more than Plumbline opens. Ask the person who sent it to hand over fewer audits in each file",
        MOST / 1_000_000
    )]
    TooLarge,
    /// It does not begin like a sealed file.
    #[error(
        "This is not a protected file. Its name should end in “.plumbline”; ask the person who sent it which file they meant"
    )]
    NotSealed,
    /// Sealed in a version of the format that does not exist yet.
    #[error(
        "This file is protected in a newer way than this Plumbline knows. Open it with the newest version"
    )]
    Newer,
    /// It is sealed for a key, but a passphrase was given.
    #[error(
        "This file was made for a key, so no passphrase opens it. It opens on the device whose key it was made for"
    )]
    NeedsKey,
    /// It is sealed with a passphrase, but a key was given.
    #[error(
        "This file was protected with a passphrase, so no key opens it. Ask the person who sent it for the passphrase"
    )]
    NeedsPassphrase,
    /// The passphrase is wrong. A file whose first lines were altered looks the same.
    #[error(
        "That passphrase does not open this file. Show what you typed and check each word, or ask the sender for the \
         passphrase again"
    )]
    WrongPassphrase,
    /// It was sealed for other keys. A file whose first lines were altered looks the same.
    #[error(
        "This file was made for another device’s key. Ask the person who sent it to hand it over again, for the key on your \
         page “This device”"
    )]
    NotForThisKey,
    /// Bytes are missing or were changed.
    #[error(
        "This file was cut off or altered on its way, so nothing in it can be trusted. Ask for it to be sent again"
    )]
    Altered,
    /// The device has too little free memory to try a passphrase.
    #[error(
        "This device has too little free memory to open the file just now. Close other tabs and programs, then try again"
    )]
    NoMemory,
    /// More than [`MOST_LOG_N`](super::MOST_LOG_N).
    #[error(
        "This file asks for more work than this device may be made to do, which no file from Plumbline does. Ask the person who \
         sent it to make it with Plumbline"
    )]
    TooMuchWork,
}
