//! Typed and committed work stays if something fails half-way or two tabs are open; and entries name their author.

#[path = "support/session.rs"]
mod session;
mod support;

use std::{
    cell::Cell,
    collections::BTreeSet,
    future::{Future, poll_fn},
    pin::pin,
    rc::Rc,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use leptos::prelude::Owner;
use plumbline::{
    app::{
        desk::{Act, CommitFault},
        drafts::{Editing, LastSave},
        route::{Guide, Route},
        session::{Session, SessionKind},
        work::agenda::Agenda,
    },
    domain::{
        audit::Correction,
        draft::AuditDraft,
        draft_key::{DraftKey, DraftKind},
        entry::{AsWritten, Body, Entry},
        grade::{Grade, Scale},
        id::{AuditId, EntryId},
        queue::Queue,
        record::State,
        tool::AuditTool,
        workspace::{Refusal, Workspace},
    },
    store::{Drawer, EndedDraft, Later, Loaded, Places, Shelf, StoreError, memory::Memory},
};
use session::{ENVIRONMENT, now, render, with_session};
use support::{audit::AuditBuilder, entries, entry, seed, short_tool, words};

/// A slow shelf: every append waits once before it completes.
#[derive(Default)]
struct Slow {
    memory: Memory,
    appended: Cell<usize>,
}

impl Shelf for Slow {
    fn load(&self) -> Later<'_, Result<Loaded, StoreError>> {
        self.memory.load()
    }

    fn append_ending(
        &self,
        entries: Vec<Entry>,
        drafts: Vec<EndedDraft>,
    ) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async move {
            let mut waited = false;
            poll_fn(|_| {
                if std::mem::replace(&mut waited, true) {
                    Poll::Ready(())
                } else {
                    Poll::Pending
                }
            })
            .await;
            self.appended.set(self.appended.get() + 1);
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

fn session_on(shelf: Rc<dyn Shelf>, drawer: Rc<Memory>, entries: Vec<Entry>) -> Session {
    let loaded = Loaded {
        entries,
        ..Loaded::default()
    };
    let session =
        Session::open(Places { shelf, drawer }, loaded, ENVIRONMENT, SessionKind::Device).expect("opens");
    session
        .people
        .sit_down(support::person(1))
        .expect("there is room");
    session
}

fn begun(session: Session, number: u32) -> Editing<AuditDraft> {
    let me = session.people.working_untracked().expect("somebody works");
    let now = session.environment.now();
    let id = AuditId::new(seed(4, number));
    session.drafts.begin(AuditDraft::begin(
        id,
        &AuditTool::shipped(),
        me,
        now.at,
        now.local.date(),
        None,
    ))
}

fn type_into(draft: Editing<AuditDraft>, text: &str) {
    draft.update(|draft| draft.good_practice = text.to_owned());
}

fn typed(draft: Editing<AuditDraft>) -> Option<String> {
    draft.get_untracked().map(|draft| draft.good_practice)
}

#[test]
fn two_presses_of_submit_are_one_submission() {
    Owner::new().with(|| {
        let slow = Rc::new(Slow::default());
        let session = session_on(slow.clone(), Rc::default(), entries(&[short_tool()], &[], &[]));
        let audit = AuditBuilder::new(0);
        let act = || {
            Act::about(
                audit.id(),
                Body::AuditSubmitted(Arc::new(audit.submission().clone())),
            )
        };
        let mut context = Context::from_waker(Waker::noop());
        let (mut first, mut second) = (pin!(session.desk.commit(act())), pin!(session.desk.commit(act())));
        assert!(first.as_mut().poll(&mut context).is_pending());
        let refused = Err(CommitFault::Refused(Refusal::AlreadySubmitted));
        assert_eq!(second.as_mut().poll(&mut context), Poll::Ready(refused));
        assert!(matches!(first.as_mut().poll(&mut context), Poll::Ready(Ok(_))));
        assert_eq!(slow.appended.get(), 1);
        let workspace = session.desk.workspace_untracked();
        let record = workspace.audit(audit.id()).expect("is there");
        assert!(
            matches!(record.state, State::Submitted { .. }),
            "{}",
            record.state.label()
        );
    });
}

#[test]
fn what_could_not_be_saved_does_not_stand_in_the_way_of_trying_again() {
    Owner::new().with(|| {
        let memory = Rc::new(Memory::default());
        let session = session_on(memory.clone(), memory.clone(), entries(&[short_tool()], &[], &[]));
        let audit = AuditBuilder::new(0);
        let act = || {
            Act::about(
                audit.id(),
                Body::AuditSubmitted(Arc::new(audit.submission().clone())),
            )
        };
        memory.leave_room_for(0);
        assert_eq!(
            now(session.desk.commit(act())),
            Err(CommitFault::NotSaved(StoreError::Full))
        );
        assert!(session.desk.workspace_untracked().audit(audit.id()).is_none());
        memory.leave_room_for(9);
        assert!(now(session.desk.commit(act())).is_ok());
    });
}

#[test]
fn text_that_could_not_be_saved_outlives_word_from_another_tab() {
    Owner::new().with(|| {
        let memory = Rc::new(Memory::default());
        let session = session_on(memory.clone(), memory.clone(), vec![]);
        let (kept, lost) = (begun(session, 1), begun(session, 2));
        type_into(kept, "Saved");
        memory.leave_room_for(0);
        type_into(kept, "Saved, and more on the screen");
        memory.leave_room_for(9);
        // Another tab discards one draft and begins a third.
        let kind = DraftKind::Audit;
        let audit = lost.audit();
        memory.clear_draft(DraftKey { kind, audit });
        session.drafts.refresh();
        assert_eq!(typed(kept).as_deref(), Some("Saved, and more on the screen"));
        assert!(!lost.exists());
    });
}

#[test]
fn a_draft_that_was_never_saved_outlives_word_from_another_tab() {
    Owner::new().with(|| {
        let memory = Rc::new(Memory::default());
        let session = session_on(memory.clone(), memory.clone(), vec![]);
        memory.leave_room_for(0);
        let draft = begun(session, 1);
        type_into(draft, "On the screen only");
        session.drafts.refresh();
        assert_eq!(typed(draft).as_deref(), Some("On the screen only"));
    });
}

#[test]
fn saved_is_not_said_while_another_draft_stands_on_the_screen_only() {
    Owner::new().with(|| {
        let memory = Rc::new(Memory::default());
        let session = session_on(memory.clone(), memory.clone(), vec![]);
        let (first, second) = (begun(session, 1), begun(session, 2));
        memory.leave_room_for(0);
        type_into(first, "Not saved");
        // Room for one: the waiting text is saved first, and one of the two is still not saved.
        memory.leave_room_for(1);
        type_into(second, "Typed after");
        assert_eq!(session.drafts.last_save(), LastSave::Failed(StoreError::Full));
        memory.leave_room_for(9);
        type_into(second, "Typed after that");
        assert!(matches!(session.drafts.last_save(), LastSave::Saved(_)));
        let drawer = memory.drafts().expect("reads");
        for text in ["Not saved", "Typed after that"] {
            assert!(drawer.iter().any(|(_, draft)| draft.contains(text)), "{text}");
        }
    });
}

#[test]
fn a_draft_that_is_gone_is_not_brought_back_by_a_later_save() {
    Owner::new().with(|| {
        let memory = Rc::new(Memory::default());
        let session = session_on(memory.clone(), memory.clone(), vec![]);
        let (first, second) = (begun(session, 1), begun(session, 2));
        memory.leave_room_for(0);
        type_into(first, "Not saved");
        memory.leave_room_for(9);
        now(first.remove()).expect("is removed");
        assert_eq!(
            session.drafts.last_save(),
            LastSave::Nothing,
            "nothing waits to be saved any more"
        );
        type_into(second, "x");
        type_into(first, "typed too late");
        assert_eq!(memory.drafts().expect("reads").len(), 1);
    });
}

#[test]
fn a_colleague_who_sat_down_in_another_tab_is_not_forgotten() {
    Owner::new().with(|| {
        let memory = Rc::new(Memory::default());
        let one = session_on(memory.clone(), memory.clone(), vec![]);
        let other = session_on(memory.clone(), memory.clone(), vec![]);
        other.people.sit_down(support::person(2)).expect("there is room");
        one.people.sit_down(support::person(3)).expect("there is room");
        let next = Session::open(
            Places {
                shelf: memory.clone(),
                drawer: memory,
            },
            Loaded::default(),
            ENVIRONMENT,
            SessionKind::Device,
        );
        let ids: Vec<_> = next
            .expect("opens")
            .people
            .everyone()
            .iter()
            .map(|person| person.id())
            .collect();
        assert_eq!(ids, [1, 2, 3].map(|n| support::person(n).id()));
    });
}

#[test]
fn the_same_version_published_on_two_laptops_is_the_same_on_both_afterwards() {
    let mut ours = AuditTool::shipped();
    ours.version = 2;
    let mut theirs = ours.clone();
    theirs.scale = Scale::Four;
    let publish = |n, tool: &AuditTool| entry(n, Body::ToolPublished(Arc::new(tool.clone())));
    let (a, b) = (publish(1, &ours), publish(2, &theirs));
    let one = Workspace::from_entries([a.clone()]).union([b.clone()]);
    let other = Workspace::from_entries([b]).union([a]);
    assert_eq!(one, other);
    assert_eq!(
        one.tool(&ours.reference()).map(|tool| tool.scale),
        Some(Scale::Three)
    );
}

/// An audit that its auditor submitted and a colleague corrected.
fn corrected(by: u32, earlier_by_the_clock: bool) -> Vec<Entry> {
    let audit = AuditBuilder::new(0);
    let mut all = entries(&[short_tool()], &[], std::slice::from_ref(&audit));
    let submitted = all.last().expect("the submission").clone();
    let hour = jiff::SignedDuration::from_hours(if earlier_by_the_clock { -1 } else { 1 });
    all.push(Entry {
        id: EntryId::new(seed(5, 9)),
        at: submitted.at.checked_add(hour).expect("a time"),
        who: support::person(by),
        about: submitted.about,
        after: vec![submitted.id],
        body: Body::SubmissionCorrected(Arc::new(Correction {
            submission: Arc::new(audit.submission().clone()),
            reason: words("The date"),
        })),
        as_written: AsWritten::default(),
    });
    all
}

#[test]
fn the_desk_does_not_offer_an_audit_to_whoever_submitted_or_corrected_it() {
    let workspace = support::accepted(corrected(2, false));
    let today = ENVIRONMENT.now().local.date();
    for (who, stands) in [(1, (0, 1, 0)), (2, (0, 0, 1)), (3, (1, 0, 0))] {
        let who = support::person(who).id();
        let agenda = Agenda::of(&workspace, who, today);
        assert_eq!(
            (agenda.to_moderate, agenda.mine.len(), agenda.corrected.len()),
            stands
        );
        let queue = Queue::of(&workspace, who, &Default::default());
        assert_eq!(
            queue.to_grade.len(),
            agenda.to_moderate,
            "desk and queue say the same"
        );
    }
}

#[test]
fn a_laptop_whose_clock_is_slow_does_not_make_a_corrector_the_auditor() {
    let workspace = support::accepted(corrected(2, true));
    let record = workspace.audits().next().expect("is there");
    assert_eq!(
        record.audited_by().map(|who| who.id()),
        Some(support::person(1).id())
    );
}

#[test]
fn somebody_elses_correction_does_not_show_the_grades_to_whoever_may_still_moderate() {
    let audit = AuditBuilder::new(0).overall(Grade::RequiresImprovement);
    let all = entries(&[short_tool()], &[], std::slice::from_ref(&audit));
    with_session(all, support::person(1), |session, _| {
        let workspace = session.desk.workspace_untracked();
        let record = workspace.audit(audit.id()).expect("submitted");
        let draft =
            AuditDraft::correct(record, support::person(1), ENVIRONMENT.now().at).expect("can be corrected");
        session.drafts.begin(draft);
        let area = short_tool().areas[0].key.clone();
        let pages = [
            Guide::Tasks,
            Guide::Overall,
            Guide::Area(area),
            Guide::Actions,
            Guide::Check,
        ];
        for guide in pages {
            let route = Route::Guide(audit.id(), guide);
            session
                .people
                .sit_down(support::person(1))
                .expect("there is room");
            let mine = render(session, route.clone());
            session
                .people
                .sit_down(support::person(2))
                .expect("there is room");
            let theirs = render(session, route.clone());
            assert!(!mine.contains("This is "), "{route}");
            assert!(theirs.contains("This is "), "{route}");
            assert!(
                !theirs.contains("<input") && !theirs.contains("<textarea"),
                "{route}"
            );
            assert!(!theirs.to_lowercase().contains("requires improvement"), "{route}");
        }
    });
}
