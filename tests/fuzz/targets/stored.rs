//! Any value that the browser returns as stored data is read or refused, without a panic; an entry that is read is
//! written again unchanged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plumbline::{
    domain::{
        concern::ConcernDraft,
        draft::{AgreementDraft, AuditDraft, ModerationDraft},
        entry::Entry,
    },
    store::{canary::Canary, envelope::Wrapped, vault::keyring::KeyRing},
};

fuzz_target!(|text: &str| {
    let inner = match Wrapped::from_json(text) {
        Ok(wrapped) => {
            assert_eq!(Wrapped::from_json(&wrapped.to_json()).ok(), Some(wrapped.clone()));
            wrapped.plain().unwrap_or_default()
        }
        Err(_) => text.to_owned(),
    };
    if let Ok(entry) = serde_json::from_str::<Entry>(&inner) {
        let written = serde_json::to_string(&entry).expect("an entry has a JSON form");
        assert_eq!(serde_json::from_str::<Entry>(&written).ok(), Some(entry));
    }
    let _ = serde_json::from_str::<AuditDraft>(&inner);
    let _ = serde_json::from_str::<ModerationDraft>(&inner);
    let _ = serde_json::from_str::<AgreementDraft>(&inner);
    let _ = serde_json::from_str::<ConcernDraft>(&inner);
    let _ = serde_json::from_str::<Canary>(&inner).map(|canary| canary.grown(&[inner.clone()]));
    let _ = serde_json::from_str::<KeyRing>(&inner);
});
