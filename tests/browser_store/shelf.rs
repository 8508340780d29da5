//! Appending and loading.

use plumbline::store::{Shelf, StoreError, browser::BrowserShelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{a_place, entries, entry, everything, id, js, meddle, saying, vault};

#[wasm_bindgen_test]
async fn what_was_appended_is_there_when_the_page_is_opened_again() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    assert_eq!(shelf.load().await.expect("loads").entries, []);
    shelf.append(entries([2, 1])).await.expect("appends");
    shelf.append(entries([3])).await.expect("appends");
    drop(shelf);

    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens again");
    let loaded = shelf.load().await.expect("loads");
    assert_eq!(loaded.entries, entries(1..=3));
    assert_eq!((loaded.unreadable, loaded.missing), (vec![], None));

    let some = shelf.read(&[id(3), id(9), id(1)]).await.expect("reads");
    assert_eq!(some.entries, entries([3, 1]));
}

#[wasm_bindgen_test]
async fn an_append_asks_the_browser_for_strict_durability() {
    let shelf = BrowserShelf::open_at(&a_place(), vault()).await.expect("opens");
    js(
        [],
        "
        const begin = window.begin = IDBDatabase.prototype.transaction;
        window.begun = [];
        IDBDatabase.prototype.transaction = function (...asked) {
            const transaction = begin.apply(this, asked);
            const { mode, durability } = transaction;
            window.begun.push(`${mode} ${durability}`);
            return transaction;
        }",
    )
    .await;
    let appended = shelf.append(entries([1])).await;
    let begun = js(
        [],
        "IDBDatabase.prototype.transaction = window.begin; return window.begun.join()",
    )
    .await;
    assert_eq!(appended, Ok(()));
    // The append, then the count, which writes nothing.
    assert_eq!(
        begun.as_string().as_deref(),
        Some("readwrite strict,readwrite default")
    );
}

#[wasm_bindgen_test]
async fn appending_again_changes_nothing() {
    let shelf = BrowserShelf::open_at(&a_place(), vault()).await.expect("opens");
    shelf.append(entries([1, 2])).await.expect("appends");
    shelf
        .append(entries([2, 3, 3]))
        .await
        .expect("appends what is new");
    assert_eq!(shelf.load().await.expect("loads").entries, entries(1..=3));
}

#[wasm_bindgen_test]
async fn another_entry_under_an_id_is_refused_and_nothing_is_written() {
    let shelf = BrowserShelf::open_at(&a_place(), vault()).await.expect("opens");
    shelf.append(entries([1])).await.expect("appends");
    for batch in [
        vec![entry(0), saying(1, "tampered"), entry(2)],
        vec![saying(1, "one"), entry(2), entry(1)],
    ] {
        assert_eq!(shelf.append(batch).await, Err(StoreError::Clash(id(1))));
    }
    assert_eq!(shelf.load().await.expect("loads").entries, entries([1]));
}

#[wasm_bindgen_test]
async fn what_is_erased_leaves_its_key_alone_and_does_not_come_back() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    shelf.append(entries([1, 2, 3])).await.expect("appends");
    let mirrored = format!("mirror.{}", id(2));
    assert!(everything(&place).await.contains(&mirrored));

    shelf.erase(vec![id(2)]).await.expect("erases");
    let lies = meddle(
        &place,
        "return JSON.stringify((await answer(entries.getAll()))[1])",
    )
    .await;
    assert_eq!(lies.as_string().as_deref(), Some(r#"{"format":3}"#));
    assert!(!everything(&place).await.contains(&mirrored));

    shelf
        .append(entries([2, 4]))
        .await
        .expect("appends what was not erased");
    drop(shelf);
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens again");
    let loaded = shelf.load().await.expect("loads");
    assert_eq!(loaded.entries, entries([1, 3, 4]));
    assert_eq!((loaded.unreadable, loaded.missing), (vec![], None));
    assert_eq!(shelf.mirrored().await, Ok(vec![]));
}

#[wasm_bindgen_test]
async fn an_import_of_thousands_is_one_append() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    shelf.append(entries(0..3000)).await.expect("appends");
    let loaded = shelf.load().await.expect("loads");
    assert_eq!(loaded.entries, entries(0..3000));
}
