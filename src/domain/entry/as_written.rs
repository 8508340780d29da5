//! Fields that a newer version wrote in an entry of a kind we know: not read, and handed on word for word.
//!
//! An entry is held against what this version would write of it. Only where the two differ are its own words kept.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::{Value, json};

use super::Entry;
use crate::domain::words::{turns_direction, without_turns};

/// The words of an entry, where they say more than this version reads. Entries are made without.
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
    /// When it is none.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        // What this version wrote is known by its text, so that a large device opens quickly.
        if !text.contains(turns_direction) {
            let mut reader = serde_json::Deserializer::from_str(text);
            let entry = Self::deserialize(&mut reader)?;
            reader.end()?;
            if serde_json::to_string(&entry).is_ok_and(|again| again == text) {
                return Ok(entry);
            }
        }
        Self::from_value(straightened(serde_json::from_str(text)?))
    }

    /// Reads an entry from a JSON value.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_value(mut value: Value) -> Result<Self, serde_json::Error> {
        // Some programs write what is left out here.
        if let Some(fields) = value.as_object_mut() {
            fields.retain(|name, value| {
                !(name == "after" && *value == json!([]) || name == "about" && value.is_null())
            });
        }
        let mut entry = Self::deserialize(&value)?;
        if says_more(&value, &serde_json::to_value(&entry)?) {
            entry.as_written = AsWritten(Some(Arc::new(value)));
        }
        Ok(entry)
    }
}

// The derived reading and writing are functions of `Entry` (`serde(remote = "Self")`): they know the fields of this
// version only.
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

/// Whether a value says more than what this version would write of it. Another spelling of the same, such as an id in
/// capitals, is nothing more: kept, it would be another entry under the same id.
fn says_more(theirs: &Value, ours: &Value) -> bool {
    match (theirs, ours) {
        (Value::Object(theirs), Value::Object(ours)) => theirs
            .iter()
            .any(|(name, value)| ours.get(name).is_none_or(|same| says_more(value, same))),
        (Value::Array(theirs), Value::Array(ours)) => {
            theirs.len() != ours.len()
                || theirs
                    .iter()
                    .zip(ours)
                    .any(|(theirs, ours)| says_more(theirs, ours))
        }
        (Value::Array(_) | Value::Object(_), _) | (_, Value::Array(_) | Value::Object(_)) => true,
        (
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_),
        ) => false,
    }
}

/// Version 0.1.0 kept characters that turn the direction of writing. Nobody meant them, and a pack with them is refused.
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
