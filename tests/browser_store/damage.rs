//! What can't be read is kept and handed over; what is newer is left alone.

use plumbline::store::{Shelf, StoreError, browser::BrowserShelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{a_place, entries, entry, everything, id, local_storage, meddle};

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_handed_over_and_the_rest_loads() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place).await.expect("opens");
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
            ['j', loop], ['k', new Blob(['x'])], [17, 18n],
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
    // The browser's own order of keys: numbers, then texts.
    let expected = [
        ("17", "JsValue(18n)"),
        ("a", "only a text"),
        ("b", "null"),
        ("c", "[1]"),
        ("d", "{}"),
        ("e", r#"{"format":1}"#),
        ("f", &whole),
        ("g", &whole),
        ("h", &whole[..whole.len() - 9]),
        ("i", &whole),
    ];
    assert_eq!(unreadable[..10], expected);
    assert_eq!(unreadable.len(), 12);
    assert!(loaded.unreadable.iter().all(|it| !it.fault.is_empty()));
    assert_eq!(how_many(&place).await, count);
}

async fn how_many(place: &str) -> Option<f64> {
    meddle(place, "return answer(entries.count())").await.as_f64()
}

#[wasm_bindgen_test]
async fn an_entry_is_not_put_where_something_unreadable_lies() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place).await.expect("opens");
    meddle(&place, &format!("entries.put('damaged', '{}')", id(1))).await;
    let before = everything(&place).await;
    assert_eq!(shelf.append(entries([1, 2])).await, Err(StoreError::Clash(id(1))));
    assert_eq!(everything(&place).await, before);
}

#[wasm_bindgen_test]
async fn a_newer_format_is_refused_and_nothing_is_touched() {
    for newer in [
        "{ format: 2, text: '' }",
        "{ format: 7, sealed: new Uint8Array(9) }",
    ] {
        let place = a_place();
        let shelf = BrowserShelf::open_at(&place).await.expect("opens");
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
    let shelf = BrowserShelf::open_at(&place).await.expect("opens");
    shelf.append(entries([1])).await.expect("appends");
    let newer = r#"{"format":2,"text":""}"#;
    local_storage()
        .set_item(&format!("{place}.canary"), newer)
        .expect("stores");
    let before = everything(&place).await;
    assert_eq!(shelf.load().await, Err(StoreError::Newer));
    assert_eq!(everything(&place).await, before);
}
