//! Fields that a newer version wrote in an entry of a known kind: not read, but passed on word for word.
//!
//! An entry is compared with what this version would write for it. Only if it says more is its JSON kept, with
//! everything that this version knows in this version’s own spelling.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::Value;

use super::{
    Entry,
    left_out::take_away_empty,
    spelling::{Misspelt, Spelling, held},
};
use crate::domain::words::{turns_direction, without_turns};

/// The JSON of an entry, if it contains more than this version reads. New entries have none.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct AsWritten(Option<Arc<Value>>);

impl AsWritten {
    /// Whether this version would have written the same.
    pub fn is_ours(&self) -> bool {
        self.0.is_none()
    }
}

impl Entry {
    /// Reads an entry from its JSON.
    ///
    /// # Errors
    /// If it is not an entry.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        // An entry that this version wrote gives the same text again. This check is quick, so that a device with many
        // entries opens quickly.
        if !text.contains(turns_direction) {
            let value: Value = serde_json::from_str(text)?;
            let entry = Self::deserialize(value)?;
            if serde_json::to_string(&entry).is_ok_and(|again| again == text) {
                return Ok(entry);
            }
        }
        Self::from_value(straightened(serde_json::from_str(text)?))
    }

    /// Reads an entry from a JSON value. A different spelling of the same value, such as an id in capitals or a field
    /// that is `null` instead of left out, gives the same entry.
    ///
    /// # Errors
    /// If it is not an entry.
    pub fn from_value(value: Value) -> Result<Self, serde_json::Error> {
        Self::read(value).map(|(entry, _)| entry)
    }

    /// The same, with the first place where the spelling is not one that the format allows.
    ///
    /// # Errors
    /// If it is not an entry.
    pub fn read(mut value: Value) -> Result<(Self, Option<Misspelt>), serde_json::Error> {
        take_away_empty(&mut value);
        let mut entry = Self::deserialize(value.clone())?;
        let ours = serde_json::to_value(&entry)?;
        let mut misspelt = None;
        let merged = with_unknown(&ours, &value, &mut misspelt);
        if merged != ours {
            entry.as_written = AsWritten(Some(Arc::new(merged)));
        }
        Ok((entry, misspelt))
    }

    /// The first field that this version does not know, such as `body.areas[2].weight`; `None` if it knows them all.
    pub fn unknown_field(&self) -> Option<String> {
        let theirs = self.as_written.0.as_ref()?;
        let ours = Self {
            as_written: AsWritten::default(),
            ..self.clone()
        };
        let ours = serde_json::to_value(&ours).ok()?;
        unknown(&ours, theirs, "")
    }
}

// The derived functions for reading and writing are associated functions of `Entry` (`serde(remote = "Self")`). They
// know only the fields of this version.
impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_value(straightened(value)).map_err(D::Error::custom)
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.as_written.0 {
            Some(value) => value.serialize(serializer),
            None => Self::serialize(self, serializer),
        }
    }
}

/// What this version would write, with the fields that it does not know added.
fn with_unknown(ours: &Value, theirs: &Value, misspelt: &mut Option<Misspelt>) -> Value {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let mut merged = ours.clone();
            for (name, value) in theirs {
                let known = ours.get(name);
                let value = known.map_or_else(
                    || value.clone(),
                    |known| {
                        within(
                            || name.clone(),
                            misspelt,
                            |misspelt| with_unknown(known, value, misspelt),
                        )
                    },
                );
                merged.insert(name.clone(), value);
            }
            Value::Object(merged)
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let both = (0..).zip(ours.iter().zip(theirs));
            let each = |(n, (ours, theirs)): (usize, _)| {
                within(
                    || format!("[{n}]"),
                    misspelt,
                    |misspelt| with_unknown(ours, theirs, misspelt),
                )
            };
            Value::Array(both.map(each).collect())
        }
        (Value::Array(_) | Value::Object(_), _) | (_, Value::Array(_) | Value::Object(_)) => {
            note(misspelt, Spelling::Kind);
            theirs.clone()
        }
        (Value::String(known), Value::String(text)) => {
            if let Err(spelling) = held(known, text) {
                note(misspelt, spelling);
            }
            ours.clone()
        }
        (
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_),
        ) => ours.clone(),
    }
}

fn note(misspelt: &mut Option<Misspelt>, spelling: Spelling) {
    let field = String::new();
    misspelt.get_or_insert(Misspelt { field, spelling });
}

/// Prefixes the place found in a part with the name of that part.
fn within<T>(
    name: impl FnOnce() -> String,
    misspelt: &mut Option<Misspelt>,
    work: impl FnOnce(&mut Option<Misspelt>) -> T,
) -> T {
    if misspelt.is_some() {
        return work(misspelt);
    }
    let done = work(misspelt);
    if let Some(Misspelt { field, .. }) = misspelt {
        let dot = if field.is_empty() || field.starts_with('[') {
            ""
        } else {
            "."
        };
        *field = format!("{}{dot}{field}", name());
    }
    done
}

fn unknown(ours: &Value, theirs: &Value, place: &str) -> Option<String> {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => theirs.iter().find_map(|(name, value)| {
            let within = if place.is_empty() {
                name.clone()
            } else {
                format!("{place}.{name}")
            };
            match ours.get(name) {
                Some(known) => unknown(known, value, &within),
                None => Some(within),
            }
        }),
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let mut both = (0..).zip(ours.iter().zip(theirs));
            both.find_map(|(n, (ours, theirs)): (usize, _)| unknown(ours, theirs, &format!("{place}[{n}]")))
        }
        _ => (ours != theirs).then(|| place.to_owned()),
    }
}

/// Version 0.1.0 kept characters that change the direction of writing. Nobody typed them deliberately, and a pack with
/// them is refused.
fn straightened(mut value: Value) -> Value {
    straighten(&mut value);
    value
}

fn straighten(value: &mut Value) {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
        Value::String(text) => {
            if text.contains(turns_direction) {
                *text = without_turns(text).into_owned();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(straighten),
        Value::Object(fields) => fields.values_mut().for_each(straighten),
    }
}
