//! HKDF-SHA256 (RFC 5869), for secrets that cannot be guessed and so need no slow derivation.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{argon2id::KEY, effort::DerivedKey};

/// The key derived from a secret with this salt, for one purpose.
pub fn derive(secret: &[u8], salt: &[u8], used_for: &str) -> DerivedKey {
    expand(secret, salt, used_for.as_bytes())
}

fn expand(secret: &[u8], salt: &[u8], info: &[u8]) -> DerivedKey {
    let mut key = Zeroizing::new([0; KEY]);
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(info, key.as_mut())
        .expect("RFC 5869, 2.3: the limit is 255 digests, and the key is one");
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 5869, appendix A.1 to A.3. Their output is longer; its first 32 bytes do not depend on its length.
    #[test]
    fn the_key_is_the_published_one() {
        let bytes = |range: std::ops::RangeInclusive<u8>| range.collect::<Vec<u8>>();
        let cases = [
            (
                vec![0x0b; 22],
                bytes(0x00..=0x0c),
                bytes(0xf0..=0xf9),
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
            ),
            (
                bytes(0x00..=0x4f),
                bytes(0x60..=0xaf),
                bytes(0xb0..=0xff),
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c",
            ),
            (
                vec![0x0b; 22],
                Vec::new(),
                Vec::new(),
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d",
            ),
        ];
        for (secret, salt, info, published) in cases {
            let key = expand(&secret, &salt, &info);
            assert_eq!(data_encoding::HEXLOWER.encode(key.as_ref()), published);
        }
    }
}
