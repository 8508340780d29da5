//! The lines of a backup, as JSON.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::store::vault::{Sealed, keyring::KeyRing};

/// What the first line calls the format.
pub(super) const FORMAT: &str = "plumbline-backup";
/// The newest version that is read. The second has a key ring of the second version in it, and is the first otherwise.
pub(super) const VERSION: u32 = 2;
/// The place that the manifest's seal is bound to.
pub(super) const MANIFEST: &str = "plumbline 2/manifest";

/// As much of the first line as every version has.
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

/// The last line: the first again, so that no single damage shuts the whole file, and the number of lines between.
#[derive(Serialize, Deserialize)]
pub(super) struct End {
    #[serde(flatten)]
    pub(super) header: Header,
    pub(super) end: usize,
}

/// A line between.
#[derive(Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) place: String,
    pub(super) sealed: String,
}

/// What the sealed manifest says of the lines before it.
#[derive(PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Vouched {
    /// How many sealed things there are.
    pub(super) things: usize,
    /// The SHA-256 of every line before it, each with its line feed, in hexadecimal.
    pub(super) digest: String,
}

/// The manifest as it was found, and what was counted up to there.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Manifest {
    pub(super) sealed: Sealed,
    pub(super) digest: String,
}
