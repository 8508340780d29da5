//! A device with two stores, damaged in one or both, in any order, with unlockings between: nothing is lost that one of
//! them still had at an unlocking, and missing entries are reported.

#[path = "support/html.rs"]
mod html;
#[path = "support/session.rs"]
mod session;
#[path = "support/two_stores.rs"]
mod two_stores;

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use html::text;
use leptos::prelude::*;
use plumbline::{
    app::{
        device::{
            backed_up, backup,
            new_vault::NewVault,
            opening::{Opening, Phase},
            repair, rescue, unlocking,
        },
        route::Route,
        session::Session,
    },
    domain::{
        draft_key::{DraftKey, DraftKind},
        entry::Entry,
        id::{AuditId, EntryId, Seed},
    },
    store::{
        envelope::{Place, Wrapped, unwrap},
        revision,
        vault::{Effort, Passphrase, Vault},
    },
    ui::pages,
};
use proptest::{prelude::*, test_runner::TestCaseResult};
use session::{ENVIRONMENT, browser, now, person};
use two_stores::{Kept, TwoStores};

const WORDS: &str = "acid acorn acre";
const KNOWN: &str = "Every committed entry that this device counted is here";

fn entry(n: u64) -> Entry {
    let seed = Seed {
        millis: 1_734_367_500_000 + n,
        random: [7; 10],
    };
    serde_json::from_value(serde_json::json!({
        "id": EntryId::new(seed), "at": "2024-12-16T16:45:00Z", "body": { "kind": "made_up", "n": n },
        "who": { "id": "0192f000-0000-7000-8000-000000000001", "name": "A", "role": "auditor" },
    }))
    .expect("is an entry")
}

fn draft() -> DraftKey {
    DraftKey {
        kind: DraftKind::Concern,
        audit: AuditId::derived("the one audit"),
    }
}

/// One of the two stores.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Store {
    Shelf,
    Drawer,
}

/// The damage to a store.
#[derive(Clone, Copy, Debug)]
enum Harm {
    /// Everything is gone.
    Emptied,
    /// It is as it was this many steps ago.
    SetBack(usize),
    /// One value is gone.
    Lost(usize),
    /// One value cannot be read.
    Garbled(usize),
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Commit,
    Type,
    SaveBackup,
    Harm(Store, Harm),
    /// Locked and unlocked again.
    Unlock,
    /// Unlocked, and the loss accepted.
    UnlockAndGoOn,
}

/// A device, what was done on it, and its stores after each step.
struct Laptop {
    owner: Owner,
    device: Rc<TwoStores>,
    opening: Opening,
    vault: Rc<Vault>,
    ring: String,
    committed: u64,
    typed: u64,
    history: Vec<(Kept, Kept)>,
    /// The entries that each stored count had counted, by the count's text.
    counted: BTreeMap<String, BTreeSet<String>>,
    /// The stores damaged since the last unlocking.
    harmed: BTreeSet<Store>,
    /// The entries that were missing when somebody accepted the loss.
    given_up: BTreeSet<String>,
}

impl Laptop {
    fn new() -> Self {
        let owner = Owner::new();
        let device = Rc::new(TwoStores::default());
        let (opening, vault) = owner.with(|| {
            let opening = Opening::new(ENVIRONMENT, device.clone(), Effort::LEAST);
            let new = NewVault::make(opening, Passphrase::typed(WORDS));
            let ada = person(1, "Ada Clarke", "Practice auditor");
            now(unlocking::take_into_use(opening, &new, Some(ada))).expect("there is room");
            (opening, opening.vault().expect("is unlocked"))
        });
        let ring = device.drawer.borrow()["ring"].clone();
        let mut laptop = Self {
            owner,
            device,
            opening,
            vault,
            ring,
            committed: 0,
            typed: 0,
            history: Vec::new(),
            counted: BTreeMap::new(),
            harmed: BTreeSet::new(),
            given_up: BTreeSet::new(),
        };
        laptop.remember();
        laptop
    }

    fn session(&self) -> Session {
        self.opening.own_session().expect("is open")
    }

    fn store(&self, store: Store) -> &std::cell::RefCell<Kept> {
        match store {
            Store::Shelf => &self.device.shelf,
            Store::Drawer => &self.device.drawer,
        }
    }

    /// Records the stores, and what their counts had counted if no loss was found.
    fn remember(&mut self) {
        let (shelf, drawer) = (
            self.device.shelf.borrow().clone(),
            self.device.drawer.borrow().clone(),
        );
        let here: BTreeSet<String> = shelf
            .keys()
            .filter_map(|name| Some(name.strip_prefix("entries/")?.to_owned()))
            .collect();
        for text in [shelf.get("tally"), drawer.get("canary")].into_iter().flatten() {
            if self.harmed.is_empty() && text.contains(r#"lost\":false"#) {
                self.counted.entry(text.clone()).or_insert_with(|| here.clone());
            }
        }
        self.history.push((shelf, drawer));
    }

    fn harm(&self, store: Store, harm: Harm) {
        let mut kept = self.store(store).borrow_mut();
        let nth = |n: usize| kept.keys().nth(n % kept.len().max(1)).cloned();
        match harm {
            Harm::Emptied => kept.clear(),
            Harm::SetBack(steps) => {
                let (shelf, drawer) = &self.history[self.history.len().saturating_sub(1 + steps)];
                *kept = if store == Store::Shelf {
                    shelf.clone()
                } else {
                    drawer.clone()
                };
            }
            Harm::Lost(n) => drop(nth(n).and_then(|name| kept.remove(&name))),
            Harm::Garbled(n) => {
                drop(nth(n).map(|name| kept.insert(name, "{\"format\":2,\"sealed\":\"AAAA\"}".to_owned())))
            }
        }
    }

    /// The entries in one of the stores that the key opens.
    fn held(&self, store: Store) -> BTreeSet<String> {
        let prefix = match store {
            Store::Shelf => "entries/",
            Store::Drawer => "mirror.",
        };
        let kept = self.store(store).borrow();
        let readable = kept.iter().filter_map(|(name, text)| {
            let key = name.strip_prefix(prefix)?;
            unwrap(&self.vault, key, Wrapped::from_json(text).ok()?).ok()?;
            Some(key.to_owned())
        });
        readable.collect()
    }

    /// The newest text of the draft in either store.
    fn held_draft(&self) -> Option<(u64, String)> {
        let name = format!("draft.{}", draft());
        let (shelf, drawer) = (self.device.shelf.borrow(), self.device.drawer.borrow());
        let copies = [shelf.get(&format!("second/{name}")), drawer.get(&name)];
        let copies = copies.into_iter().flatten().filter_map(|text| {
            let stored = Wrapped::from_json(text)
                .ok()?
                .open(&self.vault, Place::Draft(draft()))
                .ok()?;
            let (revision, text) = revision::read(&stored);
            Some((revision, text.to_owned()))
        });
        copies.max()
    }

    /// Locks the device and unlocks it, as a person would the next day.
    fn unlock(&mut self) {
        // If both key rings are gone, one is taken from a backup.
        let has_ring = [Store::Shelf, Store::Drawer]
            .map(|store| self.store(store).borrow().get("ring") == Some(&self.ring));
        if !has_ring.contains(&true) {
            self.device
                .drawer
                .borrow_mut()
                .insert("ring".to_owned(), self.ring.clone());
        }
        self.owner = Owner::new();
        self.opening = self.owner.with(|| {
            let opening = Opening::new(ENVIRONMENT, self.device.clone(), Effort::LEAST);
            provide_context(browser());
            provide_context(opening);
            now(unlocking::look(opening));
            now(unlocking::unlock(opening, &Passphrase::typed(WORDS))).expect("unlocks");
            opening
        });
    }

    fn on_desk(&self) -> BTreeSet<String> {
        let workspace = self.session().desk.workspace_untracked();
        workspace.entries().map(|entry| entry.id.to_string()).collect()
    }

    fn page(&self) -> String {
        self.owner.with(|| match self.opening.phase_untracked() {
            Phase::Open(session) => text(&pages::page(session, Route::Home).to_html()),
            Phase::Rescue(session) => text(&pages::rescue(self.opening, session, Route::Home).to_html()),
            Phase::Looking
            | Phase::Closed(_)
            | Phase::Fresh
            | Phase::Unsealed
            | Phase::Locked
            | Phase::Stuck => {
                panic!("did not open")
            }
        })
    }

    fn is_rescue(&self) -> bool {
        matches!(self.opening.phase_untracked(), Phase::Rescue(_))
    }

    /// Unlocks, and checks that nothing is lost that one of the stores had, and that the page reports missing entries.
    fn unlock_and_check(&mut self) -> TestCaseResult {
        let held: BTreeSet<String> = [Store::Shelf, Store::Drawer]
            .into_iter()
            .flat_map(|store| self.held(store))
            .collect();
        let held_draft = self.held_draft();
        let counts: Vec<(&str, BTreeSet<String>)> = {
            let (shelf, drawer) = (self.device.shelf.borrow(), self.device.drawer.borrow());
            let kept = [("tally", shelf.get("tally")), ("canary", drawer.get("canary"))];
            let counted = |text: &String| self.counted.get(text).cloned();
            kept.into_iter()
                .filter_map(|(name, text)| Some((name, text.and_then(counted)?)))
                .collect()
        };
        let canary = counts
            .iter()
            .find(|(name, _)| *name == "canary")
            .map(|(_, counted)| counted.clone());
        self.unlock();

        let here = self.on_desk();
        prop_assert!(held.is_subset(&here), "the desk lacks what a store held");
        for store in [Store::Shelf, Store::Drawer] {
            prop_assert!(
                here.is_subset(&self.held(store)),
                "{store:?} lacks what is on the desk"
            );
        }
        prop_assert_eq!(&self.held_draft(), &held_draft);
        let first = Place::Draft(draft());
        let name = format!("draft.{}", draft());
        for (store, name) in [
            (Store::Drawer, name.clone()),
            (Store::Shelf, format!("second/{name}")),
        ] {
            let kept = self.store(store).borrow();
            let text = kept
                .get(&name)
                .and_then(|text| Wrapped::from_json(text).ok()?.open(&self.vault, first).ok());
            prop_assert_eq!(
                text.map(|text| revision::read(&text).0),
                held_draft.as_ref().map(|(number, _)| *number)
            );
        }

        let page = self.page();
        for (name, counted) in counts {
            // Entries on the shelf that cannot be read are also reported, in other words.
            let whole = counted.is_subset(&here) || page.contains("can’t be read");
            prop_assert!(
                whole || self.is_rescue(),
                "the {name} counted more, and nothing is said"
            );
            prop_assert!(whole || page.contains("missing"), "{page}");
        }
        if page.contains(KNOWN) {
            // If both were damaged, the canary may be from a day on which less was counted.
            let both = self.harmed.len() > 1 && canary.is_some_and(|counted| counted.is_subset(&here));
            prop_assert!(
                both || self.expected().is_subset(&here),
                "it says that everything is here: {page}"
            );
        }
        if page.contains("can’t tell whether one is missing") {
            // The page said that an entry may be missing. From here on, the entries that are here are what was counted.
            let unknown: Vec<String> = self.expected().difference(&here).cloned().collect();
            self.given_up.extend(unknown);
        }
        // No false alarm. If an entry whose loss was accepted returns, it is in no stored count.
        let whole = self.all().is_subset(&here) && self.given_up.is_empty() && self.harmed.len() < 2;
        prop_assert!(!(whole && self.is_rescue()), "all is there, and it says: {page}");
        self.harmed.clear();
        prop_assert_eq!(
            self.opening.put_back() > 0,
            page.contains("from the second copy on this device")
        );
        prop_assert_eq!(self.owner.with(|| repair::single(self.opening)), 0);
        Ok(())
    }

    fn all(&self) -> BTreeSet<String> {
        (1..=self.committed).map(|n| entry(n).id.to_string()).collect()
    }

    /// Everything that was committed and whose loss nobody accepted.
    fn expected(&self) -> BTreeSet<String> {
        self.all().difference(&self.given_up).cloned().collect()
    }

    fn take(&mut self, step: Step) -> TestCaseResult {
        match step {
            Step::Commit => {
                self.committed += 1;
                now(self.session().desk.shelf().append(vec![entry(self.committed)])).expect("there is room");
            }
            Step::Type => {
                self.typed += 1;
                self.owner.with(|| {
                    let text = format!(r#"{{"audit":"{}","what":"{}"}}"#, draft().audit, self.typed);
                    let drawer = now(plumbline::store::Device::open(&*self.device, self.vault.clone()))
                        .expect("opens")
                        .drawer;
                    drawer.save_draft(draft(), &text).expect("there is room");
                });
            }
            Step::SaveBackup => {
                let made = now(backup::make(self.opening)).expect("is made");
                now(backed_up::note(self.opening, made.note)).expect("is noted");
            }
            Step::Harm(store, harm) => {
                self.harm(store, harm);
                self.harmed.insert(store);
            }
            Step::Unlock => self.unlock_and_check()?,
            Step::UnlockAndGoOn => {
                self.unlock_and_check()?;
                let session = self.session();
                now(rescue::go_on(self.opening, session)).expect("there is room");
                let here = self.on_desk();
                self.given_up = self
                    .expected()
                    .difference(&here)
                    .cloned()
                    .chain(self.given_up.clone())
                    .collect();
                self.counted.clear();
            }
        }
        self.remember();
        Ok(())
    }
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        Just(Harm::Emptied),
        (0usize..6).prop_map(Harm::SetBack),
        (0usize..40).prop_map(Harm::Lost),
        (0usize..40).prop_map(Harm::Garbled),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let store = prop_oneof![Just(Store::Shelf), Just(Store::Drawer)];
    prop_oneof![
        3 => Just(Step::Commit),
        1 => Just(Step::Type),
        1 => Just(Step::SaveBackup),
        4 => (store, harm()).prop_map(|(store, harm)| Step::Harm(store, harm)),
        3 => Just(Step::Unlock),
        1 => Just(Step::UnlockAndGoOn),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn whatever_is_harmed_in_either_store_nothing_is_lost_that_one_of_them_held_and_what_is_missing_is_said(
        steps in proptest::collection::vec(step(), 1..24)
    ) {
        let mut laptop = Laptop::new();
        for step in steps {
            // Nobody works on a damaged device without unlocking it.
            let works = !matches!(step, Step::Harm(..) | Step::Unlock | Step::UnlockAndGoOn);
            if works && (!laptop.harmed.is_empty() || laptop.is_rescue()) {
                laptop.take(Step::UnlockAndGoOn)?;
            }
            laptop.take(step)?;
        }
        laptop.take(Step::Unlock)?;
    }
}
