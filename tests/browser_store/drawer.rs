//! Drafts and preferences.

use plumbline::{
    domain::draft_key::DraftKey,
    store::{
        Drawer, Shelf, StoreError,
        browser::{BrowserDrawer, BrowserShelf},
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{a_place, entry, id, js, local_storage, saying, vault, wait};

const AUDIT: &str = "audit.0192f000-0000-7000-8000-00000000000a";
const MODERATION: &str = "moderation.0192f000-0000-7000-8000-00000000000a";

fn key(text: &str) -> DraftKey {
    text.parse().expect("is a key")
}

async fn open(place: &str) -> BrowserDrawer {
    BrowserDrawer::open_at(place, vault()).await.expect("opens")
}

#[wasm_bindgen_test]
async fn drafts_are_kept_until_they_are_removed() {
    let place = a_place();
    let drawer = open(&place).await;
    assert_eq!(drawer.drafts(), Ok(vec![]));
    drawer.save_draft(key(MODERATION), "second").expect("saves");
    drawer.save_draft(key(AUDIT), "first").expect("saves");
    drawer
        .save_draft(key(AUDIT), "first, “changed”\n")
        .expect("saves");
    let stored = local_storage().get_item(&format!("{place}.draft.{AUDIT}"));
    let stored = stored.ok().flatten().unwrap_or_default();
    assert!(
        stored.starts_with(r#"{"format":2,"sealed":""#) && !stored.contains("first"),
        "{stored}"
    );

    let again = open(&place).await;
    let drafts = |drafts: &[(&str, &str)]| {
        drafts
            .iter()
            .map(|(name, text)| (key(name), (*text).to_owned()))
            .collect()
    };
    assert_eq!(
        again.drafts(),
        Ok(drafts(&[(AUDIT, "first, “changed”\n"), (MODERATION, "second")]))
    );
    again.end_draft(key(AUDIT)).await.expect("removes");
    assert_eq!(drawer.drafts(), Ok(drafts(&[(MODERATION, "second")])));
}

#[wasm_bindgen_test]
async fn one_bad_value_does_not_take_the_other_drafts_with_it() {
    let place = a_place();
    let (drawer, local) = (open(&place).await, local_storage());
    drawer.save_draft(key(AUDIT), "whole").expect("saves");
    let others = [
        (format!("{place}.draft.{MODERATION}"), "torn{"),
        (format!("{place}.draft.poem.1"), "a newer kind"),
        (format!("{place}x.draft.{AUDIT}"), "another page’s"),
        (format!("elsewhere{place}"), "{"),
    ];
    for (name, text) in &others {
        local.set_item(name, text).expect("stores");
    }
    let drafts = vec![
        (key(AUDIT), "whole".to_owned()),
        (key(MODERATION), "torn{".to_owned()),
    ];
    assert_eq!(drawer.drafts(), Ok(drafts));
    for (name, text) in others {
        assert_eq!(local.get_item(&name), Ok(Some(text.to_owned())));
    }
}

#[wasm_bindgen_test]
async fn a_newer_draft_is_refused_and_left() {
    let place = a_place();
    let (name, newer) = (format!("{place}.draft.{AUDIT}"), r#"{"format":5,"text":"?"}"#);
    local_storage().set_item(&name, newer).expect("stores");
    let opened = BrowserDrawer::open_at(&place, vault()).await;
    assert_eq!(opened.err(), Some(StoreError::Newer));
    assert_eq!(local_storage().get_item(&name), Ok(Some(newer.to_owned())));
}

#[wasm_bindgen_test]
async fn what_lies_there_from_before_there_was_a_vault_is_read_and_sealed() {
    let (place, local) = (a_place(), local_storage());
    let (draft, people) = (
        format!("{place}.draft.{AUDIT}"),
        format!("{place}.preference.people"),
    );
    let torn = format!("{place}.draft.{MODERATION}");
    for (name, text) in [
        (&draft, r#"{"format":1,"text":"half"}"#),
        (&people, r#"{"format":1,"text":"[]"}"#),
        (&torn, "torn{"),
    ] {
        local.set_item(name, text).expect("stores");
    }
    let drawer = open(&place).await;
    let drafts = vec![
        (key(AUDIT), "half".to_owned()),
        (key(MODERATION), "torn{".to_owned()),
    ];
    assert_eq!(drawer.drafts(), Ok(drafts));
    assert_eq!(drawer.preference("people"), Ok(Some("[]".to_owned())));
    for name in [&draft, &people] {
        let stored = local.get_item(name).ok().flatten().unwrap_or_default();
        assert!(stored.starts_with(r#"{"format":2,"#), "{stored}");
    }
    assert_eq!(local.get_item(&torn), Ok(Some("torn{".to_owned())));
}

/// Saves both copies.
async fn save(drawer: &BrowserDrawer, text: &str) {
    drawer.save_draft(key(AUDIT), text).expect("saves");
    drawer.keep_draft(key(AUDIT), text).await.expect("keeps");
}

#[wasm_bindgen_test]
async fn the_second_copy_comes_back_where_the_first_is_gone_old_or_torn() {
    for (damage, expected) in [
        ("localStorage.removeItem(name)", "newest"),
        ("localStorage.setItem(name, old)", "newest"),
        ("localStorage.setItem(name, 'torn{')", "newest"),
        (
            "localStorage.setItem(name, localStorage.getItem(name).slice(0, 60) + '\"}')",
            "newest",
        ),
        ("0", "newest, and a letter"),
    ] {
        let (place, local) = (a_place(), local_storage());
        let name = format!("{place}.draft.{AUDIT}");
        let drawer = open(&place).await;
        save(&drawer, "old").await;
        let old = local.get_item(&name).ok().flatten().unwrap_or_default();
        save(&drawer, "newest").await;
        drawer
            .save_draft(key(AUDIT), "newest, and a letter")
            .expect("saves");
        js([("name", name.as_str().into()), ("old", old.into())], damage).await;

        let again = open(&place).await;
        assert_eq!(
            again.drafts(),
            Ok(vec![(key(AUDIT), expected.to_owned())]),
            "{damage}"
        );
        save(&again, "newer still").await;
        assert_eq!(
            open(&place).await.drafts(),
            Ok(vec![(key(AUDIT), "newer still".to_owned())])
        );
    }
}

#[wasm_bindgen_test]
async fn a_draft_that_was_removed_does_not_come_back() {
    let place = a_place();
    let drawer = open(&place).await;
    save(&drawer, "committed").await;
    drawer.end_draft(key(AUDIT)).await.expect("removes");
    // At once, before the second copy is removed, and later.
    assert_eq!(open(&place).await.drafts(), Ok(vec![]));
    wait(200).await;
    assert_eq!(open(&place).await.drafts(), Ok(vec![]));
    save(&drawer, "a correction").await;
    assert_eq!(
        open(&place).await.drafts(),
        Ok(vec![(key(AUDIT), "a correction".to_owned())])
    );
}

/// The value of the first copy.
fn first_copy(place: &str) -> Option<String> {
    let name = format!("{place}.draft.{AUDIT}");
    local_storage().get_item(&name).expect("this browser stores")
}

/// Restores it, as happens if the browser is killed before it writes that the copy is gone.
fn put_back(place: &str, copy: &str) {
    let name = format!("{place}.draft.{AUDIT}");
    local_storage().set_item(&name, copy).expect("stores");
}

#[wasm_bindgen_test]
async fn no_older_copy_of_a_draft_that_has_ended_comes_back() {
    for committed in [true, false] {
        let place = a_place();
        let drawer = open(&place).await;
        save(&drawer, "older").await;
        let older = first_copy(&place).expect("was saved");
        save(&drawer, "newest").await;
        let newest = first_copy(&place).expect("was saved");
        if committed {
            let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
            let ending = vec![drawer.ending(key(AUDIT))];
            shelf.append_ending(vec![entry(1)], ending).await.expect("stores");
            drawer.clear_draft(key(AUDIT));
        } else {
            drawer.end_draft(key(AUDIT)).await.expect("ends");
        }
        for copy in [&older, &newest] {
            put_back(&place, copy);
            assert_eq!(open(&place).await.drafts(), Ok(vec![]));
            assert_eq!(first_copy(&place), None, "it goes for good");
        }
        save(&drawer, "begun again").await;
        let again = Ok(vec![(key(AUDIT), "begun again".to_owned())]);
        assert_eq!(open(&place).await.drafts(), again);
        put_back(&place, &newest);
        assert_eq!(open(&place).await.drafts(), again);
    }
}

#[wasm_bindgen_test]
async fn what_a_tab_begins_after_another_ended_it_is_kept_although_its_numbers_are_lower() {
    let place = a_place();
    let (busy, late) = (open(&place).await, open(&place).await);
    for n in 0..9 {
        save(&busy, &format!("text {n}")).await;
    }
    busy.end_draft(key(AUDIT)).await.expect("ends");
    save(&late, "begun anew").await;
    let anew = Ok(vec![(key(AUDIT), "begun anew".to_owned())]);
    assert_eq!(open(&place).await.drafts(), anew);
}

#[wasm_bindgen_test]
async fn an_entry_that_is_refused_ends_no_draft() {
    let place = a_place();
    let drawer = open(&place).await;
    save(&drawer, "typed").await;
    let shelf = BrowserShelf::open_at(&place, vault()).await.expect("opens");
    shelf.append(vec![entry(1)]).await.expect("stores");
    let ending = vec![drawer.ending(key(AUDIT))];
    let clash = shelf
        .append_ending(vec![saying(1, "something else")], ending)
        .await;
    assert_eq!(clash, Err(StoreError::Clash(id(1))));
    assert_eq!(
        open(&place).await.drafts(),
        Ok(vec![(key(AUDIT), "typed".to_owned())])
    );
}

#[wasm_bindgen_test]
async fn what_an_earlier_version_noted_as_removed_does_not_come_back() {
    let place = a_place();
    save(&open(&place).await, "committed").await;
    let note = format!("{place}.removed.draft.{AUDIT}");
    let removed = r#"{"format":1,"text":"99"}"#;
    local_storage().set_item(&note, removed).expect("stores");
    for _ in 0..2 {
        assert_eq!(open(&place).await.drafts(), Ok(vec![]));
        assert_eq!(local_storage().get_item(&note), Ok(None));
    }
}

#[wasm_bindgen_test]
async fn preferences_are_kept() {
    let place = a_place();
    let drawer = open(&place).await;
    assert_eq!(drawer.preference("text-size"), Ok(None));
    drawer.set_preference("text-size", "large").expect("saves");
    assert_eq!(
        open(&place).await.preference("text-size"),
        Ok(Some("large".to_owned()))
    );
    local_storage()
        .set_item(&format!("{place}.preference.text-size"), "{")
        .expect("stores");
    assert_eq!(drawer.preference("text-size"), Ok(None));
    assert_eq!(drawer.drafts(), Ok(vec![]));
}
