//! What a device remembers of hand-overs, and what the desk says of them: what, for what, for whom, and what has changed
//! since.

#[path = "support/html.rs"]
mod html;
#[path = "support/session.rs"]
mod session;
mod support;

use std::collections::BTreeSet;

use html::text;
use jiff::civil::date;
use plumbline::{
    app::{
        files::{
            file_keys::Colleague,
            hand_over::{Answers, AuditSelection, Sealing, make, remember},
            handed_over::{PastHandOver, Selected},
        },
        route::Route,
        session::Session,
        work::acts,
    },
    domain::{
        blind_copy::blind_copy,
        entry::Entry,
        grade::Grade,
        id::{AuditId, ConcernId, WeekId},
        person::Person,
        week::PracticeWeek,
        workspace::Workspace,
    },
    exchange::{
        pack::{Choice, Purpose, choose},
        seal::Identity,
    },
    store::Drawer,
};
use session::{clock, now, person, render, with_session};
use support::{audit::AuditBuilder, entries, seed, short_tool, with_tool, words};

const PREFERENCE: &str = "handed-over";

fn ada() -> Person {
    person(1, "Ada Clarke", "Practice auditor")
}

fn ben() -> Person {
    person(2, "Ben Moss", "Team manager")
}

fn week() -> WeekId {
    WeekId::new(seed(6, 1))
}

fn audit(n: u32) -> AuditBuilder {
    AuditBuilder::new(n).overall(Grade::Inadequate).week(week())
}

fn audits(n: u32) -> Vec<Entry> {
    let planned = PracticeWeek {
        id: week(),
        name: words("Permanence 1"),
        first_day: date(2024, 12, 16),
        last_day: date(2024, 12, 20),
        service_areas: vec!["permanence".parse().expect("a key")],
        planned: Some(12),
    };
    let audits: Vec<_> = (0..n).map(audit).collect();
    entries(&[short_tool()], &[planned], &audits)
}

fn for_ben() -> Sealing {
    Sealing::Key(Colleague {
        name: "Ben Moss".to_owned(),
        key: Identity::from_secret(&[2_u8; 32].into()).recipient(),
    })
}

/// Makes a file of what is chosen now, as the page does.
fn hand_over(session: Session, choice: &Choice, purpose: Purpose, sealing: &Sealing) {
    let workspace = session.desk.workspace_untracked();
    let contents = choose(&workspace, choice, purpose);
    let selected = Selected::of(&workspace, choice, &contents);
    make(session, &contents, purpose, sealing).expect("is made");
    remember(session, &selected, purpose, sealing);
}

fn desk(session: Session) -> String {
    text(&render(session, Route::Home))
}

fn past(session: Session) -> Vec<PastHandOver> {
    session.handed_over.by(ada().id())
}

fn raise_concern(session: Session, audit: AuditId) {
    let concern = ConcernId::new(session.environment.seed());
    now(acts::raise(session, audit, concern, "A bruise".to_owned())).expect("is recorded");
}

fn withdraw(session: Session, audit: AuditId) {
    let workspace = session.desk.workspace_untracked();
    let record = workspace.audit(audit).expect("is here").clone();
    now(acts::withdraw(session, record, "Made twice".to_owned(), true)).expect("is withdrawn");
}

/// A hand-over of audits that are not on the device.
fn of_audits(n: u32) -> PastHandOver {
    let audit = |n| (AuditId::new(seed(4, n)), "00000000".to_owned());
    PastHandOver {
        at: clock(),
        by: ada().id(),
        purpose: Purpose::Gather,
        what: None,
        whom: None,
        audits: (0..n).map(audit).collect(),
    }
}

#[test]
fn the_desk_says_what_was_handed_over_for_whom_and_what_has_changed_since() {
    with_session(audits(3), ada(), |session, _| {
        assert!(!desk(session).contains("Handed over"));
        hand_over(session, &Choice::Week(week()), Purpose::ModerateBlind, &for_ben());
        let page = desk(session);
        assert!(
            page.contains(
                "Handed over 16 December 2024, 16:45: the practice week “Permanence 1”, for blind moderation, \
                 3 audits, for Ben Moss"
            ),
            "{page}"
        );
        assert!(page.contains("These audits have not changed since."), "{page}");

        raise_concern(session, audit(0).id());
        let page = desk(session);
        assert!(
            page.contains("1 of these audits has changed since: send it again"),
            "{page}"
        );
        assert!(!page.contains("not changed since"), "{page}");

        withdraw(session, audit(1).id());
        let page = desk(session);
        assert!(
            page.contains("1 of these audits has changed since: send it again")
                && page.contains("1 audit in it was withdrawn since. Hand over everything"),
            "{page}"
        );
        assert!(!page.contains("Inadequate"), "{page}");
    });
}

#[test]
fn what_has_changed_is_ticked_on_the_hand_over_page_and_what_for_is_asked_again() {
    with_session(audits(3), ada(), |session, _| {
        hand_over(session, &Choice::Everything, Purpose::Gather, &Sealing::Bare);
        let one = past(session).remove(0);
        assert_eq!(one.again(&session.desk.workspace_untracked()), Answers::default());
        raise_concern(session, audit(0).id());
        withdraw(session, audit(1).id());
        let workspace = session.desk.workspace_untracked();
        assert_eq!(
            one.changed_since(&workspace),
            BTreeSet::from([audit(0).id(), audit(1).id()])
        );
        let again = Answers {
            what: Some(AuditSelection::Audits),
            audits: BTreeSet::from([audit(0).id()]),
            ..Answers::default()
        };
        assert_eq!(one.again(&workspace), again);

        session.prepared.put(ada().id(), again);
        let page = render(session, Route::HandOver);
        assert_eq!(
            page.matches(" checked").count(),
            2,
            "what, and which audit: {page}"
        );
    });
}

#[test]
fn whom_a_passphrase_is_for_is_not_known_and_no_case_is_named() {
    with_session(audits(2), ada(), |session, memory| {
        let ticked = Choice::Audits(BTreeSet::from([audit(0).id()]));
        hand_over(session, &ticked, Purpose::ModerateOpen, &Sealing::Bare);
        let page = desk(session);
        assert!(
            page.contains("16 December 2024, 16:45: 1 audit, for open moderation"),
            "{page}"
        );
        assert_eq!(past(session)[0].whom, None);
        let stored = memory.preference(PREFERENCE).expect("reads").expect("is there");
        assert!(!stored.contains(support::MARK), "{stored}");

        raise_concern(session, audit(0).id());
        let page = desk(session);
        assert!(
            page.contains("This audit has changed since: send it again"),
            "{page}"
        );
    });
}

#[test]
fn a_plan_without_audits_cannot_have_changed() {
    with_session(audits(0), ada(), |session, _| {
        hand_over(session, &Choice::Everything, Purpose::Gather, &Sealing::Bare);
        let page = desk(session);
        assert!(
            page.contains("16:45: everything on this device, with all grades, no audits"),
            "{page}"
        );
        assert!(!page.contains("changed since"), "{page}");
    });
}

#[test]
fn an_original_in_place_of_its_blind_copy_is_something_new() {
    let submission = audit(1).entries().remove(0);
    let shown = blind_copy(&submission).expect("is a submission");
    let before = Workspace::from_entries(with_tool(vec![shown]));
    let contents = choose(&before, &Choice::Everything, Purpose::Gather);
    let selected = Selected::of(&before, &Choice::Everything, &contents);
    let one = PastHandOver {
        audits: selected.audits,
        ..of_audits(0)
    };
    assert_eq!(one.audits.len(), 1);
    assert!(one.changed_since(&before).is_empty());
    let after = before.union([submission]);
    assert_eq!(one.changed_since(&after), BTreeSet::from([audit(1).id()]));
}

#[test]
fn of_twenty_one_hand_overs_the_oldest_is_dropped_and_the_desk_lists_five() {
    with_session(audits(1), ada(), |session, _| {
        hand_over(
            session,
            &Choice::Everything,
            Purpose::ModerateOpen,
            &Sealing::Bare,
        );
        for _ in 0..20 {
            hand_over(session, &Choice::Everything, Purpose::Gather, &Sealing::Bare);
        }
        let past = past(session);
        assert_eq!(past.len(), 20);
        assert!(past.iter().all(|one| one.purpose == Purpose::Gather));
        assert_eq!(desk(session).matches("everything on this device").count(), 5);
    });
}

#[test]
fn hand_overs_of_thousands_of_audits_leave_room_for_drafts() {
    with_session(vec![], ada(), |session, _| {
        let lengths = || -> Vec<usize> { past(session).iter().map(|one| one.audits.len()).collect() };
        for n in [1_000, 2_000, 3_000] {
            session.handed_over.remember(&of_audits(n));
        }
        assert_eq!(lengths(), [3_000, 2_000]);
        session.handed_over.remember(&of_audits(6_000));
        assert_eq!(lengths(), [6_000], "the newest always stays");
    });
}

#[test]
fn everybody_sees_only_what_they_handed_over_themselves() {
    with_session(audits(1), ada(), |session, _| {
        hand_over(session, &Choice::Everything, Purpose::Gather, &Sealing::Bare);
        session.people.sit_down(ben()).expect("there is room");
        assert!(!desk(session).contains("Handed over"));
        session.people.sit_down(ada()).expect("there is room");
        assert!(desk(session).contains("Handed over"));
    });
}

#[test]
fn a_list_that_cannot_be_read_leaves_the_desk_working_and_is_not_written_over() {
    for stored in ["", "torn", "{\"newer\":[]}"] {
        with_session(audits(1), ada(), |session, memory| {
            memory.set_preference(PREFERENCE, stored).expect("there is room");
            assert!(!desk(session).contains("Handed over"));
            hand_over(session, &Choice::Everything, Purpose::Gather, &Sealing::Bare);
            let page = desk(session);
            assert!(
                page.contains("Practice weeks") && !page.contains("Handed over"),
                "{page}"
            );
            assert_eq!(memory.preference(PREFERENCE), Ok(Some(stored.to_owned())));
        });
    }
}

#[test]
fn a_hand_over_of_a_newer_version_stays_word_for_word_beside_the_others() {
    let newer = "{\"purpose\": \"of_a_newer_version\", \"number\": 1.50}";
    with_session(audits(1), ada(), |session, memory| {
        memory
            .set_preference(PREFERENCE, &format!("[{newer}]"))
            .expect("there is room");
        hand_over(session, &Choice::Everything, Purpose::Gather, &Sealing::Bare);
        assert_eq!(past(session).len(), 1);
        assert!(desk(session).contains("Handed over"));
        let stored = memory.preference(PREFERENCE).expect("reads").expect("is there");
        assert!(stored.contains(newer), "{stored}");
    });
}

#[test]
fn on_a_full_device_the_file_is_made_and_not_remembered() {
    with_session(audits(1), ada(), |session, memory| {
        memory.leave_room_for(0);
        hand_over(session, &Choice::Everything, Purpose::Gather, &Sealing::Bare);
        assert!(past(session).is_empty());
        assert!(!desk(session).contains("Handed over"));
    });
}
