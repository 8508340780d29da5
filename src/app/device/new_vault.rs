//! The vault of a device that is being set up. The passphrase's key is derived while the person reads the recovery kit, and
//! nothing is stored until the kit is on paper.

use std::{cell::RefCell, rc::Rc};

use crate::{
    app::device::opening::Opening,
    store::vault::{
        ComingKey, NotDerived, Passphrase, PassphraseKey, RecoveryCode, Vault,
        keyring::{Drawn, KeyRing},
    },
};

/// A new vault, its recovery code and, once the passphrase's key is derived, its key ring.
pub struct NewVault {
    opening: Opening,
    passphrase: Passphrase,
    drawn: Drawn,
    coming: RefCell<Option<ComingKey>>,
    finished: RefCell<Option<(KeyRing, Rc<Vault>)>>,
}

impl NewVault {
    /// Makes a vault and starts to derive the passphrase's key.
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

    /// The recovery code to print.
    pub fn code(&self) -> &RecoveryCode {
        &self.drawn.code
    }

    /// The key ring and the unlocked vault, once the passphrase's key is derived.
    ///
    /// # Errors
    /// If the key could not be derived. Another call tries again, with the same vault and recovery code.
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
