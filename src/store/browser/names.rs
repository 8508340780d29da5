//! The names of drafts and preferences, the same in localStorage and in the second copies.

use crate::{domain::draft_key::DraftKey, store::envelope::Place};

const DRAFT: &str = "draft.";
const PREFERENCE: &str = "preference.";

/// The name of a draft's copies.
pub fn name_of_draft(key: DraftKey) -> String {
    format!("{DRAFT}{key}")
}

/// The name of a preference's copies.
pub fn name_of_preference(name: &str) -> String {
    format!("{PREFERENCE}{name}")
}

/// The draft whose copies have this name; `None` where it isn't a draft's.
pub fn draft_of(name: &str) -> Option<DraftKey> {
    name.strip_prefix(DRAFT)?.parse().ok()
}

/// The draft or preference whose copies have this name; `None` where it is neither's.
pub fn place_of(name: &str) -> Option<Place<'_>> {
    let preference = || name.strip_prefix(PREFERENCE).map(Place::Preference);
    draft_of(name).map(Place::Draft).or_else(preference)
}
