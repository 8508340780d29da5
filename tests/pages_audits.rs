//! The list of all audits: searched, sorted, page by page, and never with a grade that the reader may still give blind.

#[path = "support/html.rs"]
mod html;
#[path = "support/session.rs"]
mod session;
mod support;

use html::text;
use jiff::civil::date;
use leptos::prelude::Update as _;
use plumbline::{
    app::{
        route::Route,
        session::Session,
        work::looking::{is_veiled, look},
    },
    domain::{
        all_audits::{Found, ListedGrade, Order, Search, all_audits, find},
        entry::Entry,
        grade::Grade,
        moderation::Mode,
        stage::Stage,
    },
};
use session::{person, render, with_session};
use support::{audit::AuditBuilder, entries, short_tool};

fn found(session: Session, words: &str, order: Order, page: usize) -> Found {
    let search = Search {
        words: words.to_owned(),
        order,
        page,
    };
    let all = all_audits(&session.desk.workspace_untracked(), |record| {
        is_veiled(session, record)
    });
    find(&all, &search)
}

fn references(found: &Found) -> Vec<&str> {
    found.shown.iter().map(|audit| audit.reference.as_str()).collect()
}

/// Three audits: one that waits, one that was moderated, one that was agreed.
fn three() -> Vec<Entry> {
    let audits = [
        AuditBuilder::new(1)
            .overall(Grade::Good)
            .completed(date(2024, 11, 4)),
        AuditBuilder::new(2)
            .overall(Grade::Inadequate)
            .completed(date(2024, 12, 5))
            .moderated(Mode::Blind, Grade::Good),
        AuditBuilder::new(3)
            .overall(Grade::RequiresImprovement)
            .completed(date(2024, 10, 7))
            .moderated(Mode::Blind, Grade::Inadequate)
            .agreed(Grade::Inadequate),
    ];
    entries(&[short_tool()], &[], &audits)
}

#[test]
fn an_empty_list_says_where_audits_come_from() {
    with_session(vec![], person(9, "Quin Lead", "QA lead"), |session, _| {
        let page = text(&render(session, Route::Audits));
        assert!(
            page.contains("No audits yet") && page.contains("Open a file"),
            "{page}"
        );
        assert!(!text(&render(session, Route::Home)).contains("All audits on this device"));
    });
}

#[test]
fn the_grade_that_counts_is_listed_with_whose_it_is_and_a_hidden_one_is_neither_shown_nor_found() {
    with_session(three(), person(9, "Quin Lead", "QA lead"), |session, _| {
        assert!(text(&render(session, Route::Home)).contains("All audits on this device (3)"));
        let all = found(session, "", Order::Newest, 0);
        let grades: Vec<ListedGrade> = all.shown.iter().map(|audit| audit.grade).collect();
        assert_eq!(
            grades,
            [
                ListedGrade::Counts(Grade::Inadequate, Stage::Auditor),
                ListedGrade::Hidden,
                ListedGrade::Counts(Grade::Inadequate, Stage::Agreed)
            ]
        );
        assert_eq!(found(session, "good", Order::Newest, 0).number, 0);
        assert_eq!(found(session, "inadequate", Order::Newest, 0).number, 2);
        let page = text(&render(session, Route::Audits));
        assert!(
            page.contains("Hidden, so that you can moderate it blind") && !page.contains("Good"),
            "{page}"
        );

        look(session, all.shown[1].id);
        assert_eq!(found(session, "good", Order::Newest, 0).number, 1);
    });
}

#[test]
fn every_word_has_to_be_there_in_any_order_and_case() {
    with_session(three(), person(9, "Quin Lead", "QA lead"), |session, _| {
        let all = found(session, "", Order::Reference, 0);
        let one = all.shown[0].clone();
        let words = format!("{}  {}", one.status.to_uppercase(), one.reference.to_lowercase());
        assert_eq!(
            references(&found(session, &words, Order::Newest, 0)),
            [one.reference.as_str()]
        );
        assert_eq!(found(session, "no such words", Order::Newest, 0).number, 0);
        session
            .unsent
            .search
            .update(|search| search.words = "no such words".to_owned());
        let page = text(&render(session, Route::Audits));
        assert!(page.contains("No audits match your search"), "{page}");
    });
}

#[test]
fn each_order_is_an_order_and_audits_without_a_grade_come_last() {
    with_session(three(), person(9, "Quin Lead", "QA lead"), |session, _| {
        let all = found(session, "", Order::Newest, 0);
        for order in Order::ALL {
            let sorted = found(session, "", order, 0);
            assert_eq!(sorted.number, 3, "{order:?}");
            let mut ids: Vec<_> = sorted.shown.iter().map(|audit| audit.id).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), 3, "{order:?}");
        }
        let days: Vec<_> = all.shown.iter().map(|audit| audit.completed_on).collect();
        assert_eq!(days, [date(2024, 12, 5), date(2024, 11, 4), date(2024, 10, 7)]);
        let by_grade = found(session, "", Order::Grade, 0);
        assert_eq!(by_grade.shown[2].grade, ListedGrade::Hidden);
        let by_reference = found(session, "", Order::Reference, 0);
        assert!(references(&by_reference).is_sorted());
    });
}

#[test]
fn a_long_list_is_read_page_by_page() {
    let audits: Vec<_> = (0..120).map(AuditBuilder::new).collect();
    let all = entries(&[short_tool()], &[], &audits);
    with_session(all, person(9, "Quin Lead", "QA lead"), |session, _| {
        let last = found(session, "", Order::Reference, 99);
        assert_eq!(
            (last.page, last.pages, last.shown.len(), last.number),
            (2, 3, 20, 120)
        );
        let page = render(session, Route::Audits);
        assert_eq!(page.matches("<tr").count(), 51, "the headings and fifty audits");
        let words = text(&page);
        assert!(
            words.contains("Audits 1 to 50 of 120") && words.contains("Page 1 of 3"),
            "{words}"
        );
        assert!(
            words.contains("Next page") && !words.contains("Previous page"),
            "{words}"
        );
        session.unsent.search.update(|search| search.page = 2);
        let words = text(&render(session, Route::Audits));
        assert!(
            words.contains("Audits 101 to 120 of 120"),
            "what was looked at is kept: {words}"
        );
    });
}
