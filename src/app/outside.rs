//! What a page may ask of the browser: to go somewhere. Handed in, so that pages render without one.

use leptos::prelude::*;

use super::route::Route;
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
