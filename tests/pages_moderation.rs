//! The moderator's pages drawn natively: what is on them, and above all what is not.

#[path = "support/html.rs"]
mod html;
#[path = "support/session.rs"]
mod session;
mod support;

use std::sync::Arc;

use html::text;
use jiff::civil::date;
use plumbline::{
    app::{
        route::{Guide, Moderate, Route},
        session::Session,
        work::looking::look,
    },
    domain::{
        action::Finding,
        audit::{Correction, Submission},
        blind::BlindEvidence,
        comparison::{Comparison, Difference},
        concern::Concern,
        draft::{AgreementDraft, ModerationDraft, Sheet as _},
        entry::{Body, Entry},
        grade::Grade,
        graded::{AreaGrade, Choice},
        id::{ConcernId, WeekId},
        moderation::Mode,
        queue::Queue,
        sample::{Because, Draw, Drawn},
        stage::Stage,
        tool::AuditTool,
        week::PracticeWeek,
    },
    ui::concerns::ToldFirst,
};
use session::{render, with_session};
use support::{audit::AuditBuilder, entry, inadequate, person, seed, with_tool, words};

const HIDDEN: &str = "HIDDEN-until-graded";
const SEEN: &str = "SEEN-by-the-auditor";

fn audit(number: u32) -> AuditBuilder {
    AuditBuilder::with_tool(number, &AuditTool::shipped())
}

/// A submission in which every text says whether a blind moderator may read it.
fn marked(builder: &AuditBuilder) -> Submission {
    let (hidden, seen) = (Some(words(HIDDEN)), Some(words(SEEN)));
    let mut submission = builder.submission().clone();
    for finding in &mut submission.areas {
        finding.grade = inadequate("drift");
        finding.saw = seen.clone();
        finding.why = hidden.clone();
        finding.impact = hidden.clone();
    }
    for contact in &mut submission.family {
        contact.changed_grading = hidden.clone();
        for theme in &mut contact.themes {
            theme.quote = seen.clone();
        }
    }
    submission.overall.grade = support::audit::overall(Grade::Inadequate);
    submission.overall.reason = words(HIDDEN);
    for action in &mut submission.actions {
        action.what = words(HIDDEN);
        action.owner = words(HIDDEN);
        action.puts_right = words(HIDDEN);
    }
    submission.good_practice = hidden;
    submission
}

/// The entries of an audit with this submission.
fn submitted(builder: &AuditBuilder, submission: Submission) -> Vec<Entry> {
    let mut entries = builder.entries();
    entries[0].body = Body::AuditSubmitted(Arc::new(submission));
    entries
}

fn drawn(builder: &AuditBuilder, because: Because) -> Entry {
    entry(
        77,
        Body::SampleDrawn(Draw {
            quarter: "2024-Q3".parse().expect("a quarter"),
            rules: AuditTool::shipped().moderation,
            seed: words("winter"),
            from: 9,
            drawn: vec![Drawn {
                audit: builder.id(),
                because,
            }],
        }),
    )
}

fn begin(session: Session, builder: &AuditBuilder, mode: Mode) {
    let record = session
        .desk
        .workspace_untracked()
        .audit(builder.id())
        .expect("is there")
        .clone();
    let draft = ModerationDraft::begin(&record, person(2), mode).expect("can be begun");
    session.drafts.begin(draft);
}

/// The ids that occur more than once.
fn repeated_ids(html: &str) -> Vec<&str> {
    let mut ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    ids.sort_unstable();
    ids.windows(2)
        .filter(|pair| pair[0] == pair[1])
        .map(|pair| pair[0])
        .collect()
}

/// The number of selected radios and checkboxes.
fn chosen(html: &str) -> usize {
    let inputs = html
        .split("<input")
        .skip(1)
        .filter_map(|rest| rest.split('>').next());
    inputs.filter(|input| input.contains(" checked")).count()
}

/// Every page a moderator may come to before grading.
fn pages(builder: &AuditBuilder) -> Vec<Route> {
    let areas = AuditTool::shipped()
        .areas
        .into_iter()
        .map(|area| Moderate::Area(area.key));
    let pages = [Moderate::Tasks, Moderate::Overall, Moderate::Check]
        .into_iter()
        .chain(areas);
    let pages = pages.map(|page| Route::Moderate(builder.id(), page));
    pages
        .chain([
            Route::Moderation,
            Route::Audit(builder.id()),
            Route::Compare(builder.id()),
        ])
        .collect()
}

#[test]
fn blind_evidence_carries_nothing_that_gives_a_grade_away() {
    let evidence = BlindEvidence::from(&marked(&audit(1)));
    let text = serde_json::to_string(&evidence).expect("serialises");
    assert!(!text.contains(HIDDEN), "{text}");
    assert!(!text.contains("inadequate") && !text.contains("drift"), "{text}");
    assert!(text.contains(SEEN));
}

#[test]
fn no_page_before_a_blind_grading_shows_what_is_hidden() {
    let builder = audit(1);
    let mut entries = submitted(&builder, marked(&builder));
    entries.push(drawn(&builder, Because::Grade));
    for begun in [false, true] {
        with_session(with_tool(entries.clone()), person(2), |session, _| {
            if begun {
                begin(session, &builder, Mode::Blind);
            }
            for route in pages(&builder) {
                let html = render(session, route.clone());
                assert!(!html.contains(HIDDEN), "{route}");
                assert!(!html.contains("every audit of this grade"), "{route}");
                assert!(!html.contains("Primary reason: "), "{route}");
                assert!(!html.contains("pl-grade-tag"), "{route}: a grade is shown");
            }
        });
    }
}

#[test]
fn the_evidence_is_there_to_be_read() {
    let builder = audit(1);
    with_session(
        with_tool(submitted(&builder, marked(&builder))),
        person(2),
        |session, _| {
            begin(session, &builder, Mode::Blind);
            let area = AuditTool::shipped().areas[0].key.clone();
            assert!(render(session, Route::Moderate(builder.id(), Moderate::Area(area))).contains(SEEN));
            assert!(render(session, Route::Moderate(builder.id(), Moderate::Tasks)).contains(SEEN));
        },
    );
}

#[test]
fn an_open_grading_shows_the_auditors_reasons_beside_the_question() {
    let builder = audit(1);
    with_session(
        with_tool(submitted(&builder, marked(&builder))),
        person(2),
        |session, _| {
            begin(session, &builder, Mode::Open);
            let area = AuditTool::shipped().areas[0].key.clone();
            let html = render(session, Route::Moderate(builder.id(), Moderate::Area(area)));
            assert!(html.contains(HIDDEN) && html.contains("Primary reason: Drift"));
        },
    );
}

#[test]
fn nothing_is_chosen_beforehand_in_either_mode() {
    let builder = audit(1);
    for mode in [Mode::Blind, Mode::Open] {
        with_session(
            with_tool(submitted(&builder, marked(&builder))),
            person(2),
            |session, _| {
                begin(session, &builder, mode);
                for route in pages(&builder) {
                    assert_eq!(chosen(&render(session, route.clone())), 0, "{route}");
                }
            },
        );
    }
}

#[test]
fn a_row_to_grade_says_that_an_audit_is_in_the_sample_and_never_why() {
    let builder = audit(1);
    for because in [Because::Grade, Because::Random, Because::Auditor] {
        let mut entries = builder.entries();
        entries.push(drawn(&builder, because));
        with_session(with_tool(entries), person(2), |session, _| {
            let html = render(session, Route::Moderation);
            assert!(html.contains("In the sample, Q3 2024/25"));
            assert!(!html.contains(&format!("Drawn: {}", because.label())));
        });
    }
}

#[test]
fn audits_in_the_sample_are_apart_from_those_that_can_merely_be_graded() {
    let audits = [audit(1), audit(2), audit(3)];
    let mut entries: Vec<Entry> = audits.iter().flat_map(AuditBuilder::entries).collect();
    let without = entries.clone();
    entries.push(drawn(&audits[1], Because::Random));
    with_session(with_tool(entries), person(2), |session, _| {
        let page = text(&render(session, Route::Moderation));
        assert!(page.contains("In the sample, to grade (1)"), "{page}");
        assert!(
            page.contains("Not in the sample, but can be graded (2)"),
            "{page}"
        );
        let desk = text(&render(session, Route::Home));
        assert!(
            desk.contains("Moderate 1 audit in the sample (2 more can be moderated)"),
            "{desk}"
        );
    });
    with_session(with_tool(without), person(2), |session, _| {
        let page = text(&render(session, Route::Moderation));
        assert!(
            page.contains("To grade (3)") && !page.contains("Not in the sample"),
            "{page}"
        );
    });
}

#[test]
fn ones_own_audits_are_left_out_and_that_is_said_once() {
    let entries: Vec<Entry> = [audit(1), audit(2)]
        .iter()
        .flat_map(AuditBuilder::entries)
        .collect();
    with_session(with_tool(entries), person(1), |session, _| {
        let queue = Queue::of(
            &session.desk.workspace_untracked(),
            person(1).id(),
            &Default::default(),
        );
        assert!(queue.is_empty());
        let html = render(session, Route::Moderation);
        assert_eq!(html.matches("2 of your own audits are left out").count(), 1);
        assert!(!html.contains("href=\"#/moderate/"));
        let html = render(session, Route::Moderate(audit(1).id(), Moderate::Tasks));
        assert!(html.contains("Nobody moderates their own audit"));
    });
}

#[test]
fn an_empty_queue_says_what_to_do() {
    with_session(vec![], person(2), |session, _| {
        let html = render(session, Route::Moderation);
        assert!(html.contains("No audits have been submitted yet") && html.contains("Go to the desk"));
    });
}

#[test]
fn another_persons_grading_is_not_shown() {
    let builder = audit(1);
    with_session(with_tool(builder.entries()), person(3), |session, _| {
        begin(session, &builder, Mode::Blind);
        let draft = session.drafts.editing::<ModerationDraft>(builder.id());
        draft.update(|draft| draft.overall.reason = "typed by somebody else".to_owned());
        for page in [Moderate::Tasks, Moderate::Overall, Moderate::Check] {
            let html = render(session, Route::Moderate(builder.id(), page));
            assert!(
                html.contains(
                    "Somebody else is moderating this \
                                   audit"
                ) && !html.contains("typed by somebody else")
            );
        }
    });
}

fn pair() -> AuditBuilder {
    audit(1)
        .area(3, AreaGrade::RequiresImprovement)
        .moderated(Mode::Blind, Grade::RequiresImprovement)
        .moderator_area(0, AreaGrade::RequiresImprovement)
        .moderator_area(1, inadequate("drift"))
        .moderator_area(2, AreaGrade::NotEnoughEvidence)
        .moderator_area(3, AreaGrade::Good)
}

#[test]
fn differences_are_counted_and_say_which_way() {
    with_session(with_tool(pair().entries()), person(2), |session, _| {
        let workspace = session.desk.workspace_untracked();
        let comparison =
            Comparison::of(workspace.audit(pair().id()).expect("is there")).expect("two gradings");
        assert_eq!(
            (comparison.differences(), comparison.up(), comparison.down()),
            (5, 1, 3)
        );
        let found: Vec<_> = comparison
            .pairs
            .iter()
            .filter_map(|pair| pair.difference())
            .collect();
        let expected = [
            Difference::Down(1),
            Difference::Down(2),
            Difference::OneGrade,
            Difference::Up(1),
            Difference::Down(1),
        ];
        assert_eq!(found, expected);
        let html = render(session, Route::Compare(pair().id()));
        assert!(html.contains("Show the 5 differences only"));
        assert!(html.contains("5 of 15 differ, counting the overall grade: the moderator graded 1 higher and 3 lower; 1 differs in another way."));
        assert!(html.contains("Moderated blind"));
    });
}

#[test]
fn one_grade_with_two_primary_reasons_is_a_difference_and_settles_neither() {
    let builder = audit(1)
        .area(0, inadequate("drift"))
        .moderated(Mode::Blind, Grade::Good)
        .moderator_area(0, inadequate("supervision"));
    with_session(with_tool(builder.entries()), person(2), |session, _| {
        let workspace = session.desk.workspace_untracked();
        let record = workspace.audit(builder.id()).expect("is there");
        let comparison = Comparison::of(record).expect("two gradings");
        assert_eq!(comparison.pairs[0].difference(), Some(Difference::Reason));
        let draft = AgreementDraft::begin(record).expect("begins");
        assert_eq!(draft.given(&comparison.pairs[0].about).reasons.primary, None);
    });
}

#[test]
fn reasons_that_were_given_are_not_asked_for_again() {
    let builder = audit(1)
        .area(0, inadequate("drift"))
        .moderated(Mode::Blind, Grade::Good)
        .moderator_area(0, AreaGrade::Good)
        .moderator_area(1, inadequate("supervision"));
    with_session(with_tool(builder.entries()), person(2), |session, _| {
        let record = session.desk.workspace_untracked();
        let record = record.audit(builder.id()).expect("is there").clone();
        let draft = AgreementDraft::begin(&record).expect("begins");
        let areas = AuditTool::shipped().areas;
        for (area, reason) in areas.iter().zip(["drift", "supervision"]) {
            let given = draft.given(&Finding::Area(area.key.clone()));
            assert_eq!(given.choice, None);
            assert_eq!(given.reasons.primary, reason.parse().ok());
        }
        session.drafts.begin(draft);
        let name = AuditTool::shipped();
        let name = name.reason_name(&"drift".parse().expect("a key")).to_owned();
        let said = format!("Auditor: inadequate ({name}). Moderator: good.");
        assert!(text(&render(session, Route::Compare(builder.id()))).contains(&said));
    });
}

#[test]
fn an_agreement_stands_already_only_where_both_gave_the_same() {
    with_session(with_tool(pair().entries()), person(2), |session, _| {
        let record = session
            .desk
            .workspace_untracked()
            .audit(pair().id())
            .expect("is there")
            .clone();
        let draft = AgreementDraft::begin(&record).expect("begins");
        let areas = AuditTool::shipped().areas;
        for (n, area) in areas.iter().enumerate() {
            let given = draft.given(&Finding::Area(area.key.clone())).choice;
            let expected = (n > 3).then_some(Choice::Graded(Grade::Good));
            assert_eq!(given, expected, "{}", area.name);
        }
        assert_eq!(draft.given(&Finding::Overall).choice, None);
        session.drafts.begin(draft);
        let html = render(session, Route::Compare(pair().id()));
        assert_eq!(
            chosen(&html),
            areas.len() - 4,
            "one radio for each that both gave the same"
        );
        assert!(html.contains("Not settled yet"));
    });
}

#[test]
fn agreed_grades_show_with_their_reason_and_who_recorded_them() {
    let builder = pair().agreed(Grade::Good);
    with_session(with_tool(builder.entries()), person(3), |session, _| {
        let html = render(session, Route::Compare(builder.id()));
        assert!(html.contains("The grades are agreed") && html.contains("Recorded by"));
        assert!(!html.contains("Settle the grades"));
    });
}

#[test]
fn whoever_may_still_moderate_is_asked_before_an_audit_is_shown() {
    let builder = audit(1);
    let entries = submitted(&builder, marked(&builder));
    with_session(with_tool(entries.clone()), person(2), |session, _| {
        let html = render(session, Route::Audit(builder.id()));
        assert!(html.contains("You have not graded this audit") && !html.contains(HIDDEN));
    });
    with_session(with_tool(entries), person(1), |session, _| {
        let html = render(session, Route::Audit(builder.id()));
        assert!(html.contains(HIDDEN) && html.contains("Correct this submission"));
        assert!(html.contains("History") && html.contains("Audit submitted"));
    });
}

#[test]
fn what_somebody_wrote_is_only_ever_text() {
    let attack = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    let builder = audit(1);
    let mut submission = marked(&builder);
    for finding in &mut submission.areas {
        finding.saw = Some(words(attack));
        finding.why = Some(words(attack));
    }
    submission.overall.reason = words(attack);
    submission.case.team = Some(words(attack));
    let entries = submitted(&builder.clone().moderated(Mode::Blind, Grade::Good), submission);
    with_session(with_tool(entries), person(3), |session, _| {
        for route in [
            Route::Audit(builder.id()),
            Route::Compare(builder.id()),
            Route::Moderation,
        ] {
            let html = render(session, route.clone());
            assert!(
                !html.contains("<script>") && !html.contains("<img src=x"),
                "{route}"
            );
            assert!(html.contains("&lt;script&gt;"), "{route}");
        }
    });
}

#[test]
fn every_id_on_a_page_is_its_own() {
    let builder = pair();
    with_session(with_tool(builder.entries()), person(3), |session, _| {
        let record = session
            .desk
            .workspace_untracked()
            .audit(builder.id())
            .expect("is there")
            .clone();
        session
            .drafts
            .begin(AgreementDraft::begin(&record).expect("begins"));
        for route in [
            Route::Audit(builder.id()),
            Route::Compare(builder.id()),
            Route::Moderation,
        ] {
            let html = render(session, route.clone());
            assert!(repeated_ids(&html).is_empty(), "{route}");
        }
    });
}

#[test]
fn every_audit_of_the_example_draws_on_every_page_with_ids_of_its_own() {
    let example = plumbline::example::example();
    with_session(example.entries, person(2), |session, _| {
        let workspace = session.desk.workspace_untracked();
        assert!(workspace.audits().len() > 0);
        for record in workspace.audits() {
            if let Some(draft) = ModerationDraft::begin(record, person(2), Mode::Blind) {
                session.drafts.begin(draft);
            }
            if let Some(draft) = AgreementDraft::begin(record) {
                session.drafts.begin(draft);
            }
            let id = record.id;
            for route in [
                Route::Audit(id),
                Route::Compare(id),
                Route::Moderate(id, Moderate::Tasks),
            ] {
                let html = render(session, route.clone());
                assert!(
                    html.contains("page-title") && repeated_ids(&html).is_empty(),
                    "{route}: {:?}",
                    repeated_ids(&html)
                );
            }
        }
        assert!(repeated_ids(&render(session, Route::Moderation)).is_empty());
    });
}

#[test]
fn whoever_has_looked_at_the_grades_is_not_offered_to_grade_blind() {
    let builder = audit(1);
    with_session(with_tool(builder.entries()), person(2), |session, _| {
        let start = Route::Moderate(builder.id(), Moderate::Tasks);
        assert!(render(session, start.clone()).contains("Grade blind"));
        session.seen.note(person(2).id(), [builder.id()]);
        let html = render(session, start.clone());
        assert!(!html.contains("Grade blind") && html.contains("Grade open"));
        session.people.sit_down(person(3)).expect("there is room");
        assert!(render(session, start).contains("Grade blind"));
    });
}

#[test]
fn no_figure_of_a_quarter_gives_a_grade_away_to_whoever_has_begun_to_grade_it_blind() {
    let week = PracticeWeek {
        id: WeekId::new(seed(6, 1)),
        name: words("Permanence"),
        first_day: jiff::civil::date(2024, 11, 11),
        last_day: jiff::civil::date(2024, 11, 15),
        service_areas: vec!["permanence".parse().expect("a key")],
        planned: None,
    };
    let builder = audit(1).overall(Grade::Inadequate).week(week.id);
    let quarter = "2024-Q3".parse().expect("a quarter");
    let figures = || {
        [
            Route::Quarter(Some(quarter), Stage::Auditor),
            Route::Quarter(Some(quarter), Stage::Final),
            Route::Week(week.id),
        ]
    };
    let all = support::entries(&[], std::slice::from_ref(&week), std::slice::from_ref(&builder));
    with_session(all, person(2), |session, _| {
        let shows = |route| render(session, route).contains("1 of 1");
        assert!(!figures().into_iter().any(shows), "it waits for moderation");
        begin(session, &builder, Mode::Blind);
        assert!(!figures().into_iter().any(shows));
        assert!(
            render(session, Route::Quarter(Some(quarter), Stage::Final)).contains("Commit your grades first")
        );
        look(session, builder.id());
        assert!(figures().into_iter().all(shows), "they chose to look");
    });
    with_session(with_tool(builder.clone().entries()), person(2), |session, _| {
        begin(session, &builder, Mode::Open);
        assert!(render(session, Route::Quarter(Some(quarter), Stage::Final)).contains("1 of 1"));
    });
}

#[test]
fn the_page_of_an_agreed_audit_leads_with_the_grade_that_counts_and_says_whose_each_is() {
    let agreed = audit(1)
        .overall(Grade::RequiresImprovement)
        .moderated(Mode::Open, Grade::Inadequate)
        .agreed(Grade::Inadequate)
        .agreed_area(0, inadequate("drift"));
    with_session(with_tool(agreed.entries()), person(1), |session, _| {
        let page = text(&render(session, Route::Audit(agreed.id())));
        let at = |words: &str| {
            page.find(words)
                .unwrap_or_else(|| panic!("{words} is missing: {page}"))
        };
        let counts = at("Agreed grade, which counts");
        let moderators = at("Moderator’s grade");
        let auditors = at("Auditor’s grade");
        assert!(counts < moderators && moderators < auditors);
        assert!(page[counts..moderators].contains("Inadequate"));
        assert!(page[auditors..].contains("Requires improvement"));
        assert!(at("whose grade changed when it was agreed") < at("Auditor’s overall grade"));
    });
}

#[test]
fn an_auditors_grade_is_called_the_auditors_before_and_after_moderation() {
    let cases = [
        (audit(1), "Auditor’s grade, not moderated yet"),
        (
            audit(1).moderated(Mode::Open, Grade::Good),
            "Auditor’s grade, which counts until a grade is agreed",
        ),
    ];
    for (builder, words) in cases {
        with_session(with_tool(builder.entries()), person(1), |session, _| {
            let page = text(&render(session, Route::Audit(builder.id())));
            assert!(page.contains(words), "{page}");
        });
    }
    let conflict = audit(1).in_conflict();
    with_session(with_tool(conflict.entries()), person(1), |session, _| {
        let page = text(&render(session, Route::Audit(conflict.id())));
        assert!(!page.contains("Auditor’s grade,"), "{page}");
    });
}

#[test]
fn after_a_later_correction_nothing_is_said_to_have_changed_when_the_grade_was_agreed() {
    let agreed = audit(1)
        .moderated(Mode::Open, Grade::Good)
        .agreed(Grade::Good)
        .agreed_area(0, inadequate("drift"));
    let mut entries = agreed.entries();
    let mut corrected = entry(
        99,
        Body::SubmissionCorrected(Arc::new(Correction {
            submission: Arc::new(agreed.submission().clone()),
            reason: words("A paper file turned up."),
        })),
    );
    corrected.who = entries[0].who.clone();
    corrected.about = entries[0].about;
    corrected.after = vec![entries[0].id];
    entries.push(corrected);
    with_session(with_tool(entries), person(1), |session, _| {
        let page = text(&render(session, Route::Audit(agreed.id())));
        assert!(page.contains("Agreed grade, which counts"), "{page}");
        assert!(page.contains("Corrected by"), "{page}");
        assert!(!page.contains("whose grade changed when it was agreed"), "{page}");
    });
}

#[test]
fn a_concern_can_be_recorded_from_the_top_of_every_page_of_an_audit() {
    let builder = audit(1);
    with_session(with_tool(builder.entries()), person(2), |session, _| {
        begin(session, &builder, Mode::Blind);
        let link = "Record an immediate safeguarding concern";
        let mut routes = pages(&builder);
        routes.extend([
            Route::Audit(builder.id()),
            Route::Withdraw(builder.id()),
            Route::Guide(builder.id(), Guide::Tasks),
        ]);
        for route in routes.into_iter().filter(|route| route.audit().is_some()) {
            let html = render(session, route.clone());
            let (before, _) = html
                .split_once(link)
                .unwrap_or_else(|| panic!("not on {route:?}"));
            assert!(!before.contains("<h1"), "below the heading of {route:?}");
        }
        for route in [Route::Home, Route::Concern(builder.id())] {
            assert!(!render(session, route).contains(link));
        }
        let back = "Back to your grading";
        assert!(render(session, Route::Concern(builder.id())).contains(back));
    });
}

#[test]
fn whoever_commits_while_nobody_was_told_of_a_concern_is_asked_first() {
    let builder = audit(1);
    let raised = Entry {
        about: Some(builder.id()),
        ..entry(
            70,
            Body::ConcernRaised(Concern {
                id: ConcernId::new(seed(6, 1)),
                what: words("Seen alone at night"),
                case: None,
            }),
        )
    };
    let entries = |concerns: &[Entry]| with_tool([&builder.entries(), concerns].concat());
    with_session(entries(&[]), person(2), |session, _| {
        assert!(ToldFirst::of(session, builder.id()).can_commit());
    });
    with_session(entries(&[raised]), person(2), |session, _| {
        assert!(!ToldFirst::of(session, builder.id()).can_commit());
    });
}

#[test]
fn overdue_actions_lead_to_their_audits_and_tell_nothing_to_whoever_may_grade_blind() {
    let builder = audit(1);
    let mut submission = builder.submission().clone();
    submission.actions[0].due = date(2024, 12, 1);
    let all = with_tool(submitted(&builder, submission));
    let auditor = builder.entries()[0].who.clone();
    let desk = |who| with_session(all.clone(), who, |session, _| render(session, Route::Home));
    let html = desk(auditor);
    let said = text(&html);
    assert!(
        said.contains("Overdue actions (1)") && said.contains(": 1 overdue action"),
        "{said}"
    );
    assert!(html.contains(&Route::Audit(builder.id()).href()));
    assert!(!desk(person(2)).contains("verdue action"));
}
