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
        work::acts::{self, NotCommitted},
    },
    domain::{
        action::{ActionUpdate, Finding},
        draft::{AgreementDraft, DateDraft, ModeratedDraft, ModerationDraft, Sheet as _},
        entry::Body,
        finish::{FollowUpField, finish_agreement, finish_closing, finish_reopening},
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
use support::{audit::AuditBuilder, person, said};

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

/// What came of it where nothing is missing.
fn whole<T>(done: Result<T, NotCommitted>) -> Result<T, CommitFault> {
    done.map_err(|why| match why {
        NotCommitted::Commit(fault) => fault,
        NotCommitted::Problems(problems) => panic!("{problems:?}"),
    })
}

fn commit_moderation(session: Session, editing: Editing<ModerationDraft>) -> Result<EntryId, CommitFault> {
    whole(now(acts::commit_moderation(session, editing.audit())))
}

/// Writes the draft of an agreement as it is here.
fn settle(session: Session, draft: &AgreementDraft) -> Editing<AgreementDraft> {
    let editing = session.drafts.begin(draft.clone());
    editing.update(|kept| *kept = draft.clone());
    editing
}

fn commit_agreement(session: Session, draft: &AgreementDraft) -> Result<EntryId, CommitFault> {
    settle(session, draft);
    whole(now(acts::agree(session, draft.audit)))
}

#[test]
fn graded_blind_compared_and_agreed_with_a_reason() {
    with_session(audit().entries(), person(2), |session, _| {
        let editing = grade(session, Grade::RequiresImprovement);
        commit_moderation(session, editing).expect("commits");
        assert!(!editing.exists(), "its draft ends with it");
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
        draft.give(&area(1), given(Grade::Inadequate, "Kept for later"));
        settle(session, &draft);
        let Err(NotCommitted::Problems(missing)) = now(acts::escalate(session, draft.audit)) else {
            panic!("escalated without a word");
        };
        assert_eq!(missing.len(), 2);
        draft.escalation = "The overall grade.".to_owned();
        draft.escalate_to = "head of service".to_owned();
        let editing = settle(session, &draft);
        let escalated = whole(now(acts::escalate(session, draft.audit))).expect("commits");
        let next = editing.get_untracked().expect("goes on");
        assert_eq!((next.after, next.escalation), (vec![escalated], String::new()));
        assert_eq!(next.areas, draft.areas, "what was chosen so far is kept");
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
    let closing = |evidence, on: &DateDraft| said(finish_closing(evidence, on, today));
    let (text, on) = (FollowUpField::Text, FollowUpField::On);
    assert_eq!(
        closing(" ", &DateDraft::default()),
        [
            (text, "Say what shows that the action is done".to_owned()),
            (on, "Enter the day on which it was done".to_owned())
        ]
    );
    let tomorrow = DateDraft::of(jiff::civil::date(2024, 12, 17));
    let late = "The day on which it was done must be today or earlier".to_owned();
    assert_eq!(closing("seen", &tomorrow), [(on, late)]);
    let unreal = DateDraft {
        month: "13".to_owned(),
        ..tomorrow
    };
    let no_day =
        "The day on which it was done must have a month: a number from 1 to 12, or a name".to_owned();
    assert_eq!(closing("seen", &unreal), [(on, no_day)]);
    assert!(matches!(
        finish_closing("seen", &DateDraft::of(today), today),
        Ok(ActionUpdate::Closed { .. })
    ));
    let why = "Say why the action is open again".to_owned();
    assert_eq!(said(finish_reopening("")), [(text, why)]);
}
