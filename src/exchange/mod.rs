//! Workspace and figures to bytes and back. This room knows `domain` and `figures`; it has no browser, so nothing here
//! downloads: an export is a [`document::Document`] and somebody else saves it.

pub mod cell;
pub mod csv;
pub mod document;
pub mod json;
pub mod pack;
pub mod seal;
pub mod sheet;
