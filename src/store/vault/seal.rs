//! Sealed bytes: a nonce, then the ciphertext, then its tag. This module may not know the key.

use data_encoding::BASE64;
use thiserror::Error;

/// The length of the nonce, in bytes.
pub(super) const NONCE: usize = 24;

/// A sealed value. As text it is base64 (RFC 4648, section 4).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed(Vec<u8>);

/// It does not open: another key, another place, or damage. Without the right key, these cannot be distinguished.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("it is damaged, or was sealed on another device")]
pub struct NotOpened;

impl Sealed {
    /// From sealed bytes.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// From base64. `None` if the text is not base64.
    pub fn from_text(text: &str) -> Option<Self> {
        BASE64.decode(text.as_bytes()).ok().map(Self)
    }

    /// As bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// As text.
    pub fn text(&self) -> String {
        BASE64.encode(&self.0)
    }

    pub(super) fn from_parts(nonce: [u8; NONCE], sealed: &[u8]) -> Self {
        Self([nonce.as_slice(), sealed].concat())
    }

    pub(super) fn parts(&self) -> Option<(&[u8; NONCE], &[u8])> {
        self.0.split_first_chunk()
    }
}
