//! The shelf and the drawer of this browser: entries in IndexedDB; drafts, preferences, the canary and the mirror in
//! localStorage; the key ring in both. In `store`, only these files know the browser. They may not know what an entry
//! says.
//!
//! Deliberately absent: a way to overwrite or remove an entry, and `localStorage.clear()`, which would also remove
//! other pages' data.

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
mod torn_write;
mod transaction;

pub use self::{device::BrowserDevice, drawer::BrowserDrawer, probe::is_available, shelf::BrowserShelf};

/// The name of the database and of the channel between tabs, and the prefix of every key in localStorage.
const PLACE: &str = "plumbline";
