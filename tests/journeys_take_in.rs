//! Entries from elsewhere reach the desk only through one function: saved first, then shown, all or none.

#[path = "support/session.rs"]
mod session;
#[path = "support/mod.rs"]
mod support;

use std::rc::Rc;

use plumbline::{
    app::{
        desk::{CommitFault, TakenIn},
        session::Session,
    },
    domain::{entry::Entry, workspace::Workspace},
    store::{Shelf, StoreError, memory::Memory},
};
use support::audit::AuditBuilder;

fn two_audits() -> Vec<Entry> {
    let audits = [AuditBuilder::new(1), AuditBuilder::new(2)];
    support::entries(&[support::short_tool()], &[], &audits)
}

fn lies_on_the_shelf(memory: &Memory) -> Workspace {
    Workspace::from_entries(session::now(memory.load()).expect("memory loads").entries)
}

fn on_an_empty_desk(test: impl FnOnce(Session, Rc<Memory>)) {
    session::with_session(vec![], session::person(1, "Ada Ofori", "auditor"), test);
}

#[test]
fn what_is_taken_in_is_saved_and_shown_and_a_second_time_changes_nothing() {
    on_an_empty_desk(|session, memory| {
        let all = two_audits();
        let some = all[..2].to_vec();
        let first = session::now(session.desk.take_in(some));
        assert_eq!(first, Ok(TakenIn { new: 2 }));
        let rest = session::now(session.desk.take_in(all.clone()));
        assert_eq!(rest, Ok(TakenIn { new: all.len() - 2 }));
        assert_eq!(
            session::now(session.desk.take_in(all.clone())),
            Ok(TakenIn { new: 0 })
        );
        let expected = Workspace::from_entries(all);
        assert_eq!(*session.desk.workspace_untracked(), expected);
        assert_eq!(lies_on_the_shelf(&memory), expected);
    });
}

#[test]
fn a_failed_save_takes_nothing_in() {
    on_an_empty_desk(|session, memory| {
        memory.leave_room_for(0);
        let failed = session::now(session.desk.take_in(two_audits()));
        assert_eq!(failed, Err(CommitFault::NotSaved(StoreError::Full)));
        assert_eq!(*session.desk.workspace_untracked(), Workspace::empty());
        assert_eq!(lies_on_the_shelf(&memory), Workspace::empty());
    });
}

#[test]
fn an_id_with_other_content_takes_nothing_in() {
    let all = two_audits();
    let mut tampered = all[1].clone();
    tampered.who = support::person(99);
    let clash = Err(CommitFault::NotSaved(StoreError::Clash(tampered.id)));

    on_an_empty_desk(|session, memory| {
        let twice = [all.clone(), vec![tampered.clone()]].concat();
        assert_eq!(session::now(session.desk.take_in(twice)), clash);
        assert_eq!(lies_on_the_shelf(&memory), Workspace::empty());
    });
    on_an_empty_desk(|session, memory| {
        let here = Workspace::from_entries([all[1].clone()]);
        session::now(session.desk.take_in(vec![all[1].clone()])).expect("there is room");
        let beside = vec![all[0].clone(), tampered.clone()];
        assert_eq!(session::now(session.desk.take_in(beside)), clash);
        assert_eq!(*session.desk.workspace_untracked(), here);
        assert_eq!(lies_on_the_shelf(&memory), here);
    });
}
