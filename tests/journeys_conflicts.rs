//! Two people record the same step without knowing of each other; a third chooses which one applies.

#[path = "support/session.rs"]
mod session;
mod support;

use std::{collections::BTreeSet, sync::Arc};

use plumbline::{
    app::{
        desk::{Act, CommitFault},
        files::hand_over::{Sealing, make},
        route::Route,
        session::Session,
        work::looking::look,
    },
    domain::{
        action::{ActionUpdate, Progress},
        audit::Correction,
        blind_copy::blind_copy,
        conflict::Contested,
        draft::AuditDraft,
        entry::{ActionUpdated, Body, Entry},
        finish::{ResolutionField, finish_resolution},
        grade::Grade,
        id::{AuditId, EntryId},
        moderation::Mode,
        queue::Queue,
        record::{AuditRecord, State},
        resolution::Resolution,
        stage::Stage,
        tool::AuditTool,
        workspace::{Refusal, Workspace},
    },
    exchange::{
        json::figures_json,
        pack::{Choice, Purpose, choose},
    },
    figures::{quarter_figures::quarter_figures, sentence},
};
use session::{now, render, with_session};
use support::{audit::AuditBuilder, mark, person, said, seed, words};

fn audit() -> AuditBuilder {
    AuditBuilder::with_tool(1, &AuditTool::shipped())
}

fn id() -> AuditId {
    audit().id()
}

/// The steps of an audit that was moderated blind and agreed: submission, moderation, agreement.
fn steps() -> Vec<Entry> {
    let settled = audit().moderated(Mode::Blind, Grade::Good);
    settled.agreed(Grade::Good).entries()
}

/// A second entry like this one, as another person would have recorded it.
fn beside(entry: &Entry, number: u32, who: u32) -> Entry {
    Entry {
        id: EntryId::new(seed(8, number)),
        at: entry.at + jiff::SignedDuration::from_mins(i64::from(number)),
        who: person(who),
        ..entry.clone()
    }
}

/// A correction of the submission to another overall grade.
fn correction(number: u32, grade: Grade) -> Entry {
    let mut submission = audit().submission().clone();
    submission.overall.grade = support::audit::overall(grade);
    let correction = Correction {
        submission: Arc::new(submission),
        reason: mark(),
    };
    Entry {
        after: vec![steps()[0].id],
        body: Body::SubmissionCorrected(Arc::new(correction)),
        ..beside(&steps()[0], number, number)
    }
}

fn closing(number: u32, who: u32, evidence: &str) -> Entry {
    let updated = ActionUpdated {
        action: audit().submission().actions[0].id,
        update: ActionUpdate::Closed {
            evidence: words(evidence),
            on: jiff::civil::date(2024, 12, 1),
        },
    };
    Entry {
        after: vec![],
        body: Body::ActionUpdated(updated),
        ..beside(&steps()[0], number, who)
    }
}

fn two_corrections() -> Vec<Entry> {
    let [submission] = [steps().remove(0)];
    vec![
        submission,
        correction(1, Grade::Good),
        correction(2, Grade::RequiresImprovement),
    ]
}

/// One audit for each kind of conflict, with the number of competing entries.
fn every_kind() -> Vec<(&'static str, Vec<Entry>)> {
    let mut moderations = steps()[..2].to_vec();
    moderations.push(beside(&moderations[1], 3, 3));
    let mut settlements = steps();
    settlements.push(beside(&settlements[2], 3, 3));
    let actions = vec![
        steps().remove(0),
        closing(1, 2, "The plan"),
        closing(2, 3, "The review"),
    ];
    vec![
        ("submissions", two_corrections()),
        ("moderations", moderations),
        ("settlements", settlements),
        ("actions", actions),
    ]
}

fn record_of(entries: &[Entry]) -> Arc<AuditRecord> {
    let workspace = Workspace::from_entries(entries.to_vec());
    workspace.audit(id()).expect("is there").clone()
}

fn record(session: Session) -> Arc<AuditRecord> {
    let workspace = session.desk.workspace_untracked();
    workspace.audit(id()).expect("is there").clone()
}

fn resolving(after: &[EntryId], keep: EntryId) -> Act {
    let resolution = Resolution {
        keep,
        reason: words("The second is right."),
    };
    Act::about(id(), Body::ConflictResolved(resolution)).following(after.to_vec())
}

fn resolve(session: Session, keep: usize) -> Result<EntryId, CommitFault> {
    let heads = record(session).conflicts[0].heads.clone();
    now(session.desk.commit(resolving(&heads, heads[keep])))
}

#[test]
fn whatever_was_recorded_twice_is_resolved_with_a_reason_and_both_stay_readable() {
    for (kind, entries) in every_kind() {
        with_session(entries.clone(), person(9), |session, _| {
            assert_eq!(record(session).conflicts.len(), 1, "{kind}");
            let before = record(session).history.len();
            let kept = record(session).conflicts[0].heads[1];
            let resolution = resolve(session, 1).expect("resolves");
            let record = record(session);
            assert_eq!(record.conflicts, [], "{kind}");
            assert_eq!(record.history.len(), before + 1);
            assert_eq!(record.origin(resolution), kept);
            assert!(!matches!(record.state, State::InConflict { .. }), "{kind}");
            assert_eq!(session.desk.workspace_untracked().conflicts().count(), 0);
            // The same on every device, in any order of entries.
            let all: Vec<Entry> = record.history.iter().map(|entry| (**entry).clone()).collect();
            let mut back = all.clone();
            back.reverse();
            assert_eq!(record_of(&all), record_of(&back));
        });
    }
}

#[test]
fn what_is_kept_counts_and_the_next_step_follows_the_resolution() {
    with_session(two_corrections(), person(9), |session, _| {
        let resolution = resolve(session, 1).expect("resolves");
        let auditor = record(session).auditor().expect("is there").clone();
        assert_eq!(auditor.content.overall.grade.grade(), Grade::RequiresImprovement);
        assert_eq!(
            (auditor.entry, auditor.origin),
            (resolution, correction(2, Grade::Good).id)
        );
        let draft = AuditDraft::correct(&record(session), person(2), auditor.at).expect("begins");
        assert_eq!(draft.correcting.expect("corrects").after, [resolution]);

        let moderation = Act::about(id(), steps()[1].body.clone());
        let early = now(session
            .desk
            .commit(moderation.clone().following(vec![auditor.origin])));
        assert_eq!(early, Err(CommitFault::Refused(Refusal::Overtaken)));
        now(session.desk.commit(moderation.following(vec![resolution]))).expect("moderates");
        let pair = record(session).moderated_submission().expect("is there");
        assert_eq!(pair.overall.grade.grade(), Grade::RequiresImprovement);
        assert!(!record(session).corrected_since_moderation());
    });
}

#[test]
fn what_the_moderator_graded_is_not_corrected_by_being_kept() {
    let mut entries = two_corrections();
    let mut moderation = beside(&steps()[1], 5, 4);
    moderation.after = vec![correction(2, Grade::Good).id];
    entries.push(moderation);
    with_session(entries, person(9), |session, _| {
        resolve(session, 1).expect("resolves");
        assert!(matches!(record(session).state, State::Moderated { .. }));
        assert!(!record(session).corrected_since_moderation());
    });
}

#[test]
fn two_resolutions_of_one_conflict_are_a_conflict_again() {
    let entries = two_corrections();
    let heads = record_of(&entries).conflicts[0].heads.clone();
    let resolution = |number: u32, keep: EntryId| Entry {
        after: heads.clone(),
        body: resolving(&heads, keep).body,
        ..beside(&entries[0], number, number)
    };
    let (one, two) = (resolution(7, heads[0]), resolution(8, heads[1]));
    let both = [entries, vec![one.clone(), two.clone()]].concat();
    assert_eq!(record_of(&both).conflicts[0].heads, [one.id, two.id]);
    with_session(both, person(9), |session, _| {
        resolve(session, 1).expect("resolves");
        let record = record(session);
        assert_eq!(record.conflicts, []);
        let auditor = record.auditor().expect("is there");
        assert_eq!(auditor.content.overall.grade.grade(), Grade::RequiresImprovement);
    });
}

#[test]
fn a_version_that_comes_later_is_in_conflict_with_the_resolution() {
    with_session(two_corrections(), person(9), |session, _| {
        let resolution = resolve(session, 0).expect("resolves");
        let later = correction(3, Grade::Good);
        now(session.desk.take_in(vec![later.clone()])).expect("there is room");
        let heads: BTreeSet<EntryId> = record(session).conflicts[0].heads.iter().copied().collect();
        assert_eq!(heads, BTreeSet::from([resolution, later.id]));
    });
}

#[test]
fn only_all_of_what_is_in_conflict_is_resolved_and_by_one_of_it() {
    with_session(two_corrections(), person(9), |session, _| {
        let heads = record(session).conflicts[0].heads.clone();
        let submission = steps()[0].id;
        let one_more = [heads.clone(), vec![submission]].concat();
        for (after, keep, refusal) in [
            (heads.clone(), submission, Refusal::NoConflict),
            (heads[..1].to_vec(), heads[0], Refusal::Overtaken),
            (one_more, heads[0], Refusal::Overtaken),
            (vec![], heads[1], Refusal::Overtaken),
        ] {
            let committed = now(session.desk.commit(resolving(&after, keep)));
            assert_eq!(committed, Err(CommitFault::Refused(refusal)));
        }
        assert_eq!(record(session).conflicts.len(), 1);
    });
}

#[test]
fn the_auditor_does_not_choose_among_moderations() {
    let (_, moderations) = every_kind().remove(1);
    with_session(moderations, person(1), |session, _| {
        assert_eq!(
            resolve(session, 0),
            Err(CommitFault::Refused(Refusal::OwnModerations))
        );
        let page = render(session, Route::Conflicts);
        assert!(
            page.contains("somebody else decides which") && !page.contains("type=\"radio\""),
            "{page}"
        );
    });
}

#[test]
fn to_somebody_who_may_grade_blind_no_list_says_that_there_is_an_action() {
    let (_, actions) = every_kind().remove(3);
    with_session(actions, person(9), |session, _| {
        for route in [Route::Audits, Route::Home] {
            let page = render(session, route.clone());
            assert!(!page.contains("action in conflict"), "{route}: {page}");
            assert!(!page.contains("record of an action"), "{route}: {page}");
        }
        let page = render(session, Route::Conflicts);
        assert!(
            page.contains("1 conflict is not shown") && !page.contains("No open conflicts"),
            "{page}"
        );
        assert!(!page.contains("pl-conflicts__one"), "{page}");
        look(session, id());
        assert!(render(session, Route::Conflicts).contains("pl-conflicts__one"));
        assert!(render(session, Route::Audits).contains("an action in conflict"));
        assert!(render(session, Route::Home).contains("decide which record of an action counts"));
    });
}

#[test]
fn a_file_does_not_say_that_there_is_an_action_before_its_audit_is_graded() {
    let (_, actions) = every_kind().remove(3);
    let file = with_session(actions.clone(), person(9), |session, _| {
        let all = choose(
            &session.desk.workspace_untracked(),
            &Choice::Everything,
            Purpose::Gather,
        );
        make(session, &all, Purpose::Gather, &Sealing::Bare)
            .expect("is made")
            .bytes
    });
    with_session(vec![], person(9), |session, _| {
        session::launch(file.clone());
        let page = render(session, Route::OpenFile);
        assert!(
            page.contains("Audit submitted") && !page.contains("Action updated"),
            "{page}"
        );
    });
    // Whoever is told the grades anyway is told of the action too.
    let without: Vec<Entry> = actions
        .into_iter()
        .filter(|entry| !matches!(entry.body, Body::ActionUpdated(_)))
        .collect();
    with_session(without, person(9), |session, _| {
        look(session, id());
        session::launch(file);
        assert!(render(session, Route::OpenFile).contains("Action updated"));
    });
}

#[test]
fn an_action_in_conflict_counts_as_open_until_it_is_resolved() {
    let (_, actions) = every_kind().remove(3);
    with_session(actions, person(9), |session, _| {
        assert!(matches!(record(session).state, State::Submitted { .. }));
        assert_eq!(record(session).label(false), "Submitted; an action in conflict");
        assert_eq!(record(session).actions[0].progress, Progress::Open);
        let resolution = resolve(session, 1).expect("resolves");
        let action = record(session).actions[0].clone();
        assert!(
            matches!(&action.progress, Progress::Closed { evidence, .. } if evidence.as_str() == "The review")
        );
        assert_eq!(
            (action.closed_by, &action.heads),
            (Some(person(3)), &vec![resolution])
        );
        let verified = ActionUpdated {
            action: action.action.id,
            update: ActionUpdate::Verified,
        };
        let act = Act::about(id(), Body::ActionUpdated(verified)).following(action.heads);
        now(session.desk.commit(act)).expect("verifies");
        assert!(matches!(
            record(session).actions[0].progress,
            Progress::Verified { .. }
        ));
    });
}

#[test]
fn a_quarter_with_open_conflicts_says_how_many_on_screen_and_in_its_file() {
    let (_, mut entries) = every_kind().remove(0);
    entries.extend([closing(4, 2, "The plan"), closing(5, 3, "The review")]);
    with_session(entries, person(9), |session, _| {
        let quarter = "2024-Q3".parse().expect("a quarter");
        let figures = quarter_figures(&session.desk.workspace_untracked(), quarter, Stage::Final);
        assert_eq!(figures.open_conflicts(), 2);
        let said = sentence::open_conflicts(&figures).expect("some are open");
        assert_eq!(said, "2 conflicts are open among the audits of Q3 2024/25.");
        let json = String::from_utf8(figures_json(&figures).bytes).expect("UTF-8");
        assert!(json.contains("\"open_conflicts\": 2") && json.contains(&said));
        let page = render(session, Route::Quarter(Some(quarter), Stage::Final));
        assert!(page.contains(&said) && page.contains("#/conflicts"), "{page}");
    });
}

#[test]
fn the_page_shows_both_side_by_side_and_chooses_nothing_beforehand() {
    for (kind, entries) in every_kind() {
        with_session(entries, person(9), |session, _| {
            look(session, id());
            let page = render(session, Route::Conflicts);
            assert!(
                page.contains("The one you keep counts from now on"),
                "{kind}: {page}"
            );
            assert_eq!(page.matches("type=\"radio\"").count(), 2, "{kind}");
            assert!(!page.contains(" checked"), "{kind}");
            assert!(
                render(session, Route::Audit(id())).contains("#/conflicts"),
                "{kind}"
            );
            assert!(render(session, Route::Home).contains("#/conflicts"), "{kind}");
        });
    }
    with_session(vec![], person(9), |session, _| {
        assert!(render(session, Route::Conflicts).contains("No open conflicts"));
    });
}

#[test]
fn differences_come_first() {
    with_session(two_corrections(), person(1), |session, _| {
        let page = render(session, Route::Conflicts);
        let overall = page.find(">Overall grade</th>").expect("is there");
        let first = page.find("scope=\"row\"").expect("has rows");
        assert!(first < overall);
        assert_eq!(page.matches(">Different<").count(), 1, "{page}");
        // Rows without a difference are available on request.
        assert!(!page.contains(">Same<") && !page.contains(">Case reference</th>"));
        assert!(page.contains("that are the same too"), "{page}");
    });
}

#[test]
fn nobody_chooses_among_versions_whose_grades_are_elsewhere() {
    let versions = two_corrections();
    let blind = |entry: &Entry| blind_copy(entry).expect("a version has a blind copy");
    let both = vec![blind(&versions[1]), blind(&versions[2])];
    let one = vec![versions[0].clone(), versions[1].clone(), blind(&versions[2])];
    for entries in [both, one] {
        with_session(entries, person(9), |session, _| {
            assert_eq!(record(session).conflicts.len(), 1);
            look(session, id());
            let page = render(session, Route::Conflicts);
            assert!(page.contains("you cannot compare them here"), "{page}");
            for absent in [
                "type=\"radio\"",
                "pl-comparison",
                "No differences",
                "Record your decision",
            ] {
                assert!(!page.contains(absent), "{absent}: {page}");
            }
        });
    }
    // Once the versions arrive, they are in conflict.
    let all = [blind(&versions[1]), blind(&versions[2])]
        .into_iter()
        .chain(versions);
    with_session(all.collect(), person(1), |session, _| {
        assert_eq!(
            render(session, Route::Conflicts)
                .matches("type=\"radio\"")
                .count(),
            2
        );
    });
}

#[test]
fn a_page_of_two_versions_says_which_it_shows_and_the_history_which_was_kept() {
    with_session(two_corrections(), person(1), |session, _| {
        let page = render(session, Route::Audit(id()));
        let shown = format!(
            "This page shows the one recorded by {} on 12 November 2024, 08:28.",
            mark()
        );
        assert!(page.contains(&shown), "{page}");
        resolve(session, 0).expect("resolves");
        let page = render(session, Route::Audit(id()));
        assert!(!page.contains("This page shows the one"));
        let kept = format!("Kept: what {} recorded on 12 November 2024, 08:27.", mark());
        assert!(page.contains(&kept), "{page}");
    });
}

#[test]
fn a_gate_leads_nowhere_that_leads_back_and_asks_once() {
    with_session(two_corrections(), person(9), |session, _| {
        let gate = render(session, Route::Audit(id()));
        assert!(gate.contains("You have not graded this audit"), "{gate}");
        assert!(
            !gate.contains("Moderate it<") && gate.contains("#/conflicts"),
            "{gate}"
        );
        look(session, id());
        assert!(!render(session, Route::Audit(id())).contains("You have not graded this audit"));
    });
    with_session(vec![steps().remove(0)], person(9), |session, _| {
        assert!(render(session, Route::Audit(id())).contains("Moderate it<"));
    });
}

#[test]
fn a_conflict_shows_no_grade_to_whoever_may_still_grade_blind() {
    for place in [0, 3] {
        let (kind, entries) = every_kind().remove(place);
        with_session(entries, person(9), |session, _| {
            let page = render(session, Route::Conflicts);
            // Of a conflict about an action, not even that there is one is told of this audit.
            let instead = if place == 0 {
                "You have not graded this audit"
            } else {
                "1 conflict is not shown"
            };
            assert!(page.contains(instead), "{kind}: {page}");
            assert_eq!(page.contains("pl-conflicts__one"), place == 0, "{kind}");
            assert!(
                !page.contains("pl-comparison") && !page.contains("type=\"radio\""),
                "{kind}"
            );
            look(session, id());
            assert!(session.seen.has(person(9).id(), id()));
            assert!(
                render(session, Route::Conflicts).contains("pl-comparison"),
                "{kind}"
            );
        });
    }
}

#[test]
fn everything_that_is_missing_is_said() {
    let conflict = record_of(&two_corrections()).conflicts[0].clone();
    assert_eq!(conflict.contested, Contested::Submissions);
    let keep = "Choose which one counts".to_owned();
    let reason = "Say why you chose this one".to_owned();
    assert_eq!(
        said(finish_resolution(&conflict, None, " ")),
        [
            (ResolutionField::Keep, keep.clone()),
            (ResolutionField::Reason, reason)
        ]
    );
    assert_eq!(
        said(finish_resolution(&conflict, Some(steps()[0].id), "Because.")),
        [(ResolutionField::Keep, keep)]
    );
    assert!(finish_resolution(&conflict, Some(conflict.heads[0]), "Because.").is_ok());
}

#[test]
fn the_queue_leads_to_the_conflicts() {
    with_session(two_corrections(), person(9), |session, _| {
        let workspace = session.desk.workspace_untracked();
        let queue = Queue::of(&workspace, person(9).id(), &BTreeSet::new());
        assert_eq!(queue.in_conflict.len(), 1);
        assert!(render(session, Route::Moderation).contains("#/conflicts"));
    });
}

#[test]
fn the_desk_tells_what_one_submitted_from_what_one_corrected_and_says_what_to_decide() {
    let mut entries = vec![steps().remove(0), correction(2, Grade::Good)];
    for (who, said) in [
        (1, "Audits you have submitted (1)"),
        (2, "Audits of others you have corrected (1)"),
    ] {
        with_session(entries.clone(), person(who), |session, _| {
            let desk = render(session, Route::Home);
            assert!(desk.contains(said), "{desk}");
            assert_eq!(desk.matches(">Audits ").count(), 1, "{desk}");
        });
    }
    entries.push(correction(1, Grade::RequiresImprovement));
    with_session(entries, person(1), |session, _| {
        assert!(render(session, Route::Home).contains("decide which version counts"));
    });
}

#[test]
fn an_action_in_conflict_shows_no_figures_to_whoever_may_still_grade_the_audit_blind() {
    let all = vec![
        steps().remove(0),
        closing(11, 3, "Seen"),
        closing(12, 4, "Seen by somebody else"),
    ];
    with_session(all, person(2), |session, _| {
        let quarter = "2024-Q3".parse().expect("a quarter");
        let page = render(session, Route::Quarter(Some(quarter), Stage::Final));
        assert!(page.contains("1 audit that waits for moderation"), "{page}");
    });
}
