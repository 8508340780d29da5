//! Opening Plumbline: what the first look at the device found, and which page that leads to.

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

/// What the page shows.
#[derive(Clone, Copy)]
pub enum Phase {
    /// Storage is being looked at.
    Looking,
    /// Storage can't be used; the error says why. The example can still be looked round.
    Closed(StoredValue<StoreError>),
    /// Nobody has set up this device: the first screen.
    Fresh,
    /// What lies here is from before there was a vault: a passphrase has to be chosen, then it is sealed.
    Unsealed,
    /// The passphrase is asked for.
    Locked,
    /// What lies here is sealed and its key ring is gone, or the browser can't open the shelf.
    Stuck,
    /// Unlocked, and something is missing: the rescue screen stands before the desk.
    Rescue(Session),
    /// The desk is open.
    Open(Session),
}

/// What is done with a session before any page of it is drawn.
type OnSession = Rc<dyn Fn(Session) -> Later<'static, ()>>;

/// The whole app: its phase, and the device's own session kept while the example is open.
#[derive(Clone, Copy)]
pub struct Opening {
    phase: RwSignal<Phase>,
    /// The phase to go back to from the example.
    before: RwSignal<Option<Phase>>,
    harm: RwSignal<Vec<Harm>>,
    ring: RwSignal<Option<KeyRing>>,
    vault: StoredValue<Option<Rc<Vault>>, LocalStorage>,
    backed_up: RwSignal<BackedUp>,
    put_back: RwSignal<usize>,
    device: StoredValue<Rc<dyn Device>, LocalStorage>,
    /// What is to be done with a session before any page of it is drawn.
    on_session: StoredValue<Option<OnSession>, LocalStorage>,
    effort: Effort,
    environment: StoredValue<Environment>,
    owner: StoredValue<Owner>,
}

impl Opening {
    /// Nothing looked at yet. What is opened lives as long as the owner that is current here, not as long as the page
    /// whose button opened it. `effort` is what a new key ring asks of whoever tries a passphrase.
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

    /// The clock and chance of this page.
    pub fn environment(self) -> Environment {
        self.environment.get_value()
    }

    /// What a new key ring asks of whoever tries a passphrase.
    pub fn effort(self) -> Effort {
        self.effort
    }

    /// This device's storage.
    pub fn device(self) -> Rc<dyn Device> {
        self.device.get_value()
    }

    /// What has happened to the storage, by the last look.
    pub fn harm(self) -> Vec<Harm> {
        self.harm.get()
    }

    /// How many entries the mirror gave back at the unlocking.
    pub fn put_back(self) -> usize {
        self.put_back.get()
    }

    /// The key ring of this device.
    pub fn ring(self) -> Option<KeyRing> {
        self.ring.get_untracked()
    }

    /// The vault, where it is unlocked.
    pub fn vault(self) -> Option<Rc<Vault>> {
        self.vault.get_value()
    }

    /// What is known of which entries are in a backup; followed.
    pub fn backed_up<T>(self, look: impl FnOnce(&BackedUp) -> T) -> T {
        self.backed_up.with(look)
    }

    /// Opens something that outlives the page it is opened from.
    pub fn outliving_the_page<T>(self, open: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(open)
    }

    /// What the page shows.
    pub fn phase(self) -> Phase {
        self.phase.get()
    }

    /// What the page shows, without following changes.
    pub fn phase_untracked(self) -> Phase {
        self.phase.get_untracked()
    }

    /// The session, where one is open and somebody is known to work in it.
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

    /// Whether what is shown is this device, unlocked.
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

    /// The session of the device itself, also while the example is looked at. Without following changes.
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

    /// Storage can't be used.
    pub fn close(self, error: StoreError) {
        let error = self.outliving_the_page(|| StoredValue::new(error));
        self.phase.set(Phase::Closed(error));
    }

    /// Lets go of everything, because another tab is erasing the device: what is written from here on would stay.
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

    /// Calls back with the device's session once it is there. No page of it is drawn before that is done.
    pub fn on_session(self, call: impl Fn(Session) -> Later<'static, ()> + 'static) {
        self.on_session.set_value(Some(Rc::new(call)));
    }

    pub(super) async fn announce(self, session: Session) {
        if let Some(call) = self.on_session.get_value() {
            call(session).await;
        }
    }

    /// Leaves what is open for the example.
    pub fn enter_example(self, example: Session) {
        self.before.set(Some(self.phase.get_untracked()));
        self.phase.set(Phase::Open(example));
    }

    /// Back to the device as it was.
    pub fn leave_example(self) {
        if let Some(before) = self.before.get_untracked() {
            self.phase.set(before);
            self.before.set(None);
        }
    }

    /// Whether what is shown is the example.
    pub fn is_example(self) -> bool {
        self.session()
            .is_some_and(|session| session.kind == SessionKind::Example)
    }
}
