//! Bindings to the browser: the clock, random numbers, the clipboard, downloads, the page itself. They are thin enough
//! to be obviously right, since no native test reaches them: natively they compile, and panic if called. They may not
//! know the domain, nor what the page shows.

pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod derive_key;
pub mod download;
pub mod file;
pub mod launched;
pub mod listener;
pub mod locks;
pub mod page;
pub mod panic;
pub mod persist;
pub mod randomness;
pub mod touch;
pub mod update;
pub mod workbook;

use thiserror::Error;
use wasm_bindgen::JsValue;
use web_sys::{Document, Window};

/// An error from the browser.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("the browser refused: {0}")]
pub struct Refused(String);

impl From<JsValue> for Refused {
    fn from(thrown: JsValue) -> Self {
        let message = js_sys::Reflect::get(&thrown, &"message".into()).unwrap_or_default();
        let text = message.as_string().or_else(|| thrown.as_string());
        Self(text.unwrap_or_else(|| format!("{thrown:?}")))
    }
}

fn window() -> Window {
    web_sys::window().expect("the program is started by a page's script, so there is a window")
}

fn document() -> Document {
    window().document().expect("a page's window has a document")
}
