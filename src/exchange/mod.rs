//! Workspace and figures to bytes and back. This module may import `domain` and `figures`. It has no browser, so
//! nothing here downloads: an export is a [`document::Document`], which the app saves.

pub mod cell;
pub mod csv;
pub mod document;
pub mod json;
pub mod pack;
pub mod seal;
pub mod sheet;
