//! Files with which the system opened the installed app. Only some browsers support this, and only for an installed
//! app. It may not know what a file contains.

use js_sys::{Array, Function, Reflect, futures::JsFuture};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::File;

use super::{
    file::{self, Named, NotRead},
    window,
};

/// The files of one launch, not yet read.
pub struct Launched(Vec<JsValue>);

/// Calls back with the files of each launch, for as long as the page is open, including the launch that opened the page.
pub fn on_launched(call: impl Fn(Launched) + 'static) {
    let Some(queue) = field(&window(), "launchQueue") else {
        return;
    };
    let Some(set_consumer) = function(&queue, "setConsumer") else {
        return;
    };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let files: Option<Array> = field(&launch, "files").and_then(|files| files.dyn_into().ok());
        let files: Vec<JsValue> = files.iter().flat_map(Array::iter).collect();
        if !files.is_empty() {
            call(Launched(files));
        }
    });
    // It throws only if the consumer is not a function.
    let _ = set_consumer.call1(&queue, consumer.as_ref().unchecked_ref());
    consumer.forget();
}

impl Launched {
    /// Each file's name, with its bytes if it is no longer than `most` bytes and the browser can read it.
    pub async fn read(&self, most: usize) -> Vec<Named> {
        let (mut files, mut refused) = (Vec::new(), Vec::new());
        for handle in &self.0 {
            match file_of(handle).await {
                Ok(file) => files.push(file),
                Err(thrown) => refused.push((name_of(handle), Err(NotRead::Refused(thrown.into())))),
            }
        }
        let mut read = file::read(files.into_iter(), most).await;
        read.extend(refused);
        read
    }
}

async fn file_of(handle: &JsValue) -> Result<File, JsValue> {
    let get_file = function(handle, "getFile").ok_or_else(|| JsValue::from("the file can’t be read"))?;
    let promise = get_file.call0(handle)?;
    let file = JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await?;
    Ok(file.unchecked_into())
}

fn name_of(handle: &JsValue) -> String {
    let name = field(handle, "name").and_then(|name| name.as_string());
    name.unwrap_or_default()
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

fn function(of: &JsValue, name: &str) -> Option<Function> {
    field(of, name)?.dyn_into().ok()
}
