//! A session in memory with a fixed clock, and its pages drawn without a browser.
#![allow(dead_code)]

use std::{
    cell::Cell,
    future::Future,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use jiff::{
    Timestamp,
    civil::{DateTime, date},
};
use leptos::prelude::*;
use plumbline::{
    app::{
        browser::{Browser, NamedFile, Picked},
        drafts::Kind as _,
        environment::Environment,
        route::Route,
        session::{Session, SessionKind},
    },
    domain::{
        draft::AuditDraft,
        draft_key::DraftKey,
        entry::Entry,
        finish::finish_audit,
        id::{AuditId, PersonId, Seed},
        person::Person,
    },
    store::{Loaded, Places, memory::Memory, vault::Effort},
    ui::pages,
};

/// Monday 16 December 2024, 16:45.
pub fn clock() -> Timestamp {
    Timestamp::from_second(1_734_367_500).expect("a timestamp")
}

/// The local time in tests is Greenwich time.
pub fn wall(at: Timestamp) -> DateTime {
    date(1970, 1, 1)
        .at(0, 0, 0, 0)
        .saturating_add(at.duration_since(Timestamp::UNIX_EPOCH))
}

/// Different at every call.
pub fn chance(bytes: &mut [u8]) {
    thread_local!(static NEXT: Cell<u64> = const { Cell::new(0) });
    NEXT.set(NEXT.get() + 1);
    bytes.fill(0);
    let count = NEXT.get().to_be_bytes();
    for (byte, count) in bytes.iter_mut().rev().zip(count.iter().rev()) {
        *byte = *count;
    }
}

/// The clock and the random numbers of a test.
pub const ENVIRONMENT: Environment = Environment::new(clock, wall, chance, Effort::derive_at_once);

/// A person derived from a number.
pub fn person(n: u8, name: &str, role: &str) -> Person {
    let id = PersonId::new(Seed {
        millis: 1_700_000_000_000,
        random: [n; 10],
    });
    Person::new(id, name, role).expect("a person")
}

/// Runs a test inside a reactive owner, with a session on these entries in which `who` works.
pub fn with_session<T>(entries: Vec<Entry>, who: Person, test: impl FnOnce(Session, Rc<Memory>) -> T) -> T {
    let owner = Owner::new();
    owner.with(|| {
        let memory = Rc::new(Memory::with(entries.clone()));
        let places = Places {
            shelf: memory.clone(),
            drawer: memory.clone(),
        };
        let loaded = Loaded {
            entries,
            ..Loaded::default()
        };
        let session = Session::open(places, loaded, ENVIRONMENT, SessionKind::Device).expect("memory opens");
        session.people.sit_down(who).expect("there is room");
        provide_context(browser());
        test(session, memory)
    })
}

/// A browser that does nothing.
pub fn browser() -> Browser {
    Browser {
        route: RwSignal::new(Route::Home),
        navigate: Callback::new(|_| ()),
        copy: Callback::new(|_| ()),
        download: Callback::new(|_| ()),
        once_drawn: Callback::new(|work: Callback<()>| work.run(())),
        print: Callback::new(|()| ()),
        read_file: Callback::new(|_| ()),
        read_files: Callback::new(|_| ()),
        read_workbook: Callback::new(|_| ()),
        launched: RwSignal::new(Vec::new()),
        room: Callback::new(|_| ()),
        is_kept: Callback::new(|_| ()),
        ask_to_keep: Callback::new(|_| ()),
        reload: Callback::new(|()| ()),
        say: Callback::new(|_| ()),
        focus_next: RwSignal::new(None),
    }
}

/// Tries to submit the draft of an audit that is not whole, and follows a link to correct it.
pub fn try_to_submit(session: Session, audit: AuditId) {
    let key = DraftKey {
        kind: AuditDraft::KIND,
        audit,
    };
    let draft = session
        .drafts
        .editing::<AuditDraft>(audit)
        .get_untracked()
        .expect("is open");
    let tool = session.desk.workspace_untracked().tool_of_draft(&draft).cloned();
    let problems = finish_audit(&draft, &tool.expect("is here"), session.today())
        .err()
        .unwrap_or_default();
    session.tried.checking(key, move || problems.clone()).attempt();
    session.changing.begin(key);
}

/// The person working here looks at the grades of every audit, and so at figures.
pub fn look_at_all(session: Session) {
    let audits = session
        .desk
        .workspace_untracked()
        .audits()
        .map(|record| record.id)
        .collect::<Vec<_>>();
    for audit in audits {
        plumbline::app::work::looking::look(session, audit);
    }
}

/// A page as HTML.
pub fn render(session: Session, route: Route) -> String {
    pages::page(session, route).to_html()
}

/// Runs a future that never waits: everything in memory is ready at once.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a future in memory waited"),
    }
}

/// Has the browser open the app with this file.
pub fn launch(bytes: impl Into<Vec<u8>>) {
    Browser::here().launched.set(vec![NamedFile {
        name: "a.plumbline".to_owned(),
        picked: Picked::File(bytes.into()),
    }]);
}
