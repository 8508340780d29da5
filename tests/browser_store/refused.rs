//! A browser that stores nothing, or has no room.

use plumbline::store::{
    Device, Drawer, Shelf, StoreError,
    browser::{BrowserDevice, BrowserDrawer, BrowserShelf, is_available},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{a_place, entries, js, local_storage, vault, wait};

#[wasm_bindgen_test]
async fn the_probe_leaves_nothing_behind() {
    let (before, place) = (local_storage().length(), a_place());
    assert_eq!(is_available().await, Ok(()));
    wait(200).await;
    assert_eq!(local_storage().length(), before);
    let names = js(
        [],
        "return (await indexedDB.databases()).map(database => database.name).join()",
    )
    .await;
    let names = names.as_string().expect("is a text");
    assert!(!names.contains("probe") && !names.contains(&place), "{names}");
}

/// Makes the window's property `name` behave as `look` says until the test is over.
async fn with_window(name: &str, look: &str) {
    let body = format!(
        "
        window.kept = Object.getOwnPropertyDescriptor(window, name);
        Object.defineProperty(window, name, {{ configurable: true, get() {{ {look} }} }})"
    );
    js([("name", name.into())], &body).await;
}

async fn restore(name: &str) {
    js(
        [("name", name.into())],
        "Object.defineProperty(window, name, window.kept)",
    )
    .await;
}

#[wasm_bindgen_test]
async fn blocked_storage_is_said_before_anyone_types() {
    let throws = "throw new DOMException('no', 'SecurityError')";
    let private = "return { open() { throw new DOMException('no', 'InvalidStateError') } }";
    for look in [throws, "return undefined", "return null", private] {
        with_window("indexedDB", look).await;
        let (available, opened) = (
            is_available().await,
            BrowserShelf::open_at(&a_place(), vault()).await.err(),
        );
        restore("indexedDB").await;
        assert_eq!(available, Err(StoreError::Blocked), "{look}");
        assert_eq!(opened, Some(StoreError::Blocked), "{look}");
    }
    for look in [throws, "return null"] {
        with_window("localStorage", look).await;
        let (available, drafts) = (
            is_available().await,
            BrowserDrawer::open_at(&a_place(), vault()).await.err(),
        );
        restore("localStorage").await;
        assert_eq!(available, Err(StoreError::Blocked), "{look}");
        assert_eq!(drafts, Some(StoreError::Blocked), "{look}");
    }
    assert_eq!(is_available().await, Ok(()));
}

#[wasm_bindgen_test]
async fn entries_load_where_only_local_storage_is_blocked() {
    let shelf = BrowserShelf::open_at(&a_place(), vault()).await.expect("opens");
    with_window("localStorage", "throw new DOMException('no', 'SecurityError')").await;
    let (appended, loaded) = (shelf.append(entries([1])).await, shelf.load().await);
    restore("localStorage").await;
    assert_eq!(appended, Ok(()));
    assert_eq!(loaded.expect("loads").entries, entries([1]));
}

#[wasm_bindgen_test]
async fn a_full_local_storage_keeps_the_last_draft_and_the_shelf_goes_on() {
    let place = a_place();
    let (drawer, shelf) = (
        BrowserDrawer::open_at(&place, vault()).await.expect("opens"),
        BrowserShelf::open_at(&place, vault()).await.expect("opens"),
    );
    let key = "audit.0192f000-0000-7000-8000-00000000000a"
        .parse()
        .expect("is a key");
    drawer.save_draft(key, "short").expect("saves");

    let filler = format!("{place}-filler");
    js(
        [("filler", filler.as_str().into())],
        "
        for (let size = 2 ** 23; size >= 1; size /= 2) {
            const filled = localStorage.getItem(filler) ?? '';
            try { localStorage.setItem(filler, filled + 'x'.repeat(size)) } catch {}
        }",
    )
    .await;
    let saved = drawer.save_draft(key, "longer than before");
    let preferred = drawer.set_preference("text-size", "large");
    let available = is_available().await;
    let appended = shelf.append(entries([1])).await;
    local_storage().remove_item(&filler).expect("stores");

    assert_eq!(saved, Err(StoreError::Full));
    assert_eq!(preferred, Err(StoreError::Full));
    assert_eq!(available, Err(StoreError::Full));
    let lies = |drawer: &BrowserDrawer| {
        drawer
            .drafts()
            .map(|drafts| drafts.into_iter().map(|(_, text)| text).collect())
    };
    let there = |text: &str| Ok(vec![text.to_owned()]);
    assert_eq!(lies(&drawer), there("longer than before"), "it is known here");
    let again = BrowserDrawer::open_at(&place, vault()).await.expect("opens");
    assert_eq!(lies(&again), there("short"), "and not yet in either copy");
    drawer
        .keep_draft(key, "longer than before")
        .await
        .expect("has room");
    let again = BrowserDrawer::open_at(&place, vault()).await.expect("opens");
    assert_eq!(lies(&again), there("longer than before"));
    assert_eq!(appended, Ok(()), "the canary alone went without");
    assert_eq!(shelf.load().await.expect("loads").entries, entries([1]));
    assert_eq!(drawer.save_draft(key, "longer than before"), Ok(()));
}

#[wasm_bindgen_test]
async fn a_full_disk_is_said_and_nothing_is_written() {
    // The browser reports it at the request or, as when a disk fills up, only when it ends the transaction.
    let at_once = "throw new DOMException('full', 'QuotaExceededError')";
    let at_the_end = "
        const error = new DOMException('full', 'QuotaExceededError');
        Object.defineProperty(this.transaction, 'error', { value: error });
        setTimeout(() => { try { this.transaction.abort() } catch {} });
        const request = window.add.apply(this, asked);
        (function again(store) { store.count().onsuccess = () => again(store) })(this);
        return request";
    for refusal in [at_once, at_the_end] {
        let shelf = BrowserShelf::open_at(&a_place(), vault()).await.expect("opens");
        shelf.append(entries([1])).await.expect("appends");
        let body = format!(
            "
            let added = 0;
            window.add = IDBObjectStore.prototype.add;
            IDBObjectStore.prototype.add = function (...asked) {{
                added += 1;
                if (added < 2) return window.add.apply(this, asked);
                {refusal}
            }}"
        );
        js([], &body).await;
        let appended = shelf.append(entries([2, 3])).await;
        js([], "IDBObjectStore.prototype.add = window.add").await;
        assert_eq!(appended, Err(StoreError::DiskFull));
        assert_eq!(shelf.load().await.expect("loads").entries, entries([1]));
        shelf
            .append(entries([2, 3]))
            .await
            .expect("appends, now that there is room");
    }
}

/// From now on, the browser closes the database at the next transaction, which then receives no further event, as
/// happens when the browser finds its files damaged.
async fn close_at_the_next_transaction() {
    js(
        [],
        "
        const begin = IDBDatabase.prototype.transaction;
        const deaf = thing => ['oncomplete', 'onabort', 'onsuccess', 'onerror'].forEach(name =>
            Object.defineProperty(thing, name, { configurable: true, get: () => null, set() {} }));
        IDBDatabase.prototype.transaction = function (...asked) {
            IDBDatabase.prototype.transaction = begin;
            const transaction = begin.apply(this, asked);
            deaf(transaction);
            const table = transaction.objectStore.bind(transaction);
            transaction.objectStore = name => {
                const store = table(name);
                for (const ask of ['add', 'get', 'getAll', 'getAllKeys']) {
                    const asks = store[ask].bind(store);
                    store[ask] = (...what) => { const request = asks(...what); deaf(request); return request; };
                }
                return store;
            };
            setTimeout(() => { this.dispatchEvent(new Event('close')); this.close(); });
            return transaction;
        };",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_database_that_the_browser_closes_by_itself_keeps_nobody_waiting() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    close_at_the_next_transaction().await;
    assert_eq!(shelf.load().await.err(), Some(StoreError::Closed));

    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    close_at_the_next_transaction().await;
    assert_eq!(shelf.append(entries(1..=2)).await, Err(StoreError::Closed));

    close_at_the_next_transaction().await;
    assert_eq!(is_available().await, Ok(()), "the probe tries again");

    let device = BrowserDevice::at(&place);
    close_at_the_next_transaction().await;
    assert!(
        device.look().await.is_ok_and(|look| look.refused.is_none()),
        "so does the first look"
    );
}
