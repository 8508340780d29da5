//! Blind copies, which replace submissions in a file for blind moderation.

use std::sync::Arc;

use serde_json::Value;

use super::{
    blind::{BlindEvidence, ShownBlind},
    canonical::canonical,
    entry::{AsWritten, Body, Entry},
    id::EntryId,
};

/// The blind copy of a submission or a correction; `None` for any other entry. It follows what the original follows,
/// and every device derives the same copy. A later version of this program may include more in the copy, which gives it
/// another id. Of several copies of one submission the first by the clock counts, so they are not in conflict.
pub fn blind_copy(entry: &Entry) -> Option<Entry> {
    let evidence = BlindEvidence::from(&**entry.body.submission()?);
    let body = Body::ShownBlind(Arc::new(ShownBlind {
        of: entry.id,
        evidence,
    }));
    let said = serde_json::to_value(&body).expect("a body has a JSON form");
    Some(Entry {
        id: id_of(entry.id, &said),
        at: entry.at,
        who: entry.who.clone(),
        about: entry.about,
        after: entry.after.clone(),
        body,
        as_written: AsWritten::default(),
    })
}

/// The id of a blind copy, derived from its content so that every device makes the same one.
fn id_of(submission: EntryId, body: &Value) -> EntryId {
    EntryId::derived(&format!("plumbline blind {submission}\n{}", canonical(body)))
}

/// Whether an entry is a blind copy whose id matches its content. Until November 2026 the id did not depend on the
/// content.
pub fn is_blind_copy(entry: &Entry) -> bool {
    let Body::ShownBlind(shown) = &entry.body else {
        return false;
    };
    let written = serde_json::to_value(entry).expect("an entry has a JSON form");
    let earlier = EntryId::derived(&format!("plumbline blind {}", shown.of));
    entry.id == earlier || entry.id == id_of(shown.of, &written["body"])
}
