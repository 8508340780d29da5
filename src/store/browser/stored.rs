//! A stored entry as the browser's value, `{ format, text }`, and back. Reading never throws anything away.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::{
    domain::entry::Entry,
    store::{
        Unreadable,
        envelope::{self, Fault, Wrapped},
    },
};

/// The browser's value of a wrapped text.
pub fn value_of(wrapped: &Wrapped) -> JsValue {
    let value = Object::new();
    // Setting a property of a fresh plain object can't fail.
    let _ = Reflect::set(&value, &"format".into(), &wrapped.format.into());
    let _ = Reflect::set(&value, &"text".into(), &wrapped.text.as_str().into());
    value.into()
}

/// The wrapped text of a browser's value.
fn wrapped_of(value: &JsValue) -> Result<Wrapped, Fault> {
    let unreadable = |why: &str| Fault::Unreadable(why.to_owned());
    if !value.is_object() {
        return Err(unreadable("this is no stored entry"));
    }
    let property = |name: &str| Reflect::get(value, &name.into()).unwrap_or_default();
    let format = property("format")
        .as_f64()
        .filter(|format| format.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(format))
        .ok_or_else(|| unreadable("it does not say its format"))?;
    if format > f64::from(envelope::FORMAT) {
        // Before its text is looked for: a newer format may have none.
        return Err(Fault::Newer);
    }
    let text = property("text")
        .as_string()
        .ok_or_else(|| unreadable("it has no text"))?;
    Ok(Wrapped {
        format: format as u32,
        text,
    })
}

/// The entry under a key; or what lies there instead; or that it is newer than this program.
pub fn read(key: &JsValue, value: &JsValue) -> Result<Result<Entry, Unreadable>, Newer> {
    let name = name_of(key);
    match wrapped_of(value).and_then(|wrapped| envelope::unwrap(&name, wrapped)) {
        Ok(entry) => Ok(Ok(entry)),
        Err(Fault::Newer) => Err(Newer),
        Err(Fault::Unreadable(fault)) => Ok(Err(Unreadable {
            key: name,
            text: raw_text(value),
            fault,
        })),
    }
}

/// A newer Plumbline wrote it.
pub struct Newer;

/// A key as text. Ours are texts; another page's may be anything.
pub fn name_of(key: &JsValue) -> String {
    key.as_string().unwrap_or_else(|| raw_text(key))
}

/// What lies there, as text: its own text where it has one, else as JSON, else as JavaScript would print it.
fn raw_text(value: &JsValue) -> String {
    let own = value.as_string().or_else(|| {
        let text = Reflect::get(value, &"text".into()).ok()?;
        text.as_string()
    });
    own.or_else(|| JSON::stringify(value).ok()?.as_string())
        .unwrap_or_else(|| format!("{value:?}"))
}
