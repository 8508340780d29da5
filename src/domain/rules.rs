//! The rules that an entry has to satisfy, wherever it comes from: committed at this desk, read from a file, or loaded
//! from the device. docs/store-format.md states them.
//!
//! Here are the rules that one entry, or an entry and its audit tool, decides. Whether an entry may follow what it follows
//! is decided where the entries of an audit come together, in `record/standing`.

pub(super) mod against_tool;
mod alone;
mod rule;

pub use self::{
    alone::alone,
    rule::{Broken, Rule},
};
