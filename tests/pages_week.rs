//! Who has sent their work in a practice week: the rule, and what the week's page shows of it.

#[path = "support/html.rs"]
mod html;
#[path = "support/session.rs"]
mod session;
mod support;

use html::{between, table, text};
use jiff::civil::date;
use plumbline::{
    app::route::Route,
    domain::{
        action::ActionUpdate,
        blind_copy::blind_copy,
        contributors::Contributors,
        entry::{ActionUpdated, Body, Entry},
        grade::Grade,
        id::WeekId,
        moderation::Mode,
        person::Person,
        week::PracticeWeek,
        withdrawal::Withdrawal,
        workspace::Workspace,
    },
};
use session::{render, with_session};
use support::{audit::AuditBuilder, entries, seed, short_tool, words};

fn ada() -> Person {
    session::person(1, "Ada Reed", "practice auditor")
}

fn ben() -> Person {
    session::person(2, "Ben Okoro", "moderator")
}

fn cara() -> Person {
    session::person(3, "Cara Moss", "team manager")
}

fn dev() -> Person {
    session::person(4, "Dev Shah", "service manager")
}

fn week() -> WeekId {
    WeekId::new(seed(6, 1))
}

fn another_week() -> WeekId {
    WeekId::new(seed(6, 2))
}

/// An audit of the week.
fn audit(number: u32) -> AuditBuilder {
    AuditBuilder::new(number).week(week())
}

/// The tool and the plan of the week.
fn plan() -> Vec<Entry> {
    let planned = PracticeWeek {
        id: week(),
        name: words("Week of November"),
        first_day: date(2024, 11, 11),
        last_day: date(2024, 11, 15),
        service_areas: vec!["childrens-social-work".parse().expect("a key")],
        planned: None,
    };
    entries(&[short_tool()], &[planned], &[])
}

/// The entries of an audit by these people.
fn by(audit: &AuditBuilder, auditor: &Person, moderator: &Person) -> Vec<Entry> {
    let named = audit.entries().into_iter().map(|mut entry| {
        let submitted = entry.who.id() == support::person(1).id();
        entry.who = if submitted {
            auditor.clone()
        } else {
            moderator.clone()
        };
        entry
    });
    named.collect()
}

/// The people of the week, which do not depend on the order of the entries.
fn people(all: Vec<Entry>) -> Contributors {
    let people = Contributors::of(&Workspace::from_entries(all.clone()), week());
    let backwards = Workspace::from_entries(all.into_iter().rev());
    assert_eq!(people, Contributors::of(&backwards, week()));
    people
}

/// Each person's name, audits and moderations.
fn numbers(people: &Contributors) -> Vec<(&str, usize, usize)> {
    let here = people.here.iter();
    here.map(|one| (one.who.name(), one.submitted, one.moderated))
        .collect()
}

fn missing(people: &Contributors) -> Vec<&str> {
    people.not_yet.iter().map(Person::name).collect()
}

/// Two audits of Ada in the week, one of them moderated by Ben, and work of Cara, Dev and Ben outside the week.
fn busy_week() -> Vec<Entry> {
    let moderated = audit(1)
        .moderated(Mode::Blind, Grade::Inadequate)
        .agreed(Grade::Inadequate);
    let before = AuditBuilder::new(3).moderated(Mode::Blind, Grade::Good);
    let other_week = AuditBuilder::new(4)
        .week(another_week())
        .moderated(Mode::Open, Grade::Good);
    [
        plan(),
        by(&moderated, &ada(), &ben()),
        by(&audit(2), &ada(), &ben()),
        by(&before, &dev(), &ben()),
        by(&other_week, &dev(), &cara()),
    ]
    .concat()
}

#[test]
fn who_has_sent_work_is_counted_and_who_has_not_is_named() {
    let people = people(busy_week());
    assert_eq!(numbers(&people), [("Ada Reed", 2, 0), ("Ben Okoro", 0, 1)]);
    assert_eq!(missing(&people), ["Cara Moss", "Dev Shah"]);
}

#[test]
fn a_person_is_one_person_under_their_newest_name() {
    let renamed = session::person(1, "Ada Reed-Cole", "team manager");
    let people = people(
        [
            plan(),
            by(&audit(1), &ada(), &ben()),
            by(&audit(2), &renamed, &ben()),
        ]
        .concat(),
    );
    assert_eq!(numbers(&people), [("Ada Reed-Cole", 2, 0)]);
    assert_eq!(people.here[0].who.role(), "team manager");
}

#[test]
fn a_withdrawn_audit_is_nobodys_work() {
    let gone = audit(1);
    let mut withdrawal = support::entry(
        50,
        Body::AuditWithdrawn(Withdrawal {
            reason: words("Made in error"),
            quarter: None,
        }),
    );
    withdrawal.about = Some(gone.id());
    let people = people(
        [
            plan(),
            by(&gone, &ada(), &ben()),
            by(&AuditBuilder::new(2), &ada(), &ben()),
            vec![withdrawal],
        ]
        .concat(),
    );
    assert!(people.here.is_empty());
    assert_eq!(missing(&people), ["Ada Reed"]);
}

#[test]
fn corrections_and_blind_copies_make_no_further_audits() {
    let corrected = by(&audit(1).in_conflict(), &ada(), &ben());
    let whole = people([plan(), corrected.clone()].concat());
    assert_eq!(numbers(&whole), [("Ada Reed", 1, 0), ("Ben Okoro", 0, 0)]);
    let adas = corrected.iter().filter(|entry| entry.who.id() == ada().id());
    let copies: Vec<Entry> = adas.filter_map(blind_copy).collect();
    assert_eq!(copies.len(), 2);
    assert_eq!(numbers(&people([plan(), copies].concat())), [("Ada Reed", 1, 0)]);
}

#[test]
fn whoever_sent_what_waits_for_another_file_is_here_but_in_no_number() {
    let without_tool = by(&audit(1), &ada(), &ben());
    assert_eq!(numbers(&people(without_tool)), [("Ada Reed", 0, 0)]);
}

#[test]
fn an_update_of_an_action_does_not_show_that_there_is_one() {
    let builder = audit(1);
    let body = Body::ActionUpdated(ActionUpdated {
        action: builder.submission().actions[0].id,
        update: ActionUpdate::Closed {
            evidence: words("Seen in the record"),
            on: date(2024, 12, 2),
        },
    });
    let submitted = [plan(), by(&builder, &ada(), &ben())].concat();
    let mut update = support::entry(50, body);
    update.about = Some(builder.id());
    update.at = "2024-12-02T09:00:00Z".parse().expect("a time");
    let before = people(submitted.clone());
    for who in [ada(), cara()] {
        update.who = who;
        assert_eq!(people([submitted.clone(), vec![update.clone()]].concat()), before);
    }
}

#[test]
fn the_page_of_a_week_lists_them_with_numbers_and_no_grade() {
    with_session(busy_week(), ada(), |session, _| {
        let page = render(session, Route::Week(week()));
        let rows = table(&page, "contributors").expect("a table");
        let day = "12 November 2024";
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1], ["Ada Reed (you)", "practice auditor", "2", "0", day]);
        assert_eq!(rows[2], ["Ben Okoro", "moderator", "0", "1", day]);
        let section = text(between(&page, "aria-labelledby=\"who-has-sent\"", "</section>")[0]);
        assert!(
            section.contains("Nothing here yet from: Cara Moss, team manager Dev Shah, service manager"),
            "{section}"
        );
        assert!(section.contains("They may not be part of this week"), "{section}");
        assert!(section.contains("have not opened"), "{section}");
        for grade in Grade::ALL {
            assert!(!section.to_lowercase().contains(grade.word()), "{section}");
        }
    });
}

#[test]
fn a_week_of_which_nothing_is_here_says_what_to_do() {
    with_session(plan(), ada(), |session, _| {
        let page = render(session, Route::Week(week()));
        assert!(table(&page, "contributors").is_none());
        let section = between(&page, "aria-labelledby=\"who-has-sent\"", "</section>")[0];
        let said = text(section);
        assert!(
            said.contains("No audit or moderation of this week is on this device yet"),
            "{said}"
        );
        assert!(section.contains(&format!("href=\"{}\"", Route::OpenFile.href())));
        assert!(!said.contains("Nothing here yet from"), "{said}");
    });
}
