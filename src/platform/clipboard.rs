//! Copying a text. It may not know what the text says.

use js_sys::{Reflect, futures::JsFuture};
use wasm_bindgen::JsCast;
use web_sys::{Clipboard, HtmlDocument, HtmlElement, HtmlTextAreaElement};

use super::{Refused, document, window};

/// Copies text to the clipboard, with the Clipboard API if the page may use it, otherwise with a copy command.
///
/// # Errors
/// Both were refused. The text can still be shown for the user to copy.
pub async fn copy(text: &str) -> Result<(), Refused> {
    // Looked up by name: if the page may not use it, the property does not exist.
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into())?;
    if let Some(clipboard) = clipboard.dyn_ref::<Clipboard>()
        && JsFuture::from(clipboard.write_text(text)).await.is_ok()
    {
        return Ok(());
    }
    copy_selected(text)
}

/// Selects the text in a temporary field, runs the copy command, then restores the focus.
fn copy_selected(text: &str) -> Result<(), Refused> {
    let document = document();
    let body = document
        .body()
        .ok_or_else(|| Refused("the page has no body".to_owned()))?;
    let focused = document.active_element();

    let field: HtmlTextAreaElement = document.create_element("textarea")?.unchecked_into();
    field.set_value(text);
    field.set_attribute("aria-hidden", "true")?;
    // Not hidden by a style, which the page's policy forbids: it is removed before anything is painted.
    body.append_child(&field)?;
    field.select();
    let copied = document.unchecked_ref::<HtmlDocument>().exec_command("copy");
    field.remove();

    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focused.focus()?;
    }
    match copied {
        Ok(true) => Ok(()),
        Ok(false) => Err(Refused("this page may not copy".to_owned())),
        Err(thrown) => Err(thrown.into()),
    }
}
