//! Canonical JSON: one text for one value, so that equal sets of entries are equal bytes.
//!
//! It is RFC 8785 for the values that an entry may contain: texts, whole numbers, `true`, `false`, `null`, lists and
//! objects. The exception is that keys are sorted by Unicode code points, as Python's `sort_keys` does. The two orders
//! differ only for keys beyond U+FFFF, and no kind of entry has one.

use serde_json::Value;

use super::in_order;

/// The canonical text: keys sorted by code points, no white space, and nothing escaped unless JSON requires it.
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    push(&mut text, value);
    text
}

fn push(text: &mut String, value: &Value) {
    match value {
        Value::Object(fields) => {
            // Sorted here although the map is sorted too: any crate that enables `preserve_order` changes the map for
            // all.
            let mut fields: Vec<_> = fields.iter().collect();
            in_order::sort_by_key(&mut fields, |(name, _)| *name);
            text.push('{');
            for (n, (name, value)) in fields.into_iter().enumerate() {
                if n > 0 {
                    text.push(',');
                }
                push_plain(text, name);
                text.push(':');
                push(text, value);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    text.push(',');
                }
                push(text, item);
            }
            text.push(']');
        }
        plain @ (Value::Null | Value::Bool(_) | Value::Number(_)) => text.push_str(&plain.to_string()),
        Value::String(words) => push_plain(text, words),
    }
}

fn push_plain(text: &mut String, words: &str) {
    text.push_str(&serde_json::to_string(words).expect("a text has a JSON form"));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn one_value_has_one_text() {
        let value =
            json!({ "b": [1, -2, true, null], "a": { "é": "ü\n\"\\\u{1}/\u{7f}", "Z": {} }, "aa": "" });
        assert_eq!(
            canonical(&value),
            "{\"a\":{\"Z\":{},\"é\":\"ü\\n\\\"\\\\\\u0001/\u{7f}\"},\"aa\":\"\",\"b\":[1,-2,true,null]}"
        );
    }
}
