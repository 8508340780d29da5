//! The cost of a passphrase attempt: Argon2id (RFC 9106), with parameters that are stored beside the key.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::key::KEY;

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

    /// The key derived from a secret with this salt.
    pub(super) fn derive(self, secret: &[u8], salt: &[u8]) -> Option<Zeroizing<[u8; KEY]>> {
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(KEY)).ok()?;
        let mut key = Zeroizing::new([0; KEY]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, salt, key.as_mut())
            .ok()?;
        Some(key)
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

    // RFC 9106, section 5.3.
    #[test]
    fn the_work_is_the_published_one() {
        let params = argon2::ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(argon2::AssociatedData::new(&[4; 12]).expect("is short"))
            .build()
            .expect("are in range");
        let argon =
            Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).expect("is short");
        let mut tag = [0; 32];
        argon
            .hash_password_into(&[1; 32], &[2; 16], &mut tag)
            .expect("derives");
        assert_eq!(
            data_encoding::HEXLOWER.encode(&tag),
            "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
        );
    }

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
