//! The guide's later pages drawn natively: family, actions, good practice, check answers, concerns.

#[path = "support/draft.rs"]
mod draft;
#[path = "support/session.rs"]
mod session;

use draft::{begun, whole};
use plumbline::{
    app::{
        route::{Guide, Route},
        session::Session,
        work::{
            acts,
            place::{field_id, guide_page},
        },
    },
    domain::{
        action::Finding,
        blind::BlindEvidence,
        draft::{AuditDraft, ByPlace},
        explained::About,
        family::{OutcomeKind, Side},
        finish::finish_audit,
        grade::Grade,
        graded::Choice,
        id::AuditId,
        problem::{AreaField, Place},
        tool::AuditTool,
    },
    ui::reading::outline::{self, Line, Value},
};
use session::{now, person, render, try_to_submit, with_session};

fn test(test: impl FnOnce(Session)) {
    with_session(
        vec![],
        person(1, "Ada Clarke", "Practice auditor"),
        |session, _| test(session),
    );
}

fn page(session: Session, audit: AuditId, page: Guide) -> String {
    render(session, Route::Guide(audit, page))
}

fn attempt(session: Session, audit: AuditId) {
    try_to_submit(session, audit);
}

fn assert_ids_are_unique(html: &str) {
    let mut ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    ids.sort_unstable();
    let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
    assert_eq!(twice, None);
}

#[test]
fn each_outcome_asks_for_its_own_particulars_and_nothing_else() {
    let fields = |n: usize| {
        [
            "method",
            "on-day",
            "attempts",
            "because",
            "observed",
            "theme",
            "changed-grading",
        ]
        .map(|field| format!("id=\"family-{n}-{field}\""))
    };
    let cases: [(OutcomeKind, &[usize]); 6] = [
        (OutcomeKind::Spoke, &[0, 1, 5, 6]),
        (OutcomeKind::Declined, &[1]),
        (OutcomeKind::NotReached, &[2]),
        (OutcomeKind::NotSafe, &[3]),
        (OutcomeKind::Observed, &[1, 4, 5, 6]),
        (OutcomeKind::NotAttempted, &[3]),
    ];
    test(|session| {
        let editing = begun(session);
        for n in [0, 1] {
            for (kind, shown) in cases {
                if n == 1 && kind == OutcomeKind::Observed {
                    continue;
                }
                editing.update(|draft| draft.family[n].outcome = Some(kind));
                let html = page(session, editing.audit(), Guide::Family(n));
                for (i, field) in fields(n).iter().enumerate() {
                    assert_eq!(html.contains(field), shown.contains(&i), "{kind:?} {n} {field}");
                }
                assert_ids_are_unique(&html);
            }
        }
    });
}

#[test]
fn only_adults_are_asked_who_they_are_and_only_a_child_is_observed() {
    test(|session| {
        let audit = begun(session).audit();
        let child = page(session, audit, Guide::Family(0));
        let adult = page(session, audit, Guide::Family(1));
        assert!(!child.contains("Whose views are these?") && adult.contains("Whose views are these?"));
        assert!(child.contains("Observed (too young") && !adult.contains("Observed (too young"));
        assert!(!child.contains("Remove this parent") && !adult.contains("Remove this parent"));
        assert!(child.contains("What to talk about with the child"));
        assert!(adult.contains("Add another parent or carer"));
        assert!(page(session, audit, Guide::Family(7)).contains("There is nobody here"));
    });
}

#[test]
fn the_last_adult_and_the_child_stay() {
    test(|session| {
        let editing = begun(session);
        editing.update(|draft| {
            assert_eq!(draft.remove_contact(0), None);
            assert_eq!(draft.remove_contact(1), None);
            assert_eq!(draft.add_adult(), 2);
            draft.family[2].attempts = "4".to_owned();
        });
        assert!(page(session, editing.audit(), Guide::Family(2)).contains("Remove this parent or carer"));
        editing.update(|draft| {
            let before = draft.clone();
            let taken = draft.remove_contact(1).expect("one of two");
            draft.put_contact_back(1, taken);
            assert_eq!(*draft, before);
        });
    });
}

#[test]
fn what_was_typed_under_another_outcome_is_kept() {
    test(|session| {
        let editing = whole(session);
        editing.update(|draft| draft.family[0].outcome = Some(OutcomeKind::Declined));
        let html = page(session, editing.audit(), Guide::Check);
        assert!(html.contains("2 noted earlier; left out") && !html.contains("She waits until"));
        editing.update(|draft| draft.family[0].outcome = Some(OutcomeKind::Spoke));
        assert!(page(session, editing.audit(), Guide::Family(0)).contains("She waits until I have said it"));
    });
}

#[test]
fn a_theme_stands_on_both_sides_each_with_its_quote() {
    test(|session| {
        let audit = whole(session).audit();
        let html = page(session, audit, Guide::Family(0));
        assert!(html.contains("Feeling listened to (strength)"));
        assert!(html.contains("Feeling listened to (to strengthen)"));
        assert!(html.contains("family-0-quote-0") && html.contains("family-0-quote-1"));
        assert_ids_are_unique(&html);
    });
}

#[test]
fn a_theme_that_was_chosen_and_not_added_is_still_there_and_holds_up_the_audit() {
    test(|session| {
        let editing = whole(session);
        editing.update(|draft| {
            draft.family[0].adding.theme = Some("feeling-listened-to".parse().expect("a key"));
        });
        let audit = editing.audit();
        let again = page(session, audit, Guide::Family(0));
        let option = again
            .split("<option")
            .find(|option| option.contains("value=\"feeling-listened-to\""))
            .and_then(|option| option.split('>').next());
        assert!(
            option.is_some_and(|option| option.contains("selected")),
            "{again}"
        );
        attempt(session, audit);
        let check = page(session, audit, Guide::Check);
        assert!(
            check.contains("Add the theme that you chose, or choose none"),
            "{check}"
        );
        editing.update(|draft| {
            draft.family[0].adding.side = Some(Side::Strength);
            assert!(draft.family[0].has_chosen());
            draft.family[0].add_chosen();
        });
        let check = page(session, audit, Guide::Check);
        assert!(!check.contains("Add the theme that you chose"), "{check}");
    });
}

#[test]
fn actions_say_when_one_is_required() {
    test(|session| {
        let editing = begun(session);
        let audit = editing.audit();
        let html = page(session, audit, Guide::Actions);
        assert!(html.contains("No actions yet") && !html.contains("It needs at least one action"));
        editing.update(|draft| draft.overall.grade = Some(Grade::Inadequate));
        assert!(page(session, audit, Guide::Actions).contains("It needs at least one action"));
        attempt(session, audit);
        let html = page(session, audit, Guide::Actions);
        assert!(html.contains("you cannot submit an inadequate audit without one"));
        assert_ids_are_unique(&html);
    });
}

#[test]
fn an_action_has_its_fields_and_the_graded_areas_to_answer() {
    test(|session| {
        let audit = whole(session).audit();
        let html = page(session, audit, Guide::Actions);
        for field in ["what", "owner", "due-day", "puts-right", "finding"] {
            assert!(html.contains(&format!("id=\"action-0-{field}\"")), "{field}");
        }
        assert!(html.contains("The audit as a whole") && html.contains("Planning: good"));
        assert_ids_are_unique(&html);
    });
}

#[test]
fn check_answers_lists_every_problem_after_an_attempt_and_none_before() {
    test(|session| {
        let editing = begun(session);
        let audit = editing.audit();
        let before = page(session, audit, Guide::Check);
        assert!(!before.contains("cannot be submitted yet") && !before.contains("govuk-error-message"));
        attempt(session, audit);
        let html = page(session, audit, Guide::Check);
        let draft = editing.get_untracked().expect("is open");
        let problems = finish_audit(&draft, &AuditTool::shipped(), session.today()).expect_err("is empty");
        assert!(problems.len() > 18);
        let summary = html.split("govuk-error-summary__list").nth(1).expect("a summary");
        let summary = summary.split("</ul>").next().expect("a list");
        assert_eq!(summary.matches("<li>").count(), problems.len());
        for problem in problems {
            let href = guide_page(audit, &problem.place).href();
            assert!(summary.contains(&format!("href=\"{href}\"")), "{href}");
            let words = escaped(&problem.what.to_string());
            assert!(summary.contains(&words), "{words}");
        }
        assert_ids_are_unique(&html);
    });
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[test]
fn every_problem_of_these_pages_has_its_field_there() {
    test(|session| {
        let editing = begun(session);
        editing.update(|draft| {
            draft.family[0].outcome = Some(OutcomeKind::Spoke);
            draft.family[1].outcome = Some(OutcomeKind::NotReached);
            draft.actions.push(plumbline::domain::draft::ActionDraft::new(
                plumbline::domain::id::ActionId::new(session.environment.seed()),
            ));
            draft.good_practice = "\u{1b}".to_owned();
        });
        attempt(session, editing.audit());
        let draft = editing.get_untracked().expect("is open");
        let problems =
            finish_audit(&draft, &AuditTool::shipped(), session.today()).expect_err("is not whole");
        let mut looked = 0;
        for problem in problems {
            let route = guide_page(editing.audit(), &problem.place);
            if let Route::Guide(_, Guide::Family(_) | Guide::Actions | Guide::GoodPractice) = route {
                let html = render(session, route);
                let id = field_id(&problem.place);
                assert!(html.contains(&format!("id=\"{id}\"")), "{id}");
                assert!(html.contains(&escaped(&problem.what.to_string())), "{id}");
                looked += 1;
            }
        }
        assert!(looked >= 10, "{looked}");
    });
}

#[test]
fn check_answers_shows_every_text_with_a_way_to_change_it() {
    test(|session| {
        let editing = whole(session);
        let html = page(session, editing.audit(), Guide::Check);
        let draft = serde_json::to_value(editing.get_untracked().expect("is open")).expect("is JSON");
        for text in texts(&draft) {
            assert!(html.contains(&escaped(&text)), "{text}");
        }
        for words in [
            "Feeling listened to (to strengthen)",
            "Permanence",
            "Carer",
            "31 January 2025",
        ] {
            assert!(html.contains(words), "{words}");
        }
        assert!(html.contains("counts in Q3 2024/25, October to December 2024"));
        assert!(html.contains("The work is steady\nand the child says so"));
        assert_ids_are_unique(&html);
    });
}

/// A draft with every kind of grade, and the child's views under this outcome.
fn varied(session: Session, child: OutcomeKind) -> AuditDraft {
    let editing = whole(session);
    editing.update(|draft| {
        let tool = AuditTool::shipped();
        let [inadequate, missing, elsewhere] = [0, 1, 2].map(|n| tool.areas[n].key.clone());
        draft.areas.entry(inadequate.clone()).or_default().choice = Some(Choice::Graded(Grade::Inadequate));
        let reasons = draft.reasons_mut(&Finding::Area(inadequate));
        reasons.primary = Some(tool.reasons[0].key.clone());
        reasons.contributing.insert(tool.reasons[1].key.clone());
        for (area, choice) in [
            (missing, Choice::NotEnoughEvidence),
            (elsewhere, Choice::NotApplicable),
        ] {
            let given = draft.areas.entry(area).or_default();
            given.choice = Some(choice);
            (given.saw, given.impact) = ("The record of June".to_owned(), String::new());
        }
        let contact = &mut draft.family[0];
        contact.outcome = Some(child);
        contact.attempts = "2".to_owned();
        contact.because = "He is in hospital".to_owned();
        contact.observed = "She plays with her brother".to_owned();
        if !child.was_heard() {
            contact.themes.clear();
        }
    });
    editing.get_untracked().expect("is open")
}

#[test]
fn what_was_submitted_is_read_as_it_was_checked() {
    test(|session| {
        let tool = AuditTool::shipped();
        let answers = |lines: &[Line]| {
            let asked = lines.iter().filter(|line| line.place.is_some());
            let mut answers: Vec<_> = asked
                .filter(|line| line.value != Value::Text(String::new()))
                .map(|line| format!("{:?} {:?}", line.place, line.value))
                .collect();
            answers.sort();
            answers
        };
        for child in OutcomeKind::ALL {
            let draft = varied(session, child);
            let submission = finish_audit(&draft, &tool, session.today()).expect("is whole");
            let checked = outline::draft(&draft, &tool, None);
            let read = outline::submission(&submission, &tool, None);
            assert_eq!(answers(&checked), answers(&read), "{child:?}");
            assert!(answers(&read).len() > 50);
            // What was not asked is said as well, and nothing that is empty.
            let unasked = read.iter().filter(|line| line.place.is_none());
            assert_eq!(unasked.count(), 2);
            assert!(read.iter().all(|line| line.value != Value::Text(String::new())));
        }
    });
}

#[test]
fn no_two_lines_of_an_outline_are_called_the_same() {
    test(|session| {
        let draft = varied(session, OutcomeKind::Spoke);
        let lines = outline::draft(&draft, &AuditTool::shipped(), None);
        let mut labels: Vec<_> = lines.iter().map(Line::full_label).collect();
        labels.sort();
        let twice = labels.windows(2).find(|pair| pair[0] == pair[1]);
        assert_eq!(twice, None);
    });
}

#[test]
fn the_outline_of_blind_evidence_is_what_was_seen_and_heard_and_no_more() {
    test(|session| {
        let (draft, tool) = (varied(session, OutcomeKind::Spoke), AuditTool::shipped());
        let submission = finish_audit(&draft, &tool, session.today()).expect("is whole");
        let all = outline::submission(&submission, &tool, None);
        let seen = outline::evidence(&BlindEvidence::from(&submission), &tool, None);
        for line in &seen {
            assert!(!matches!(line.value, Value::Grade(_)), "{line:?}");
            assert!(all.contains(line), "{line:?}");
        }
        let saw = |line: &&Line| matches!(line.place, Some(Place::Area(_, AreaField::Saw)));
        assert_eq!(seen.iter().filter(saw).count(), tool.areas.len());
    });
}

/// Every text in the draft that somebody typed as sentences.
fn texts(value: &serde_json::Value) -> Vec<String> {
    use serde_json::Value;
    match value {
        Value::String(text) if text.contains(' ') => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(texts).collect(),
        Value::Object(all) => all
            .iter()
            .filter(|(key, _)| *key != "auditor")
            .flat_map(|(_, v)| texts(v))
            .collect(),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

#[test]
fn contradictions_are_pointed_out_and_nothing_is_in_the_way() {
    test(|session| {
        let editing = whole(session);
        let audit = editing.audit();
        editing.update(|draft: &mut AuditDraft| {
            let theme = AuditTool::shipped()
                .family
                .themes
                .into_iter()
                .find(|t| !t.contradicts.is_empty());
            draft.family[0].note(theme.expect("one contradicts").key, Side::ToStrengthen);
            for area in draft.areas.values_mut() {
                area.choice = Some(Choice::Graded(Grade::RequiresImprovement));
            }
        });
        editing.update(|draft| {
            draft.write(
                &Place::Contradiction(About::OverallAbove),
                "Recent work is good.".to_owned(),
            );
        });
        let html = page(session, audit, Guide::Check);
        assert!(html.contains("Findings that seem to contradict each other"));
        assert!(
            html.contains("Recent work is good.") && html.contains("You graded the audit good overall; of ")
        );
        assert!(html.contains("Submit the audit") && !html.contains("cannot be submitted yet"));

        now(acts::submit(session, audit)).expect("nothing is in the way");
        let page = render(session, Route::Audit(audit));
        assert!(page.contains("An overall grade above the practice areas"));
        assert!(
            page.contains("Recent work is good."),
            "the sentence stays with the audit"
        );
    });
}

#[test]
fn what_is_typed_is_never_markup() {
    const EVIL: &str = "<img src=x onerror=alert(1)>\"'";
    test(|session| {
        let editing = whole(session);
        let audit = editing.audit();
        editing.update(|draft| {
            draft.case.team = EVIL.to_owned();
            draft.overall.reason = EVIL.to_owned();
            draft.good_practice = EVIL.to_owned();
            draft.actions[0].what = EVIL.to_owned();
            draft.family[0].themes[0].quote = EVIL.to_owned();
            draft.family[0].changed_grading = EVIL.to_owned();
        });
        for here in [
            Guide::Check,
            Guide::Family(0),
            Guide::Actions,
            Guide::GoodPractice,
        ] {
            let html = without_text_areas(&page(session, audit, here.clone()));
            assert!(!html.contains("<img src=x"));
            assert!(here != Guide::Check || html.matches("&lt;img src=x").count() == 6);
        }
    });
}

/// To a browser, the contents of a text area are text; drawn natively, they are not escaped.
fn without_text_areas(html: &str) -> String {
    let mut parts = html.split("<textarea");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + part.rsplit("</textarea>").next().unwrap_or_default()
    })
}

#[test]
fn a_concern_can_be_recorded_for_a_draft_and_not_for_an_audit_that_is_not_here() {
    test(|session| {
        let audit = begun(session).audit();
        let html = render(session, Route::Concern(audit));
        assert!(html.contains("What have you seen or heard?") && html.contains("tell somebody first"));
        assert!(html.contains("value=\"16:45\""));
        assert_ids_are_unique(&html);
        let unknown = render(session, Route::Concern(AuditId::new(session.environment.seed())));
        assert!(unknown.contains("not on this device") && !unknown.contains("Record this concern"));
    });
}
