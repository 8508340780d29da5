//! What a moderator does, through the desk, on a device in memory.

#[path = "support/session.rs"]
mod session;
mod support;

use std::sync::Arc;

use plumbline::{
    app::{
        desk::{Act, CommitFault},
        drafts::Editing,
        route::Route,
        session::Session,
    },
    domain::{
        action::{ActionUpdate, Finding},
        draft::{AgreementDraft, DateDraft, ModeratedDraft, ModerationDraft, Sheet as _},
        entry::Body,
        finish::{
            FollowUpFault, finish_agreement, finish_closing, finish_escalation, finish_moderation,
            finish_reopening,
        },
        grade::Grade,
        graded::Choice,
        id::EntryId,
        may_moderate::{NotNow, may_moderate},
        moderation::Mode,
        record::{AuditRecord, State},
        tool::AuditTool,
        workspace::Refusal,
    },
    store::StoreError,
};
use session::{now, render, with_session};
use support::{audit::AuditBuilder, person};

fn audit() -> AuditBuilder {
    AuditBuilder::with_tool(1, &AuditTool::shipped())
}

fn record(session: Session) -> Arc<AuditRecord> {
    session
        .desk
        .workspace_untracked()
        .audit(audit().id())
        .expect("is there")
        .clone()
}

fn given(grade: Grade, note: &str) -> ModeratedDraft {
    ModeratedDraft {
        choice: Some(Choice::Graded(grade)),
        note: note.to_owned(),
        ..ModeratedDraft::default()
    }
}

fn area(n: usize) -> Finding {
    Finding::Area(AuditTool::shipped().areas[n].key.clone())
}

/// Grades everything good, except the first area and the overall grade as given.
fn grade(session: Session, whole: Grade) -> Editing<ModerationDraft> {
    let draft = ModerationDraft::begin(&record(session), person(2), Mode::Blind).expect("begins");
    let editing = session.drafts.begin(draft);
    editing.update(|draft| {
        for n in 0..AuditTool::shipped().areas.len() {
            draft.give(&area(n), given(if n == 0 { whole } else { Grade::Good }, ""));
        }
        draft.give(&Finding::Overall, given(whole, "Plans are late."));
    });
    editing
}

fn commit_moderation(session: Session, editing: Editing<ModerationDraft>) -> Result<EntryId, CommitFault> {
    let draft = editing.get_untracked().expect("is there");
    let made = finish_moderation(&draft, &AuditTool::shipped()).expect("is whole");
    let body = Body::ModerationCommitted(Arc::new(made));
    now(session
        .desk
        .commit(Act::about(draft.audit, body).following(draft.after)))
}

fn commit_agreement(session: Session, draft: &AgreementDraft) -> Result<EntryId, CommitFault> {
    let auditor = record(session).auditor().expect("is submitted").content.clone();
    let agreed = finish_agreement(draft, &auditor, &AuditTool::shipped()).expect("is whole");
    let act = Act::about(draft.audit, Body::GradeAgreed(Arc::new(agreed)));
    now(session.desk.commit(act.following(draft.after.clone())))
}

#[test]
fn graded_blind_compared_and_agreed_with_a_reason() {
    with_session(audit().entries(), person(2), |session, _| {
        let editing = grade(session, Grade::RequiresImprovement);
        commit_moderation(session, editing).expect("commits");
        now(editing.remove()).expect("goes");
        assert_eq!(record(session).mode(), Some(Mode::Blind));
        assert!(render(session, Route::Compare(audit().id())).contains("Show the 2 differences only"));

        let mut draft = AgreementDraft::begin(&record(session)).expect("begins");
        draft.give(&area(0), given(Grade::Good, ""));
        draft.give(
            &Finding::Overall,
            given(Grade::RequiresImprovement, "The plan was not on file."),
        );
        commit_agreement(session, &draft).expect("commits");
        let agreed = record(session).agreed().expect("is agreed").content.clone();
        assert_eq!(agreed.overall.grade.grade(), Grade::RequiresImprovement);
        assert_eq!(
            agreed.overall.reason.as_ref().map(|r| r.as_str()),
            Some("The plan was not on file.")
        );
        assert!(render(session, Route::Compare(audit().id())).contains("The plan was not on file."));
    });
}

#[test]
fn an_agreed_grade_that_moved_without_a_reason_is_refused() {
    with_session(audit().entries(), person(2), |session, _| {
        let editing = grade(session, Grade::RequiresImprovement);
        commit_moderation(session, editing).expect("commits");
        let mut draft = AgreementDraft::begin(&record(session)).expect("begins");
        draft.give(&area(0), given(Grade::RequiresImprovement, " "));
        draft.give(&Finding::Overall, given(Grade::RequiresImprovement, ""));
        let auditor = record(session).auditor().expect("is submitted").content.clone();
        let problems = finish_agreement(&draft, &auditor, &AuditTool::shipped()).expect_err("has problems");
        assert_eq!(problems.len(), 2, "one for the area, one for the whole");

        draft.give(&area(0), given(Grade::RequiresImprovement, "because"));
        draft.give(&Finding::Overall, given(Grade::RequiresImprovement, "because"));
        let mut agreed = finish_agreement(&draft, &auditor, &AuditTool::shipped()).expect("is whole");
        agreed.overall.reason = None;
        let act = Act::about(draft.audit, Body::GradeAgreed(Arc::new(agreed))).following(draft.after);
        let refused = now(session.desk.commit(act));
        assert_eq!(refused, Err(CommitFault::Refused(Refusal::MovedWithoutReason)));
        assert!(matches!(record(session).state, State::Moderated { .. }));
    });
}

#[test]
fn nobody_moderates_their_own_audit() {
    with_session(audit().entries(), person(1), |session, _| {
        assert_eq!(
            may_moderate(&record(session), person(1).id()).err(),
            Some(NotNow::Own)
        );
        let editing = grade(session, Grade::Good);
        let refused = commit_moderation(session, editing);
        assert_eq!(refused, Err(CommitFault::Refused(Refusal::OwnAudit)));
        assert!(editing.exists(), "what was typed stays");
    });
}

#[test]
fn what_could_not_be_settled_is_escalated_and_agreed_later() {
    with_session(audit().entries(), person(2), |session, _| {
        let editing = grade(session, Grade::RequiresImprovement);
        commit_moderation(session, editing).expect("commits");
        let mut draft = AgreementDraft::begin(&record(session)).expect("begins");
        assert_eq!(
            finish_escalation(&draft).map_err(|problems| problems.len()),
            Err(2)
        );
        draft.escalation = "The overall grade.".to_owned();
        draft.escalate_to = "head of service".to_owned();
        let escalation = finish_escalation(&draft).expect("is whole");
        let act = Act::about(draft.audit, Body::Escalated(escalation)).following(draft.after);
        now(session.desk.commit(act)).expect("commits");
        assert!(render(session, Route::Compare(audit().id())).contains("Escalated to head of service"));

        let mut draft = AgreementDraft::begin(&record(session)).expect("begins again");
        draft.give(&area(0), given(Grade::Good, ""));
        draft.give(&Finding::Overall, given(Grade::Good, ""));
        commit_agreement(session, &draft).expect("commits");
        assert!(matches!(record(session).state, State::Agreed { .. }));
    });
}

#[test]
fn a_save_that_fails_keeps_the_draft_and_the_screen_truthful() {
    with_session(audit().entries(), person(2), |session, memory| {
        let editing = grade(session, Grade::Good);
        memory.leave_room_for(0);
        let failed = commit_moderation(session, editing);
        assert_eq!(failed, Err(CommitFault::NotSaved(StoreError::Full)));
        assert!(editing.exists());
        assert!(matches!(record(session).state, State::Submitted { .. }));
        assert!(!render(session, Route::Compare(audit().id())).contains("Grades side by side"));
    });
}

#[test]
fn an_action_is_closed_with_evidence_and_says_everything_that_is_missing() {
    let today = jiff::civil::date(2024, 12, 16);
    let nothing = finish_closing(" ", &DateDraft::default(), today);
    assert_eq!(
        nothing,
        Err(vec![FollowUpFault::NoEvidence, FollowUpFault::NoDay])
    );
    let tomorrow = DateDraft::of(jiff::civil::date(2024, 12, 17));
    assert_eq!(
        finish_closing("seen", &tomorrow, today),
        Err(vec![FollowUpFault::InFuture])
    );
    assert!(matches!(
        finish_closing("seen", &DateDraft::of(today), today),
        Ok(ActionUpdate::Closed { .. })
    ));
    assert_eq!(finish_reopening(""), Err(vec![FollowUpFault::NoReason]));
}
