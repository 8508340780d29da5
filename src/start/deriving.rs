//! Connects the vault's need of Argon2id to the browser's worker.

use zeroize::Zeroizing;

use crate::{
    platform::derive_key::derive_key,
    store::vault::{Deriving, Effort, NotDerived},
};

/// Runs Argon2id, in a worker if the browser can start one.
pub fn derive(effort: Effort, secret: &[u8], salt: &[u8]) -> Deriving {
    let key = derive_key(secret, salt, effort.numbers());
    Box::pin(async move {
        let key = key
            .await
            .map_err(|refused| NotDerived::Browser(refused.to_string()))?;
        let key = key.map(Zeroizing::new).ok_or(NotDerived::NotFetched)?;
        let key = key.as_slice().try_into().map(Zeroizing::new);
        key.map_err(|_| NotDerived::Browser("the key has another length".to_owned()))
    })
}
