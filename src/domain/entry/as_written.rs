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
use crate::domain::{
    json,
    words::{is_regular, turns_direction, without_turns},
};

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
    pub fn from_json(text: &str) -> Result<Self, String> {
        // An entry that this version wrote gives the same text again. This check is quick, so that a device with many
        // entries opens quickly.
        if is_regular(text)
            && let Ok(entry) = Self::as_known(text)
            && serde_json::to_string(&entry).is_ok_and(|again| again == text)
        {
            return Ok(entry);
        }
        Self::from_value(straightened(json::read(text)?))
    }

    /// Reads an entry from a JSON value. A different spelling of the same value, such as an id in capitals or a field
    /// that is `null` instead of left out, gives the same entry.
    ///
    /// # Errors
    /// If it is not an entry.
    pub fn from_value(value: Value) -> Result<Self, String> {
        Self::read(value).map(|(entry, _)| entry)
    }

    /// The same, with the first place where the spelling is not one that the format allows.
    ///
    /// # Errors
    /// If it is not an entry.
    pub fn read(mut value: Value) -> Result<(Self, Option<Misspelt>), String> {
        take_away_empty(&mut value);
        let mut entry = Self::as_known(&value.to_string())?;
        let ours = serde_json::to_value(&entry).map_err(|fault| json::reason(&fault))?;
        if unknown(&ours, &value).is_some() {
            entry.as_written = AsWritten(Some(Arc::new(merged(&ours, &value))));
        }
        Ok((entry, misspelt(&ours, &value)))
    }

    /// Reads the fields that this version knows.
    fn as_known(text: &str) -> Result<Self, String> {
        let mut from = serde_json::Deserializer::from_str(text);
        let entry = Self::deserialize(&mut from);
        let whole = entry.and_then(|entry| from.end().map(|()| entry));
        whole.map_err(|fault| json::reason(&fault))
    }

    /// The first field that this version does not know, such as `body.areas[2].weight`; `None` if it knows them all.
    pub fn unknown_field(&self) -> Option<String> {
        let theirs = self.as_written.0.as_ref()?;
        let ours = Self {
            as_written: AsWritten::default(),
            ..self.clone()
        };
        let ours = serde_json::to_value(&ours).ok()?;
        unknown(&ours, theirs)
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
fn merged(ours: &Value, theirs: &Value) -> Value {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let mut both = ours.clone();
            for (name, value) in theirs {
                let value = match ours.get(name) {
                    Some(known) => merged(known, value),
                    None => value.clone(),
                };
                both.insert(name.clone(), value);
            }
            Value::Object(both)
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let both = ours.iter().zip(theirs);
            Value::Array(both.map(|(ours, theirs)| merged(ours, theirs)).collect())
        }
        _ if holds_others(ours) || holds_others(theirs) => theirs.clone(),
        _ => ours.clone(),
    }
}

/// The place of the first value that this version would not write.
fn unknown(ours: &Value, theirs: &Value) -> Option<String> {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => theirs.iter().find_map(|(name, value)| {
            let rest = match ours.get(name) {
                Some(known) => unknown(known, value)?,
                None => String::new(),
            };
            Some(field(name, &rest))
        }),
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let mut both = (0..).zip(ours.iter().zip(theirs));
            both.find_map(|(n, (ours, theirs)): (usize, _)| Some(item(n, &unknown(ours, theirs)?)))
        }
        _ => (holds_others(ours) || holds_others(theirs)).then(String::new),
    }
}

/// The first value with a spelling that the format does not allow.
fn misspelt(ours: &Value, theirs: &Value) -> Option<Misspelt> {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => theirs.iter().find_map(|(name, value)| {
            let Misspelt {
                field: rest,
                spelling,
            } = misspelt(ours.get(name)?, value)?;
            Some(Misspelt {
                field: field(name, &rest),
                spelling,
            })
        }),
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let mut both = (0..).zip(ours.iter().zip(theirs));
            both.find_map(|(n, (ours, theirs)): (usize, _)| {
                let Misspelt {
                    field: rest,
                    spelling,
                } = misspelt(ours, theirs)?;
                Some(Misspelt {
                    field: item(n, &rest),
                    spelling,
                })
            })
        }
        (Value::String(ours), Value::String(theirs)) => held(ours, theirs).err().map(here),
        _ => (holds_others(ours) || holds_others(theirs)).then(|| here(Spelling::Kind)),
    }
}

fn here(spelling: Spelling) -> Misspelt {
    let field = String::new();
    Misspelt { field, spelling }
}

fn holds_others(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

/// The place `rest` within this field.
fn field(name: &str, rest: &str) -> String {
    if rest.is_empty() || rest.starts_with('[') {
        format!("{name}{rest}")
    } else {
        format!("{name}.{rest}")
    }
}

/// The place `rest` within this item of a list.
fn item(n: usize, rest: &str) -> String {
    field(&format!("[{n}]"), rest)
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
