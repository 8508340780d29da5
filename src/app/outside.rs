//! What a page may ask of the browser: to go somewhere. Handed in, so that pages render without one.

use leptos::prelude::*;

use super::{route::Route, word::Word};
use crate::exchange::document::Document;

/// The page's way to the browser.
#[derive(Clone, Copy)]
pub struct Outside {
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
    /// Loads the page anew: everything in its memory is dropped.
    pub reload: Callback<()>,
    /// Says something to the other tabs.
    pub say: Callback<Word>,
    /// Asks the browser not to clear what is stored when it runs short.
    pub persist: Callback<()>,
    /// The element that takes focus once the next page is drawn, instead of its heading.
    pub focus_next: RwSignal<Option<String>>,
}

impl Outside {
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
