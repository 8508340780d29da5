//! Opening Plumbline: what was found on the device, and which page follows.

use std::rc::Rc;

use leptos::prelude::*;

use crate::{
    app::{
        environment::Environment,
        session::{Session, SessionKind},
    },
    store::{
        BackedUp, Device, Harm, Later, StoreError,
        vault::{Effort, Vault, keyring::KeyRing},
    },
};

/// The state of the whole page.
#[derive(Clone, Copy)]
pub enum Phase {
    /// The storage is being read.
    Looking,
    /// The storage cannot be used; the error says why. The example can still be opened.
    Closed(StoredValue<StoreError>),
    /// Nobody has set up this device: shows the first screen.
    Fresh,
    /// The stored data predates the vault: a passphrase must be chosen, then the data is sealed.
    Unsealed,
    /// Asks for the passphrase.
    Locked,
    /// The data is sealed and its key ring is missing, or the browser cannot open the shelf.
    Stuck,
    /// Unlocked, but something is missing: shows the rescue screen before the desk.
    Rescue(Session),
    /// The desk is open.
    Open(Session),
}

/// Runs with a session before any page of it is drawn.
type OnSession = Rc<dyn Fn(Session) -> Later<'static, ()>>;

/// The whole app: its phase, and the device's own session, which is kept while the example is open.
#[derive(Clone, Copy)]
pub struct Opening {
    phase: RwSignal<Phase>,
    /// The phase to return to from the example.
    before: RwSignal<Option<Phase>>,
    harm: RwSignal<Vec<Harm>>,
    ring: RwSignal<Option<KeyRing>>,
    vault: StoredValue<Option<Rc<Vault>>, LocalStorage>,
    backed_up: RwSignal<BackedUp>,
    put_back: RwSignal<usize>,
    device: StoredValue<Rc<dyn Device>, LocalStorage>,
    /// Runs with a session before any page of it is drawn.
    on_session: StoredValue<Option<OnSession>, LocalStorage>,
    effort: Effort,
    environment: StoredValue<Environment>,
    owner: StoredValue<Owner>,
}

impl Opening {
    /// Before the device is read. What is opened lives as long as the current owner, not as long as the page whose
    /// button opened it. `effort`: the Argon2 cost of one passphrase attempt for a new key ring.
    pub fn new(environment: Environment, device: Rc<dyn Device>, effort: Effort) -> Self {
        Self {
            phase: RwSignal::new(Phase::Looking),
            before: RwSignal::new(None),
            harm: RwSignal::new(Vec::new()),
            ring: RwSignal::new(None),
            vault: StoredValue::new_local(None),
            backed_up: RwSignal::new(BackedUp::default()),
            put_back: RwSignal::new(0),
            device: StoredValue::new_local(device),
            on_session: StoredValue::new_local(None),
            effort,
            environment: StoredValue::new(environment),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// The clock and random numbers of this page.
    pub fn environment(self) -> Environment {
        self.environment.get_value()
    }

    /// The Argon2 cost of one passphrase attempt for a new key ring.
    pub fn effort(self) -> Effort {
        self.effort
    }

    /// This device's storage.
    pub fn device(self) -> Rc<dyn Device> {
        self.device.get_value()
    }

    /// The damage to the storage, when it was last read.
    pub fn harm(self) -> Vec<Harm> {
        self.harm.get()
    }

    /// How many entries the mirror restored at the unlocking.
    pub fn put_back(self) -> usize {
        self.put_back.get()
    }

    /// The key ring of this device.
    pub fn ring(self) -> Option<KeyRing> {
        self.ring.get_untracked()
    }

    /// The vault, if it is unlocked.
    pub fn vault(self) -> Option<Rc<Vault>> {
        self.vault.get_value()
    }

    /// Reads the record of which entries are in a backup; tracked.
    pub fn backed_up<T>(self, look: impl FnOnce(&BackedUp) -> T) -> T {
        self.backed_up.with(look)
    }

    /// Creates something that outlives the page that creates it.
    pub fn outliving_the_page<T>(self, open: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(open)
    }

    /// The phase; tracked.
    pub fn phase(self) -> Phase {
        self.phase.get()
    }

    /// The phase, untracked.
    pub fn phase_untracked(self) -> Phase {
        self.phase.get_untracked()
    }

    /// The open session, if there is one.
    pub fn session(self) -> Option<Session> {
        match self.phase.get() {
            Phase::Open(session) => Some(session),
            Phase::Looking
            | Phase::Closed(_)
            | Phase::Fresh
            | Phase::Unsealed
            | Phase::Locked
            | Phase::Stuck
            | Phase::Rescue(_) => None,
        }
    }

    /// Whether the page shows this device, unlocked.
    pub fn is_unlocked(self) -> bool {
        match self.phase.get() {
            Phase::Open(session) => session.kind == SessionKind::Device,
            Phase::Rescue(_) => true,
            Phase::Looking
            | Phase::Closed(_)
            | Phase::Fresh
            | Phase::Unsealed
            | Phase::Locked
            | Phase::Stuck => false,
        }
    }

    /// The device's own session, even while the example is open. Untracked.
    pub fn own_session(self) -> Option<Session> {
        let phase = self
            .before
            .get_untracked()
            .unwrap_or_else(|| self.phase.get_untracked());
        match phase {
            Phase::Open(session) | Phase::Rescue(session) => Some(session),
            Phase::Looking
            | Phase::Closed(_)
            | Phase::Fresh
            | Phase::Unsealed
            | Phase::Locked
            | Phase::Stuck => None,
        }
    }

    /// The storage cannot be used.
    pub fn close(self, error: StoreError) {
        let error = self.outliving_the_page(|| StoredValue::new(error));
        self.phase.set(Phase::Closed(error));
    }

    /// Drops all data, because another tab is erasing the device and anything written from now on would remain.
    pub fn let_go(self) {
        self.before.set(None);
        self.vault.set_value(None);
        self.phase.set(Phase::Looking);
    }

    pub(super) fn set_phase(self, phase: Phase) {
        self.phase.set(phase);
    }

    pub(super) fn set_harm(self, harm: Vec<Harm>) {
        self.harm.set(harm);
    }

    pub(super) fn set_put_back(self, entries: usize) {
        self.put_back.set(entries);
    }

    pub(super) fn set_ring(self, ring: KeyRing) {
        self.ring.set(Some(ring));
    }

    pub(super) fn set_vault(self, vault: Rc<Vault>) {
        self.vault.set_value(Some(vault));
    }

    pub(super) fn set_backed_up(self, backed_up: BackedUp) {
        self.backed_up.set(backed_up);
    }

    /// Sets what to run with the device's session once it is open, before any page of it is drawn.
    pub fn on_session(self, call: impl Fn(Session) -> Later<'static, ()> + 'static) {
        self.on_session.set_value(Some(Rc::new(call)));
    }

    pub(super) async fn announce(self, session: Session) {
        if let Some(call) = self.on_session.get_value() {
            call(session).await;
        }
    }

    /// Leaves the current phase for the example.
    pub fn enter_example(self, example: Session) {
        self.before.set(Some(self.phase.get_untracked()));
        self.phase.set(Phase::Open(example));
    }

    /// Returns to the device as it was.
    pub fn leave_example(self) {
        if let Some(before) = self.before.get_untracked() {
            self.phase.set(before);
            self.before.set(None);
        }
    }

    /// Whether the page shows the example.
    pub fn is_example(self) -> bool {
        self.session()
            .is_some_and(|session| session.kind == SessionKind::Example)
    }
}
