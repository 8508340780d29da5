//! What the tests need from the page: made-up entries, and JavaScript that changes storage without the program.

use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, futures::JsFuture};
use plumbline::{
    domain::{
        entry::Entry,
        id::{EntryId, Seed},
    },
    store::vault::Vault,
};
use wasm_bindgen::{JsCast, JsValue};

/// A place that no other test uses.
pub fn a_place() -> String {
    format!("test-{}", js_sys::Math::random())
}

/// A vault that is the same in every tab of a test.
pub fn vault() -> Rc<Vault> {
    fn same(bytes: &mut [u8]) {
        bytes.fill(7);
    }
    Rc::new(Vault::new(same))
}

/// An id that sorts by `n`.
pub fn id(n: u64) -> EntryId {
    EntryId::new(Seed {
        millis: n,
        random: [7; 10],
    })
}

/// A made-up entry.
pub fn entry(n: u64) -> Entry {
    saying(n, "as written")
}

/// A made-up entry with this text.
pub fn saying(n: u64, words: &str) -> Entry {
    let text = serde_json::json!({
        "id": id(n), "at": "2024-12-16T16:45:00Z", "body": { "kind": "made_up", "words": words },
        "who": { "id": "0192f000-0000-7000-8000-000000000001", "name": "A", "role": "auditor" },
    });
    serde_json::from_value(text).expect("is an entry")
}

/// Made-up entries.
pub fn entries(ns: impl IntoIterator<Item = u64>) -> Vec<Entry> {
    ns.into_iter().map(entry).collect()
}

/// Runs the body of an asynchronous JavaScript function with these arguments, after the functions below.
pub async fn js<const N: usize>(arguments: [(&str, JsValue); N], body: &str) -> JsValue {
    let names = arguments.each_ref().map(|(name, _)| *name).join(",");
    let values: Array = arguments.into_iter().map(|(_, value)| value).collect();
    let run = Function::new_with_args(&names, &format!("return (async () => {{ {HELPERS} {body} }})()"));
    let promise: Promise = Reflect::apply(&run, &JsValue::NULL, &values)
        .expect("runs")
        .unchecked_into();
    match JsFuture::from(promise).await {
        Ok(value) => value,
        Err(thrown) => panic!("{thrown:?} in {body}"),
    }
}

const HELPERS: &str = "
    const answer = request => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });
    const on = async (place, use, table = 'entries') => {
        const database = await answer(indexedDB.open(place));
        const transaction = database.transaction(table, 'readwrite');
        const value = await use(transaction.objectStore(table));
        await new Promise(done => { transaction.oncomplete = done; });
        database.close();
        return value;
    };";

/// Changes a place's object store, `entries`, without the program.
pub async fn meddle(place: &str, what: &str) -> JsValue {
    let body = format!("return on(place, async entries => {{ {what} }})");
    js([("place", place.into())], &body).await
}

/// Changes the tally without the program.
pub async fn meddle_with_tally(place: &str, what: &str) {
    let body = format!("await on(place, async vault => {{ vault.{what} }}, 'vault')");
    js([("place", place.into())], &body).await;
}

/// Everything that a place stores, as text, to check that nothing was changed: all but the filling, which has no
/// meaning.
pub async fn everything(place: &str) -> String {
    let body = "
        const lies = await on(place, async entries =>
            [await answer(entries.getAllKeys()), await answer(entries.getAll())]);
        const local = Object.entries(localStorage).filter(([key]) =>
            key.startsWith(place) && key !== `${place}.filling`).sort();
        return JSON.stringify([lies, local])";
    js([("place", place.into())], body)
        .await
        .as_string()
        .expect("is a text")
}

/// The browser's localStorage.
pub fn local_storage() -> web_sys::Storage {
    web_sys::window()
        .and_then(|window| window.local_storage().ok()?)
        .expect("this browser stores")
}

/// Lets the page's other tasks run for this many milliseconds.
pub async fn wait(millis: u32) {
    js(
        [("millis", millis.into())],
        "await new Promise(done => setTimeout(done, millis))",
    )
    .await;
}
