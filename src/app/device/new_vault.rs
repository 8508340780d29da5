//! A vault for a device that is being set up. Nothing is stored yet: the recovery code is to be on paper first. Meanwhile the
//! passphrase's key is derived.

use std::{cell::RefCell, rc::Rc};

use crate::{
    app::device::opening::Opening,
    store::vault::{
        ComingKey, NotDerived, Passphrase, PassphraseKey, RecoveryCode, Vault,
        keyring::{Drawn, KeyRing},
    },
};

/// The new vault, its recovery code, and its key ring as soon as that is made.
pub struct NewVault {
    opening: Opening,
    passphrase: Passphrase,
    drawn: Drawn,
    coming: RefCell<Option<ComingKey>>,
    finished: RefCell<Option<(KeyRing, Rc<Vault>)>>,
}

impl NewVault {
    /// Draws a vault. The work on the passphrase begins with the call.
    pub fn make(opening: Opening, passphrase: Passphrase) -> Self {
        let coming = derive(opening, &passphrase);
        Self {
            opening,
            drawn: Drawn::draw(opening.environment().chance()),
            passphrase,
            coming: RefCell::new(Some(coming)),
            finished: RefCell::new(None),
        }
    }

    /// What is to be printed.
    pub fn code(&self) -> &RecoveryCode {
        &self.drawn.code
    }

    /// The key ring and the unlocked vault, once the passphrase's key is there.
    ///
    /// # Errors
    /// When the key could not be derived. Another call begins anew; vault and recovery code stay the same.
    pub async fn finished(&self) -> Result<(KeyRing, Rc<Vault>), NotDerived> {
        if let Some(finished) = &*self.finished.borrow() {
            return Ok(finished.clone());
        }
        let coming = self.coming.take();
        let coming = coming.unwrap_or_else(|| derive(self.opening, &self.passphrase));
        let ring = self.drawn.ring(&coming.await?);
        let finished = (ring, self.drawn.vault.clone());
        self.finished.replace(Some(finished.clone()));
        Ok(finished)
    }
}

fn derive(opening: Opening, passphrase: &Passphrase) -> ComingKey {
    let environment = opening.environment();
    PassphraseKey::derive(
        passphrase,
        opening.effort(),
        environment.chance(),
        environment.derive(),
    )
}
