//! Plumbline: practice audits, moderation and the quarter's grade distributions, in the browser, with no server.
//!
//! What somebody commits is an entry; everything else is a fold over the set of entries. The rooms, innermost first:
//!
//! - [`domain`]: nouns and rules
//! - [`figures`]: numbers made from a workspace
//! - [`exchange`]: workspace and figures to bytes and back
//! - [`store`]: entries and drafts on this device
//! - [`platform`]: what only a browser can
//! - [`example`]: a made-up quarter to look round
//! - [`app`]: state: the desk, which is the one door for changes, drafts, routes
//! - [`ui`]: the view
//!
//! Who may know whom is written in `ARCHITECTURE.md` and kept by `tests/layers.rs`.

#[macro_use]
pub mod on_demand;

pub mod app;
pub mod domain;
pub mod example;
pub mod exchange;
pub mod figures;
pub mod platform;
pub mod store;
pub mod ui;

mod start;

pub use start::start;
