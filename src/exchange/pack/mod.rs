//! Packs: entries as a file that travels between people, and back. A header line, then one entry a line; the format is
//! docs/pack-format.md.
//!
//! What goes into a pack is decided in `choose` and nowhere else. A pack is read whole and checked before anybody sees
//! anything of it; what it would change is a [`Preview`], which changes nothing. Sealing, storing and showing are other
//! modules' work.

mod blind;
mod check;
mod choose;
mod doubts;
mod fault;
mod header;
mod json;
mod place;
mod plain;
mod preview;
mod read;
mod write;

pub use self::{
    choose::{Choice, Contents, LeftOut, Why, choose},
    doubts::{Doubt, doubts},
    fault::PackFault,
    header::{FORMAT, Header, Made, Purpose, VERSION},
    preview::{AuditLine, Preview, PreviewFault, UncountedLine, preview},
    read::{Pack, read},
    write::{line, write},
};

/// The longest file that is read, in bytes.
pub const MOST: usize = 25_000_000;
/// The most entries in a file.
pub const MOST_ENTRIES: usize = 200_000;
/// The longest line, in bytes.
pub const MOST_LINE: usize = 4_000_000;
/// The longest text within an entry, in bytes of UTF-8.
pub const MOST_TEXT: usize = 64 * 1024;
/// The most entries about one audit in a file.
pub const MOST_ABOUT_ONE: usize = 2_000;
/// The most values in a line.
pub const MOST_VALUES: usize = 50_000;
/// The most values in a file.
pub const MOST_VALUES_IN_ALL: usize = 3_000_000;
/// How deep lists and objects may lie in each other; an entry itself is the first.
pub const MOST_DEPTH: usize = 32;
/// How the name of a pack that is not sealed ends.
pub const EXTENSION: &str = "ndjson";
