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
pub mod limits;
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

/// The extension of a pack that is not sealed.
pub const EXTENSION: &str = "ndjson";
