//! The guide's pages drawn natively: what is on them, and what must not be.

#[path = "support/auditing.rs"]
mod auditing;
#[path = "support/session.rs"]
mod session;

use std::collections::BTreeSet;

use auditing::{audit as audit_id, begun, finished, graded};
use plumbline::{
    app::{
        route::{Guide, Route},
        session::Session,
        work::place::field_id,
    },
    domain::{
        blind::BlindEvidence,
        concern::{Concern, Told},
        draft::AuditDraft,
        entry::{AsWritten, Body, Entry},
        family::{OutcomeKind, Side},
        finish::finish_audit,
        grade::{Grade, Scale},
        graded::Choice,
        id::{ConcernId, EntryId, Seed},
        problem::{AreaField, CaseField, Place},
        tool::AuditTool,
    },
};
use session::{ENVIRONMENT, clock, now, person, render, with_session};

fn on_page(draft: AuditDraft, page: Guide) -> String {
    on_page_after(vec![], draft, page, |_| ())
}

fn on_page_after(
    entries: Vec<Entry>,
    draft: AuditDraft,
    page: Guide,
    before: impl FnOnce(Session),
) -> String {
    with_session(
        entries,
        person(1, "Ada Clarke", "Practice auditor"),
        |session, _| {
            session.drafts.begin(draft);
            before(session);
            render(session, Route::Guide(audit_id(), page))
        },
    )
}

fn try_to_submit(session: Session) {
    session::try_to_submit(session, audit_id());
}

/// Somebody tried to submit, and comes to a page without having followed a link to correct it.
fn tried_before(session: Session) {
    try_to_submit(session);
    session.changing.end();
}

fn area(n: usize) -> Guide {
    Guide::Area(AuditTool::shipped().areas[n].key.clone())
}

fn pages() -> Vec<Guide> {
    vec![Guide::Tasks, Guide::Case, area(0), Guide::Overall, Guide::Reasons]
}

fn entry(n: u8, body: Body) -> Entry {
    Entry {
        id: EntryId::new(Seed {
            millis: 1_734_000_000_000,
            random: [n; 10],
        }),
        at: clock(),
        who: person(1, "Ada Clarke", "Practice auditor"),
        about: Some(audit_id()),
        after: vec![],
        body,
        as_written: AsWritten::default(),
    }
}

/// The opening tag of the element with an id.
fn tag<'a>(html: &'a str, id: &str) -> &'a str {
    let at = html
        .find(&format!("id=\"{id}\""))
        .unwrap_or_else(|| panic!("nothing bears the id {id}"));
    let start = html[..at].rfind('<').expect("a tag");
    let end = at + html[at..].find('>').expect("the tag ends");
    &html[start..=end]
}

#[test]
fn a_task_list_of_an_audit_just_begun_says_what_is_open() {
    let html = on_page(begun(&AuditTool::shipped()), Guide::Tasks);
    for text in [
        "no reference yet",
        "Ada Clarke, Practice auditor. Begun on 16 December 2024, 16:45.",
        "Practice audit",
        "0 of 14 practice areas completed",
        "The child’s views",
        "18 tasks are still to be completed",
        "Throw this draft away",
        "Not needed",
    ] {
        assert!(html.contains(text), "{text}");
    }
    assert!(
        !html.contains("id=\"task-reasons\""),
        "nothing is inadequate, so there is no link to reasons"
    );
}

#[test]
fn a_finished_task_list_shows_the_grades_and_is_ready() {
    let html = on_page(finished(&AuditTool::shipped()), Guide::Tasks);
    assert!(html.contains("Ready to submit"));
    assert!(html.contains("14 of 14 practice areas completed"));
    assert_eq!(html.matches("pl-grade-tag--disc").count(), 15);
    assert!(html.contains("Audit P-104882"));
}

#[test]
fn the_desk_counts_completed_areas_as_the_task_list_does() {
    let mut draft = finished(&AuditTool::shipped());
    draft
        .areas
        .entry("planning".parse().expect("a key"))
        .or_default()
        .why = String::new();
    with_session(
        vec![],
        person(1, "Ada Clarke", "Practice auditor"),
        |session, _| {
            session.drafts.begin(draft);
            let said = "13 of 14 practice areas completed";
            assert!(render(session, Route::Home).contains(said));
            let tasks = Route::Guide(audit_id(), Guide::Tasks);
            assert!(render(session, tasks).contains(said));
        },
    );
}

#[test]
fn nothing_is_chosen_beforehand() {
    let mut inadequate = finished(&AuditTool::shipped());
    inadequate
        .areas
        .insert("planning".parse().expect("a key"), graded(Grade::Inadequate));
    for (draft, page) in [
        (begun(&AuditTool::shipped()), Guide::Case),
        (begun(&AuditTool::shipped()), area(0)),
        (begun(&AuditTool::shipped()), Guide::Overall),
        (inadequate, Guide::Reasons),
    ] {
        let html = on_page(draft, page.clone());
        assert!(html.contains("type=\"radio\""), "{page:?}");
        assert!(!html.contains(" checked"), "{page:?}");
        assert!(!html.contains("aria-invalid"), "{page:?}");
    }
}

#[test]
fn outstanding_is_shown_only_where_the_tool_switches_it_on() {
    let mut tool = AuditTool::shipped();
    for page in [area(0), Guide::Overall] {
        assert!(!on_page(begun(&tool), page).contains("Outstanding"));
    }
    tool.version = 2;
    tool.scale = Scale::Four;
    let published = entry(9, Body::ToolPublished(tool.clone().into()));
    let published = Entry {
        about: None,
        ..published
    };
    for page in [area(0), Guide::Overall] {
        let html = on_page_after(vec![published.clone()], begun(&tool), page, |_| ());
        assert!(html.contains("Outstanding"));
    }
}

#[test]
fn every_descriptor_of_the_area_can_be_opened() {
    let tool = AuditTool::shipped();
    let html = on_page(begun(&tool), area(0));
    assert!(html.contains("What each grade looks like"));
    for grade in tool.scale.grades() {
        for statement in tool.areas[0].looks_like(*grade) {
            assert!(html.contains(&statement.replace('&', "&amp;")), "{statement}");
        }
    }
}

#[test]
fn a_reference_that_looks_like_something_else_is_questioned_at_once() {
    for (reference, looks_like) in [
        ("Sam Carter", "a name"),
        ("3 Nov 2014", "a date of birth"),
        ("943 476 5919", "an NHS number"),
    ] {
        let mut draft = begun(&AuditTool::shipped());
        draft.case.reference = reference.to_owned();
        let html = on_page(draft.clone(), Guide::Case);
        let plain = html.replace("<!>", "").replace("<!-- -->", "");
        assert!(
            plain.contains(&format!("This looks like {looks_like}")),
            "{reference}"
        );
        let confirm = field_id(&Place::Case(CaseField::Confirm));
        assert!(!tag(&html, &confirm).contains("checked"));
        draft.case.confirm(true);
        assert!(tag(&on_page(draft, Guide::Case), &confirm).contains("checked"));
    }
    assert!(!on_page(finished(&AuditTool::shipped()), Guide::Case).contains("This looks like"));
}

#[test]
fn after_an_early_attempt_a_page_that_is_not_begun_shows_its_problems_only_to_whoever_corrects_them() {
    let tool = AuditTool::shipped();
    let mut draft = begun(&tool);
    let first = tool.areas[0].key.clone();
    draft.areas.entry(first).or_default().choice = Some(Choice::Graded(Grade::Good));
    let shows = |page, prepare: fn(Session)| {
        on_page_after(vec![], draft.clone(), page, prepare).contains("govuk-error-message")
    };
    assert!(!shows(area(5), tried_before), "nothing is entered there");
    assert!(shows(area(0), tried_before), "it was begun, and tried");
    assert!(shows(area(5), try_to_submit), "a link of the summary led there");
}

#[test]
fn after_an_attempt_every_problem_stands_at_its_field() {
    let tool = AuditTool::shipped();
    let first = tool.areas[0].key.clone();
    let mut draft = begun(&tool);
    draft.case.reference = "Sam Carter".to_owned();
    draft.areas.entry(first.clone()).or_default().choice = Some(Choice::Graded(Grade::Good));
    draft.overall.grade = Some(Grade::Inadequate);
    for (page, places) in [
        (
            Guide::Case,
            vec![
                Place::Case(CaseField::Confirm),
                Place::Case(CaseField::ServiceArea),
                Place::Case(CaseField::AuditType),
                Place::Case(CaseField::From),
                Place::Case(CaseField::To),
            ],
        ),
        (
            area(0),
            vec![
                Place::Area(first.clone(), AreaField::Saw),
                Place::Area(first, AreaField::Why),
            ],
        ),
        (Guide::Overall, vec![Place::OverallReason]),
        (
            Guide::Reasons,
            vec![Place::PrimaryReason(plumbline::domain::action::Finding::Overall)],
        ),
    ] {
        assert!(
            !on_page(draft.clone(), page.clone()).contains("govuk-error-message"),
            "before an attempt"
        );
        let html = on_page_after(vec![], draft.clone(), page.clone(), try_to_submit);
        assert_eq!(
            html.matches("class=\"govuk-error-message\"").count(),
            places.len(),
            "{page:?}"
        );
        for place in places {
            let field = field_id(&place);
            tag(&html, &field);
            let error = format!("{}-error", field.trim_end_matches("-day"));
            tag(&html, &error);
            let described = format!("{error}\"");
            assert!(
                html.match_indices("aria-describedby=\"")
                    .any(|(at, _)| html[at + 18..]
                        .split_inclusive('"')
                        .next()
                        .is_some_and(|ids| ids.ends_with(&described))),
                "nothing is described by {error}"
            );
        }
    }
}

#[test]
fn ids_are_unique_and_labels_lead_to_them() {
    let mut draft = finished(&AuditTool::shipped());
    for key in ["planning", "reviews"] {
        draft
            .areas
            .insert(key.parse().expect("a key"), graded(Grade::Inadequate));
        let finding = plumbline::domain::action::Finding::Area(key.parse().expect("a key"));
        draft.reasons_mut(&finding).primary = Some("drift".parse().expect("a key"));
    }
    draft.case.reference = "Ellis".to_owned();
    for page in pages() {
        let html = on_page_after(vec![], draft.clone(), page.clone(), try_to_submit);
        let mut seen = BTreeSet::new();
        for id in values(&html, " id=\"") {
            assert!(seen.insert(id), "{id} stands twice on {page:?}");
        }
        for target in values(&html, " for=\"") {
            assert!(seen.contains(target), "no {target} on {page:?}");
        }
    }
}

fn values<'a>(html: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    html.match_indices(attribute).map(move |(at, _)| {
        let value = &html[at + attribute.len()..];
        &value[..value.find('"').expect("the value ends")]
    })
}

#[test]
fn what_somebody_typed_never_becomes_markup() {
    let evil = "\"><script>alert(1)</script>";
    let mut draft = finished(&AuditTool::shipped());
    draft.case.reference = evil.to_owned();
    draft.case.team = evil.to_owned();
    draft.overall.reason = format!("</textarea>{evil}");
    draft.overall.grade = Some(Grade::Inadequate);
    for (key, area) in &mut draft.areas {
        area.saw = format!("{key} saw {evil}");
        area.why = format!("{key} why {evil}");
    }
    for page in pages() {
        let html = on_page(draft.clone(), page.clone());
        assert!(!html.contains("<script"), "{page:?}");
    }
}

#[test]
fn what_does_not_apply_asks_for_less_and_keeps_what_was_typed() {
    let tool = AuditTool::shipped();
    let key = tool.areas[0].key.clone();
    let mut draft = finished(&tool);
    let id_of = |field| format!("id=\"{}\"", field_id(&Place::Area(key.clone(), field)));
    draft.areas.entry(key.clone()).or_default().impact = "He is at school again.".to_owned();
    assert!(on_page(draft.clone(), area(0)).contains(&id_of(AreaField::Impact)));
    draft.areas.entry(key.clone()).or_default().choice = Some(Choice::NotApplicable);
    let html = on_page(draft.clone(), area(0));
    assert!(!html.contains(&id_of(AreaField::Impact)));
    assert!(html.contains(&id_of(AreaField::Saw)));
    assert!(html.contains("Why it does not apply (optional)"));

    let today = ENVIRONMENT.now().local.date();
    let submission = finish_audit(&draft, &tool, today).expect("whole");
    assert_eq!(
        submission.areas[0].impact, None,
        "what is not asked is not submitted"
    );
    draft.areas.entry(key).or_default().choice = Some(Choice::Graded(Grade::Good));
    assert!(on_page(draft, area(0)).contains("He is at school again."));
}

#[test]
fn what_a_blind_moderator_reads_does_not_depend_on_the_kind_of_answer() {
    let tool = AuditTool::shipped();
    let today = ENVIRONMENT.now().local.date();
    let evidence = |choice| {
        let mut draft = finished(&tool);
        draft.areas.entry(tool.areas[0].key.clone()).or_default().choice = Some(choice);
        finish_audit(&draft, &tool, today).map(|submission| BlindEvidence::from(&submission))
    };
    let graded = evidence(Choice::Graded(Grade::Good));
    assert!(graded.is_ok());
    assert_eq!(evidence(Choice::NotApplicable), graded);
    assert_eq!(evidence(Choice::NotEnoughEvidence), graded);
    // And none is submitted without it.
    for choice in [
        Choice::Graded(Grade::Good),
        Choice::NotApplicable,
        Choice::NotEnoughEvidence,
    ] {
        let mut draft = finished(&tool);
        let given = draft.areas.entry(tool.areas[0].key.clone()).or_default();
        (given.choice, given.saw) = (Some(choice), String::new());
        let problems = finish_audit(&draft, &tool, today).expect_err("nothing seen");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(
            problems[0].place,
            Place::Area(tool.areas[0].key.clone(), AreaField::Saw)
        );
    }
}

#[test]
fn a_contradiction_is_pointed_out_and_explained_at_the_overall_grade() {
    let mut draft = finished(&AuditTool::shipped());
    assert!(!on_page(draft.clone(), Guide::Overall).contains("Worth another look"));
    draft.overall.grade = Some(Grade::Inadequate);
    assert!(!on_page(draft.clone(), Guide::Tasks).contains("Worth another look"));
    let html = on_page(draft.clone(), Guide::Overall);
    assert!(html.contains("Worth another look"));
    assert!(html.contains("You graded the audit inadequate overall"));
    assert!(html.contains("id=\"contradiction-overall-below\""));
}

#[test]
fn a_family_contradicts_the_grades_only_if_no_area_shows_what_it_said() {
    let mut draft = finished(&AuditTool::shipped());
    draft.family[0].outcome = Some(OutcomeKind::Spoke);
    draft.family[0].note(
        "understanding-the-plan".parse().expect("a key"),
        Side::ToStrengthen,
    );
    let said = "The child talked about “Understanding the plan” as something to strengthen; \
                you graded “Planning” good and “The child's voice” good.";
    assert!(on_page(draft.clone(), Guide::Overall).contains(said));
    let planning = draft.areas.entry("planning".parse().expect("a key")).or_default();
    planning.choice = Some(Choice::Graded(Grade::Inadequate));
    assert!(!on_page(draft, Guide::Overall).contains("Understanding the plan"));
}

#[test]
fn areas_without_a_grade_are_counted_beside_the_spread() {
    let tool = AuditTool::shipped();
    let mut draft = finished(&tool);
    draft.areas.entry(tool.areas[0].key.clone()).or_default().choice = Some(Choice::NotApplicable);
    draft.areas.entry(tool.areas[1].key.clone()).or_default().choice = Some(Choice::NotEnoughEvidence);
    draft.areas.remove(&tool.areas[2].key);
    let html = on_page(draft, Guide::Overall);
    assert!(html.contains("How you graded the practice areas: 11 graded"));
    assert!(html.contains("Not counted above: 1 not applicable, 1 not enough evidence, 1 not answered yet."));
}

#[test]
fn a_concern_leads_on_every_page_until_it_says_who_was_told() {
    let concern = ConcernId::new(Seed {
        millis: 1_734_000_000_000,
        random: [5; 10],
    });
    let words = |text: &str| text.to_owned().try_into().expect("words");
    let raised = entry(
        1,
        Body::ConcernRaised(Concern {
            id: concern,
            what: words("Seen alone at night"),
            case: None,
        }),
    );
    let told = Told {
        concern,
        whom: words("Duty manager"),
        at: ENVIRONMENT.now().local,
    };
    let told = Entry {
        after: vec![raised.id],
        ..entry(2, Body::ConcernTold(told))
    };
    for page in pages() {
        let draft = begun(&AuditTool::shipped());
        let html = on_page_after(vec![raised.clone()], draft.clone(), page.clone(), |_| ());
        assert!(html.contains("Nobody has been told yet"), "{page:?}");
        assert!(html.contains("Seen alone at night"), "{page:?}");
        let html = on_page_after(vec![raised.clone(), told.clone()], draft, page.clone(), |_| ());
        assert!(!html.contains("Nobody has been told yet"), "{page:?}");
        assert!(
            html.contains("Record an immediate safeguarding concern"),
            "{page:?}"
        );
    }
}

#[test]
fn an_audit_without_a_draft_says_where_to_go() {
    with_session(
        vec![],
        person(1, "Ada Clarke", "Practice auditor"),
        |session, _| {
            for page in pages() {
                let html = render(session, Route::Guide(audit_id(), page));
                assert!(html.contains("There is no draft of this audit on this device"));
            }
        },
    );
    let submission = finish_audit(
        &finished(&AuditTool::shipped()),
        &AuditTool::shipped(),
        ENVIRONMENT.now().local.date(),
    );
    let submitted = entry(3, Body::AuditSubmitted(submission.expect("whole").into()));
    with_session(
        vec![submitted],
        person(1, "Ada Clarke", "Practice auditor"),
        |session, _| {
            let html = render(session, Route::Guide(audit_id(), Guide::Case));
            assert!(html.contains("This audit is submitted"));
            assert!(html.contains(&Route::Audit(audit_id()).href()));
        },
    );
}

#[test]
fn a_draft_thrown_away_is_back_as_it_was() {
    with_session(
        vec![],
        person(1, "Ada Clarke", "Practice auditor"),
        |session, _| {
            let draft = finished(&AuditTool::shipped());
            let editing = session.drafts.begin(draft.clone());
            now(editing.remove()).expect("memory removes");
            assert!(!editing.exists());
            session.begin(draft.clone());
            assert_eq!(editing.get_untracked(), Some(draft));
        },
    );
}
