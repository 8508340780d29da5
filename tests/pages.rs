//! Pages drawn natively: what is on them before anybody has used them.

#[path = "support/html.rs"]
mod html;
#[path = "support/session.rs"]
mod session;
mod support;

use std::rc::Rc;

use html::text;
use jiff::civil::date;
use leptos::prelude::*;
use plumbline::{
    app::{
        device::{opening::Opening, unlocking},
        route::Route,
    },
    domain::{
        concern::Concern,
        entry::Body,
        grade::{Grade, Scale},
        id::{AuditId, ConcernId, WeekId},
        tool::{AuditTool, edit::ToolEdit},
        week::PracticeWeek,
    },
    store::{Loaded, Missing, StoreError, Unreadable, memory::MemoryDevice, vault::Effort},
    ui::pages,
};
use session::{ENVIRONMENT, now, person, render, with_session};
use support::{audit::AuditBuilder, entries, seed, short_tool, words};

fn ada() -> plumbline::domain::person::Person {
    person(1, "Ada Clarke", "Practice auditor")
}

/// A page of an empty desk, as text.
fn empty(route: Route) -> String {
    with_session(vec![], ada(), |session, _| text(&render(session, route)))
}

/// A page before the desk, on a device without any data.
fn fresh(draw: impl FnOnce(Opening) -> AnyView) -> String {
    with_session(vec![], ada(), |_, _| {
        let opening = Opening::new(ENVIRONMENT, Rc::new(MemoryDevice::default()), Effort::LEAST);
        now(unlocking::look(opening));
        provide_context(opening);
        draw(opening).to_html()
    })
}

fn week() -> PracticeWeek {
    PracticeWeek {
        id: WeekId::new(seed(6, 1)),
        name: words("Permanence, November"),
        first_day: date(2024, 12, 16),
        last_day: date(2024, 12, 20),
        service_areas: vec!["permanence".parse().expect("a key")],
        planned: Some(12),
    }
}

#[test]
fn an_empty_desk_says_what_to_begin_with() {
    let page = empty(Route::Home);
    for words in [
        "Begin an audit",
        "Plan a practice week",
        "You have no drafts.",
        "Nothing is waiting for you.",
        "No practice week is planned",
        "Who sends what to whom in a practice week",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[test]
fn the_desk_leads_with_concerns_of_which_nobody_was_told() {
    let concern = Concern {
        id: ConcernId::new(seed(7, 1)),
        what: words("He sleeps in the car"),
        case: None,
    };
    let mut raised = support::entry(1, Body::ConcernRaised(concern));
    raised.about = Some(AuditId::new(seed(4, 1)));
    with_session(vec![raised], ada(), |session, _| {
        let page = render(session, Route::Home);
        let (banner, begin) = (page.find("Nobody has been told yet"), page.find("Begin an audit"));
        assert!(banner.is_some() && banner < begin);
        assert!(
            !page.contains("He sleeps in the car"),
            "the desk can be looked at by anybody"
        );
    });
}

#[test]
fn the_desk_lists_weeks_and_what_waits_and_never_a_grade() {
    let audits: Vec<_> = (0..3)
        .map(|n| AuditBuilder::new(n).overall(Grade::Inadequate).week(week().id))
        .collect();
    let all = entries(&[short_tool()], &[week()], &audits);
    with_session(all, ada(), |session, _| {
        let page = text(&render(session, Route::Home));
        assert!(page.contains("You could moderate 3 submitted audits"), "{page}");
        assert!(!page.contains("Who sends what to whom"), "{page}");
        assert!(page.contains("Permanence, November") && page.contains("16 to 20 December 2024"));
        for grade in Grade::ALL {
            assert!(!page.to_lowercase().contains(grade.word()), "{grade}");
        }
    });
}

#[test]
fn what_cannot_be_read_leads_the_desk_and_what_is_missing_stands_before_it() {
    with_session(vec![], ada(), |session, _| {
        session.found.set(Loaded {
            entries: vec![],
            unreadable: vec![Unreadable {
                key: "k".into(),
                text: "<script>".into(),
                fault: "no".into(),
            }],
            missing: Some(Missing { counted: 9, found: 4 }),
            ..Loaded::default()
        });
        let opening = Opening::new(ENVIRONMENT, Rc::new(MemoryDevice::default()), Effort::LEAST);
        provide_context(opening);
        let rescue = || text(&pages::rescue(opening, session, Route::Home).to_html());
        for page in [
            text(&render(session, Route::Home)),
            text(&render(session, Route::Device)),
            rescue(),
        ] {
            assert!(page.contains("1 thing on this device can’t be read. It is kept as it is"));
        }
        assert!(rescue().contains("should have 9 committed entries, but has 4"));
        assert!(rescue().contains("At least 5 entries are missing"));
        assert!(!rescue().contains("Everything is back"));
        session.found.update(|found| found.missing = None);
        assert!(rescue().contains("Everything is back"));
    });
}

#[test]
fn planning_a_week_asks_for_its_name_days_and_service_areas() {
    let page = empty(Route::PlanWeek);
    for words in [
        "Name",
        "First day",
        "Last day",
        "Service areas",
        "How many audits are planned (optional)",
    ] {
        assert!(page.contains(words), "{words}");
    }
    for area in AuditTool::shipped().service_areas {
        assert!(page.contains(&area.name), "{}", area.name);
    }
    assert!(!page.contains("There is a problem"), "nobody has tried yet");
}

#[test]
fn beginning_an_audit_offers_the_tool_and_the_weeks() {
    let alone = empty(Route::Begin(None));
    let shipped = AuditTool::shipped();
    assert!(
        alone.contains(&format!("{}, version 1: 14 practice areas.", shipped.name)),
        "{alone}"
    );
    assert!(!alone.contains("Practice week"), "there is none to choose");

    let all = entries(&[short_tool()], &[week()], &[]);
    with_session(all, ada(), |session, _| {
        let page = render(session, Route::Begin(None));
        assert!(text(&page).contains("Audit tool") && text(&page).contains(&shipped.name));
        assert!(text(&page).contains("Permanence, November (16 to 20 December 2024)"));
        assert_eq!(page.matches("type=\"radio\"").count(), 2);
        assert_eq!(
            page.matches(" checked").count(),
            0,
            "no tool is chosen beforehand where there are two"
        );
    });
}

#[test]
fn a_tool_shows_its_areas_and_what_every_grade_it_offers_looks_like() {
    let shipped = AuditTool::shipped();
    let three = empty(Route::Tool(None));
    assert!(three.contains("14 practice areas") && three.contains("Audit tool, version 1"));
    for area in &shipped.areas {
        assert!(
            three.contains(&area.name) && three.contains(&area.about),
            "{}",
            area.name
        );
        for text in area.looks_like(Grade::Outstanding) {
            assert!(!three.contains(text.as_str()), "not offered: {text}");
        }
    }
    let mut four = shipped.clone();
    (four.version, four.scale) = (2, Scale::Four);
    let published = support::entry(1, Body::ToolPublished(std::sync::Arc::new(four)));
    with_session(vec![published], ada(), |session, _| {
        let page = text(&render(session, Route::Tool(None)));
        assert!(page.contains("Audit tool, version 2") && page.contains("Publish version 3"));
        assert!(page.contains("Outstanding, Good, Requires improvement, Inadequate"));
        for area in &shipped.areas {
            for grade in Grade::ALL {
                let looks_like = area.looks_like(grade);
                assert!(!looks_like.is_empty());
                for text in looks_like {
                    assert!(page.contains(text.as_str()), "{}, {grade}: {text}", area.name);
                }
            }
        }
        let older = text(&render(session, Route::Tool(Some(shipped.reference()))));
        assert!(older.contains("A newer version is in use") && !older.contains("Publish version"));
    });
    let missing = Route::Tool(Some(short_tool().reference()));
    assert!(empty(missing).contains("This audit tool is not on this device"));
}

#[test]
fn where_several_tools_are_in_use_each_is_listed_and_none_is_taken_for_the_one() {
    let published = support::entry(1, Body::ToolPublished(std::sync::Arc::new(short_tool())));
    with_session(vec![published], ada(), |session, _| {
        let page = text(&render(session, Route::Tool(None)));
        assert!(page.contains("These tools are in use"), "{page}");
        for tool in [AuditTool::shipped(), short_tool()] {
            assert!(
                page.contains(&format!("{}, version {}", tool.name, tool.version)),
                "{page}"
            );
        }
    });
}

#[test]
fn a_published_tool_with_the_number_of_a_built_in_one_is_told_apart_from_it() {
    let mut theirs = AuditTool::shipped();
    theirs.areas[0].name = "Their first area".to_owned();
    let published = support::entry(1, Body::ToolPublished(std::sync::Arc::new(theirs)));
    with_session(vec![published], ada(), |session, _| {
        let page = text(&render(session, Route::Tool(None)));
        assert!(
            page.contains("Two different audit tools have this name and version"),
            "{page}"
        );
        assert!(
            page.contains("This page shows the one that was published by"),
            "{page}"
        );
        assert!(page.contains("The one that was built into Plumbline"), "{page}");
        assert!(page.contains("Their first area"), "{page}");
        let desk = text(&render(session, Route::Home));
        assert!(desk.contains("built into Plumbline"), "{desk}");
    });
}

#[test]
fn this_device_says_who_works_and_what_lies_on_it() {
    let all = entries(
        &[short_tool()],
        &[],
        &[AuditBuilder::new(0), AuditBuilder::new(1)],
    );
    with_session(all, ada(), |session, _| {
        provide_context(Opening::new(
            ENVIRONMENT,
            Rc::new(MemoryDevice::default()),
            Effort::LEAST,
        ));
        let bea = person(2, "Bea Holt", "Head of service");
        session.people.sit_down(bea).expect("there is room");
        let page = text(&render(session, Route::Device));
        assert!(page.contains("Bea Holt, Head of service Working now"), "{page}");
        assert!(
            page.contains("Ada Clarke, Practice auditor Work as Ada Clarke"),
            "{page}"
        );
        assert!(
            page.contains("Submitted audits 2") && page.contains("Committed entries 3"),
            "{page}"
        );
        assert!(page.contains("This browser, on this device, and nowhere else"));
        assert!(page.contains("deletes all of it for good"));
    });
}

#[test]
fn the_promises_are_said_with_what_cannot_be_promised() {
    let page = empty(Route::About);
    for words in [
        "The page makes no connection.",
        "A submitted grade is never changed.",
        "“Saved” is shown only once the browser has confirmed it.",
        "The pages on which a moderator grades blind show nothing that gives the auditor’s grades away",
        "Everything stored is encrypted with a key that only your passphrase or your recovery code opens",
        "After several wrong passphrases you have to wait, but nothing is ever deleted.",
        "Open anything without the passphrase or the recovery code.",
        env!("CARGO_PKG_VERSION"),
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn a_fresh_device_offers_to_start_or_to_look_round() {
    for route in [
        Route::Home,
        Route::Moderation,
        Route::Quarter(None, plumbline::domain::stage::Stage::Final),
    ] {
        let page = text(&fresh(|opening| pages::before_desk(opening, route.clone())));
        assert!(
            page.contains("Set up this device") && page.contains("Look round an example quarter"),
            "{route}"
        );
        assert!(page.contains("There is no server, and the page sends nothing anywhere."));
    }
    let page = text(&fresh(|opening| pages::before_desk(opening, Route::About)));
    assert!(page.contains("What Plumbline promises"));
}

#[test]
fn setting_up_asks_for_a_name_and_a_role_first_and_for_no_account() {
    let page = fresh(|opening| pages::before_desk(opening, Route::SetUp));
    assert!(text(&page).contains("Your name") && text(&page).contains("Your role"));
    assert!(!page.contains("type=\"password\"") && !page.contains("type=\"email\""));
    assert!(text(&page).contains("It is not an account."));
}

#[test]
fn a_closed_storage_says_why_and_the_way_out_before_anybody_types() {
    let cases = [
        (StoreError::Blocked, "not a private or guest one"),
        (StoreError::Newer, "Nothing was changed."),
        (StoreError::Full, "Free some space on the disk"),
        (StoreError::DiskFull, "Free some space on the disk"),
        (StoreError::Closed, "reload the page"),
        (StoreError::Browser("<b>x</b>".to_owned()), "restart the browser"),
    ];
    for (error, way_out) in cases {
        let page = fresh(|_| pages::closed(error.clone(), ENVIRONMENT));
        assert!(
            text(&page).contains(&format!("Nothing is saved, because {error}.")),
            "{page}"
        );
        assert!(text(&page).contains(way_out), "{error}");
        assert!(
            !page.contains("<input") && !page.contains("<textarea"),
            "nothing to type into"
        );
        assert!(!page.contains("<b>x"));
    }
}

#[test]
fn an_address_that_names_no_page_is_shown_as_text() {
    let path = "/<script>alert(1)</script>";
    let page = with_session(vec![], ada(), |session, _| {
        render(session, Route::from_hash(&format!("#{path}")))
    });
    assert!(!page.contains("<script>"));
    assert!(text(&page).contains(path) && text(&page).contains("There is no such page"));
}

#[test]
fn what_was_typed_on_a_page_without_a_draft_is_there_on_coming_back() {
    let tool = AuditTool::shipped();
    with_session(vec![], ada(), |session, _| {
        session
            .unsent
            .week
            .update(|week| week.name = "Permanence, January".to_owned());
        assert!(render(session, Route::PlanWeek).contains("Permanence, January"));

        let mut edit = ToolEdit::of(&tool);
        edit.reasons.push_str("\nNo chronology");
        session.unsent.keep_tool(tool.reference(), edit);
        let page = render(session, Route::Tool(None));
        assert!(page.contains("No chronology"));
        session.unsent.forget_tool();
        assert!(!render(session, Route::Tool(None)).contains("No chronology"));
    });
}
