//! The browser's errors as [`StoreError`]. Only this module reads the browser's names of errors.

use gloo_storage::errors::StorageError;
use wasm_bindgen::JsValue;

use crate::store::StoreError;

/// An error from the database. Its quota is a share of the disk: if that is used up, the disk is full or nearly full.
pub fn store_error(thrown: &JsValue) -> StoreError {
    let text = |name: &str| {
        js_sys::Reflect::get(thrown, &name.into())
            .ok()
            .and_then(|value| value.as_string())
            .unwrap_or_default()
    };
    named(&text("name"), &text("message"), StoreError::DiskFull)
}

/// An error of gloo-storage.
pub fn from_gloo(error: &StorageError) -> StoreError {
    match error {
        StorageError::JsError(error) => named(&error.name, &error.message, StoreError::Full),
        StorageError::SerdeError(_) | StorageError::KeyNotFound(_) => StoreError::Browser(error.to_string()),
    }
}

/// An error by its name and message. `full` is the error for a quota that is used up in this storage.
fn named(name: &str, message: &str, full: StoreError) -> StoreError {
    // Our own sentence continues after the message.
    let message = message.trim_end_matches('.');
    // Chromium and Firefox report this within the message of another error.
    let no_space = ["NO_SPACE", "NO_DEVICE_SPACE", "No space left"];
    if no_space.iter().any(|words| message.contains(words)) {
        return StoreError::DiskFull;
    }
    match name {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => full,
        "VersionError" => StoreError::Newer,
        "SecurityError" => StoreError::Blocked,
        // For a database that was open, it means that the connection is closed. See `while_opening`.
        "InvalidStateError" => StoreError::Closed,
        "" => StoreError::Browser(
            if message.is_empty() {
                "no reason given"
            } else {
                message
            }
            .to_owned(),
        ),
        _ => StoreError::Browser(format!("{name}: {message}")),
    }
}

/// While opening, an invalid state is how some browsers report that a private window stores nothing.
pub fn while_opening(error: StoreError) -> StoreError {
    if error == StoreError::Closed {
        StoreError::Blocked
    } else {
        error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_names_have_a_meaning_here() {
        let cases = [
            ("QuotaExceededError", StoreError::Full),
            ("VersionError", StoreError::Newer),
            ("SecurityError", StoreError::Blocked),
            ("InvalidStateError", StoreError::Closed),
            ("UnknownError", StoreError::Browser("UnknownError: x".to_owned())),
            ("", StoreError::Browser("x".to_owned())),
        ];
        for (name, meaning) in cases {
            assert_eq!(named(name, "x", StoreError::Full), meaning);
        }
        let full =
            "Connection is closing because of: IO error: 4.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE).";
        assert_eq!(
            named("UnknownError", full, StoreError::Full),
            StoreError::DiskFull
        );
        assert_eq!(while_opening(StoreError::Closed), StoreError::Blocked);
        assert_eq!(while_opening(StoreError::Full), StoreError::Full);
    }
}
