//! What every benchmark needs from the page: random numbers, a clock, thousands of audits, and JavaScript for the peer.

use js_sys::{Array, Function, Promise, Reflect, futures::JsFuture};
use plumbline::{
    domain::{
        entry::{Body, Entry},
        id::{AuditId, EntryId, Seed},
    },
    example::example,
};
use wasm_bindgen::{JsCast, JsValue};

/// Random numbers that are good enough here.
pub fn chance(bytes: &mut [u8]) {
    for byte in bytes {
        *byte = (js_sys::Math::random() * 256.0) as u8;
    }
}

/// The example's audits, repeated with new ids.
pub fn audits(from: u64, count: u64) -> Vec<Entry> {
    let submitted: Vec<Entry> = example()
        .entries
        .into_iter()
        .filter(|entry| matches!(entry.body, Body::AuditSubmitted(_)))
        .collect();
    let seed = |n: u64| Seed {
        millis: 1_700_000_000_000 + n,
        random: [3; 10],
    };
    (from..from + count)
        .map(|n| Entry {
            id: EntryId::new(seed(n)),
            about: Some(AuditId::new(seed(n))),
            ..submitted[n as usize % submitted.len()].clone()
        })
        .collect()
}

/// Runs JavaScript with these arguments; returns its number, or 0.
pub async fn js<const N: usize>(arguments: [(&str, JsValue); N], body: &str) -> f64 {
    let names = arguments.each_ref().map(|(name, _)| *name).join(",");
    let values: Array = arguments.into_iter().map(|(_, value)| value).collect();
    let run = Function::new_with_args(&names, &format!("return (async () => {{ {HELPERS} {body} }})()"));
    let promise: Promise = Reflect::apply(&run, &JsValue::NULL, &values)
        .expect("runs")
        .unchecked_into();
    let value = JsFuture::from(promise).await.expect("runs");
    value.as_f64().unwrap_or_default()
}

const HELPERS: &str = "
    const answer = request => new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
    });
    const open = async () => {
        const opening = indexedDB.open(place);
        opening.onupgradeneeded = () => opening.result.createObjectStore('entries');
        return answer(opening);
    };";

/// Milliseconds.
pub fn clock() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .expect("a page has a clock")
        .now()
}

/// The median.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// The 95th percentile.
pub fn p95(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() * 95 / 100]
}
