//! The shelf and the drawer of this browser: entries in IndexedDB; drafts, preferences, the canary and the mirror in
//! localStorage; the key ring in both.
//! In this room only these files know the browser. They may not know what an entry says.
//!
//! What is absent: a way to overwrite or remove an entry, and `localStorage.clear()`, which would take other pages'
//! data with ours.

mod bucket;
mod canary;
mod database;
mod device;
mod drawer;
mod fault;
mod keeping;
mod local;
mod mirror;
mod mirror_shelf;
mod names;
mod probe;
mod reply;
mod second;
mod shelf;
mod stored;
mod tabs;
mod transaction;

pub use self::{device::BrowserDevice, drawer::BrowserDrawer, probe::is_available, shelf::BrowserShelf};

/// The name of the database and of the channel between tabs, and what every key in localStorage begins with.
const PLACE: &str = "plumbline";
