//! Reading JSON. Everything is read from text: the compiler makes a reader for each pair of type and source, so a second
//! source would double the code, and text needs no intermediate value.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a value of any type from JSON text.
///
/// # Errors
/// When the text isn't JSON, or not of this type; with the reason, and without its position in the text.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|fault| reason(&fault))
}

/// Reads a value of any type from a JSON value.
///
/// # Errors
/// When it is not of this type.
pub fn read_value<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    read(&value.to_string())
}

/// Why something was not read, without its position in the text: people see another text, or none.
pub fn reason(fault: &serde_json::Error) -> String {
    let mut fault = fault.to_string();
    if let Some(end) = fault.rfind(" at line ") {
        fault.truncate(end);
    }
    fault
}
