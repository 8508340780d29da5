//! An audit made in error is withdrawn: its content is erased, the withdrawal stays, and nothing brings the audit back.

#[path = "support/session.rs"]
mod session;
mod support;

use std::{rc::Rc, sync::Arc};

use plumbline::{
    app::{
        desk::{Act, CommitFault, TakenIn},
        route::Route,
        session::{Session, SessionKind},
    },
    domain::{
        blind_copy::blind_copy,
        concern::{Concern, ConcernDraft, Told},
        draft::{AuditDraft, ModerationDraft},
        draft_key::DraftKind,
        entry::{AsWritten, Body, Entry},
        finish::{WithdrawalField, finish_withdrawal},
        grade::Grade,
        id::{AuditId, ConcernId, EntryId},
        moderation::Mode,
        stage::Stage,
        tool::AuditTool,
        withdrawal::Withdrawal,
        workspace::{Refusal, Workspace},
    },
    figures::quarter_figures::quarter_figures,
    store::{Drawer, Places, Shelf, StoreError, memory::Memory},
};
use session::{now, render, with_session};
use support::{MARK, audit::AuditBuilder, person, said, seed, words};

const REASON: &str = "Audited twice by mistake.";

fn audit() -> AuditBuilder {
    let audit = AuditBuilder::with_tool(1, &AuditTool::shipped());
    audit.moderated(Mode::Blind, Grade::Good).agreed(Grade::Good)
}

fn id() -> AuditId {
    audit().id()
}

fn other() -> AuditBuilder {
    AuditBuilder::with_tool(2, &AuditTool::shipped())
}

fn both() -> Vec<Entry> {
    [audit().entries(), other().entries()].concat()
}

fn withdrawing() -> Act {
    let withdrawal = Withdrawal {
        reason: words(REASON),
        quarter: Some("2024-Q3".parse().expect("a quarter")),
    };
    Act::about(id(), Body::AuditWithdrawn(withdrawal))
}

fn withdraw(session: Session) -> Result<EntryId, CommitFault> {
    now(session.desk.commit(withdrawing()))
}

/// The entry of a withdrawal that was committed elsewhere.
fn withdrawal() -> Entry {
    Entry {
        id: EntryId::new(seed(9, 1)),
        at: session::clock(),
        who: person(4),
        about: Some(id()),
        after: vec![],
        body: withdrawing().body,
        as_written: AsWritten::default(),
    }
}

fn lies_on_the_shelf(memory: &Memory) -> Vec<Entry> {
    now(memory.load()).expect("memory loads").entries
}

fn says_nothing_of_it(memory: &Memory) -> bool {
    let lies = lies_on_the_shelf(memory).into_iter();
    let mut about = lies.filter(|entry| entry.about == Some(id()));
    about.all(|entry| matches!(entry.body, Body::AuditWithdrawn(_)))
}

#[test]
fn everything_of_it_goes_and_that_it_was_withdrawn_stays() {
    with_session(both(), person(3), |session, memory| {
        let entry = withdraw(session).expect("withdraws");
        let workspace = session.desk.workspace_untracked();
        assert_eq!(workspace.audit(id()), None);
        let left: Vec<_> = workspace
            .withdrawn()
            .map(|(id, by, why)| (id, by.id, why.reason.to_string()))
            .collect();
        assert_eq!(left, [(id(), entry, REASON.to_owned())]);
        assert!(says_nothing_of_it(&memory));
        assert_eq!(lies_on_the_shelf(&memory).len(), other().entries().len() + 1);
        assert_eq!(session.desk.still_to_erase(), 0);
        let alone = Workspace::from_entries(other().entries());
        for stage in Stage::ALL {
            let quarter = "2024-Q3".parse().expect("a quarter");
            assert_eq!(
                quarter_figures(&workspace, quarter, stage),
                quarter_figures(&alone, quarter, stage)
            );
        }
    });
}

#[test]
fn no_older_file_brings_it_back() {
    with_session(both(), person(3), |session, memory| {
        withdraw(session).expect("withdraws");
        let standing = session.desk.workspace_untracked();
        let blind = blind_copy(&audit().entries()[0]).expect("has one");
        let older = [both(), vec![blind]].concat();
        assert_eq!(now(session.desk.take_in(older)), Ok(TakenIn { new: 0 }));
        assert_eq!(session.desk.workspace_untracked(), standing);
        // Not even if something writes to the shelf without the desk, as the rescue page does.
        now(memory.append(both())).expect("there is room");
        now(session.desk.refresh()).expect("reads");
        assert_eq!(session.desk.workspace_untracked(), standing);
        assert!(says_nothing_of_it(&memory));
    });
}

#[test]
fn a_file_with_the_withdrawal_withdraws_it_here_too() {
    for file in [
        vec![withdrawal()],
        [vec![withdrawal()], audit().entries()].concat(),
    ] {
        with_session(both(), person(1), |session, memory| {
            assert_eq!(now(session.desk.take_in(file)), Ok(TakenIn { new: 1 }));
            assert_eq!(session.desk.workspace_untracked().audit(id()), None);
            assert!(says_nothing_of_it(&memory));
        });
    }
    // On a device that never had the audit, only the withdrawal is added.
    with_session(vec![], person(1), |session, memory| {
        let file = [audit().entries(), vec![withdrawal()]].concat();
        assert_eq!(now(session.desk.take_in(file)), Ok(TakenIn { new: 1 }));
        assert_eq!(lies_on_the_shelf(&memory), [withdrawal()]);
    });
}

#[test]
fn drafts_about_it_go_whatever_their_kind_and_others_stay() {
    with_session(both(), person(3), |session, memory| {
        let record = session
            .desk
            .workspace_untracked()
            .audit(id())
            .expect("is there")
            .clone();
        session.begin(AuditDraft::correct(&record, person(1), session::clock()).expect("begins"));
        session.begin(ModerationDraft::begin(&record, person(3), Mode::Blind).expect("begins"));
        for about in [id(), other().id()] {
            session.begin(ConcernDraft {
                audit: about,
                what: "A bruise".to_owned(),
                told: Default::default(),
            });
        }
        assert_eq!(memory.drafts().expect("reads").len(), 4);
        withdraw(session).expect("withdraws");
        let left = memory.drafts().expect("reads");
        let keys: Vec<_> = left.iter().map(|(key, _)| (key.kind, key.audit)).collect();
        assert_eq!(keys, [(DraftKind::Concern, other().id())]);
        assert!(!session.drafts.editing::<AuditDraft>(id()).exists());
    });
}

#[test]
fn a_withdrawal_that_is_not_saved_erases_nothing() {
    with_session(both(), person(3), |session, memory| {
        memory.leave_room_for(0);
        assert_eq!(withdraw(session), Err(CommitFault::NotSaved(StoreError::Full)));
        assert!(session.desk.workspace_untracked().audit(id()).is_some());
        assert_eq!(lies_on_the_shelf(&memory).len(), both().len());
    });
}

#[test]
fn what_could_not_be_erased_is_erased_at_the_next_opening() {
    with_session(both(), person(3), |session, memory| {
        memory.leave_room_for(1);
        withdraw(session).expect("is saved");
        assert!(session.desk.still_to_erase() > 0);
        assert!(!says_nothing_of_it(&memory));
        let page = render(session, Route::Withdraw(id()));
        assert!(page.contains("could not be erased"), "{page}");

        let again = Rc::new(Memory::with(lies_on_the_shelf(&memory)));
        let places = Places {
            shelf: again.clone(),
            drawer: again.clone(),
        };
        let loaded = now(again.load()).expect("loads");
        let next = Session::open(places, loaded, session::ENVIRONMENT, SessionKind::Device).expect("opens");
        assert_eq!(next.desk.workspace_untracked().audit(id()), None);
        now(next.desk.erase_withdrawn()).expect("there is room");
        assert!(says_nothing_of_it(&again));
    });
}

#[test]
fn a_concern_that_nobody_was_told_of_goes_first() {
    let concern = ConcernId::new(seed(9, 9));
    let raised = Body::ConcernRaised(Concern {
        id: concern,
        what: words("A bruise"),
        case: None,
    });
    let told = Body::ConcernTold(Told {
        concern,
        whom: words("Duty manager"),
        at: jiff::civil::date(2024, 12, 16).at(16, 0, 0, 0),
    });
    // Also if there is nothing but the concern.
    for entries in [both(), vec![]] {
        with_session(entries, person(3), |session, memory| {
            now(session.desk.commit(Act::about(id(), raised.clone()))).expect("raises");
            assert_eq!(
                withdraw(session),
                Err(CommitFault::Refused(Refusal::ConcernNotTold))
            );
            let page = render(session, Route::Withdraw(id()));
            assert!(
                page.contains("cannot be withdrawn yet") && page.contains("Say who was told"),
                "{page}"
            );
            now(session.desk.commit(Act::about(id(), told.clone()))).expect("tells");
            assert!(render(session, Route::Withdraw(id())).contains("You cannot undo this"));
            withdraw(session).expect("withdraws");
            assert!(says_nothing_of_it(&memory));
        });
    }
}

#[test]
fn nothing_more_is_recorded_about_it() {
    with_session(both(), person(3), |session, _| {
        withdraw(session).expect("withdraws");
        for act in [withdrawing(), Act::about(id(), audit().entries().remove(0).body)] {
            let committed = now(session.desk.commit(act));
            assert_eq!(committed, Err(CommitFault::Refused(Refusal::Withdrawn)));
        }
    });
    with_session(other().entries(), person(3), |session, _| {
        assert_eq!(withdraw(session), Err(CommitFault::Refused(Refusal::NoSuchAudit)));
    });
}

#[test]
fn the_page_says_what_goes_and_what_stays_before_it_asks() {
    with_session(both(), person(3), |session, _| {
        let page = render(session, Route::Withdraw(id()));
        for words in [
            "What is deleted",
            "What stays",
            "backups",
            "You cannot undo this",
            "Write nothing about the child",
        ] {
            assert!(page.contains(words), "{words}");
        }
        assert!(!page.contains(" checked"));
        let foot = Route::Withdraw(id()).href();
        assert!(render(session, Route::Audit(id())).contains(&foot));

        withdraw(session).expect("withdraws");
        for route in [Route::Withdraw(id()), Route::Audit(id())] {
            let page = render(session, route);
            assert!(
                page.contains("This audit was withdrawn") && page.contains(REASON),
                "{page}"
            );
        }
        let quarter = Route::Quarter(Some("2024-Q3".parse().expect("a quarter")), Stage::Final);
        let page = render(session, quarter);
        assert!(
            page.contains("1 audit withdrawn") && page.contains(REASON),
            "{page}"
        );
        assert!(!page.contains(&format!("{MARK}-1")), "no case reference");
    });
}

#[test]
fn everything_that_is_missing_is_said() {
    let workspace = Workspace::from_entries(both());
    let record: &Arc<_> = workspace.audit(id()).expect("is there");
    let (reason, confirm) = (
        "Say why the audit is withdrawn",
        "Confirm that you want to withdraw this audit for good",
    );
    assert_eq!(
        said(finish_withdrawal(record, "", false)),
        [
            (WithdrawalField::Reason, reason.to_owned()),
            (WithdrawalField::Confirm, confirm.to_owned())
        ]
    );
    let withdrawal = finish_withdrawal(record, REASON, true).expect("is whole");
    assert_eq!(withdrawal.quarter, Some("2024-Q3".parse().expect("a quarter")));
}
