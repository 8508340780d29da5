//! Wrapped values as the browser's: `{ format, text }`, `{ format, sealed }` or, if erased, `{ format }`; and back.
//! Reading never discards anything.

use js_sys::{JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use crate::{
    domain::entry::Entry,
    store::{
        Unreadable,
        envelope::{self, ERASED, Fault, NEWEST, PLAIN, RING, SEALED, Wrapped},
        vault::{Sealed, Vault},
    },
};

// A property is read without passing its name as a text: a device opens with thousands of values.
#[wasm_bindgen]
extern "C" {
    type Kept;

    #[wasm_bindgen(method, getter, structural)]
    fn format(this: &Kept) -> JsValue;

    #[wasm_bindgen(method, getter, structural)]
    fn text(this: &Kept) -> JsValue;

    #[wasm_bindgen(method, getter, structural)]
    fn sealed(this: &Kept) -> JsValue;
}

/// The browser's value of a wrapped one.
pub fn value_of(wrapped: &Wrapped) -> JsValue {
    let (format, name, within): (u32, &str, JsValue) = match wrapped {
        Wrapped::Plain(text) => (PLAIN, "text", text.as_str().into()),
        Wrapped::Sealed(sealed) => (SEALED, "sealed", Uint8Array::from(sealed.bytes()).into()),
        Wrapped::Erased => (ERASED, "", JsValue::UNDEFINED),
        Wrapped::Ring(text) => (RING, "text", text.as_str().into()),
    };
    let value = Object::new();
    // Setting a property of a new plain object does not fail.
    let _ = Reflect::set(&value, &"format".into(), &format.into());
    if !within.is_undefined() {
        let _ = Reflect::set(&value, &name.into(), &within);
    }
    value.into()
}

/// The wrapped value in a browser's value.
pub fn wrapped_of(value: &JsValue) -> Result<Wrapped, Fault> {
    let unreadable = |why: &str| Fault::Unreadable(why.to_owned());
    if !value.is_object() {
        return Err(unreadable("this is nothing that Plumbline stores"));
    }
    let value: &Kept = value.unchecked_ref();
    let format = value
        .format()
        .as_f64()
        .filter(|format| format.fract() == 0.0 && *format >= 1.0)
        .ok_or_else(|| unreadable("it does not say its format"))?;
    if format > f64::from(NEWEST) {
        // Checked before the content: a newer format may have none.
        return Err(Fault::Newer);
    }
    if format == f64::from(ERASED) {
        return Ok(Wrapped::Erased);
    }
    if format == f64::from(PLAIN) || format == f64::from(RING) {
        let is_ring = format == f64::from(RING);
        let text = value.text().as_string();
        return text
            .map(if is_ring { Wrapped::Ring } else { Wrapped::Plain })
            .ok_or_else(|| unreadable("it has no text"));
    }
    let sealed = value.sealed().dyn_into::<Uint8Array>();
    sealed
        .map(|bytes| Wrapped::Sealed(Sealed::from_bytes(bytes.to_vec())))
        .map_err(|_| unreadable("nothing is sealed in it"))
}

/// Whether the value is a plain text. Only its format is looked at.
pub fn is_plain(value: &JsValue) -> bool {
    value.is_object() && value.unchecked_ref::<Kept>().format().as_f64() == Some(f64::from(PLAIN))
}

/// What is stored under a key.
pub enum StoredAt {
    /// An entry.
    Entry(Entry),
    /// A value that cannot be read.
    Unreadable(Unreadable),
    /// A tombstone: the entry was erased.
    Erased,
    /// A value that a newer version of Plumbline wrote.
    Newer,
}

/// Reads the value stored under a key.
pub fn read(vault: &Vault, key: &JsValue, value: &JsValue) -> StoredAt {
    let name = name_of(key);
    match wrapped_of(value).and_then(|wrapped| envelope::unwrap(vault, &name, wrapped)) {
        Ok(entry) => StoredAt::Entry(entry),
        Err(Fault::Newer) => StoredAt::Newer,
        Err(Fault::Erased) => StoredAt::Erased,
        Err(Fault::Unreadable(fault)) => StoredAt::Unreadable(Unreadable {
            key: name,
            text: raw_text(value),
            fault,
        }),
    }
}

/// A key as text. Ours are texts; another page's may be anything.
pub fn name_of(key: &JsValue) -> String {
    key.as_string().unwrap_or_else(|| raw_text(key))
}

/// The stored value as text: sealed as it would be in localStorage; otherwise its own text if it has one; otherwise as
/// JSON, or as JavaScript would print it.
fn raw_text(value: &JsValue) -> String {
    if let Ok(sealed @ Wrapped::Sealed(_)) = wrapped_of(value) {
        return sealed.to_json();
    }
    let own = value.as_string().or_else(|| {
        let text = Reflect::get(value, &"text".into()).ok()?;
        text.as_string()
    });
    own.or_else(|| JSON::stringify(value).ok()?.as_string())
        .unwrap_or_else(|| format!("{value:?}"))
}
