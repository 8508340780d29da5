//! The lines of a backup, as JSON.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::store::vault::{Sealed, keyring::KeyRing};

/// The name of the format in the first line.
pub(super) const FORMAT: &str = "plumbline-backup";
/// The newest version that is read. The second has a key ring of the second version in it, and is the first otherwise.
pub(super) const VERSION: u32 = 2;
/// The place that the manifest's seal is bound to.
pub(super) const MANIFEST: &str = "plumbline 2/manifest";

/// The fields of the first line that every version has.
#[derive(Deserialize)]
pub(super) struct Named {
    pub(super) format: String,
    pub(super) version: u32,
}

/// The first line.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) made: Timestamp,
    /// How many of the lines are entries.
    pub(super) entries: usize,
    pub(super) ring: KeyRing,
}

/// The last line: a repetition of the first, so that no single damage makes the whole file unusable, and the number of
/// lines between.
#[derive(Serialize, Deserialize)]
pub(super) struct End {
    #[serde(flatten)]
    pub(super) header: Header,
    pub(super) end: usize,
}

/// A line between the first and the last.
#[derive(Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) place: String,
    pub(super) sealed: String,
}

/// The sealed manifest's statement about the lines before it.
#[derive(PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Vouched {
    /// The number of sealed values.
    pub(super) things: usize,
    /// The SHA-256 of every line before it, each with its line feed, in hexadecimal.
    pub(super) digest: String,
}

/// The manifest as it was found, and the count of the lines before it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Manifest {
    pub(super) sealed: Sealed,
    pub(super) digest: String,
}
