//! Drafts and preferences.

use plumbline::{
    domain::draft_key::DraftKey,
    store::{Drawer, StoreError, browser::BrowserDrawer},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{a_place, local_storage};

const AUDIT: &str = "audit.0192f000-0000-7000-8000-00000000000a";
const MODERATION: &str = "moderation.0192f000-0000-7000-8000-00000000000a";

fn key(text: &str) -> DraftKey {
    text.parse().expect("is a key")
}

#[wasm_bindgen_test]
fn drafts_are_kept_until_they_are_removed() {
    let place = a_place();
    let drawer = BrowserDrawer::at(&place);
    assert_eq!(drawer.drafts(), Ok(vec![]));
    drawer.save_draft(key(MODERATION), "second").expect("saves");
    drawer.save_draft(key(AUDIT), "first").expect("saves");
    drawer
        .save_draft(key(AUDIT), "first, “changed”\n")
        .expect("saves");
    let stored = local_storage().get_item(&format!("{place}.draft.{AUDIT}"));
    assert_eq!(
        stored,
        Ok(Some(r#"{"format":1,"text":"first, “changed”\n"}"#.to_owned()))
    );

    let again = BrowserDrawer::at(&place);
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
    again.remove_draft(key(AUDIT)).expect("removes");
    assert_eq!(drawer.drafts(), Ok(drafts(&[(MODERATION, "second")])));
}

#[wasm_bindgen_test]
fn one_bad_value_does_not_take_the_other_drafts_with_it() {
    let place = a_place();
    let (drawer, local) = (BrowserDrawer::at(&place), local_storage());
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
fn a_newer_draft_is_refused_and_left() {
    let place = a_place();
    let drawer = BrowserDrawer::at(&place);
    let (name, newer) = (format!("{place}.draft.{AUDIT}"), r#"{"format":2,"text":"?"}"#);
    local_storage().set_item(&name, newer).expect("stores");
    assert_eq!(drawer.drafts(), Err(StoreError::Newer));
    assert_eq!(local_storage().get_item(&name), Ok(Some(newer.to_owned())));
}

#[wasm_bindgen_test]
fn preferences_are_kept() {
    let place = a_place();
    let drawer = BrowserDrawer::at(&place);
    assert_eq!(drawer.preference("text-size"), Ok(None));
    drawer.set_preference("text-size", "large").expect("saves");
    assert_eq!(
        BrowserDrawer::at(&place).preference("text-size"),
        Ok(Some("large".to_owned()))
    );
    local_storage()
        .set_item(&format!("{place}.preference.text-size"), "{")
        .expect("stores");
    assert_eq!(drawer.preference("text-size"), Ok(None));
    assert_eq!(drawer.drafts(), Ok(vec![]));
}
