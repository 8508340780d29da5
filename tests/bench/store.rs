//! How fast a large device opens and saves. The peer is plain JSON in IndexedDB, read with `getAll` and `JSON.parse`.

use js_sys::Array;
use plumbline::{
    domain::workspace::Workspace,
    store::{
        Device,
        browser::BrowserDevice,
        vault::{
            Effort, Passphrase,
            keyring::{KeyRing, Made},
        },
    },
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::page::{audits, chance, clock, js, median, p95};

const AUDITS: u64 = 10_000;
const SAVES: u64 = 400;
const OPENINGS: usize = 5;

#[wasm_bindgen_test]
async fn ten_thousand_sealed_audits() {
    let place = format!("bench-{}", js_sys::Math::random());
    let Made { ring, vault, .. } = KeyRing::make(&Passphrase::typed("acid acorn"), Effort::LEAST, chance);
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
