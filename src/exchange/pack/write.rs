//! Writes a pack: the same entries and the same header give the same bytes.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::{
    choose::Contents,
    header::{FORMAT, Header, Made, Purpose, VERSION},
};
use crate::domain::{canonical::canonical, entry::Entry, id::AuditId, in_order};

/// The pack of these contents.
pub fn write(contents: &Contents, purpose: Purpose, made: &Made) -> Vec<u8> {
    let mut entries: Vec<_> = contents.entries.iter().collect();
    in_order::sort_by_key(&mut entries, |entry| entry.id);
    entries.dedup_by_key(|entry| entry.id);
    let mut lines = String::new();
    for entry in &entries {
        lines.push_str(&line(entry));
        lines.push('\n');
    }
    let audits: BTreeSet<AuditId> = in_order::set(entries.iter().filter_map(|entry| entry.about));
    let header = Header {
        format: FORMAT.to_owned(),
        version: VERSION,
        needs: Some(VERSION),
        purpose,
        made: made.clone(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        entries: entries.len(),
        audits: audits.len(),
        sha256: data_encoding::HEXLOWER.encode(&Sha256::digest(&lines)),
    };
    let mut file = serde_json::to_string(&header).expect("texts and numbers have a JSON form");
    file.push('\n');
    file.push_str(&lines);
    file.into_bytes()
}

/// The line of an entry, without its line feed.
pub fn line(entry: &Entry) -> String {
    let value = serde_json::to_value(entry).expect("an entry has text keys only, so it has a JSON form");
    canonical(&value)
}
