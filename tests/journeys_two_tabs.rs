//! Two tabs of one browser and one draft: only one at a time may write to it, and no text is lost. In memory, with a
//! simulated browser of locks, messages and a clock.

#[path = "support/session.rs"]
mod session;
mod support;

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use leptos::prelude::*;
use plumbline::{
    app::{
        drafts::{
            Editing, LastSave,
            write_access::{Why, WriteAccess},
            write_locks::{Answer, Tabs},
        },
        route::{Guide, Moderate, Route},
        session::{Session, SessionKind},
    },
    domain::{
        concern::{ConcernDraft, TellDraft},
        draft::{AgreementDraft, AuditDraft, ModerationDraft},
        draft_key::{DraftKey, DraftKind},
        entry::Entry,
        grade::Grade,
        id::AuditId,
        moderation::Mode,
        tool::AuditTool,
    },
    store::{Drawer, EndedDraft, Later, Loaded, Places, Shelf, StoreError, memory::Memory},
};
use session::{ENVIRONMENT, browser, now, render};
use support::{audit::AuditBuilder, person, seed};

type Call = Box<dyn FnOnce()>;

/// What a browser stores for all of its tabs.
#[derive(Default)]
struct Browser {
    locks: RefCell<BTreeMap<DraftKey, (usize, Call)>>,
    tabs: RefCell<Vec<Session>>,
    /// A tab that has stopped: it receives nothing.
    stopped: Cell<Option<usize>>,
    /// This browser has no locks.
    lockless: Cell<bool>,
    soon: RefCell<Vec<Call>>,
    later: RefCell<Vec<(u32, Call)>>,
    clock: Cell<u32>,
}

impl Browser {
    /// Lets this many milliseconds pass.
    fn wait(&self, milliseconds: u32) {
        let until = self.clock.get() + milliseconds;
        loop {
            let soon: Vec<Call> = self.soon.take();
            if !soon.is_empty() {
                soon.into_iter().for_each(|call| call());
                continue;
            }
            let mut later = self.later.borrow_mut();
            let next = later
                .iter()
                .enumerate()
                .min_by_key(|(_, (due, _))| *due)
                .map(|(n, (due, _))| (n, *due));
            let Some((n, due)) = next.filter(|(_, due)| *due <= until) else {
                break;
            };
            let (_, call) = later.remove(n);
            drop(later);
            self.clock.set(due);
            call();
        }
        self.clock.set(until);
    }

    /// The tab is closed: the browser releases its locks.
    fn close(&self, tab: usize) {
        self.stopped.set(Some(tab));
        self.locks.borrow_mut().retain(|_, (has, _)| *has != tab);
    }
}

/// One tab's connection to the browser.
struct Tab {
    browser: Rc<Browser>,
    number: usize,
}

impl Tabs for Tab {
    fn request(&self, key: DraftKey, steal: bool, answer: Box<dyn FnOnce(Answer)>, stolen: Call) {
        let (browser, number) = (self.browser.clone(), self.number);
        let ask = move || {
            if browser.lockless.get() {
                return answer(Answer::NoLocks);
            }
            let had = browser.locks.borrow_mut().remove(&key);
            match had {
                Some(had) if !steal => {
                    browser.locks.borrow_mut().insert(key, had);
                    return answer(Answer::Taken);
                }
                Some((_, stolen)) => browser.soon.borrow_mut().push(stolen),
                None => {}
            }
            browser.locks.borrow_mut().insert(key, (number, stolen));
            answer(Answer::Granted);
        };
        self.browser.soon.borrow_mut().push(Box::new(ask));
    }

    fn let_go(&self, key: DraftKey) {
        let mut locks = self.browser.locks.borrow_mut();
        if locks.get(&key).is_some_and(|(has, _)| *has == self.number) {
            locks.remove(&key);
        }
    }

    fn say(&self, word: &str) {
        let (browser, number, word) = (self.browser.clone(), self.number, word.to_owned());
        let hear = move || {
            let tabs = browser.tabs.borrow().clone();
            for (n, tab) in tabs.into_iter().enumerate() {
                if n != number && browser.stopped.get() != Some(n) {
                    tab.write_locks.hear(&word);
                }
            }
        };
        self.browser.soon.borrow_mut().push(Box::new(hear));
    }

    fn after(&self, milliseconds: u32, call: Call) {
        let due = self.browser.clock.get() + milliseconds;
        self.browser.later.borrow_mut().push((due, call));
    }
}

/// A tab's view of localStorage: its own writes, and those of other tabs up to the last time it looked.
struct View {
    stored: Rc<Memory>,
    seen: RefCell<BTreeMap<DraftKey, String>>,
    preferences: Memory,
}

impl View {
    fn of(stored: &Rc<Memory>) -> Rc<Self> {
        let view = Self {
            stored: stored.clone(),
            seen: RefCell::default(),
            preferences: Memory::default(),
        };
        view.catch_up();
        Rc::new(view)
    }

    /// The events about other tabs' writes have arrived.
    fn catch_up(&self) {
        let drafts = self.stored.drafts().expect("memory reads");
        self.seen.replace(drafts.into_iter().collect());
    }
}

impl Drawer for View {
    fn drafts(&self) -> Result<Vec<(DraftKey, String)>, StoreError> {
        Ok(self.seen.borrow().clone().into_iter().collect())
    }
    fn save_draft(&self, key: DraftKey, text: &str) -> Result<(), StoreError> {
        self.stored.save_draft(key, text)?;
        self.seen.borrow_mut().insert(key, text.to_owned());
        Ok(())
    }
    fn keep_draft(&self, key: DraftKey, text: &str) -> Later<'_, Result<(), StoreError>> {
        self.stored.keep_draft(key, text)
    }
    fn ending(&self, key: DraftKey) -> EndedDraft {
        self.stored.ending(key)
    }
    fn end_draft(&self, key: DraftKey) -> Later<'_, Result<(), StoreError>> {
        self.seen.borrow_mut().remove(&key);
        self.stored.end_draft(key)
    }
    fn clear_draft(&self, key: DraftKey) {
        self.seen.borrow_mut().remove(&key);
        self.stored.clear_draft(key);
    }
    fn preference(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.preferences.preference(name)
    }
    fn set_preference(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.preferences.set_preference(name, text)
    }
    fn keep_preference(&self, _: &str, _: &str) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async { Ok(()) })
    }
}

/// Two tabs of one browser, with a draft that neither shows yet.
struct Two {
    browser: Rc<Browser>,
    stored: Rc<Memory>,
    views: [Rc<View>; 2],
    tabs: [Session; 2],
    key: DraftKey,
}

fn open(view: &Rc<View>, entries: &[Entry], who: u32) -> Session {
    let shelf: Rc<dyn Shelf> = Rc::new(Memory::with(entries.to_vec()));
    let places = Places {
        shelf,
        drawer: view.clone(),
    };
    let loaded = Loaded {
        entries: entries.to_vec(),
        ..Loaded::default()
    };
    let session = Session::open(places, loaded, ENVIRONMENT, SessionKind::Device).expect("memory opens");
    session.people.sit_down(person(who)).expect("there is room");
    session
}

fn part(browser: &Rc<Browser>, tab: Session) {
    let number = browser.tabs.borrow().len();
    browser.tabs.borrow_mut().push(tab);
    tab.write_locks.among(Rc::new(Tab {
        browser: browser.clone(),
        number,
    }));
}

fn two(test: impl FnOnce(Two)) {
    Owner::new().with(|| {
        let (browser, stored) = (Rc::new(Browser::default()), Rc::new(Memory::default()));
        let audit = AuditId::new(seed(9, 1));
        let now = ENVIRONMENT.now();
        let tool = AuditTool::shipped();
        let draft = AuditDraft::begin(audit, &tool, person(1), now.at, now.local.date(), None);
        let first = View::of(&stored);
        let one = open(&first, &[], 1);
        let key = one.drafts.begin(draft).key();
        let second = View::of(&stored);
        let tabs = [one, open(&second, &[], 1)];
        for tab in tabs {
            part(&browser, tab);
        }
        test(Two {
            browser,
            stored,
            views: [first, second],
            tabs,
            key,
        });
    });
}

impl Two {
    fn draft(&self, tab: usize) -> Editing<AuditDraft> {
        self.tabs[tab].drafts.editing(self.key.audit)
    }
    fn open(&self, tab: usize) {
        self.tabs[tab].write_locks.open(self.key);
        self.browser.wait(1_000);
    }
    fn leave(&self, tab: usize) {
        self.tabs[tab].write_locks.leave(self.key);
        self.browser.wait(1_000);
    }
    fn go_on(&self, tab: usize) {
        self.tabs[tab].write_locks.go_on(self.key);
        self.browser.wait(1_000);
    }
    fn access(&self, tab: usize) -> WriteAccess {
        self.tabs[tab].write_locks.of(self.key)
    }
    fn write(&self, tab: usize, key: char) {
        self.draft(tab).update(|draft| draft.good_practice.push(key));
    }
    fn written(&self, tab: usize) -> String {
        let draft = self.draft(tab).get_untracked();
        draft.expect("is there").good_practice
    }
}

const LEFT: WriteAccess = WriteAccess::Elsewhere(Why::Left);

#[test]
fn the_second_tab_is_told_and_writes_nothing() {
    two(|two| {
        two.open(0);
        two.open(1);
        assert_eq!(two.access(0), WriteAccess::Here);
        assert_eq!(two.access(1), WriteAccess::Elsewhere(Why::Open));
        two.write(0, 'a');
        two.write(1, 'x');
        assert_eq!(two.written(0), "a");
        assert_eq!(two.written(1), "");
    });
}

#[test]
fn going_on_by_turns_loses_no_key_although_storage_is_slow() {
    two(|two| {
        two.open(0);
        two.open(1);
        let mut expected = String::new();
        for (n, key) in ('a'..='f').enumerate() {
            let (here, there) = (n % 2, (n + 1) % 2);
            two.write(here, key);
            expected.push(key);
            // None of this has reached the other tab's storage.
            two.go_on(there);
            assert_eq!((two.access(here), two.access(there)), (LEFT, WriteAccess::Here));
            assert_eq!(two.written(there), expected);
        }
    });
}

#[test]
fn word_that_comes_late_takes_back_nothing() {
    two(|two| {
        two.open(0);
        two.open(1);
        two.write(0, 'a');
        two.go_on(1);
        two.write(1, 'b');
        two.views[1].seen.borrow_mut().clear();
        two.tabs[1].drafts.refresh();
        assert_eq!(two.written(1), "ab");
        two.views[0].catch_up();
        two.tabs[0].drafts.refresh();
        assert_eq!(two.written(0), "ab", "the other tab follows what is written");
    });
}

#[test]
fn the_last_key_of_a_closed_tab_is_taken_up_even_where_it_comes_late() {
    two(|two| {
        two.open(0);
        two.write(0, 'a');
        two.browser.close(0);
        two.open(1);
        assert_eq!(two.access(1), WriteAccess::Here, "a closed tab holds nothing");
        two.views[1].catch_up();
        two.tabs[1].drafts.refresh();
        assert_eq!(two.written(1), "a");
    });
}

#[test]
fn a_draft_that_is_left_is_free_and_the_pages_of_one_guide_keep_it() {
    two(|two| {
        two.open(0);
        // The next page of the guide opens before the last one is completely removed.
        two.tabs[0].write_locks.leave(two.key);
        two.open(0);
        two.open(1);
        assert_eq!(two.access(1), WriteAccess::Elsewhere(Why::Open));
        two.leave(0);
        two.go_on(1);
        assert_eq!(two.access(1), WriteAccess::Here);
    });
}

#[test]
fn whoever_begins_a_draft_holds_it_although_the_other_tab_hears_of_it_at_once() {
    two(|two| {
        let draft = two.draft(0).get_untracked().expect("is there");
        now(two.draft(0).remove()).expect("is removed");
        two.views[1].catch_up();
        two.tabs[1].drafts.refresh();

        two.tabs[0].begin(draft);
        two.views[1].catch_up();
        two.tabs[1].drafts.refresh();
        // Both pages show it before the browser has answered either.
        two.tabs[1].write_locks.open(two.key);
        two.open(0);
        assert_eq!(two.access(0), WriteAccess::Here);
        assert_eq!(two.access(1), WriteAccess::Elsewhere(Why::Open));
    });
}

#[test]
fn a_tab_that_has_stopped_is_waited_for_and_then_passed_over() {
    two(|two| {
        two.open(0);
        two.open(1);
        two.write(0, 'a');
        two.views[1].catch_up();
        two.browser.stopped.set(Some(0));
        two.go_on(1);
        assert!(two.access(1).is_pending(), "it has time to answer");
        two.browser.wait(5_000);
        assert_eq!(two.access(1), WriteAccess::Here);
        assert_eq!(two.written(1), "a");
        assert_eq!(two.access(0), LEFT, "and it knows when it wakes");
    });
}

#[test]
fn what_could_not_be_saved_is_not_given_away() {
    two(|two| {
        two.open(0);
        two.open(1);
        two.stored.leave_room_for(0);
        two.write(0, 'a');
        two.go_on(1);
        assert_eq!(two.access(1), WriteAccess::Elsewhere(Why::Kept));
        assert_eq!(two.access(0), WriteAccess::Here);
        assert!(matches!(two.tabs[0].drafts.last_save(), LastSave::Failed(_)));

        two.leave(0);
        two.go_on(1);
        assert_eq!(
            two.access(1),
            WriteAccess::Elsewhere(Why::Kept),
            "nor once its page is left"
        );

        two.stored.leave_room_for(9);
        two.go_on(1);
        assert_eq!(
            two.access(1),
            WriteAccess::Here,
            "there is room: it is saved, and given"
        );
        assert_eq!(two.written(1), "a");
    });
}

#[test]
fn what_could_not_be_saved_is_put_aside_where_the_draft_is_taken_without_a_word() {
    two(|two| {
        two.open(0);
        two.open(1);
        two.stored.leave_room_for(0);
        two.write(0, 'a');
        two.browser.stopped.set(Some(0));
        two.go_on(1);
        two.browser.wait(5_000);
        assert_eq!(two.access(0), LEFT);
        let aside = two.tabs[0].drafts.aside(two.key).expect("is kept");
        assert!(aside.contains("\"good_practice\":\"a\""), "{aside}");

        two.browser.stopped.set(None);
        two.go_on(0);
        assert_eq!(two.access(0), WriteAccess::Here);
        assert_eq!(two.written(0), "", "what was saved since stands");
        assert!(two.tabs[0].drafts.aside(two.key).is_some());
    });
}

#[test]
fn a_browser_without_locks_holds_every_draft_and_follows_the_others() {
    two(|two| {
        two.browser.lockless.set(true);
        two.open(0);
        two.open(1);
        assert_eq!([two.access(0), two.access(1)], [WriteAccess::Here; 2]);
        two.write(1, 'x');
        two.write(0, 'a');
        two.views[1].catch_up();
        two.tabs[1].drafts.refresh();
        assert_eq!(two.written(1), "a");
    });
}

/// A draft of this kind, and a page whose form writes to it.
fn begun(session: Session, kind: DraftKind, builder: &AuditBuilder) -> (DraftKey, Route) {
    let audit = builder.id();
    let workspace = session.desk.workspace_untracked();
    let record = workspace.audit(audit).expect("is there");
    match kind {
        DraftKind::Audit => {
            let draft =
                AuditDraft::correct(record, person(1), ENVIRONMENT.now().at).expect("can be corrected");
            (
                session.drafts.begin(draft).key(),
                Route::Guide(audit, Guide::Case),
            )
        }
        DraftKind::Moderation => {
            let draft = ModerationDraft::begin(record, person(2), Mode::Blind).expect("can be moderated");
            let page = Route::Moderate(audit, Moderate::Overall);
            (session.drafts.begin(draft).key(), page)
        }
        DraftKind::Agreement => {
            let draft = AgreementDraft::begin(record).expect("can be settled");
            (session.drafts.begin(draft).key(), Route::Compare(audit))
        }
        DraftKind::Concern => {
            let draft = ConcernDraft {
                audit,
                what: "A bruise".to_owned(),
                told: TellDraft::at(ENVIRONMENT.now().local),
            };
            (session.drafts.begin(draft).key(), Route::Concern(audit))
        }
    }
}

#[test]
fn every_kind_of_draft_is_written_in_one_tab_and_the_other_says_so() {
    let submitted = AuditBuilder::with_tool(1, &AuditTool::shipped());
    let moderated = submitted.clone().moderated(Mode::Blind, Grade::Good);
    let kinds = [
        (
            DraftKind::Audit,
            1,
            &submitted,
            "This audit is open in another tab",
        ),
        (
            DraftKind::Moderation,
            2,
            &submitted,
            "This moderation is open in another tab",
        ),
        (
            DraftKind::Agreement,
            2,
            &moderated,
            "This agreement is open in another tab",
        ),
        (
            DraftKind::Concern,
            1,
            &submitted,
            "This concern is open in another tab",
        ),
    ];
    for (kind, who, builder, title) in kinds {
        Owner::new().with(|| {
            provide_context(browser());
            let (browser, stored) = (Rc::new(Browser::default()), Rc::new(Memory::default()));
            let here = open(&View::of(&stored), &builder.entries(), who);
            let (key, page) = begun(here, kind, builder);
            let html = render(here, page.clone());
            assert!(
                html.contains("<form") && !html.contains(title),
                "{kind:?}: {html}"
            );

            let other = open(&View::of(&stored), &builder.entries(), who);
            part(&browser, other);
            part(&browser, here);
            other.write_locks.open(key);
            here.write_locks.open(key);
            browser.wait(1_000);
            let html = render(here, page);
            assert!(
                html.contains(title) && html.contains("Continue here"),
                "{kind:?}: {html}"
            );
            assert!(!html.contains("<form"), "{kind:?}: {html}");
        });
    }
}
