//! More than one tab.

use std::{cell::RefCell, rc::Rc};

use plumbline::store::{
    Drawer, Shelf, StoreError,
    browser::{BrowserDrawer, BrowserShelf},
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{a_place, entries, entry, id, js, vault, wait};

/// How many entries each of two tabs appends. `SOAK=full`, read at compile time, asks for many more.
const EACH: u64 = if option_env!("SOAK").is_some() { 1_000 } else { 200 };

#[wasm_bindgen_test]
async fn two_shelves_that_append_in_turns_lose_nothing() {
    let place = a_place();
    let tab = async |offset: u64, place: String| {
        let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
        for n in 0..EACH {
            shelf.append(vec![entry(2 * n + offset)]).await.expect("appends");
        }
        Ok(JsValue::UNDEFINED)
    };
    let [even, odd] = [0, 1].map(|offset| future_to_promise(tab(offset, place.clone())));
    JsFuture::from(even).await.expect("appends the even ones");
    JsFuture::from(odd).await.expect("appends the odd ones");

    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    let loaded = shelf.load().await.expect("loads");
    assert_eq!(loaded.entries, entries(0..2 * EACH));
    assert_eq!(loaded.missing, None);
    // The last tab to count counted all entries, so even the loss of the last one would be noticed.
    let canary = crate::page::local_storage().get_item(&format!("{place}.canary"));
    assert!(
        canary
            .ok()
            .flatten()
            .is_some_and(|canary| canary.contains(&format!(r#"\"count\":{}"#, 2 * EACH)))
    );
}

#[wasm_bindgen_test]
async fn a_tab_hears_what_another_appended_and_not_what_was_there() {
    let place = a_place();
    let here = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    let there = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    here.append(entries([1])).await.expect("appends");
    let heard = Rc::new(RefCell::new(Vec::new()));
    let ears = Rc::clone(&heard);
    here.on_others(move |ids| ears.borrow_mut().extend(ids));

    there.append(entries([1, 2, 3])).await.expect("appends");
    wait(200).await;
    let heard = heard.take();
    assert_eq!(heard, [id(2), id(3)]);
    assert_eq!(here.read(&heard).await.expect("reads").entries, entries([2, 3]));
}

#[wasm_bindgen_test]
async fn a_tab_hears_of_a_draft_that_another_saved_or_removed() {
    let place = a_place();
    let drawer = BrowserDrawer::open_at(&place, vault()).await.expect("opens");
    let key = "moderation.0192f000-0000-7000-8000-000000000009"
        .parse()
        .expect("is a key");
    let heard = Rc::new(RefCell::new(Vec::new()));
    let ears = Rc::clone(&heard);
    drawer.on_others(move |key| ears.borrow_mut().push(key));
    drawer.save_draft(key, "ours").expect("saves");

    // To localStorage, a frame of this page's origin is another page.
    js(
        [("place", place.as_str().into())],
        "
        const frame = document.body.appendChild(document.createElement('iframe'));
        const there = frame.contentWindow.localStorage;
        const key = `${place}.draft.moderation.0192f000-0000-7000-8000-000000000009`;
        there.setItem(key, there.getItem(key) + ' ');
        there.setItem(`${place}.draft.poem.1`, '');
        there.setItem('elsewhere', '');
        there.removeItem(key);
        await new Promise(done => setTimeout(done, 300));
        frame.remove()",
    )
    .await;
    assert_eq!(*heard.borrow(), [key, key]);
}

#[wasm_bindgen_test]
async fn a_shelf_gives_way_to_a_newer_version_and_says_so() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    shelf.append(entries([1])).await.expect("appends");
    js(
        [("place", place.as_str().into())],
        "(await answer(indexedDB.open(place, 3))).close()",
    )
    .await;
    assert_eq!(shelf.append(entries([2])).await, Err(StoreError::Closed));
    assert_eq!(
        BrowserShelf::open_at(&place, vault()).await.err(),
        Some(StoreError::Newer)
    );
}
