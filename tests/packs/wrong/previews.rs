//! What the page says about a file before it is accepted.

use super::*;

#[test]
fn what_will_break_a_rule_on_this_device_is_not_said_to_miss_something() {
    // The moderation waits on this device. The file contains the audit, which the moderator made themselves.
    let [submitted, moderated, _] = steps();
    let own = Entry {
        who: submitted.who.clone(),
        ..moderated
    };
    let file = pack_of(with_tool(vec![submitted]));
    session::with_session(
        vec![own],
        session::person(9, "Quentin Lead", "QA lead"),
        |session, _| {
            session::launch(file.clone());
            let page = html::text(&session::render(session, Route::OpenFile));
            assert!(page.contains("nobody moderates their own audit"), "{page}");
            assert!(
                !page.contains("because something is missing"),
                "nothing is missing, and no file will make it count: {page}"
            );
        },
    );
}

#[test]
fn what_a_tool_makes_break_is_named_on_the_page_that_opens_the_file() {
    // The audit waits on this device for its tool. The file contains the tool, which the audit does not fit.
    let [mut submitted, ..] = steps();
    let Body::AuditSubmitted(audit) = &mut submitted.body else {
        panic!("a submission")
    };
    Arc::make_mut(audit).areas.truncate(2);
    let device = Workspace::from_entries([submitted]);
    let coming = preview(&device, &opened(&pack_of(with_tool(vec![])))).expect("opens");
    assert!(!coming.uncounted.is_empty(), "{coming:?}");
}

#[test]
fn what_a_tool_makes_count_is_named_on_the_page_that_opens_the_file() {
    let [submitted, ..] = steps();
    let device = Workspace::from_entries([submitted]);
    let file = pack_of(with_tool(vec![]));
    let coming = preview(&device, &opened(&file)).expect("opens");
    let after = device.union(opened(&file).entries);
    let base = |workspace| figures_at(workspace, Stage::Final).overall().n();
    assert_eq!((base(&device), base(&after)), (0, 1), "the figures change");
    assert!(
        !coming.gaining.is_empty(),
        "and nobody is told of which audit: {coming:?}"
    );
}

#[test]
fn an_entry_of_a_newer_version_is_no_plan_tool_or_draw() {
    let mut newer = value(&week(80, "November"));
    newer["body"] = json!({ "kind": "case_conference_held", "room": "Plym" });
    let file = raw(&[newer]);
    session::with_session(
        vec![],
        session::person(9, "Quentin Lead", "QA lead"),
        |session, _| {
            session::launch(file.clone());
            let page = html::text(&session::render(session, Route::OpenFile));
            assert!(!page.contains("New plans, audit tools and draws"), "{page}");
        },
    );
}

#[test]
fn every_day_in_the_future_or_long_ago_is_asked_about() {
    let today = date(2024, 12, 16);
    let mut unasked = Vec::new();
    let mut ask = |name: &str, entries: Vec<Entry>| {
        let pack = opened(&pack_of(entries));
        if doubts(&Workspace::empty(), &pack, today).is_empty() {
            unasked.push(name.to_owned());
        }
    };
    let [submitted, ..] = steps();
    let on = |day| ActionUpdate::Closed {
        evidence: words("On file"),
        on: day,
    };
    ask("closed in 2031", vec![updated(22, 3, &[], on(date(2031, 1, 1)))]);
    ask("closed in 1724", vec![updated(22, 3, &[], on(date(1724, 1, 1)))]);
    let mut audit = submitted.clone();
    let Body::AuditSubmitted(content) = &mut audit.body else {
        panic!("a submission")
    };
    Arc::make_mut(content).case.from = date(1066, 10, 14);
    ask("the record looked at from 1066 on", with_tool(vec![audit]));
    let mut later = told(32, ConcernId::new(seed(8, 1)));
    let Body::ConcernTold(content) = &mut later.body else {
        panic!("told")
    };
    content.at = date(2031, 1, 1).at(9, 0, 0, 0);
    ask("told of a concern in 2031", vec![later]);
    assert!(unasked.is_empty(), "{unasked:?}");
}
