//! The canary notices entries that the shelf lost.

use plumbline::store::{Loaded, Missing, Shelf, browser::BrowserShelf};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{a_place, entries, entry, id, js, local_storage, meddle, meddle_with_tally, vault};

async fn a_shelf_of_three(place: &str) -> BrowserShelf {
    let shelf = BrowserShelf::open_at(place, vault()).await.expect("opens");
    shelf.append(entries(1..=3)).await.expect("appends");
    assert_eq!(load(&shelf).await.missing, None);
    shelf
}

async fn load(shelf: &BrowserShelf) -> Loaded {
    shelf.load().await.expect("loads")
}

fn lost(found: usize) -> Option<Missing> {
    Some(Missing { counted: 3, found })
}

#[wasm_bindgen_test]
async fn a_wiped_shelf_is_not_a_fresh_one() {
    let place = a_place();
    drop(a_shelf_of_three(&place).await);
    js(
        [("place", place.as_str().into())],
        "await answer(indexedDB.deleteDatabase(place))",
    )
    .await;

    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    assert_eq!(load(&shelf).await.missing, lost(0));
    assert_eq!(
        load(&shelf).await.missing,
        lost(0),
        "noticing it once doesn't end it"
    );
}

#[wasm_bindgen_test]
async fn work_after_a_loss_does_not_hide_it_until_it_is_settled() {
    let place = a_place();
    let shelf = a_shelf_of_three(&place).await;
    meddle(&place, "entries.clear()").await;
    shelf.append(entries(4..=9)).await.expect("appends");
    // The tally beside the entries counted all nine.
    let lost = Some(Missing { counted: 9, found: 6 });
    assert_eq!(load(&shelf).await.missing, lost);
    shelf.append(entries(10..=20)).await.expect("appends");
    assert_eq!(load(&shelf).await.missing, Some(Missing { counted: 9, found: 8 }));
    shelf.settle().await.expect("settles");
    assert_eq!(load(&shelf).await.missing, None);
}

#[wasm_bindgen_test]
async fn a_loss_ends_when_what_was_lost_is_back() {
    let place = a_place();
    let shelf = a_shelf_of_three(&place).await;
    meddle(&place, &format!("entries.delete('{}')", id(2))).await;
    assert_eq!(load(&shelf).await.missing, lost(2));
    shelf.append(vec![entry(2)]).await.expect("appends");
    assert_eq!(load(&shelf).await.missing, None);
}

#[wasm_bindgen_test]
async fn a_shelf_without_a_canary_is_intact_and_gets_one() {
    for damage in [None, Some("chirp"), Some(r#"{"format":1,"text":"chirp"}"#)] {
        let place = a_place();
        let key = format!("{place}.canary");
        let shelf = a_shelf_of_three(&place).await;
        let canary = local_storage().get_item(&key).expect("stores");
        match damage {
            None => local_storage().remove_item(&key),
            Some(damage) => local_storage().set_item(&key, damage),
        }
        .expect("stores");
        assert_eq!(load(&shelf).await.missing, None);
        assert_eq!(local_storage().get_item(&key).expect("stores"), canary);
    }
}

#[wasm_bindgen_test]
async fn a_tally_that_is_gone_or_makes_no_sense_is_made_anew() {
    for damage in [
        "delete('tally')",
        "put('chirp', 'tally')",
        "put({format: 1, text: '{}'}, 'tally')",
    ] {
        let place = a_place();
        let shelf = a_shelf_of_three(&place).await;
        meddle_with_tally(&place, damage).await;
        shelf.append(entries(4..=5)).await.expect("appends");
        assert_eq!(load(&shelf).await.missing, None, "{damage}");
        meddle(&place, &format!("entries.delete('{}')", id(5))).await;
        let missing = Some(Missing { counted: 5, found: 4 });
        assert_eq!(load(&shelf).await.missing, missing, "{damage}");
    }
}

#[wasm_bindgen_test]
async fn a_save_that_another_tab_made_meanwhile_is_counted_too() {
    let place = a_place();
    let one = a_shelf_of_three(&place).await;
    let other = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    other.append(entries(4..=5)).await.expect("appends");
    one.append(entries(6..=6)).await.expect("appends");
    meddle(&place, &format!("entries.delete('{}')", id(5))).await;
    assert_eq!(load(&one).await.missing, Some(Missing { counted: 6, found: 5 }));
}

#[wasm_bindgen_test]
async fn a_canary_from_before_a_crash_is_old_and_no_alarm() {
    let place = a_place();
    let key = format!("{place}.canary");
    let shelf = a_shelf_of_three(&place).await;
    let old = local_storage()
        .get_item(&key)
        .expect("stores")
        .expect("was written");
    shelf.append(entries(0..9)).await.expect("appends");
    local_storage().set_item(&key, &old).expect("stores");
    assert_eq!(load(&shelf).await.missing, None);
}
