//! Ids: UUID version 7, so that they sort by creation time. The time and the random bytes are arguments. If two devices
//! must create the same id, it is derived from a text.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// The input to a new id: milliseconds since 1970 and ten random bytes.
#[derive(Clone, Copy, Debug)]
pub struct Seed {
    /// Milliseconds since 1970-01-01T00:00Z.
    pub millis: u64,
    /// Random bytes.
    pub random: [u8; 10],
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub struct $name(Uuid);

        impl $name {
            /// Makes a new id.
            pub fn new(seed: Seed) -> Self {
                Self(Builder::from_unix_timestamp_millis(seed.millis, &seed.random).into_uuid())
            }

            /// The id derived from this text: UUID version 8, the first 16 bytes of its SHA-256. The same text always
            /// gives the same id.
            pub fn derived(text: &str) -> Self {
                let mut bytes = [0; 16];
                bytes.copy_from_slice(&Sha256::digest(text)[..16]);
                Self(Builder::from_custom_bytes(bytes).into_uuid())
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id! {
    /// Identifies an entry.
    EntryId
}
id! {
    /// Identifies an audit, from its first draft on.
    AuditId
}
id! {
    /// Identifies an action.
    ActionId
}
id! {
    /// Identifies a practice week.
    WeekId
}
id! {
    /// Identifies a person on this device. There is no account behind it.
    PersonId
}
id! {
    /// Identifies an immediate safeguarding concern.
    ConcernId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derived_id_is_the_same_for_everybody() {
        // python3: d = bytearray(hashlib.sha256(b"plumbline").digest()[:16]); then version 8 and the variant.
        let id = AuditId::derived("plumbline");
        assert_eq!(id, AuditId::derived("plumbline"));
        assert_ne!(id, AuditId::derived("plumb line"));
        assert_eq!(id.to_string(), "101559d0-7e48-8897-87db-71dfd4000b26");
    }

    #[test]
    fn ids_sort_by_the_time_they_were_made() {
        let at = |millis| {
            EntryId::new(Seed {
                millis,
                random: [7; 10],
            })
        };
        assert!(at(1) < at(2));
        assert_eq!(at(1).to_string().parse::<EntryId>().ok(), Some(at(1)));
    }
}
