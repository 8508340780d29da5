//! Where a value is stored, which its seal is bound to.

use super::{Fault, SEALED};
use crate::domain::draft_key::DraftKey;

/// Where a value is stored, which its seal is bound to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place<'a> {
    /// An entry, on the shelf or in the mirror, by its key.
    Entry(&'a str),
    /// A draft.
    Draft(DraftKey),
    /// A preference, by its name.
    Preference(&'a str),
}

impl<'a> Place<'a> {
    /// Reads the place that a seal was bound to.
    ///
    /// # Errors
    /// If it belongs to a newer format, or to no version.
    pub fn read(bound: &'a str) -> Result<Self, Fault> {
        let no_place =
            || Fault::Unreadable("this version of Plumbline knows nothing of this kind".to_owned());
        let rest = bound.strip_prefix("plumbline ").ok_or_else(no_place)?;
        let (format, rest) = rest.split_once('/').ok_or_else(no_place)?;
        match format.parse::<u32>() {
            Ok(SEALED) => {}
            Ok(newer) if newer > SEALED => return Err(Fault::Newer),
            Ok(_) | Err(_) => return Err(no_place()),
        }
        match rest.split_once('/') {
            Some(("entry", key)) => Ok(Place::Entry(key)),
            Some(("draft", key)) => key.parse().map(Place::Draft).map_err(|_| no_place()),
            Some(("preference", name)) => Ok(Place::Preference(name)),
            Some(_) | None => Err(no_place()),
        }
    }

    /// The text that the seal is bound to. It includes the format, so that a value sealed in a later format cannot be
    /// used as this one.
    pub fn bound(self) -> String {
        match self {
            Place::Entry(key) => format!("plumbline {SEALED}/entry/{key}"),
            Place::Draft(key) => format!("plumbline {SEALED}/draft/{key}"),
            Place::Preference(name) => format!("plumbline {SEALED}/preference/{name}"),
        }
    }
}
