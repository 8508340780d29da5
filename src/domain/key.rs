//! Keys: how an entry refers to a part of its audit tool. Lower-case words joined by hyphens, such as
//! `living-arrangements`.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A text that is not a key.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("“{0}” is not a key: keys are lower-case letters, digits and hyphens, at most 60 of them")]
pub struct KeyFault(String);

fn check(text: &str) -> Result<(), KeyFault> {
    let shape = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if text.is_empty() || text.len() > 60 || !text.chars().all(shape) {
        return Err(KeyFault(text.chars().take(60).collect()));
    }
    Ok(())
}

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub struct $name(String);

        impl $name {
            /// The key as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = KeyFault;
            fn from_str(text: &str) -> Result<Self, KeyFault> {
                check(text)?;
                Ok(Self(text.to_owned()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = KeyFault;
            fn try_from(text: String) -> Result<Self, KeyFault> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(key: $name) -> String {
                key.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

key! {
    /// Identifies an audit tool in all its versions.
    ToolKey
}
key! {
    /// Identifies a practice area.
    AreaKey
}
key! {
    /// Identifies a reason for inadequate.
    ReasonKey
}
key! {
    /// Identifies a theme that families speak of.
    ThemeKey
}
key! {
    /// Identifies a service area.
    ServiceAreaKey
}
key! {
    /// Identifies a type of audit.
    AuditTypeKey
}
key! {
    /// Identifies a way of speaking with a family.
    MethodKey
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_lower_case_words_joined_by_hyphens() {
        assert!("living-arrangements".parse::<AreaKey>().is_ok());
        for bad in ["", "Planning", "a b", "a/b", "é", &"x".repeat(61)] {
            assert!(bad.parse::<AreaKey>().is_err(), "{bad}");
        }
    }
}
