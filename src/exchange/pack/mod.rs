//! Packs: entries as a file that people pass to each other, and back. A header line, then one entry on each line; the
//! format is docs/pack-format.md.
//!
//! Only `choose` decides what goes into a pack. A pack is read whole and checked before anything in it is shown. What
//! it would change is a [`Preview`], which changes nothing. Other modules seal, store and show.

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
/// How deeply lists and objects may be nested, counting the entry itself.
pub const MOST_DEPTH: usize = 32;
/// The extension of a pack that is not sealed.
pub const EXTENSION: &str = "ndjson";
