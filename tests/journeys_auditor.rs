//! An auditor's path: from a draft to a submission, a correction, a concern. In memory, through the functions that
//! pages use.

#[path = "support/draft.rs"]
mod draft;
#[path = "support/session.rs"]
mod session;

use draft::{begun, whole};
use plumbline::{
    app::{
        desk::CommitFault,
        route::{Guide, Route},
        session::Session,
        work::acts::{NotCommitted, case_of, raise, submit, tell},
    },
    domain::{
        concern::TellDraft,
        draft::AuditDraft,
        entry::Body,
        id::{AuditId, ConcernId},
        record::State,
        workspace::Refusal,
    },
    store::StoreError,
};
use session::{now, person, render, with_session};

fn test(test: impl FnOnce(Session, std::rc::Rc<plumbline::store::memory::Memory>)) {
    with_session(vec![], person(1, "Ada Clarke", "Practice auditor"), test);
}

fn count(session: Session) -> usize {
    session.desk.workspace_untracked().entries().len()
}

#[test]
fn a_draft_becomes_a_submission_and_is_gone() {
    test(|session, _| {
        let editing = whole(session);
        let audit = editing.audit();
        now(submit(session, audit)).expect("is whole");
        assert!(!editing.exists());
        let workspace = session.desk.workspace_untracked();
        let record = workspace.audit(audit).expect("is there");
        let State::Submitted { auditor } = &record.state else {
            panic!("{:?}", record.state)
        };
        assert_eq!(auditor.content.case.reference.as_str(), "P-104882");
        assert_eq!(auditor.content.completed_on, session.today());
    });
}

#[test]
fn what_is_not_whole_is_not_submitted_and_says_everything() {
    test(|session, _| {
        let editing = begun(session);
        let Err(NotCommitted::Problems(problems)) = now(submit(session, editing.audit())) else {
            panic!("an empty draft was submitted");
        };
        assert!(problems.len() > 18);
        assert!(editing.exists());
        assert_eq!(count(session), 0);
    });
}

#[test]
fn a_failed_save_keeps_the_draft_and_changes_nothing() {
    test(|session, memory| {
        let editing = whole(session);
        let before = editing.get_untracked();
        memory.leave_room_for(0);
        let fault = now(submit(session, editing.audit())).expect_err("there is no room");
        assert_eq!(
            fault,
            NotCommitted::Commit(CommitFault::NotSaved(StoreError::Full))
        );
        assert_eq!(editing.get_untracked(), before);
        assert_eq!(count(session), 0);

        memory.leave_room_for(1);
        assert!(now(submit(session, editing.audit())).is_ok());
    });
}

#[test]
fn a_correction_is_a_further_entry_and_both_stay_readable() {
    test(|session, _| {
        let audit = whole(session).audit();
        let first = now(submit(session, audit)).expect("is whole");
        let me = session.people.working_untracked().expect("somebody works");
        let workspace = session.desk.workspace_untracked();
        let record = workspace.audit(audit).expect("is there");
        let draft = AuditDraft::correct(record, me, session.environment.now().at).expect("was submitted");
        let editing = session.drafts.begin(draft);
        editing.update(|draft| draft.overall.reason = "What I should have written".to_owned());

        let Err(NotCommitted::Problems(problems)) = now(submit(session, audit)) else {
            panic!("corrected without a reason");
        };
        assert_eq!(problems.len(), 1);
        let html = render(session, Route::Guide(audit, Guide::Check));
        assert!(html.contains("Why is it corrected?") && html.contains("Submit the correction"));

        editing.update(|draft| {
            draft.correcting.as_mut().expect("a correction").reason =
                "I had the wrong record open".to_owned();
        });
        now(submit(session, audit)).expect("is whole");
        let workspace = session.desk.workspace_untracked();
        let record = workspace.audit(audit).expect("is there");
        assert_eq!(record.history.len(), 2);
        let Body::AuditSubmitted(submitted) = &record.history[0].body else {
            panic!("was submitted first")
        };
        let Body::SubmissionCorrected(correction) = &record.history[1].body else {
            panic!("then corrected")
        };
        assert_eq!(
            submitted.overall.reason.as_str(),
            "The work is steady\nand the child says so"
        );
        assert_eq!(
            correction.submission.overall.reason.as_str(),
            "What I should have written"
        );
        assert_eq!(correction.reason.as_str(), "I had the wrong record open");
        assert_eq!(record.history[1].after, [first]);
        assert!(!editing.exists());
    });
}

#[test]
fn a_submitted_audit_is_not_submitted_again() {
    test(|session, _| {
        let editing = whole(session);
        let draft = editing.get_untracked().expect("is open");
        now(submit(session, editing.audit())).expect("is whole");
        session.begin(draft);
        let fault = now(submit(session, editing.audit())).expect_err("is there already");
        assert_eq!(
            fault,
            NotCommitted::Commit(CommitFault::Refused(Refusal::AlreadySubmitted))
        );
        assert!(editing.exists());
    });
}

fn raised(session: Session, audit: AuditId) -> ConcernId {
    let concern = ConcernId::new(session.environment.seed());
    let what = "A bruise, and <b>no account</b> of it".to_owned();
    now(raise(session, audit, concern, what)).expect("is saved");
    concern
}

#[test]
fn a_concern_raised_while_drafting_leads_until_somebody_was_told() {
    test(|session, _| {
        let editing = whole(session);
        let audit = editing.audit();
        let concern = raised(session, audit);
        let pages = [
            Guide::Tasks,
            Guide::Case,
            Guide::Family(0),
            Guide::Actions,
            Guide::Check,
        ];
        for page in pages.clone() {
            let html = render(session, Route::Guide(audit, page));
            assert!(html.contains("Nobody has been told yet"));
        }
        let html = render(session, Route::Concern(audit));
        assert!(html.contains("Nobody yet") && html.contains("&lt;b&gt;no account"));
        assert!(html.contains("P-104882"));

        let told = TellDraft {
            whom: "Duty manager, Front Door".to_owned(),
            ..TellDraft::at(session.environment.now().local)
        };
        now(tell(session, audit, concern, told)).expect("is saved");
        for page in pages {
            let html = render(session, Route::Guide(audit, page));
            assert!(!html.contains("Nobody has been told yet"));
        }
        let html = render(session, Route::Concern(audit));
        assert!(html.contains("Duty manager, Front Door") && !html.contains("Nobody yet"));
        assert!(editing.exists());
        assert!(now(submit(session, audit)).is_ok());
    });
}

#[test]
fn a_concern_that_cannot_be_saved_is_not_shown_as_raised() {
    test(|session, memory| {
        let audit = begun(session).audit();
        memory.leave_room_for(0);
        let what = "A bruise".to_owned();
        let concern = ConcernId::new(session.environment.seed());
        assert!(now(raise(session, audit, concern, what)).is_err());
        assert_eq!(count(session), 0);
    });
}

#[test]
fn a_reference_that_looks_like_a_name_does_not_go_with_a_concern_unconfirmed() {
    test(|session, _| {
        let editing = begun(session);
        editing.update(|draft| draft.case.reference = "Sam Carter".to_owned());
        assert_eq!(case_of(session, editing.audit()), None);
        editing.update(|draft| draft.case.confirmed = "Sam Carter".to_owned());
        assert!(case_of(session, editing.audit()).is_some());
    });
}

#[test]
fn a_draft_is_written_and_submitted_only_by_whoever_began_it() {
    test(|session, _| {
        let audit = whole(session).audit();
        let max = person(2, "Max Reed", "Head of service");
        session.people.sit_down(max).expect("there is room");
        for page in [Guide::Tasks, Guide::Overall, Guide::Check] {
            let html = render(session, Route::Guide(audit, page));
            assert!(html.contains("This is Ada Clarke’s draft") && !html.contains("<textarea"));
        }
        let refused = now(submit(session, audit));
        let somebody_elses = CommitFault::SomebodyElses("Ada Clarke".to_owned());
        assert_eq!(refused, Err(NotCommitted::Commit(somebody_elses)));
        assert_eq!(count(session), 0);

        let ada = person(1, "Ada Clarke", "Practice auditor");
        session.people.sit_down(ada.clone()).expect("there is room");
        assert!(now(submit(session, audit)).is_ok());
        let workspace = session.desk.workspace_untracked();
        let auditor = workspace.audit(audit).and_then(|record| record.auditor());
        assert_eq!(auditor.map(|auditor| auditor.who.clone()), Some(ada));
    });
}
