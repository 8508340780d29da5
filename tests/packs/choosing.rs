//! What goes into a pack, and what is left out and why.

use std::collections::BTreeSet;

use plumbline::{
    domain::{
        concern::{Concern, Told},
        entry::{Body, Entry},
        grade::Grade,
        id::{ConcernId, EntryId, WeekId},
        moderation::Mode,
        week::PracticeWeek,
        withdrawal::Withdrawal,
        workspace::Workspace,
    },
    exchange::pack::{Choice, Purpose, Why, choose},
};

use crate::{
    opened, packed,
    support::{audit::AuditBuilder, entries, entry, seed, short_tool, words},
};

fn week(number: u32) -> PracticeWeek {
    PracticeWeek {
        id: WeekId::new(seed(9, number)),
        name: words("November"),
        first_day: jiff::civil::date(2024, 11, 11),
        last_day: jiff::civil::date(2024, 11, 15),
        service_areas: vec!["permanence".parse().expect("a key")],
        planned: None,
    }
}

fn about(builder: &AuditBuilder, number: u32, body: Body) -> Entry {
    let mut entry = entry(number, body);
    entry.about = Some(builder.id());
    entry
}

fn concern(builder: &AuditBuilder, number: u32) -> (Entry, Entry) {
    let id = ConcernId::new(seed(8, number));
    let raised = Body::ConcernRaised(Concern {
        id,
        what: words("A bruise"),
        case: None,
    });
    let told = Body::ConcernTold(Told {
        concern: id,
        whom: words("Duty manager"),
        at: jiff::civil::date(2024, 11, 12).at(16, 45, 0, 0),
    });
    (about(builder, number, raised), about(builder, number + 1, told))
}

/// Audits in every possible state, by number.
fn several() -> (Workspace, [AuditBuilder; 7]) {
    let audits = [
        AuditBuilder::new(0).week(week(1).id),
        AuditBuilder::new(1).in_conflict(),
        AuditBuilder::new(2)
            .moderated(Mode::Blind, Grade::Good)
            .agreed(Grade::Good),
        AuditBuilder::new(3),
        AuditBuilder::new(4),
        AuditBuilder::new(5),
        AuditBuilder::new(6)
            .week(week(2).id)
            .completed(jiff::civil::date(2025, 1, 2)),
    ];
    let mut all = entries(&[short_tool()], &[week(1), week(2)], &audits);
    // 3 has a concern that nobody was told of, 4 has one that somebody was told of, and 5 was never submitted.
    let (raised, _) = concern(&audits[3], 40);
    let (raised_too, told) = concern(&audits[4], 50);
    let (begun, _) = concern(&audits[5], 60);
    all.retain(|entry| entry.about != Some(audits[5].id()));
    all.extend([raised, raised_too, told, begun]);
    (Workspace::from_entries(all), audits)
}

fn left_out(workspace: &Workspace, purpose: Purpose) -> Vec<Why> {
    let contents = choose(workspace, &Choice::Everything, purpose);
    contents.left_out.into_iter().map(|out| out.why).collect()
}

#[test]
fn what_cannot_be_moderated_stays_here_and_says_why() {
    let (workspace, _) = several();
    for purpose in [Purpose::ModerateBlind, Purpose::ModerateOpen] {
        let expected = [
            Why::InConflict,
            Why::Moderated,
            Why::ConcernNotPassedOn,
            Why::NotSubmitted,
        ];
        assert_eq!(left_out(&workspace, purpose), expected);
    }
    assert_eq!(left_out(&workspace, Purpose::Gather), []);
}

#[test]
fn a_concern_that_somebody_was_told_of_goes_along_openly_and_never_blindly() {
    let (workspace, audits) = several();
    let choice = Choice::Audits(BTreeSet::from([audits[4].id()]));
    let titles = |purpose| -> Vec<_> {
        let contents = choose(&workspace, &choice, purpose);
        contents.entries.iter().map(|entry| entry.body.title()).collect()
    };
    let open = titles(Purpose::ModerateOpen);
    assert!(open.contains(&"Concern passed on") && open.contains(&"Immediate safeguarding concern raised"));
    assert_eq!(
        titles(Purpose::ModerateBlind),
        [
            "Audit tool published",
            "Received for blind moderation, without grades"
        ]
    );
}

#[test]
fn gathering_everything_leaves_nothing_here() {
    let (workspace, _) = several();
    let pack = opened(&packed(&workspace, &Choice::Everything, Purpose::Gather));
    assert_eq!(Workspace::from_entries(pack.entries), workspace);
}

#[test]
fn a_week_goes_with_its_audits_and_the_tool_they_were_made_with() {
    let (workspace, audits) = several();
    let contents = choose(&workspace, &Choice::Week(week(1).id), Purpose::Gather);
    assert_eq!(contents.audits, [audits[0].id()]);
    let titles: Vec<_> = contents.entries.iter().map(|entry| entry.body.title()).collect();
    assert_eq!(
        titles,
        ["Audit submitted", "Audit tool published", "Practice week planned"]
    );
}

#[test]
fn a_quarter_goes_with_the_audits_completed_in_it() {
    let (workspace, audits) = several();
    let quarter = Choice::Quarter("2024-Q4".parse().expect("a quarter"));
    assert_eq!(
        choose(&workspace, &quarter, Purpose::Gather).audits,
        [audits[6].id()]
    );
}

#[test]
fn every_withdrawal_spreads_with_every_file() {
    let (workspace, audits) = several();
    let withdrawal = Body::AuditWithdrawn(Withdrawal {
        reason: words("Made twice"),
        quarter: None,
    });
    let withdrawn = about(&audits[0], 70, withdrawal);
    let id: EntryId = withdrawn.id;
    let workspace = workspace.union([withdrawn]);
    for purpose in Purpose::ALL {
        let other = Choice::Audits(BTreeSet::from([audits[6].id()]));
        for choice in [Choice::Everything, Choice::Week(week(2).id), other] {
            let contents = choose(&workspace, &choice, purpose);
            assert!(
                contents.entries.iter().any(|entry| entry.id == id),
                "{purpose:?} {choice:?}"
            );
            assert!(!contents.audits.contains(&audits[0].id()));
        }
        let contents = choose(&workspace, &Choice::Everything, purpose);
        assert_eq!(contents.left_out[0].why, Why::Withdrawn);
    }
}

#[test]
fn what_was_received_blind_is_not_passed_on_as_if_it_were_the_audit() {
    let (workspace, audits) = several();
    let choice = Choice::Audits(BTreeSet::from([audits[0].id()]));
    let moderators =
        Workspace::from_entries(opened(&packed(&workspace, &choice, Purpose::ModerateBlind)).entries);
    let again = choose(&moderators, &choice, Purpose::ModerateOpen);
    assert_eq!(again.left_out[0].why, Why::ReceivedBlind);
    let unknown = choose(&Workspace::empty(), &choice, Purpose::Gather);
    assert_eq!(unknown.left_out[0].why, Why::NotHere);
}
