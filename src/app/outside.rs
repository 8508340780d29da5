//! What a page may ask of the browser: to go somewhere. Handed in, so that pages render without one.

use leptos::prelude::*;

use super::route::Route;

/// The page's way to the browser.
#[derive(Clone, Copy)]
pub struct Outside {
    /// Where one is.
    pub route: RwSignal<Route>,
    /// Changes the address.
    pub navigate: Callback<Route>,
    /// Puts a text on the clipboard.
    pub copy: Callback<String>,
    /// The element that takes focus once the next page is drawn, instead of its heading.
    pub focus_next: RwSignal<Option<String>>,
}

impl Outside {
    /// The outside of this page; pages are always drawn inside the shell, which provides it.
    pub fn here() -> Self {
        expect_context()
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
