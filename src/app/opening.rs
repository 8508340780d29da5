//! Opening Plumbline: what the first look at the device's storage found, and what follows from it.

use leptos::prelude::*;

use crate::{
    app::{
        senses::Senses,
        session::{Keeping, Session},
    },
    store::StoreError,
};

/// What the page shows.
#[derive(Clone, Copy)]
pub enum Phase {
    /// Storage is being looked at.
    Looking,
    /// Storage can't be used; the error says why. The example can still be looked round.
    Closed(StoredValue<StoreError>),
    /// Nobody has set up this device: the first screen.
    Fresh(Session),
    /// The desk is open.
    Open(Session),
}

/// The whole app: its phase, and the device's own session kept while the example is open.
#[derive(Clone, Copy)]
pub struct Opening {
    phase: RwSignal<Phase>,
    device: RwSignal<Option<Phase>>,
    senses: StoredValue<Senses>,
    owner: StoredValue<Owner>,
}

impl Opening {
    /// Nothing looked at yet. What is opened lives as long as the owner that is current here, not as long as the page
    /// whose button opened it.
    pub fn new(senses: Senses) -> Self {
        Self {
            phase: RwSignal::new(Phase::Looking),
            device: RwSignal::new(None),
            senses: StoredValue::new(senses),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// The clock and chance of this page.
    pub fn senses(self) -> Senses {
        self.senses.get_value()
    }

    /// Opens something that outlives the page it is opened from.
    pub fn outliving_the_page<T>(self, open: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(open)
    }

    /// What the page shows.
    pub fn phase(self) -> Phase {
        self.phase.get()
    }

    /// The session, where one is open and somebody is known to work in it.
    pub fn session(self) -> Option<Session> {
        match self.phase.get() {
            Phase::Open(session) => Some(session),
            Phase::Looking | Phase::Closed(_) | Phase::Fresh(_) => None,
        }
    }

    /// Storage can't be used.
    pub fn close(self, error: StoreError) {
        let error = self.outliving_the_page(|| StoredValue::new(error));
        self.phase.set(Phase::Closed(error));
    }

    /// The device was opened. Somebody is working there, or it is fresh.
    pub fn open(self, session: Session) {
        let known = session.people.working_untracked().is_some();
        self.phase.set(if known {
            Phase::Open(session)
        } else {
            Phase::Fresh(session)
        });
    }

    /// Leaves what is open for the example.
    pub fn enter_example(self, example: Session) {
        self.device.set(Some(self.phase.get_untracked()));
        self.phase.set(Phase::Open(example));
    }

    /// Back to the device as it was.
    pub fn leave_example(self) {
        if let Some(device) = self.device.get_untracked() {
            self.phase.set(device);
            self.device.set(None);
        }
    }

    /// Whether what is shown is the example.
    pub fn is_example(self) -> bool {
        self.session()
            .is_some_and(|session| session.keeping == Keeping::Example)
    }
}
