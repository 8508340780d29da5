//! Plumbline: practice audits, moderation and the quarter's grade distributions, in the browser, with no server.
//!
//! What somebody commits is an entry; everything else is a fold over the set of entries. The layers, innermost first:
//!
//! - [`domain`]: nouns and rules
//! - [`figures`]: numbers made from a workspace
//! - [`exchange`]: workspace and figures to bytes and back
//! - [`store`]: entries and drafts on this device
//! - [`platform`]: bindings to the browser
//! - [`example`]: a made-up quarter to look round
//! - [`app`]: state: the desk, through which every change goes, drafts, routes
//! - [`ui`]: the view
//!
//! `ARCHITECTURE.md` says which may import which, and `tests/structure/` checks it.

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
