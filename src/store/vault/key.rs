//! The key of a device, and what can be done with it.

use chacha20poly1305::{
    Key, KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

use super::{
    argon2id::KEY,
    seal::{NONCE, NotOpened, Sealed},
};

/// Fills bytes with cryptographically secure random numbers.
pub type Chance = fn(&mut [u8]);

/// An unlocked vault, which seals texts and opens them. Dropping it wipes its key from memory.
pub struct Vault {
    key: Zeroizing<[u8; KEY]>,
    chance: Chance,
}

impl Vault {
    /// A vault with a random key.
    pub fn new(chance: Chance) -> Self {
        let mut key = Zeroizing::new([0; KEY]);
        chance(key.as_mut());
        Self { key, chance }
    }

    pub(super) fn with_key(key: Zeroizing<[u8; KEY]>, chance: Chance) -> Self {
        Self { key, chance }
    }

    /// Seals with another key.
    pub(super) fn sealing_with(&self, key: &[u8; KEY]) -> Self {
        Self::with_key(Zeroizing::new(*key), self.chance)
    }

    pub(super) fn key(&self) -> &[u8; KEY] {
        &self.key
    }

    /// Seals a text for a place, such as `entry/0192f000-…`: it does not open for another place.
    pub fn seal(&self, place: &str, text: &str) -> Sealed {
        self.seal_bytes(place, text.as_bytes())
    }

    /// The text that was sealed for this place.
    ///
    /// # Errors
    /// If it was sealed with another key or for another place, or was changed.
    pub fn open(&self, place: &str, sealed: &Sealed) -> Result<String, NotOpened> {
        String::from_utf8(self.open_bytes(place, sealed)?).map_err(|_| NotOpened)
    }

    pub(super) fn seal_bytes(&self, place: &str, bytes: &[u8]) -> Sealed {
        let mut nonce = XNonce::default();
        (self.chance)(&mut nonce);
        let payload = Payload {
            msg: bytes,
            aad: place.as_bytes(),
        };
        let sealed = self.cipher().encrypt(&nonce, payload);
        // RFC 8439, 2.8: the limit is 256 GiB for a message, more than this memory can hold.
        let sealed = sealed.expect("a text in memory is shorter than the cipher’s limit");
        Sealed::from_parts(nonce.into(), &sealed)
    }

    pub(super) fn open_bytes(&self, place: &str, sealed: &Sealed) -> Result<Vec<u8>, NotOpened> {
        let (nonce, sealed) = sealed.parts().ok_or(NotOpened)?;
        let payload = Payload {
            msg: sealed,
            aad: place.as_bytes(),
        };
        let nonce: [u8; NONCE] = *nonce;
        self.cipher()
            .decrypt(&XNonce::from(nonce), payload)
            .map_err(|_| NotOpened)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(*self.key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance(bytes: &mut [u8]) {
        use std::sync::atomic::{AtomicU8, Ordering};
        static NEXT: AtomicU8 = AtomicU8::new(1);
        for byte in bytes {
            *byte = NEXT.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[test]
    fn what_was_sealed_opens_at_its_place_and_nowhere_else() {
        let vault = Vault::new(chance);
        let sealed = vault.seal("entry/1", "She asks me first.");
        assert_eq!(
            vault.open("entry/1", &sealed).as_deref(),
            Ok("She asks me first.")
        );
        assert_eq!(vault.open("entry/2", &sealed), Err(NotOpened));
        assert_eq!(Vault::new(chance).open("entry/1", &sealed), Err(NotOpened));
    }

    #[test]
    fn a_changed_byte_anywhere_opens_nothing() {
        let vault = Vault::new(chance);
        let whole = vault.seal("entry/1", "Words.").into_bytes();
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            assert_eq!(
                vault.open("entry/1", &Sealed::from_bytes(changed)),
                Err(NotOpened)
            );
            let cut = Sealed::from_bytes(whole[..at].to_vec());
            assert_eq!(vault.open("entry/1", &cut), Err(NotOpened));
        }
    }

    #[test]
    fn the_same_text_is_never_sealed_the_same() {
        let vault = Vault::new(chance);
        assert_ne!(vault.seal("entry/1", "Words."), vault.seal("entry/1", "Words."));
    }

    // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    #[test]
    fn the_seal_is_the_published_one() {
        let mut key = Zeroizing::new([0; KEY]);
        for (byte, n) in key.iter_mut().zip(0x80..) {
            *byte = n;
        }
        let text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
                    sunscreen would be it.";
        let aad = [
            0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7,
        ];
        let nonce: [u8; NONCE] = std::array::from_fn(|n| 0x40 + n as u8);
        let published = "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49";
        let cipher = Vault::with_key(key, chance).cipher();
        let payload = Payload {
            msg: text.as_bytes(),
            aad: &aad,
        };
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload).expect("seals");
        assert_eq!(data_encoding::HEXLOWER.encode(&sealed), published);
    }
}
