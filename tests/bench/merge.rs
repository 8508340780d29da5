//! How fast a QA lead's device merges everybody's files: each is read whole, checked, previewed, put on the shelf and
//! shown. The peer parses the same lines with `JSON.parse`, keeps one of each id, and stores them as plain values in
//! IndexedDB.

use std::sync::Arc;

use js_sys::Array;
use plumbline::{
    domain::{person::Person, workspace::Workspace},
    exchange::pack::{self, Contents, Made, Purpose},
    store::{
        Device,
        browser::BrowserDevice,
        vault::{Effort, Passphrase, keyring},
    },
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::page::{audits, chance, clock, js, median};

const PACKS: u64 = 50;
const AUDITS_A_PACK: u64 = 200;
const RUNS: usize = 3;

fn files() -> Vec<Vec<u8>> {
    let file = |n: u64| {
        let entries = audits(n * AUDITS_A_PACK, AUDITS_A_PACK);
        let by: Person = entries[0].who.clone();
        let made = Made {
            example: false,
            by,
            at: entries[0].at,
        };
        let contents = Contents {
            audits: entries.iter().filter_map(|entry| entry.about).collect(),
            entries: entries.into_iter().map(Arc::new).collect(),
            left_out: Vec::new(),
        };
        pack::write(&contents, Purpose::Gather, &made)
    };
    (0..PACKS).map(file).collect()
}

#[wasm_bindgen_test]
async fn fifty_packs_of_two_hundred_audits() {
    let files = files();
    let mut ours = Vec::new();
    let mut peers = Vec::new();
    for _ in 0..RUNS {
        let place = format!("bench-{}", js_sys::Math::random());
        let made = keyring::KeyRing::make(&Passphrase::typed("acid acorn"), Effort::LEAST, chance);
        let device = BrowserDevice::at(&place);
        device.keep_ring(made.ring).await.expect("keeps");
        let shelf = device.open(made.vault).await.expect("opens").shelf;
        let began = clock();
        let mut workspace = Workspace::empty();
        for file in &files {
            let pack = pack::read(file).expect("is whole");
            pack::preview(&workspace, &pack).expect("clashes with nothing");
            let new = workspace.new_entries(pack.entries).expect("clashes with nothing");
            shelf.append(new.clone()).await.expect("appends");
            workspace = workspace.union(new);
        }
        ours.push(clock() - began);
        assert_eq!(workspace.audits().count() as u64, PACKS * AUDITS_A_PACK);

        let texts: Array = files
            .iter()
            .map(|file| JsValue::from(String::from_utf8_lossy(file).as_ref()))
            .collect();
        let peer = format!("{place}-peer");
        let took = js(
            [("place", peer.as_str().into()), ("texts", texts.into())],
            "
            const database = await open();
            const began = performance.now();
            const all = new Map();
            for (const text of texts) {
                const writing = database.transaction('entries', 'readwrite', { durability: 'strict' });
                for (const line of text.split('\\n').slice(1).filter(Boolean)) {
                    const { id } = JSON.parse(line);
                    if (!all.has(id)) writing.objectStore('entries').add(line, id);
                    all.set(id, line);
                }
                await new Promise(done => { writing.oncomplete = done; });
            }
            const took = performance.now() - began;
            database.close();
            return took",
        )
        .await;
        peers.push(took);
        js([("place", place.as_str().into())], "indexedDB.deleteDatabase(place); indexedDB.deleteDatabase(place + '-peer'); Object.keys(localStorage).filter(key => key.startsWith(place)).forEach(key => localStorage.removeItem(key))").await;
    }
    console_log!("BENCH merge {:.0} {:.0}", median(ours), median(peers));
}
