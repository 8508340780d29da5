//! Reading JSON.

use serde::de::DeserializeOwned;

/// Reads a value of any type from JSON text, through one [`serde_json::Value`]: the compiler makes a reader for each pair of
/// type and source, so a single source halves the code.
///
/// # Errors
/// When the text isn't JSON, or not of this type.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    serde_json::from_value(serde_json::from_str(text)?)
}
