//! What the first look at a device finds, before it is unlocked. Pure: the device reports what is stored, and this
//! module decides what that means.

use super::{Missing, vault::keyring::KeyRing};

/// What is stored on a device, as far as it can be seen without the key.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Look {
    /// The key ring in the shelf's storage.
    pub ring_by_shelf: Option<KeyRing>,
    /// The key ring in the drawer's storage.
    pub ring_by_drawer: Option<KeyRing>,
    /// Whether any entries, drafts or preferences are stored unsealed, from before there was a vault.
    pub plain: bool,
    /// Whether any are stored sealed.
    pub sealed: bool,
    /// What the canary or the tally counted and the shelf lacks.
    pub missing: Option<Missing>,
    /// How many entries the canary counted, if there is one.
    pub counted: Option<usize>,
    /// Whether the canary is older than the tally beside the entries.
    pub behind: bool,
    /// How many entries have a second copy in the mirror.
    pub mirrored: usize,
    /// Why the browser cannot open the shelf's storage, if it cannot.
    pub refused: Option<String>,
}

/// What was found.
#[derive(Clone, PartialEq, Debug)]
pub enum Found {
    /// Nothing is stored here, and nothing ever was: only then is an empty desk the truth.
    Fresh,
    /// Data stored before there was a vault, which has to be sealed first.
    Unsealed,
    /// A vault, with any harm to its contents; usually none.
    Vault(KeyRing, Vec<Harm>),
    /// There is or was sealed data, but its key ring is gone.
    KeyLost(Vec<Harm>),
}

/// Harm to the storage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Harm {
    /// The browser cannot open the shelf's storage.
    ShelfRefused(Refused),
    /// Entries are missing from the shelf.
    ShelfLacks(Missing),
    /// Part of the drawer's storage is gone: the mirror, and drafts that were stored only there.
    DrawerLost {
        /// Whether the count of entries is still there: only then is it known that none is missing.
        counted: bool,
    },
    /// The drawer's storage is an older copy. Its count does not include later entries.
    DrawerOld,
}

/// A shelf that cannot be opened, and how much of it the drawer's storage still has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// The browser's message.
    pub why: String,
    /// How many entries there were according to the canary, if there is one.
    pub counted: Option<usize>,
    /// How many of them have a second copy in the mirror.
    pub mirrored: usize,
}

impl Look {
    /// Decides what was found.
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
            None if self.plain || self.counted.is_some() => Found::Unsealed,
            None => Found::Fresh,
        }
    }

    /// The copies of the key ring that differ, the one to use first. Damage that leaves a copy readable shows only when
    /// it does not open, so the other has to be tried too.
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
        let refused = self.refused.clone().map(|why| {
            Harm::ShelfRefused(Refused {
                why,
                counted: self.counted,
                mirrored: self.mirrored,
            })
        });
        let lacks = self.missing.map(Harm::ShelfLacks);
        let counted = self.counted.is_some();
        let old = self.behind || self.ring_is_behind();
        // Key ring and canary are stored at almost the same time during set-up.
        let drawer_lost = self.ring_by_shelf.is_some() && (self.ring_by_drawer.is_none() || !counted);
        let drawer = if drawer_lost {
            Some(Harm::DrawerLost {
                counted: counted && !old,
            })
        } else {
            old.then_some(Harm::DrawerOld)
        };
        [refused, lacks, drawer].into_iter().flatten().collect()
    }

    /// Whether the drawer's copy of the key ring is older than the shelf's.
    fn ring_is_behind(&self) -> bool {
        let rings = self.ring_by_drawer.as_ref().zip(self.ring_by_shelf.as_ref());
        rings.is_some_and(|(drawer, shelf)| drawer.is_older_than(shelf))
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
            counted: Some(3),
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
                counted: Some(3),
                ..Look::default()
            },
            Look {
                missing,
                counted: Some(3),
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
        let of_drawer = |ring_by_drawer, counted, behind| {
            harmed(Look {
                ring_by_drawer,
                counted,
                behind,
                ..whole()
            })
        };
        let lost = |counted| [Harm::DrawerLost { counted }];
        assert_eq!(of_drawer(None, None, false), lost(false));
        assert_eq!(of_drawer(Some(ring()), None, false), lost(false));
        assert_eq!(of_drawer(None, Some(3), false), lost(true));
        // An old count says nothing about entries added after it.
        assert_eq!(of_drawer(None, Some(3), true), lost(false));
        assert_eq!(of_drawer(Some(ring()), Some(3), true), [Harm::DrawerOld]);
        let refused = Look {
            refused: Some("it says so".to_owned()),
            ring_by_shelf: None,
            mirrored: 2,
            ..whole()
        };
        let refused_for = Refused {
            why: "it says so".to_owned(),
            counted: Some(3),
            mirrored: 2,
        };
        assert_eq!(harmed(refused), [Harm::ShelfRefused(refused_for)]);
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
