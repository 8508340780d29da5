//! Files with which the system opened the installed app. Only some browsers support this, and only for an installed
//! app. It may not know what a file contains.

use js_sys::{Array, Function, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::File;

use super::{
    file::{self, NotRead},
    window,
};

/// Such a file, not yet read.
pub struct Launched(JsValue);

/// Calls back with the files of each launch, for as long as the page is open, including the launch that opened the page.
pub fn on_launched(call: impl Fn(Vec<Launched>) + 'static) {
    let Some(queue) = field(&window(), "launchQueue") else {
        return;
    };
    let Some(set_consumer) = function(&queue, "setConsumer") else {
        return;
    };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let files: Option<Array> = field(&launch, "files").and_then(|files| files.dyn_into().ok());
        let files: Vec<Launched> = files.iter().flat_map(Array::iter).map(Launched).collect();
        if !files.is_empty() {
            call(files);
        }
    });
    // It throws only if the consumer is not a function.
    let _ = set_consumer.call1(&queue, consumer.as_ref().unchecked_ref());
    consumer.forget();
}

impl Launched {
    /// Its name.
    pub fn name(&self) -> String {
        let name = field(&self.0, "name").and_then(|name| name.as_string());
        name.unwrap_or_default()
    }

    /// Its bytes.
    ///
    /// # Errors
    /// If it is longer than `most` bytes, or the browser cannot read it.
    pub async fn bytes(&self, most: usize) -> Result<Vec<u8>, NotRead> {
        let refused = |thrown: JsValue| NotRead::Refused(thrown.into());
        let Some(get_file) = function(&self.0, "getFile") else {
            return Err(refused("the file can’t be read".into()));
        };
        let promise = get_file.call0(&self.0).map_err(refused)?;
        let file = JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await;
        file::bytes(&file.map_err(refused)?.unchecked_into::<File>(), most).await
    }
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

fn function(of: &JsValue, name: &str) -> Option<Function> {
    field(of, name)?.dyn_into().ok()
}
