//! What a first look at a device finds, before anybody has unlocked it. Pure: the device says what lies there, and here
//! it is decided what that means.

use super::{Missing, vault::keyring::KeyRing};

/// What lies on a device, as far as it can be told without the key.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Look {
    /// The key ring as the shelf's storage keeps it.
    pub ring_by_shelf: Option<KeyRing>,
    /// The key ring as the drawer's storage keeps it.
    pub ring_by_drawer: Option<KeyRing>,
    /// Whether entries, drafts or preferences lie there unsealed, from before there was a vault.
    pub plain: bool,
    /// Whether any lie there sealed.
    pub sealed: bool,
    /// What the canary misses on the shelf.
    pub missing: Option<Missing>,
    /// Whether there is a canary.
    pub canary: bool,
    /// Why the browser does not open the shelf's storage, where it doesn't.
    pub refused: Option<String>,
}

/// What a look means.
#[derive(Clone, PartialEq, Debug)]
pub enum Found {
    /// Nothing lies here, and nothing ever did: the one case in which an empty desk is the truth.
    Fresh,
    /// What lies here was stored before there was a vault; it is to be sealed before anything else.
    Unsealed,
    /// A vault, with what has happened to what is in it: nothing, as a rule.
    Vault(KeyRing, Vec<Harm>),
    /// Something sealed lies here, or did, and its key ring is gone.
    KeyLost(Vec<Harm>),
}

/// What has happened to the storage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Harm {
    /// The browser can't open the shelf's storage, for this reason.
    ShelfRefused(String),
    /// Entries are gone from the shelf.
    ShelfLacks(Missing),
    /// The drawer's storage is gone, or was set back: drafts that were kept only there, and the mirror.
    DrawerLost,
}

impl Look {
    /// What it means.
    pub fn found(self) -> Found {
        let harm = self.harm();
        let by_shelf = self.ring_by_shelf;
        let ring = match self.ring_by_drawer {
            Some(ring) => Some(ring.newer(by_shelf)),
            None => by_shelf,
        };
        match ring {
            Some(ring) => Found::Vault(ring, harm),
            None if self.sealed || !harm.is_empty() => Found::KeyLost(harm),
            None if self.plain || self.canary => Found::Unsealed,
            None => Found::Fresh,
        }
    }

    /// The copies of the key ring that differ, the one that counts first. Damage that leaves one readable shows only when
    /// it does not open: so the other is to be tried too.
    pub fn rings(self) -> Vec<KeyRing> {
        let (drawer, shelf) = (self.ring_by_drawer, self.ring_by_shelf);
        let first = drawer
            .clone()
            .map_or_else(|| shelf.clone(), |ring| Some(ring.newer(shelf.clone())));
        let others = [drawer, shelf].into_iter().flatten();
        let others = others.filter(|ring| Some(ring) != first.as_ref());
        first.clone().into_iter().chain(others).collect()
    }

    fn harm(&self) -> Vec<Harm> {
        let refused = self.refused.clone().map(Harm::ShelfRefused);
        let lacks = self.missing.map(Harm::ShelfLacks);
        // The ring and the canary are never apart for longer than a set-up takes.
        let drawer_lost = self.ring_by_shelf.is_some() && (self.ring_by_drawer.is_none() || !self.canary);
        let drawer = drawer_lost.then_some(Harm::DrawerLost);
        [refused, lacks, drawer].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::vault::{Effort, Passphrase};

    fn ring() -> KeyRing {
        KeyRing::make(&Passphrase::typed("acid acorn"), Effort::LEAST, |bytes| {
            bytes.fill(7)
        })
        .ring
    }

    fn whole() -> Look {
        Look {
            ring_by_shelf: Some(ring()),
            ring_by_drawer: Some(ring()),
            sealed: true,
            canary: true,
            ..Look::default()
        }
    }

    #[test]
    fn only_a_device_on_which_nothing_ever_lay_is_fresh() {
        assert_eq!(Look::default().found(), Found::Fresh);
        let missing = Some(Missing { counted: 3, found: 0 });
        for look in [
            Look {
                plain: true,
                ..Look::default()
            },
            Look {
                sealed: true,
                ..Look::default()
            },
            Look {
                canary: true,
                ..Look::default()
            },
            Look {
                missing,
                canary: true,
                ..Look::default()
            },
            Look {
                refused: Some("UnknownError".to_owned()),
                ..Look::default()
            },
            Look {
                ring_by_shelf: Some(ring()),
                ..Look::default()
            },
            whole(),
        ] {
            assert_ne!(look.clone().found(), Found::Fresh, "{look:?}");
        }
    }

    #[test]
    fn an_intact_vault_has_no_harm() {
        assert_eq!(whole().found(), Found::Vault(ring(), Vec::new()));
    }

    #[test]
    fn every_harm_is_named() {
        let missing = Missing { counted: 3, found: 2 };
        let harmed = |look: Look| match look.found() {
            Found::Vault(_, harm) | Found::KeyLost(harm) => harm,
            Found::Fresh | Found::Unsealed => Vec::new(),
        };
        let lacks = Look {
            missing: Some(missing),
            ..whole()
        };
        assert_eq!(harmed(lacks), [Harm::ShelfLacks(missing)]);
        for lost in [
            Look {
                ring_by_drawer: None,
                canary: false,
                ..whole()
            },
            Look {
                ring_by_drawer: None,
                ..whole()
            },
            Look {
                canary: false,
                ..whole()
            },
        ] {
            assert_eq!(harmed(lost), [Harm::DrawerLost]);
        }
        let refused = Look {
            refused: Some("it says so".to_owned()),
            ring_by_shelf: None,
            ..whole()
        };
        assert_eq!(harmed(refused), [Harm::ShelfRefused("it says so".to_owned())]);
    }

    #[test]
    fn both_copies_of_the_ring_are_tried_where_they_differ() {
        assert_eq!(whole().rings(), [ring()]);
        assert_eq!(Look::default().rings(), []);
        let text = serde_json::to_string(&ring()).expect("has a JSON form");
        let damaged: KeyRing =
            serde_json::from_str(&text.replace("BwcHBwcH", "BwcHBwcI")).expect("still reads");
        let by_drawer = Look {
            ring_by_drawer: Some(damaged.clone()),
            ..whole()
        };
        assert_eq!(by_drawer.rings(), [damaged.clone(), ring()]);
        let by_shelf = Look {
            ring_by_shelf: Some(damaged.clone()),
            ..whole()
        };
        assert_eq!(by_shelf.rings(), [ring(), damaged]);
    }

    #[test]
    fn what_is_sealed_without_its_key_is_not_taken_for_a_device_to_set_up() {
        let look = Look {
            ring_by_shelf: None,
            ring_by_drawer: None,
            ..whole()
        };
        assert_eq!(look.found(), Found::KeyLost(Vec::new()));
    }
}
