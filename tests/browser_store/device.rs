//! The device outside a session: what a look finds, the key ring, sealing plain data, erasing.

use plumbline::store::{
    Device, Found, Harm, Missing, Refused, Shelf, StoreError,
    browser::{BrowserDevice, BrowserShelf},
    vault::{
        Effort, Passphrase,
        keyring::{KeyRing, Made},
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{
    a_place, entries, entry, everything, id, js, local_storage, meddle, meddle_with_tally, vault,
};

fn made() -> Made {
    KeyRing::make(&Passphrase::typed("acid acorn acre"), Effort::LEAST, |bytes| {
        bytes.fill(7)
    })
}

async fn found(place: &str) -> Found {
    let device = BrowserDevice::at(place);
    device.look().await.expect("looks").found()
}

/// A device with a vault and three entries.
async fn set_up(place: &str) {
    let device = BrowserDevice::at(place);
    device.keep_ring(made().ring).await.expect("keeps");
    let places = device.open(made().vault).await.expect("opens");
    places.shelf.append(entries(1..=3)).await.expect("appends");
}

#[wasm_bindgen_test]
async fn a_look_changes_nothing_and_finds_a_fresh_device_fresh() {
    let place = a_place();
    assert_eq!(found(&place).await, Found::Fresh);
    assert_eq!(found(&place).await, Found::Fresh);
    set_up(&place).await;
    let before = everything(&place).await;
    assert_eq!(found(&place).await, Found::Vault(made().ring, vec![]));
    assert_eq!(everything(&place).await, before);
}

#[wasm_bindgen_test]
async fn each_start_of_a_device_that_is_set_up_ends_the_block_that_a_torn_write_may_spoil() {
    let place = a_place();
    let filling = || {
        let stored = local_storage().get_item(&format!("{place}.filling"));
        stored.expect("reads").unwrap_or_default()
    };
    found(&place).await;
    assert_eq!(filling(), "", "a fresh device stores nothing");
    set_up(&place).await;
    found(&place).await;
    let first = filling();
    assert!(first.len() > 32 * 1024, "the length of a block");
    found(&place).await;
    assert!(
        filling().len() == first.len() && filling() != first,
        "else the browser stores nothing"
    );
}

#[wasm_bindgen_test]
async fn either_copy_of_the_ring_is_enough_and_unlocking_restores_the_other() {
    let place = a_place();
    set_up(&place).await;
    local_storage()
        .remove_item(&format!("{place}.ring"))
        .expect("removes");
    assert_eq!(
        found(&place).await,
        Found::Vault(made().ring, vec![Harm::DrawerLost { counted: true }])
    );
    BrowserDevice::at(&place)
        .keep_ring(made().ring)
        .await
        .expect("keeps");
    js(
        [("place", place.as_str().into())],
        "
        const database = await answer(indexedDB.open(place));
        await answer(database.transaction('vault', 'readwrite').objectStore('vault').put('torn', 'ring'));
        database.close()",
    )
    .await;
    assert_eq!(found(&place).await, Found::Vault(made().ring, vec![]));
}

#[wasm_bindgen_test]
async fn what_is_sealed_without_any_ring_is_not_a_fresh_device() {
    let place = a_place();
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    shelf.append(entries(1..=3)).await.expect("appends");
    assert_eq!(found(&place).await, Found::KeyLost(vec![]));
}

#[wasm_bindgen_test]
async fn a_wiped_database_is_found_and_the_mirror_gives_all_of_it_back() {
    let place = a_place();
    set_up(&place).await;
    js(
        [("place", place.as_str().into())],
        "await answer(indexedDB.deleteDatabase(place))",
    )
    .await;
    let lost = Missing { counted: 3, found: 0 };
    assert_eq!(
        found(&place).await,
        Found::Vault(made().ring, vec![Harm::ShelfLacks(lost)])
    );

    let device = BrowserDevice::at(&place);
    let shelf = device.open(made().vault).await.expect("opens").shelf;
    assert_eq!(shelf.load().await.expect("loads").missing, Some(lost));
    let mirrored = shelf.mirrored().await.expect("reads");
    assert_eq!(mirrored, entries(1..=3));
    shelf.append(mirrored).await.expect("appends");
    let loaded = shelf.load().await.expect("loads");
    assert_eq!((loaded.entries, loaded.missing), (entries(1..=3), None));
    assert_eq!(shelf.mirrored().await.expect("reads"), vec![]);
}

#[wasm_bindgen_test]
async fn the_mirror_gives_back_a_damaged_entry() {
    let place = a_place();
    set_up(&place).await;
    meddle(&place, &format!("entries.put('damaged', '{}')", id(2))).await;
    let shelf = BrowserDevice::at(&place)
        .open(made().vault)
        .await
        .expect("opens")
        .shelf;
    assert_eq!(shelf.mirrored().await.expect("reads"), vec![entry(2)]);
}

#[wasm_bindgen_test]
async fn what_an_older_version_stored_plainly_is_sealed_at_the_first_opening() {
    let place = a_place();
    // The layout of version 1: only the entries.
    js(
        [
            ("place", place.as_str().into()),
            ("text", serde_json::to_string(&entry(1)).expect("has one").into()),
        ],
        &format!(
            "
        const opening = indexedDB.open(place, 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('entries');
        const database = await answer(opening);
        const entries = database.transaction('entries', 'readwrite').objectStore('entries');
        entries.put({{ format: 1, text }}, '{}');
        await answer(entries.put({{ format: 1, text: 'torn' }}, '{}'));
        database.close()",
            id(1),
            id(2)
        ),
    )
    .await;
    assert_eq!(found(&place).await, Found::Unsealed);
    let device = BrowserDevice::at(&place);
    device.keep_ring(made().ring).await.expect("keeps");
    let shelf = device.open(made().vault).await.expect("opens").shelf;
    let loaded = shelf.load().await.expect("loads");
    assert_eq!(loaded.entries, vec![entry(1)]);
    assert_eq!(
        loaded.unreadable.len(),
        1,
        "and what can't be read is kept as it was"
    );
    let lies = everything(&place).await;
    assert!(lies.contains("torn") && !lies.contains("as written"), "{lies}");
}

#[wasm_bindgen_test]
async fn an_erased_device_is_fresh_also_where_another_tab_had_it_open() {
    let place = a_place();
    set_up(&place).await;
    let other = BrowserDevice::at(&place);
    let shelf = other.open(made().vault).await.expect("opens").shelf;
    BrowserDevice::at(&place).erase().await.expect("erases");
    assert_eq!(found(&place).await, Found::Fresh);
    assert_eq!(shelf.append(entries([4])).await, Err(StoreError::Closed));
    let local = local_storage();
    for index in 0..local.length().expect("counts") {
        let key = local.key(index).ok().flatten().unwrap_or_default();
        assert!(!key.starts_with(&place), "{key}");
    }
}

#[wasm_bindgen_test]
async fn what_is_handed_out_sealed_is_everything_and_says_nothing() {
    let place = a_place();
    set_up(&place).await;
    let device = BrowserDevice::at(&place);
    let drawer = device.open(made().vault).await.expect("opens").drawer;
    drawer.set_preference("people", "Ada Clarke").expect("saves");
    meddle(&place, &format!("entries.delete('{}')", id(2))).await;
    let sealed = device.sealed().await.expect("reads");
    let places: Vec<_> = sealed.iter().map(|thing| thing.place.clone()).collect();
    let entry = |n| format!("plumbline 2/entry/{}", id(n));
    // The second entry is only in the mirror.
    assert_eq!(
        places,
        [
            entry(1),
            entry(2),
            entry(3),
            "plumbline 2/preference/people".to_owned()
        ]
    );
    let opens =
        |thing: &plumbline::store::SealedThing| made().vault.open(&thing.place, &thing.sealed).is_ok();
    assert!(sealed.iter().all(opens));
}

fn mirror(place: &str, n: u64) -> String {
    format!("{place}.mirror.{}", id(n))
}

#[wasm_bindgen_test]
async fn what_the_mirror_lacks_or_has_damaged_is_copied_again_and_what_was_erased_goes() {
    let place = a_place();
    set_up(&place).await;
    let device = BrowserDevice::at(&place);
    let shelf = device.open(made().vault).await.expect("opens").shelf;
    let local = local_storage();
    let texts: Vec<_> = (1..=3)
        .map(|n| local.get_item(&mirror(&place, n)).expect("reads"))
        .collect();
    shelf.erase(vec![entry(3).id]).await.expect("erases");
    local.remove_item(&mirror(&place, 1)).expect("removes");
    local
        .set_item(&mirror(&place, 2), "{\"format\":2,\"sealed\":\"AAAA\"}")
        .expect("sets");
    local
        .set_item(&mirror(&place, 3), texts[2].as_deref().unwrap_or_default())
        .expect("sets");
    let copied = shelf.copy().await.expect("copies");
    assert_eq!(copied, [id(1), id(2)].map(|id| id.to_string()).into());
    for n in 1..=2 {
        assert_eq!(
            local.get_item(&mirror(&place, n)).expect("reads"),
            texts[n as usize - 1]
        );
    }
    assert_eq!(local.get_item(&mirror(&place, 3)).expect("reads"), None);
}

#[wasm_bindgen_test]
async fn a_second_copy_of_a_preference_that_is_gone_is_made_again_at_the_next_opening() {
    let place = a_place();
    set_up(&place).await;
    let device = BrowserDevice::at(&place);
    let open = async || device.open(made().vault).await.expect("opens").drawer;
    let drawer = open().await;
    drawer.set_preference("people", "Ada Clarke").expect("saves");
    drawer
        .keep_preference("people", "Ada Clarke")
        .await
        .expect("keeps");
    js(
        [("place", place.as_str().into())],
        "
        const database = await answer(indexedDB.open(place));
        await answer(database.transaction('second', 'readwrite').objectStore('second').clear());
        database.close()",
    )
    .await;
    drop(open().await);
    local_storage()
        .remove_item(&format!("{place}.preference.people"))
        .expect("removes");
    let there = open().await.preference("people").expect("reads");
    assert_eq!(there.as_deref(), Some("Ada Clarke"));
}

#[wasm_bindgen_test]
async fn an_older_copy_of_local_storage_is_found_to_be_one() {
    let place = a_place();
    set_up(&place).await;
    let key = format!("{place}.canary");
    let older = local_storage().get_item(&key).expect("reads").expect("is there");
    BrowserDevice::at(&place)
        .keep_ring(made().ring)
        .await
        .expect("keeps");
    assert_eq!(found(&place).await, Found::Vault(made().ring, vec![]));
    local_storage().set_item(&key, &older).expect("sets");
    assert_eq!(
        found(&place).await,
        Found::Vault(made().ring, vec![Harm::DrawerOld])
    );
}

#[wasm_bindgen_test]
async fn where_the_database_cannot_be_opened_the_mirror_is_and_takes_nothing_new() {
    let place = a_place();
    set_up(&place).await;
    let whole = BrowserDevice::at(&place).open(made().vault).await.expect("opens");
    whole
        .drawer
        .set_preference("people", "Ada Clarke")
        .expect("saves");
    js(
        [],
        "
        window.opens = IDBFactory.prototype.open;
        IDBFactory.prototype.open = () => { throw new DOMException('torn', 'UnknownError') }",
    )
    .await;
    let device = BrowserDevice::at(&place);
    let found = device.look().await.map(|look| look.found());
    let kept = device.keep_ring(made().ring).await;
    let opened = device.open(made().vault).await;
    let sealed = device.sealed().await;
    js([], "IDBFactory.prototype.open = window.opens").await;
    let refused = Refused {
        why: "UnknownError: torn".to_owned(),
        counted: Some(3),
        mirrored: 3,
    };
    assert_eq!(
        found,
        Ok(Found::Vault(made().ring, vec![Harm::ShelfRefused(refused)]))
    );
    assert_eq!(kept, Ok(()));
    assert_eq!(sealed.map(|things| things.len()), Ok(4));
    let places = opened.expect("opens");
    let loaded = places.shelf.load().await.expect("loads");
    assert_eq!((loaded.entries, loaded.read_only), (entries(1..=3), true));
    assert_eq!(places.shelf.append(entries([4])).await, Err(StoreError::ReadOnly));
    let people = places.drawer.preference("people").expect("reads");
    assert_eq!(people.as_deref(), Some("Ada Clarke"));
}

#[wasm_bindgen_test]
async fn a_database_that_another_tab_does_not_let_go_of_is_said_to_be_held() {
    let place = a_place();
    js(
        [("place", place.as_str().into())],
        "window.held = await answer(indexedDB.open(place, 1))",
    )
    .await;
    assert_eq!(
        BrowserDevice::at(&place).look().await.err(),
        Some(StoreError::Held)
    );
    js([], "window.held.close()").await;
    assert_eq!(found(&place).await, Found::Fresh);
}

#[wasm_bindgen_test]
async fn a_key_ring_of_a_newer_format_is_refused_and_nothing_is_changed() {
    let place = a_place();
    set_up(&place).await;
    let key = format!("{place}.ring");
    let ring = local_storage().get_item(&key).expect("reads").expect("is there");
    assert!(ring.starts_with(r#"{"format":4,"#), "{ring}");
    let newer = ring.replacen("\"format\":4", "\"format\":5", 1);
    local_storage().set_item(&key, &newer).expect("sets");
    let before = everything(&place).await;
    let looked = BrowserDevice::at(&place).look().await;
    assert_eq!(looked.err(), Some(StoreError::Newer));
    assert_eq!(everything(&place).await, before);

    local_storage().set_item(&key, &ring).expect("sets");
    meddle_with_tally(&place, "put({ format: 5 }, 'ring')").await;
    let before = everything(&place).await;
    let looked = BrowserDevice::at(&place).look().await;
    assert_eq!(looked.err(), Some(StoreError::Newer));
    assert_eq!(everything(&place).await, before);
}
