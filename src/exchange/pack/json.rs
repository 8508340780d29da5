//! Reads JSON and refuses an object that repeats a key. Parsers use either the first or the last value, so two programs
//! would read different things, and a grade could be hidden.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Number, Value};

/// How the message begins if an object repeats a key.
const TWICE: &str = "key twice: ";

/// Why a text was not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum NotRead {
    /// An object repeats this key.
    Twice(String),
    /// Lists nested more deeply than any program reads.
    TooDeep,
    /// Not JSON from this character on, counted from 1; or the text ends too soon.
    NotJson { character: usize, ends: bool },
}

/// Parses JSON.
pub(super) fn parse(text: &str) -> Result<Value, NotRead> {
    let Strict(value) = serde_json::from_str(text).map_err(|fault| {
        let said = fault.to_string();
        if let Some(key) = said.strip_prefix(TWICE) {
            let key = key.rfind(" at line ").map_or(key, |end| &key[..end]);
            return NotRead::Twice(key.chars().filter(|c| !c.is_control()).take(40).collect());
        }
        // Serde stops at a depth of 128, before the stack overflows.
        if said.starts_with("recursion limit") {
            return NotRead::TooDeep;
        }
        // Serde's column counts bytes.
        let before = text.get(..fault.column().saturating_sub(1)).unwrap_or(text);
        NotRead::NotJson {
            character: before.chars().count() + 1,
            ends: fault.is_eof(),
        }
    })?;
    Ok(value)
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }
    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((name, Strict(value))) = fields.next_entry::<String, Strict>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(format!("{TWICE}{name}")));
            }
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::{NotRead, parse};

    #[test]
    fn a_key_twice_is_found_at_any_depth_and_all_else_is_read_as_usual() {
        let text = r#"{"a":[1,-2,0.5,"x",true,null,{"b":{}}],"c":"\u00e9"}"#;
        assert_eq!(parse(text), Ok(serde_json::from_str(text).expect("JSON")));
        assert_eq!(
            parse(r#"{"a":[{"b":1,"b":1}]}"#),
            Err(NotRead::Twice("b".to_owned()))
        );
        assert_eq!(
            parse("{\"a\":\"éé\" x"),
            Err(NotRead::NotJson {
                character: 11,
                ends: false
            })
        );
        assert_eq!(parse(&"[".repeat(200)), Err(NotRead::TooDeep));
    }
}
