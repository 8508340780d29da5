//! What a page may ask of the browser: to go somewhere. Handed in, so that pages render without one.

use leptos::prelude::*;

use crate::app::{device::lock_message::LockMessage, route::Route};
use crate::exchange::document::Document;

/// The page's way to the browser.
#[derive(Clone, Copy)]
pub struct Browser {
    /// Where one is.
    pub route: RwSignal<Route>,
    /// Changes the address.
    pub navigate: Callback<Route>,
    /// Puts a text on the clipboard, and tells whether it is there.
    pub copy: Callback<(String, Callback<bool>)>,
    /// Hands a document to the browser to be saved as a file.
    pub download: Callback<Document>,
    /// Runs something once the page is drawn as it is now: before work that holds the page up.
    pub once_drawn: Callback<Callback<()>>,
    /// Opens the browser's way to print the page.
    pub print: Callback<()>,
    /// Reads an Excel workbook by the second module: its answer, or why that could not be loaded.
    pub read_workbook: Callback<(Vec<u8>, Answered)>,
    /// Reads the file that was chosen in the file field with this id, unless it is longer than so many bytes.
    pub read_file: Callback<(String, usize, Callback<Picked>)>,
    /// A file that the system opened with this app, until a page takes it.
    pub launched: RwSignal<Option<Picked>>,
    /// What room the browser has for this page, where it says.
    pub room: Callback<Callback<Option<Room>>>,
    /// Whether the browser has promised to keep what is stored.
    pub is_kept: Callback<Callback<bool>>,
    /// Asks it to promise that, and tells what it answered.
    pub ask_to_keep: Callback<Callback<bool>>,
    /// Loads the page anew: everything in its memory is dropped.
    pub reload: Callback<()>,
    /// Says something to the other tabs.
    pub say: Callback<LockMessage>,
    /// The element that takes focus once the next page is drawn, instead of its heading.
    pub focus_next: RwSignal<Option<String>>,
}

/// What the browser has room for, in bytes. Both are estimates, coarse on purpose.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Room {
    /// In use by this origin.
    pub used: f64,
    /// What it may use.
    pub quota: f64,
}

/// Is told what the second module answered, or why it could not be loaded.
pub type Answered = Callback<Result<String, String>>;

/// What came of reading a chosen file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Picked {
    /// No file was chosen.
    Nothing,
    /// The file's bytes.
    File(Vec<u8>),
    /// The file is larger than anything that is read, and was not.
    TooBig,
    /// The browser could not read it, for this reason.
    Refused(String),
}

impl Browser {
    /// The outside of this page; pages are always drawn inside the shell, which provides it.
    pub fn here() -> Self {
        expect_context()
    }

    /// Hands a document to the browser to be saved as a file.
    pub fn download(self, document: Document) {
        self.download.run(document);
    }

    /// Runs something once the page is drawn as it is now.
    pub fn once_drawn(self, work: impl Fn() + Send + Sync + 'static) {
        self.once_drawn.run(Callback::new(move |()| work()));
    }

    /// Stays at this address, where another page is drawn now: its heading takes focus.
    pub fn focus_heading(self) {
        self.navigate.run(self.route.get_untracked());
    }

    /// Goes to a page; its heading takes focus.
    pub fn go(self, route: Route) {
        self.navigate.run(route);
    }

    /// Goes to a field of a page, which takes focus.
    pub fn go_to_field(self, route: Route, field: String) {
        self.focus_next.set(Some(field));
        self.navigate.run(route);
    }
}
