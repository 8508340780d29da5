//! Why a sealed file does not open. Each says what to do next.

use thiserror::Error;

use super::MOST;

/// Why a file was not opened. Nothing has been changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum OpenFault {
    /// Nothing is in it.
    #[error("This file is empty. Ask whoever sent it to send it again")]
    Empty,
    /// Longer than [`MOST`].
    #[error(
        "This file is larger than {} MB, more than Plumbline opens. Ask whoever sent it to hand over fewer audits in each file",
        MOST / 1_000_000
    )]
    TooLarge,
    /// Its beginning is not that of a sealed file.
    #[error(
        "This is not a sealed file. The name of one ends in “.plumbline”; ask whoever sent it which file they meant"
    )]
    NotSealed,
    /// Sealed in a version of the format that nobody knows yet.
    #[error("This file is sealed in a newer way than this Plumbline knows. Open it with the newest version")]
    Newer,
    /// Sealed for a key, and a passphrase was given.
    #[error(
        "This file was sealed for a key, so no passphrase opens it. It opens on the device whose key it was sealed for"
    )]
    NeedsKey,
    /// Sealed with a passphrase, and a key was given.
    #[error(
        "This file was sealed with a passphrase, so no key opens it. Ask whoever sent it for the passphrase"
    )]
    NeedsPassphrase,
    /// The passphrase is another one. A file that was altered in the first lines looks the same.
    #[error(
        "That passphrase does not open this file. Show what you typed and check it letter by letter. If it is right for \
         certain, the file was damaged on its way: ask for it again"
    )]
    WrongPassphrase,
    /// It was sealed for other keys. A file that was altered in the first lines looks the same.
    #[error(
        "This file was sealed for another device’s key. Ask whoever sent it to hand it over again, for the key that stands \
         on your page “This device”"
    )]
    NotForThisKey,
    /// Bytes are missing or other bytes than they were.
    #[error(
        "This file was cut off or altered on its way, so nothing in it can be trusted. Ask for it to be sent again"
    )]
    Altered,
    /// More than [`MOST_LOG_N`](super::MOST_LOG_N).
    #[error(
        "This file asks for more work than this device may be made to do, which no file from Plumbline does. Ask whoever \
         sent it to make it with Plumbline"
    )]
    TooMuchWork,
}
