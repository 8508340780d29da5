//! The rules that every entry must obey, whether it is committed at this desk, read from a file, or loaded from the
//! device. docs/store-format.md lists them.
//!
//! This folder has the rules that can be checked with one entry, or with one entry and its audit tool. Whether an entry
//! may follow others is decided with all the entries of an audit, in `record/standing`.

pub(super) mod against_tool;
mod alone;
mod rule;

pub use self::{
    alone::alone,
    rule::{Broken, Rule},
};
