//! Argon2id (RFC 9106), and nothing else: the program in `src/derive_key/` includes this file and runs it in a worker. In the
//! library only tests and benchmarks call it.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

/// The length of a key, in bytes.
pub const KEY: usize = 32;

/// The key derived from a secret with this salt. `None` if a number is out of Argon2's range, or the salt is shorter than 8 bytes.
pub fn argon2id(
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    secret: &[u8],
    salt: &[u8],
) -> Option<Zeroizing<[u8; KEY]>> {
    let params = Params::new(memory_kib, passes, lanes, Some(KEY)).ok()?;
    let mut key = Zeroizing::new([0; KEY]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret, salt, key.as_mut())
        .ok()?;
    Some(key)
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
}
