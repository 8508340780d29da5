//! The cost of a passphrase attempt: the parameters of Argon2id (RFC 9106), which are stored beside the key. Running it is up
//! to a function that is passed in.

use std::{future::Future, pin::Pin};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::Zeroizing;

use super::{
    argon2id::{KEY, argon2id},
    key::Chance,
    seal::Sealed,
};

/// A key derived from a secret.
pub type DerivedKey = Zeroizing<[u8; KEY]>;

/// A derivation that has been started.
pub type Deriving = Pin<Box<dyn Future<Output = Result<DerivedKey, NotDerived>>>>;

/// Runs Argon2id with these parameters on a secret and a salt. In the browser, a separate program does so in a worker, so
/// that the page stays responsive. The work begins with the call.
pub type Derive = fn(Effort, &[u8], &[u8]) -> Deriving;

/// Why there is no key. The secret was not tried.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NotDerived {
    /// The program that runs Argon2id could not be fetched.
    #[error("a part of Plumbline could not be fetched")]
    NotFetched,
    /// The browser could not run it, for this reason.
    #[error("{0}")]
    Browser(String),
}

/// The length of a salt, in bytes: RFC 9106, section 3.1.
pub(super) const SALT: usize = 16;

/// Draws a salt.
pub(super) fn salt(chance: Chance) -> Sealed {
    let mut salt = vec![0; SALT];
    chance(&mut salt);
    Sealed::from_bytes(salt)
}

/// The parameters of Argon2id.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "Raw")]
pub struct Effort {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

#[derive(Deserialize)]
struct Raw {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Effort {
    /// RFC 9106, section 4, the second recommended option: 64 MiB and three passes; but one lane, since a page has one
    /// thread.
    pub const USUAL: Self = Self {
        memory_kib: 65_536,
        passes: 3,
        lanes: 1,
    };

    /// Almost no cost: for tests.
    pub const LEAST: Self = Self {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    };

    /// The limit for stored parameters, so that damaged or hostile ones cannot block the page.
    const MOST: Self = Self {
        memory_kib: 262_144,
        passes: 16,
        lanes: 4,
    };

    /// Memory in KiB, passes and lanes.
    pub fn numbers(self) -> [u32; 3] {
        [self.memory_kib, self.passes, self.lanes]
    }

    /// A [`Derive`] that has finished when it returns, for tests and benchmarks.
    pub fn derive_at_once(self, secret: &[u8], salt: &[u8]) -> Deriving {
        let key = argon2id(self.memory_kib, self.passes, self.lanes, secret, salt);
        let key = key.ok_or_else(|| NotDerived::Browser("the salt is too short".to_owned()));
        Box::pin(std::future::ready(key))
    }
}

impl TryFrom<Raw> for Effort {
    type Error = String;
    fn try_from(raw: Raw) -> Result<Self, String> {
        let Raw {
            memory_kib,
            passes,
            lanes,
        } = raw;
        let within = (8 * lanes.max(1)..=Self::MOST.memory_kib).contains(&memory_kib)
            && (1..=Self::MOST.passes).contains(&passes)
            && (1..=Self::MOST.lanes).contains(&lanes);
        if within {
            Ok(Self {
                memory_kib,
                passes,
                lanes,
            })
        } else {
            Err("no Plumbline works that hard, or that little, for a key".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_no_plumbline_writes_are_not_read() {
        let read = |text| serde_json::from_str::<Effort>(text).ok();
        assert_eq!(
            read(r#"{"memory_kib":65536,"passes":3,"lanes":1}"#),
            Some(Effort::USUAL)
        );
        for text in [
            r#"{"memory_kib":4294967295,"passes":3,"lanes":1}"#,
            r#"{"memory_kib":65536,"passes":4000000000,"lanes":1}"#,
            r#"{"memory_kib":65536,"passes":0,"lanes":1}"#,
            r#"{"memory_kib":8,"passes":1,"lanes":4}"#,
            r#"{"memory_kib":65536,"passes":3,"lanes":0}"#,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
