//! Workspace and figures to bytes and back. Exports are bytes first; one function elsewhere downloads them.

pub mod document;
