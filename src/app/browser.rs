//! The browser's functions that a page may use. Passed in, so that pages render without a browser.

use leptos::prelude::*;

use crate::app::{device::lock_message::LockMessage, route::Route};
use crate::exchange::document::Document;

/// A page's access to the browser.
#[derive(Clone, Copy)]
pub struct Browser {
    /// The current route.
    pub route: RwSignal<Route>,
    /// Goes to another address.
    pub navigate: Callback<Route>,
    /// Copies a text to the clipboard, and reports whether it succeeded.
    pub copy: Callback<(String, Callback<bool>)>,
    /// Has the browser save a document as a file.
    pub download: Callback<Document>,
    /// Runs something once the current page is drawn: before work that blocks the page.
    pub once_drawn: Callback<Callback<()>>,
    /// Opens the browser's print dialog.
    pub print: Callback<()>,
    /// Reads an Excel workbook with the second program. Reports its answer, or why it could not be loaded.
    pub read_workbook: Callback<(Vec<u8>, Answered)>,
    /// Reads the file chosen in the file field with this id, unless it is longer than this many bytes.
    pub read_file: Callback<(String, usize, Callback<Picked>)>,
    /// Reads all files chosen in a field, with the same limit for each. None if nothing was chosen.
    pub read_files: Callback<(String, usize, Callback<Vec<NamedFile>>)>,
    /// The files that the operating system opened with this app, until a page reads them.
    pub launched: RwSignal<Vec<NamedFile>>,
    /// How much storage the browser has for this page, if it reports this.
    pub room: Callback<Callback<Option<Room>>>,
    /// Whether the browser has promised to keep the stored data.
    pub is_kept: Callback<Callback<bool>>,
    /// Asks the browser for that promise, and reports its answer.
    pub ask_to_keep: Callback<Callback<bool>>,
    /// Reloads the page, which clears its memory.
    pub reload: Callback<()>,
    /// Sends a message to the other tabs.
    pub say: Callback<LockMessage>,
    /// The element that takes focus once the next page is drawn, instead of its heading.
    pub focus_next: RwSignal<Option<String>>,
}

/// Storage in bytes. Both numbers are estimates, which browsers make imprecise on purpose.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Room {
    /// In use by this origin.
    pub used: f64,
    /// Available to this origin in total.
    pub quota: f64,
}

/// Receives the second program's answer, or why it could not be loaded.
pub type Answered = Callback<Result<String, String>>;

/// The outcome of reading a chosen file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Picked {
    /// No file was chosen.
    Nothing,
    /// The file's bytes.
    File(Vec<u8>),
    /// The file is larger than any that is read, so it was not read.
    TooBig,
    /// The files before it are so large together that it was not read.
    TooMuch,
    /// The browser could not read it, for this reason.
    Refused(String),
}

/// One of the files that were chosen together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedFile {
    /// Its name.
    pub name: String,
    /// The outcome of reading it.
    pub picked: Picked,
}

impl Browser {
    /// The browser of this page. Every page is drawn inside the shell, which provides it.
    pub fn here() -> Self {
        expect_context()
    }

    /// Has the browser save a document as a file.
    pub fn download(self, document: Document) {
        self.download.run(document);
    }

    /// Runs something once the current page is drawn.
    pub fn once_drawn(self, work: impl Fn() + Send + Sync + 'static) {
        self.once_drawn.run(Callback::new(move |()| work()));
    }

    /// Stays at this address, at which another page is now drawn. Its heading takes focus.
    pub fn focus_heading(self) {
        self.navigate.run(self.route.get_untracked());
    }

    /// Goes to a page, whose heading takes focus.
    pub fn go(self, route: Route) {
        self.navigate.run(route);
    }

    /// Goes to a field of a page. The field takes focus.
    pub fn go_to_field(self, route: Route, field: String) {
        self.focus_next.set(Some(field));
        self.navigate.run(route);
    }
}
