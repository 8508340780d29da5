//! Submitting a form: problems are shown at their fields, a second press does not submit twice, and leaving the page stops
//! nothing.

#[path = "support/session.rs"]
mod session;
mod support;

use std::{cell::Cell, rc::Rc, sync::Arc};

use leptos::prelude::*;
use plumbline::{
    app::{session::Session, work::acts},
    domain::{finish::WithdrawalField, problem::Problem, record::AuditRecord},
    ui::{attempt::Attempt, parts::ErrorLink},
};
use session::with_session;
use support::{audit::AuditBuilder, person, short_tool};

const REASON: &str = "reason";
const CONFIRM: &str = "confirm";

fn line(problem: Problem<WithdrawalField>) -> ErrorLink {
    let target = match problem.place {
        WithdrawalField::Reason => REASON,
        WithdrawalField::Confirm => CONFIRM,
    };
    ErrorLink::new(target, problem.what)
}

fn record(session: Session) -> Arc<AuditRecord> {
    let workspace = session.desk.workspace_untracked();
    workspace.audits().next().expect("is there").clone()
}

/// Presses the button of a form that withdraws the audit, and says how often it was withdrawn.
fn press(session: Session, attempt: Attempt, reason: &str, confirmed: bool) -> u32 {
    let done = Rc::new(Cell::new(0));
    let counted = done.clone();
    let act = acts::withdraw(session, record(session), reason.to_owned(), confirmed);
    attempt.commit(act, line, move |_| counted.set(counted.get() + 1));
    done.get()
}

fn with_audit(test: impl FnOnce(Session, Rc<plumbline::store::memory::Memory>)) {
    let entries = AuditBuilder::with_tool(1, &short_tool()).entries();
    with_session(support::with_tool(entries), person(3), test);
}

#[test]
fn what_is_missing_is_said_at_its_field_until_it_is_there() {
    with_audit(|session, _| {
        let attempt = Attempt::new();
        let at = |field| attempt.error(field).get_untracked();
        assert_eq!(press(session, attempt, " ", false), 0);
        assert_eq!(at(REASON).as_deref(), Some("Say why the audit is withdrawn"));
        assert!(at(CONFIRM).is_some() && attempt.is_wrong().get_untracked());
        assert_eq!(untrack(|| attempt.refusals()), 1);

        assert_eq!(press(session, attempt, "Made twice", false), 0);
        assert_eq!(at(REASON), None);
        assert!(at(CONFIRM).is_some() && !attempt.busy().get_untracked());
        assert_eq!(untrack(|| attempt.refusals()), 2, "the summary takes focus again");

        assert_eq!(press(session, attempt, "Made twice", true), 1);
        assert!(!attempt.has_failed().get_untracked() && !attempt.busy().get_untracked());
    });
}

#[test]
fn what_could_not_be_saved_is_said_and_can_be_tried_again() {
    with_audit(|session, memory| {
        let attempt = Attempt::new();
        memory.leave_room_for(0);
        assert_eq!(press(session, attempt, "Made twice", true), 0);
        let said = attempt.status().get_untracked();
        assert!(said.starts_with("This is not saved"), "{said}");
        assert!(!attempt.is_wrong().get_untracked() && attempt.has_failed().get_untracked());

        memory.leave_room_for(1);
        assert_eq!(press(session, attempt, "Made twice", true), 1);
        assert_eq!(attempt.status().get_untracked(), "");
    });
}

#[test]
fn a_second_press_while_it_is_under_way_does_nothing() {
    with_audit(|session, _| {
        let attempt = Attempt::new();
        assert!(attempt.begin());
        assert_eq!(press(session, attempt, "Made twice", true), 0);
        assert_eq!(session.desk.workspace_untracked().withdrawn().count(), 0);
        attempt.end();
        assert_eq!(press(session, attempt, "Made twice", true), 1);
    });
}

#[test]
fn an_answer_to_a_page_that_is_gone_is_acted_on_and_stops_nothing() {
    let page = Owner::new();
    let attempt = page.with(Attempt::new);
    let done = Rc::new(Cell::new(false));
    let acted = done.clone();
    let left = page.clone();
    let work = async move {
        left.cleanup();
        Ok::<_, String>(())
    };
    attempt.run(work, move |()| acted.set(true));
    assert!(done.get());

    let page = Owner::new();
    let attempt = page.with(Attempt::new);
    let left = page.clone();
    let work = async move {
        left.cleanup();
        Err::<(), _>("too late".to_owned())
    };
    attempt.run(work, |()| ());
}
