//! How fast a large device opens and saves: run by `make bench`, never by `make test`. The peer, in the same run and the
//! same browser, is what any page could do without us: plain JSON in IndexedDB, read with `getAll` and `JSON.parse`.
#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, futures::JsFuture};
use plumbline::{
    domain::{
        entry::{Body, Entry},
        id::{AuditId, EntryId, Seed},
        workspace::Workspace,
    },
    example::example,
    store::{
        Device,
        browser::BrowserDevice,
        vault::{
            Effort, Passphrase,
            keyring::{KeyRing, Made},
        },
    },
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const AUDITS: u64 = 10_000;
const SAVES: u64 = 400;
const OPENINGS: usize = 5;

fn chance(bytes: &mut [u8]) {
    for byte in bytes {
        *byte = (js_sys::Math::random() * 256.0) as u8;
    }
}

/// The example's audits, one after another, under ids of their own.
fn audits(from: u64, count: u64) -> Vec<Entry> {
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

async fn js<const N: usize>(arguments: [(&str, JsValue); N], body: &str) -> f64 {
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

fn clock() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .expect("a page has a clock")
        .now()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn p95(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() * 95 / 100]
}

#[wasm_bindgen_test]
async fn ten_thousand_sealed_audits() {
    let place = format!("bench-{}", js_sys::Math::random());
    let Made { ring, vault, .. } = KeyRing::make(&Passphrase::typed("acid acorn"), Effort::LEAST, chance);
    let vault = Rc::new(vault);
    let device = BrowserDevice::at(&place);
    device.keep_ring(ring).await.expect("keeps");
    let shelf = device.open(vault.clone()).await.expect("opens").shelf;
    for from in (0..AUDITS).step_by(500) {
        shelf.append(audits(from, 500)).await.expect("appends");
    }

    let mut openings = Vec::new();
    for _ in 0..OPENINGS {
        let began = clock();
        let device = BrowserDevice::at(&place);
        device.look().await.expect("looks");
        let places = device.open(vault.clone()).await.expect("opens");
        let loaded = places.shelf.load().await.expect("loads");
        let workspace = Workspace::from_entries(loaded.entries);
        openings.push(clock() - began);
        assert_eq!(workspace.audits().count() as u64, AUDITS);
    }
    let mut saves = Vec::new();
    for n in 0..SAVES {
        let one = audits(AUDITS + n, 1);
        let began = clock();
        shelf.append(one).await.expect("appends");
        saves.push(clock() - began);
    }

    let plain: Array = audits(0, AUDITS)
        .iter()
        .map(|entry| JsValue::from(serde_json::to_string(entry).expect("has a JSON form")))
        .collect();
    let peer = [
        ("place", JsValue::from(format!("{place}-peer"))),
        ("texts", plain.into()),
    ];
    js(
        peer.clone(),
        "
        const database = await open();
        const writing = database.transaction('entries', 'readwrite', { durability: 'strict' });
        const entries = writing.objectStore('entries');
        texts.forEach((text, n) => entries.add(text, `${n}`.padStart(9, '0')));
        await new Promise(done => { writing.oncomplete = done; });
        database.close()",
    )
    .await;
    let mut peer_openings = Vec::new();
    for _ in 0..OPENINGS {
        let took = js(
            peer.clone(),
            "
            const began = performance.now();
            const database = await open();
            const texts2 = await answer(database.transaction('entries').objectStore('entries').getAll());
            const parsed = texts2.map(text => JSON.parse(text));
            const took = performance.now() - began;
            database.close();
            return parsed.length ? took : NaN",
        )
        .await;
        peer_openings.push(took);
    }
    let mut peer_saves = Vec::new();
    for n in 0..SAVES {
        let took = js(
            [
                ("place", JsValue::from(format!("{place}-peer"))),
                ("text", plain_one().into()),
                ("key", format!("z{n}").into()),
            ],
            "
            const database = await open();
            const began = performance.now();
            const writing = database.transaction('entries', 'readwrite', { durability: 'strict' });
            writing.objectStore('entries').add(text, key);
            await new Promise(done => { writing.oncomplete = done; });
            const took = performance.now() - began;
            database.close();
            return took",
        )
        .await;
        peer_saves.push(took);
    }

    console_log!(
        "BENCH open {:.0} {:.0} save {:.1} {:.1}",
        median(openings),
        median(peer_openings),
        p95(saves),
        p95(peer_saves)
    );
    js([("place", place.as_str().into())], "indexedDB.deleteDatabase(place); indexedDB.deleteDatabase(place + '-peer'); Object.keys(localStorage).filter(key => key.startsWith(place)).forEach(key => localStorage.removeItem(key))").await;
}

fn plain_one() -> String {
    serde_json::to_string(&audits(0, 1)[0]).expect("has a JSON form")
}
