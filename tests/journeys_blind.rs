//! What a moderator does with a file without grades, and what happens when the other file arrives.

#[path = "support/session.rs"]
mod session;
mod support;

use std::sync::Arc;

use plumbline::{
    app::{
        desk::{Act, CommitFault},
        files::hand_over::Next,
        route::{Moderate, Route},
        session::Session,
    },
    domain::{
        action::Finding,
        audit::Correction,
        blind_copy::blind_copy,
        draft::{AgreementDraft, AuditDraft, ModeratedDraft, ModerationDraft, Sheet as _},
        entry::{Body, Entry},
        finish::finish_moderation,
        grade::Grade,
        graded::Choice,
        id::EntryId,
        may_moderate::{NotNow, ToGrade, may_moderate},
        moderation::Mode,
        queue::Queue,
        record::{AuditRecord, State},
        resolution::Resolution,
        stage::Stage,
        tool::AuditTool,
        workspace::{Refusal, Workspace},
    },
    figures::{
        quarter_figures::{PeriodFigures, quarter_figures},
        sentence,
    },
};
use session::{now, render, with_session};
use support::{MARK, audit::AuditBuilder, mark, person, seed};

fn audit() -> AuditBuilder {
    AuditBuilder::with_tool(1, &AuditTool::shipped()).overall(Grade::Inadequate)
}

fn submission() -> Entry {
    audit().entries().remove(0)
}

/// A correction of the submission, number `n`.
fn correction(n: u32) -> Entry {
    let correction = Correction {
        submission: Arc::new(audit().submission().clone()),
        reason: mark(),
    };
    Entry {
        id: EntryId::new(seed(7, n)),
        at: submission().at + jiff::SignedDuration::from_secs(60 * i64::from(n)),
        after: vec![submission().id],
        body: Body::SubmissionCorrected(Arc::new(correction)),
        ..submission()
    }
}

fn blind(entry: &Entry) -> Entry {
    blind_copy(entry).expect("a submission has a blind copy")
}

fn record_in(workspace: &Workspace) -> Arc<AuditRecord> {
    workspace.audit(audit().id()).expect("is there").clone()
}

fn record(session: Session) -> Arc<AuditRecord> {
    record_in(&session.desk.workspace_untracked())
}

fn moderation(session: Session, mode: Mode) -> Option<Act> {
    let mut draft = ModerationDraft::begin(&record(session), person(2), Mode::Blind)?;
    draft.mode = mode;
    let good = |note: &str| ModeratedDraft {
        choice: Some(Choice::Graded(Grade::Good)),
        note: note.to_owned(),
        ..ModeratedDraft::default()
    };
    for area in AuditTool::shipped().areas {
        draft.give(&Finding::Area(area.key), good(""));
    }
    draft.give(&Finding::Overall, good("Plans are late."));
    let made = finish_moderation(&draft, &AuditTool::shipped()).expect("is whole");
    let body = Body::ModerationCommitted(Arc::new(made));
    Some(Act::about(draft.audit, body).following(draft.after))
}

fn moderate(session: Session) -> Result<EntryId, CommitFault> {
    now(session
        .desk
        .commit(moderation(session, Mode::Blind).expect("begins")))
}

fn figures(workspace: &Workspace, stage: Stage) -> PeriodFigures {
    quarter_figures(workspace, "2024-Q3".parse().expect("a quarter"), stage)
}

#[test]
fn what_was_done_leads_to_the_hand_over_with_everything_selected() {
    with_session(vec![submission()], person(1), |session, _| {
        let workspace = session.desk.workspace_untracked();
        let me = person(1).id();
        assert_eq!(Next::Moderator.audits(&workspace, me).len(), 1);
        assert!(Next::Back.audits(&workspace, me).is_empty() && Next::Lead.audits(&workspace, me).is_empty());
        assert!(
            Next::Moderator.audits(&workspace, person(2).id()).is_empty(),
            "it is not theirs"
        );
        session.prepared.put(me, Next::Moderator.answers(&workspace, me));
        let page = render(session, Route::HandOver);
        assert_eq!(
            page.matches(" checked").count(),
            3,
            "what, which audit, and for whom: {page}"
        );
        assert_eq!(
            render(session, Route::HandOver).matches(" checked").count(),
            0,
            "only once"
        );
    });
}

#[test]
fn everybody_makes_the_same_stand_in_and_it_holds_no_grade() {
    let one = blind(&submission());
    assert_eq!(one, blind(&submission()));
    assert_eq!((one.who.clone(), one.at), (submission().who, submission().at));
    assert_ne!(one.id, blind(&correction(1)).id);
    let text = serde_json::to_string(&one).expect("has a JSON form");
    for word in [
        "inadequate",
        "drift",
        "grade\":",
        "why\":",
        "impact\":",
        "overall\":",
        "actions\":",
    ] {
        assert!(!text.contains(word), "{word}");
    }
    assert_eq!(serde_json::from_str::<Entry>(&text).expect("reads again"), one);
    assert_eq!(blind_copy(&one), None);
}

#[test]
fn a_moderator_grades_blind_from_a_stand_in_and_both_meet_when_the_submission_comes() {
    with_session(vec![blind(&submission())], person(2), |session, _| {
        let queue = Queue::of(
            &session.desk.workspace_untracked(),
            person(2).id(),
            &Default::default(),
        );
        assert_eq!(queue.to_grade.len(), 1);
        assert!(render(session, Route::Moderation).contains("To grade (1)"));
        let start = render(session, Route::Moderate(audit().id(), Moderate::Tasks));
        assert!(
            start.contains("Grade blind") && !start.contains("Grade open"),
            "{start}"
        );

        moderate(session).expect("commits");
        assert!(matches!(record(session).state, State::ModeratedBlind { .. }));
        let compare = render(session, Route::Compare(audit().id()));
        assert!(
            compare.contains("Your grades are saved. The auditor’s grades are not on this device"),
            "{compare}"
        );
        assert!(render(session, Route::Moderation).contains("waiting for another file (1)"));
        assert!(
            compare.contains("Send back (1 audit)") && !compare.contains("Hand it over"),
            "one way on: {compare}"
        );

        now(session.desk.take_in(vec![submission()])).expect("there is room");
        assert!(matches!(record(session).state, State::Moderated { .. }));
        assert!(!record(session).corrected_since_moderation());
        assert!(render(session, Route::Compare(audit().id())).contains("1 of 15 differs"));
    });
}

#[test]
fn with_the_submission_everything_is_as_if_there_had_been_no_stand_in() {
    let whole = audit().moderated(Mode::Blind, Grade::Good).agreed(Grade::Good);
    let all = whole.entries();
    let alone = Workspace::from_entries(all.clone());
    let with = [all, vec![blind(&submission())]].concat();
    let forth = Workspace::from_entries(with.clone());
    let back = Workspace::from_entries(with.into_iter().rev());
    assert_eq!(forth, back);
    assert_eq!(record_in(&forth), record_in(&alone));
    for stage in Stage::ALL {
        assert_eq!(figures(&forth, stage), figures(&alone, stage));
    }
}

#[test]
fn a_blind_copy_is_nothing_new_where_its_submission_is_or_comes_along() {
    let blind_copy = blind(&submission());
    let lacks = |here: Vec<Entry>, coming: Vec<Entry>| Workspace::from_entries(here).new_entries(coming);
    assert_eq!(
        lacks(vec![], vec![blind_copy.clone()]),
        Ok(vec![blind_copy.clone()])
    );
    assert_eq!(lacks(vec![submission()], vec![blind_copy.clone()]), Ok(vec![]));
    assert_eq!(
        lacks(vec![], vec![blind_copy.clone(), submission()]),
        Ok(vec![submission()])
    );
}

#[test]
fn nobody_moderates_their_own_audit_from_a_stand_in_either() {
    let workspace = Workspace::from_entries([blind(&submission())]);
    let record = record_in(&workspace);
    assert_eq!(may_moderate(&record, person(1).id()), Err(NotNow::Own));
    assert!(matches!(
        may_moderate(&record, person(2).id()),
        Ok(ToGrade::Blind(_))
    ));
    with_session(vec![blind(&submission())], person(1), |session, _| {
        assert_eq!(moderate(session), Err(CommitFault::Refused(Refusal::OwnAudit)));
    });
}

#[test]
fn what_is_not_here_can_neither_be_opened_nor_corrected_nor_settled() {
    with_session(vec![blind(&submission())], person(2), |session, _| {
        assert_eq!(
            ModerationDraft::begin(&record(session), person(2), Mode::Open),
            None
        );
        let open = moderation(session, Mode::Open).expect("begins blind");
        let opened = now(session.desk.commit(open));
        assert_eq!(opened, Err(CommitFault::Refused(Refusal::NothingToOpen)));
        assert_eq!(
            AuditDraft::correct(&record(session), person(2), submission().at),
            None
        );
        let correct = Act::about(audit().id(), correction(1).body).following(vec![submission().id]);
        let corrected = now(session.desk.commit(correct));
        assert_eq!(corrected, Err(CommitFault::Refused(Refusal::GradesElsewhere)));

        moderate(session).expect("commits");
        assert_eq!(AgreementDraft::begin(&record(session)), None);
        let settled = audit().moderated(Mode::Blind, Grade::Good).agreed(Grade::Good);
        let body = settled.entries().remove(2).body;
        let settle = Act::about(audit().id(), body);
        let settled = now(session.desk.commit(settle));
        assert_eq!(settled, Err(CommitFault::Refused(Refusal::GradesElsewhere)));
    });
}

#[test]
fn no_figure_counts_an_audit_without_its_grades_and_all_of_them_say_so() {
    let other = AuditBuilder::with_tool(2, &AuditTool::shipped());
    let workspace = Workspace::from_entries([vec![blind(&submission())], other.entries()].concat());
    let alone = Workspace::from_entries(other.entries());
    for stage in Stage::ALL {
        let (figures, alone) = (figures(&workspace, stage), figures(&alone, stage));
        assert_eq!(figures.overall().n(), alone.overall().n());
        assert_eq!(figures.area_grades().n(), alone.area_grades().n());
        let base = figures.overall().base();
        assert_eq!((base.completed(), base.exclusions().grades_elsewhere), (2, 1));
        assert_eq!(figures.coverage().sought().denominator(), 1);
        assert_eq!(figures.moderation().not_moderated().denominator(), 1);
        let said = sentence::exclusions(base).expect("something is left out");
        assert!(
            said.contains("1 audit is left out because its auditor’s grades are not on this device"),
            "{said}"
        );
    }
}

#[test]
fn of_two_blind_copies_the_one_that_follows_the_other_is_graded() {
    for blind_copies in [
        vec![blind(&submission()), blind(&correction(1))],
        vec![blind(&correction(1)), blind(&submission())],
        // The file may contain only the current version.
        vec![blind(&correction(1))],
        // Or the moderator knows the first version with its grades, but not the correction's grades.
        vec![submission(), blind(&correction(1))],
    ] {
        let record = record_in(&Workspace::from_entries(blind_copies));
        let State::ShownBlind { shown } = &record.state else {
            panic!("{:?}", record.state);
        };
        assert_eq!(shown.entry, correction(1).id);
        assert_eq!(record.grades_at(Stage::Auditor), None);
    }
    let [one, two] = [blind(&correction(1)), blind(&correction(2))];
    let record = record_in(&Workspace::from_entries([one, two]));
    assert!(matches!(record.state, State::InConflict { .. }));
    let heads: Vec<EntryId> = record.conflicts.iter().flat_map(|c| c.heads.clone()).collect();
    assert_eq!(heads, [correction(1).id, correction(2).id]);
}

#[test]
fn which_version_stands_is_not_settled_where_their_grades_are_not() {
    let blind_copies = vec![blind(&correction(1)), blind(&correction(2))];
    with_session(blind_copies, person(2), |session, _| {
        let heads = record(session).conflicts[0].heads.clone();
        let resolution = Resolution {
            keep: heads[0],
            reason: mark(),
        };
        let act = Act::about(audit().id(), Body::ConflictResolved(resolution)).following(heads);
        let refused = now(session.desk.commit(act));
        assert_eq!(refused, Err(CommitFault::Refused(Refusal::GradesElsewhere)));
    });
}

#[test]
fn a_blind_copy_by_a_version_that_shows_more_is_neither_a_clash_nor_a_conflict() {
    let mut shows_more = submission();
    let Body::AuditSubmitted(submitted) = &mut shows_more.body else {
        panic!("a submission")
    };
    Arc::make_mut(submitted).areas[0].saw = Some(support::words("Seen by a later version"));
    let [one, two] = [blind(&submission()), blind(&shows_more)];
    assert_ne!(one, two);
    let empty = Workspace::empty();
    assert_eq!(
        empty.new_entries([one.clone(), two.clone()]).map(|new| new.len()),
        Ok(2)
    );
    let here = empty.union([one.clone(), two.clone()]);
    assert_eq!(here, empty.union([two.clone()]).union([one.clone()]));
    let record = record_in(&here);
    let State::ShownBlind { shown } = &record.state else {
        panic!("{:?}", record.state);
    };
    assert_eq!(shown.entry, submission().id);
    assert_eq!(record.history.len(), 1);
    let both = here.union([submission()]);
    assert_eq!(both, empty.union([submission()]));
}

#[test]
fn no_page_shows_a_grade_where_there_is_none() {
    with_session(vec![blind(&submission())], person(3), |session, _| {
        for route in [
            Route::Home,
            Route::Moderation,
            Route::Audit(audit().id()),
            Route::Compare(audit().id()),
            Route::Moderate(audit().id(), Moderate::Tasks),
        ] {
            let html = render(session, route.clone());
            assert!(!html.contains("Correct this submission"), "{route}");
            assert!(!html.contains("Drift"), "{route}");
        }
        let page = render(session, Route::Audit(audit().id()));
        assert!(
            page.contains("for blind moderation") && page.contains(MARK),
            "{page}"
        );
    });
}
