//! A draft that has ended is never shown again, and *saved* appears only for data that survives a crash. The browser is
//! simulated by a drawer that forgets, like a browser that is killed, and by one that is slow.

#[path = "support/draft.rs"]
mod draft;
#[path = "support/session.rs"]
mod session;
mod support;

use std::{
    cell::Cell,
    collections::BTreeSet,
    future::poll_fn,
    pin::pin,
    rc::Rc,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use leptos::prelude::Owner;
use plumbline::{
    app::{
        desk::Act,
        drafts::{Editing, LastSave},
        session::{Session, SessionKind},
        work::acts::{self, submit},
    },
    domain::{
        action::Finding,
        concern::{ConcernDraft, TellDraft},
        draft::{AgreementDraft, AuditDraft, ModeratedDraft, ModerationDraft, Sheet as _},
        draft_key::DraftKey,
        entry::{Body, Entry},
        finish::finish_escalation,
        grade::Grade,
        graded::Choice,
        id::{ConcernId, EntryId},
        moderation::Mode,
        record::AuditRecord,
        tool::AuditTool,
    },
    store::{Drawer, EndedDraft, Later, Loaded, Places, Shelf, StoreError, memory::Memory},
};
use session::{ENVIRONMENT, now, with_session};
use support::{audit::AuditBuilder, person};

fn audit() -> AuditBuilder {
    AuditBuilder::with_tool(1, &AuditTool::shipped())
}

fn record(session: Session) -> Arc<AuditRecord> {
    let workspace = session.desk.workspace_untracked();
    workspace.audit(audit().id()).expect("is there").clone()
}

fn given(grade: Grade, note: &str) -> ModeratedDraft {
    ModeratedDraft {
        choice: Some(Choice::Graded(grade)),
        note: note.to_owned(),
        ..ModeratedDraft::default()
    }
}

fn submit_audit(session: Session) {
    let draft = draft::whole(session);
    now(submit(session, draft.audit())).expect("is submitted");
}

fn correct(session: Session) {
    let now_at = session.environment.now().at;
    let mut correction = AuditDraft::correct(&record(session), person(1), now_at).expect("is submitted");
    let correcting = correction.correcting.as_mut().expect("is a correction");
    "A date was wrong".clone_into(&mut correcting.reason);
    let editing = session.drafts.begin(correction);
    now(submit(session, editing.audit())).expect("is corrected");
}

fn raise(session: Session) {
    let what = "A bruise, and no account of it";
    let audit = audit().id();
    session.drafts.begin(ConcernDraft {
        audit,
        what: what.to_owned(),
        told: TellDraft::default(),
    });
    let id = ConcernId::new(session.environment.seed());
    now(acts::raise(session, audit, id, what.to_owned())).expect("is recorded");
}

fn moderate(session: Session) {
    let draft = ModerationDraft::begin(&record(session), person(2), Mode::Blind).expect("begins");
    let editing = session.drafts.begin(draft);
    editing.update(|draft| {
        for area in &AuditTool::shipped().areas {
            draft.give(&Finding::Area(area.key.clone()), given(Grade::Good, ""));
        }
        draft.give(
            &Finding::Overall,
            given(Grade::RequiresImprovement, "Plans are late"),
        );
    });
    now(acts::commit_moderation(session, editing.audit())).expect("is committed");
}

fn escalate(session: Session) {
    let mut draft = AgreementDraft::begin(&record(session)).expect("begins");
    "The overall grade".clone_into(&mut draft.escalation);
    "head of service".clone_into(&mut draft.escalate_to);
    let editing = session.drafts.begin(draft.clone());
    // By the desk itself: the page's act goes on with a further draft under the same key.
    let escalation = finish_escalation(&draft).expect("is whole");
    let act = Act::about(draft.audit, Body::Escalated(escalation)).following(draft.after);
    now(session.desk.commit(act.ending(editing.key()))).expect("is committed");
}

fn agree(session: Session) {
    let mut draft = AgreementDraft::begin(&record(session)).expect("begins");
    draft.give(&Finding::Overall, given(Grade::Good, "We looked again"));
    let editing = session.drafts.begin(draft);
    now(acts::agree(session, editing.audit())).expect("is committed");
}

/// The drawer of a browser that was killed before it wrote that a draft is gone: the draft as last saved before its
/// commit. It remembers everything that it was ever given.
#[derive(Default)]
struct Forgetful {
    memory: Memory,
    ever: std::cell::RefCell<Vec<(DraftKey, String)>>,
}

impl Drawer for Forgetful {
    fn drafts(&self) -> Result<Vec<(DraftKey, String)>, StoreError> {
        self.memory.drafts()
    }
    fn save_draft(&self, key: DraftKey, text: &str) -> Result<(), StoreError> {
        self.ever.borrow_mut().push((key, text.to_owned()));
        self.memory.save_draft(key, text)
    }
    fn keep_draft(&self, key: DraftKey, text: &str) -> Later<'_, Result<(), StoreError>> {
        self.memory.keep_draft(key, text)
    }
    fn ending(&self, key: DraftKey) -> EndedDraft {
        self.memory.ending(key)
    }
    fn end_draft(&self, key: DraftKey) -> Later<'_, Result<(), StoreError>> {
        self.memory.end_draft(key)
    }
    fn clear_draft(&self, key: DraftKey) {
        self.memory.clear_draft(key);
    }
    fn preference(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.memory.preference(name)
    }
    fn set_preference(&self, name: &str, text: &str) -> Result<(), StoreError> {
        self.memory.set_preference(name, text)
    }
    fn keep_preference(&self, name: &str, text: &str) -> Later<'_, Result<(), StoreError>> {
        self.memory.keep_preference(name, text)
    }
}

fn open(shelf: Rc<dyn Shelf>, drawer: Rc<dyn Drawer>, who: u32) -> Session {
    let loaded = now(shelf.load()).expect("memory loads");
    let session =
        Session::open(Places { shelf, drawer }, loaded, ENVIRONMENT, SessionKind::Device).expect("opens");
    session.people.sit_down(person(who)).expect("there is room");
    session
}

/// A kind of draft, its commit, the entries committed before it, and who commits.
type Case = (&'static str, fn(Session), &'static [fn(Session)], u32);

const KINDS: [Case; 6] = [
    ("audit", submit_audit, &[], 1),
    ("correction", correct, &[], 1),
    ("concern", raise, &[], 1),
    ("moderation", moderate, &[], 2),
    ("escalation", escalate, &[moderate], 2),
    ("agreement", agree, &[moderate, escalate], 2),
];

#[test]
fn a_draft_that_became_an_entry_is_never_shown_again() {
    for (kind, commit, before, who) in KINDS {
        Owner::new().with(|| {
            let shelf = Rc::new(Memory::with(audit().entries()));
            let session = open(shelf.clone(), Rc::new(Memory::default()), who);
            for step in before {
                step(session);
            }
            let drawer = Rc::new(Forgetful::default());
            commit(open(shelf.clone(), drawer.clone(), who));
            assert_eq!(drawer.drafts(), Ok(vec![]), "{kind}: it ends with its entry");

            // The browser is killed, and the draft is back as it was.
            let (key, text) = drawer.ever.borrow().last().expect("was saved").clone();
            drawer.memory.save_draft(key, &text).expect("there is room");
            let again = open(shelf, drawer.clone(), who);
            assert!(!again.drafts.has(key), "{kind}: it is shown again");
            assert_eq!(drawer.drafts(), Ok(vec![]), "{kind}: it lies there again");
        });
    }
}

#[test]
fn a_draft_that_another_tab_commits_goes_from_this_one_without_word_of_the_drawer() {
    for (kind, commit, before, who) in KINDS {
        Owner::new().with(|| {
            let shelf = Rc::new(Memory::with(audit().entries()));
            let session = open(shelf.clone(), Rc::new(Memory::default()), who);
            for step in before {
                step(session);
            }
            let drawer = Rc::new(Forgetful::default());
            let known: Vec<EntryId> = entries(&shelf).iter().map(|entry| entry.id).collect();
            commit(open(shelf.clone(), drawer.clone(), who));
            let new = entries(&shelf)
                .into_iter()
                .filter(|entry| !known.contains(&entry.id));
            let new: Vec<Entry> = new.collect();

            let (key, text) = drawer.ever.borrow().last().expect("was saved").clone();
            let earlier: Rc<dyn Shelf> = Rc::new(Memory::with(
                entries(&shelf)
                    .into_iter()
                    .filter(|entry| known.contains(&entry.id))
                    .collect(),
            ));
            let other = Rc::new(Memory::default());
            other.save_draft(key, &text).expect("there is room");
            let tab = open(earlier, other, who);
            assert!(tab.drafts.has(key), "{kind}: it is open in the other tab");
            tab.desk.merge_saved(new);
            assert!(!tab.drafts.has(key), "{kind}: it can be committed twice");
        });
    }
}

fn entries(shelf: &Rc<Memory>) -> Vec<Entry> {
    now(shelf.load()).expect("memory loads").entries
}

#[test]
fn a_draft_that_says_something_else_than_any_entry_stays() {
    with_session(audit().entries(), person(1), |session, memory| {
        raise(session);
        let other = session.drafts.begin(ConcernDraft {
            audit: audit().id(),
            what: "A second bruise".to_owned(),
            told: TellDraft::default(),
        });
        assert!(open(memory.clone(), memory, 1).drafts.has(other.key()));
    });
}

/// A shelf and a drawer that answer only when the test allows it.
#[derive(Default)]
struct Waiting {
    memory: Memory,
    held: Cell<bool>,
}

impl Waiting {
    async fn wait(&self) {
        poll_fn(|_| {
            if self.held.get() {
                Poll::Pending
            } else {
                Poll::Ready(())
            }
        })
        .await;
    }
}

impl Shelf for Waiting {
    fn load(&self) -> Later<'_, Result<Loaded, StoreError>> {
        self.memory.load()
    }
    fn append_ending(
        &self,
        entries: Vec<Entry>,
        drafts: Vec<EndedDraft>,
    ) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async move {
            self.wait().await;
            self.memory.append_ending(entries, drafts).await
        })
    }
    fn erase(&self, ids: Vec<EntryId>) -> Later<'_, Result<(), StoreError>> {
        self.memory.erase(ids)
    }
    fn mirrored(&self) -> Later<'_, Result<Vec<Entry>, StoreError>> {
        self.memory.mirrored()
    }
    fn copy(&self) -> Later<'_, Result<BTreeSet<String>, StoreError>> {
        self.memory.copy()
    }
    fn copied(&self) -> Result<BTreeSet<String>, StoreError> {
        self.memory.copied()
    }
    fn settle(&self) -> Later<'_, Result<(), StoreError>> {
        self.memory.settle()
    }
}

fn begun(session: Session) -> Editing<ConcernDraft> {
    session.drafts.begin(ConcernDraft {
        audit: audit().id(),
        what: "A bruise".to_owned(),
        told: TellDraft::default(),
    })
}

fn saved(memory: &Memory) -> Vec<String> {
    let drafts = memory.drafts().expect("memory reads");
    drafts.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn no_key_typed_while_a_draft_is_committed_is_saved_after_its_entry() {
    for room in [9, 0] {
        Owner::new().with(|| {
            let shelf = Rc::new(Waiting::default());
            now(shelf.memory.append(audit().entries())).expect("there is room");
            let drawer = Rc::new(Memory::default());
            let session = open(shelf.clone(), drawer.clone(), 1);
            let editing = begun(session);
            shelf.held.set(true);
            let id = ConcernId::new(session.environment.seed());
            let mut raising = pin!(acts::raise(session, audit().id(), id, "A bruise".to_owned()));
            let mut context = Context::from_waker(Waker::noop());
            assert!(raising.as_mut().poll(&mut context).is_pending());
            assert_eq!(session.drafts.last_save(), LastSave::Saving);
            editing.update(|draft| draft.what.push_str(", typed late"));
            assert!(
                !saved(&drawer)[0].contains("typed late"),
                "it would come back after a kill"
            );

            shelf.memory.leave_room_for(room);
            shelf.held.set(false);
            let Poll::Ready(raised) = raising.as_mut().poll(&mut context) else {
                panic!("it waits still");
            };
            if room == 0 {
                assert!(raised.is_err());
                assert!(
                    saved(&drawer)[0].contains("typed late"),
                    "nothing was committed: it is saved"
                );
            } else {
                assert!(raised.is_ok() && !editing.exists());
                assert_eq!(saved(&drawer), Vec::<String>::new());
                assert_eq!(session.drafts.last_save(), LastSave::Nothing);
            }
        });
    }
}

#[test]
fn what_is_thrown_away_and_typed_again_is_there() {
    with_session(audit().entries(), person(1), |session, memory| {
        let editing = begun(session);
        now(editing.remove()).expect("memory removes");
        assert!(!editing.exists() && saved(&memory).is_empty());
        begun(session);
        assert_eq!(saved(&memory).len(), 1);
    });
}
