//! Unreadable values are kept and returned; data from a newer version is left alone.

use plumbline::store::{Shelf, StoreError, browser::BrowserShelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{a_place, entries, entry, everything, id, js, local_storage, meddle, vault};

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_handed_over_and_the_rest_loads() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    shelf.append(entries(1..=3)).await.expect("appends");
    meddle(
        &place,
        &format!(
            "
        const whole = JSON.stringify({});
        const loop = {{}};
        loop.loop = loop;
        const damaged = [
            ['a', 'only a text'], ['b', null], ['c', [1]], ['d', {{}}], ['e', {{ format: 1 }}],
            ['f', {{ format: '1', text: whole }}], ['g', {{ format: 1.5, text: whole }}],
            ['h', {{ format: 1, text: whole.slice(0, -9) }}], ['i', {{ format: 1, text: whole }}],
            ['e2', {{ format: 2, text: whole }}], ['e3', {{ format: 2, sealed: 'x' }}],
            ['e4', {{ format: 2, sealed: new Uint8Array(9) }}], ['j', loop], ['k', new Blob(['x'])], [17, 18n],
        ];
        for (const [key, value] of damaged) entries.put(value, key)",
            serde_json::to_string(&entry(1)).expect("has a JSON form")
        ),
    )
    .await;

    let count = how_many(&place).await;
    let loaded = shelf.load().await.expect("loads");
    assert_eq!(loaded.entries, entries(1..=3));
    let unreadable: Vec<_> = loaded
        .unreadable
        .iter()
        .map(|it| (it.key.as_str(), it.text.as_str()))
        .collect();
    let whole = serde_json::to_string(&entry(1)).expect("has a JSON form");
    // The browser's order of keys: numbers, then texts.
    let expected = [
        ("17", "JsValue(18n)"),
        ("a", "only a text"),
        ("b", "null"),
        ("c", "[1]"),
        ("d", "{}"),
        ("e", r#"{"format":1}"#),
        ("e2", &whole),
        ("e3", r#"{"format":2,"sealed":"x"}"#),
        ("e4", r#"{"format":2,"sealed":"AAAAAAAAAAAA"}"#),
        ("f", &whole),
        ("g", &whole),
        ("h", &whole[..whole.len() - 9]),
        ("i", &whole),
    ];
    assert_eq!(unreadable[..13], expected);
    assert_eq!(unreadable.len(), 15);
    assert!(loaded.unreadable.iter().all(|it| !it.fault.is_empty()));
    assert_eq!(how_many(&place).await, count);
}

async fn how_many(place: &str) -> Option<f64> {
    meddle(place, "return answer(entries.count())").await.as_f64()
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_set_aside_when_the_entry_comes_back() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    shelf.append(entries([3])).await.expect("appends");
    meddle(&place, &format!("entries.put('damaged', '{}')", id(1))).await;
    shelf.append(entries([1, 2])).await.expect("appends");
    let loaded = shelf.load().await.expect("loads");
    assert_eq!((loaded.entries, loaded.unreadable), (entries(1..=3), vec![]));
    let aside = js(
        [
            ("place", place.as_str().into()),
            ("key", id(1).to_string().into()),
        ],
        "
        const database = await answer(indexedDB.open(place));
        const aside = await answer(database.transaction('aside').objectStore('aside').get(key));
        database.close();
        return aside",
    )
    .await;
    assert_eq!(aside.as_string().as_deref(), Some("damaged"), "and it is kept");
}

#[wasm_bindgen_test]
async fn what_was_sealed_elsewhere_or_for_another_entry_is_not_read() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    shelf.append(entries(1..=3)).await.expect("appends");
    meddle(
        &place,
        &format!(
            "
        const [one, two, three] = await Promise.all(['{0}', '{1}', '{2}'].map(key => answer(entries.get(key))));
        entries.put(two, '{0}');
        three.sealed[40] ^= 1;
        entries.put(three, '{2}')",
            id(1),
            id(2),
            id(3)
        ),
    )
    .await;
    let loaded = shelf.load().await.expect("loads");
    assert_eq!(loaded.entries, entries([2]));
    let keys: Vec<_> = loaded.unreadable.iter().map(|it| it.key.clone()).collect();
    assert_eq!(keys, [id(1).to_string(), id(3).to_string()]);
}

#[wasm_bindgen_test]
async fn a_newer_format_is_refused_and_nothing_is_touched() {
    for newer in [
        "{ format: 5, text: '' }",
        "{ format: 7, sealed: new Uint8Array(9) }",
    ] {
        let place = a_place();
        let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
        shelf.append(entries([1])).await.expect("appends");
        meddle(&place, &format!("entries.put({newer}, '{}')", id(2))).await;
        let before = everything(&place).await;
        assert_eq!(shelf.load().await, Err(StoreError::Newer));
        assert_eq!(shelf.read(&[id(2)]).await, Err(StoreError::Newer));
        assert_eq!(shelf.append(entries([2])).await, Err(StoreError::Newer));
        assert_eq!(everything(&place).await, before);
    }
}

#[wasm_bindgen_test]
async fn a_newer_canary_is_refused_and_nothing_is_touched() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    shelf.append(entries([1])).await.expect("appends");
    let newer = r#"{"format":5,"text":""}"#;
    local_storage()
        .set_item(&format!("{place}.canary"), newer)
        .expect("stores");
    let before = everything(&place).await;
    assert_eq!(shelf.load().await, Err(StoreError::Newer));
    assert_eq!(everything(&place).await, before);
}
