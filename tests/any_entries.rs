//! Anything that a file may contain: any mixture of entries that parse, in any order, about any audit, following any
//! entry.

#[path = "support/session.rs"]
mod session;
mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, date},
};
use plumbline::{
    app::work::agenda::Agenda,
    domain::{
        action::ActionUpdate,
        audit::Correction,
        blind_copy::blind_copy,
        comparison::Comparison,
        concern::{Concern, Told},
        draft::{AgreementDraft, AuditDraft, ModerationDraft},
        entry::{ActionUpdated, AsWritten, Body, Entry},
        grade::Grade,
        id::{ActionId, AuditId, ConcernId, EntryId},
        may_moderate::may_moderate,
        moderation::Mode,
        queue::{Queue, candidates, why_drawn},
        resolution::Resolution,
        sample::{Because, Draw, Drawn},
        stage::Stage,
        week::PracticeWeek,
        withdrawal::Withdrawal,
        workspace::Workspace,
    },
    exchange::{csv::figures_csv, json::figures_json},
    figures::{
        actions::action_figures,
        agreement::agreement,
        period::Period,
        quarter_figures::{quarter_figures, week_figures},
        sentence,
        trend::trend,
    },
};
use proptest::prelude::*;
use support::{audit::AuditBuilder, mark, person, seed, short_tool_with_outstanding};

const IDS: u32 = 24;
const AUDITS: u32 = 3;

fn entry_id(number: u32) -> EntryId {
    EntryId::new(seed(9, number))
}

fn audit_id(number: u32) -> AuditId {
    AuditId::new(seed(4, number))
}

fn day(chosen: u32) -> Date {
    match chosen % 6 {
        0 => Date::MIN,
        1 => Date::MAX,
        2 => date(1900, 4, 1),
        3 => date(2201, 3, 31),
        4 => date(2024, 12, 31),
        _ => date(2024, 11, 12),
    }
}

fn time(chosen: u32) -> Timestamp {
    match chosen % 5 {
        0 => Timestamp::MIN,
        1 => Timestamp::MAX,
        n => Timestamp::UNIX_EPOCH + SignedDuration::from_hours(400_000 + i64::from(n)),
    }
}

/// A body of each kind, which names the given numbers.
fn body(kind: u32, a: u32, b: u32) -> Body {
    let audit = match a % 3 {
        // Of a tool that is not on this device, with a grade that its tool may not offer.
        0 => AuditBuilder::with_tool(a % AUDITS, &short_tool_with_outstanding()).overall(Grade::Outstanding),
        1 => AuditBuilder::new(a % AUDITS).overall(Grade::Inadequate),
        _ => AuditBuilder::new(a % AUDITS),
    };
    let audit = audit.completed(day(b));
    let audit = audit.moderated(
        if b.is_multiple_of(2) {
            Mode::Blind
        } else {
            Mode::Open
        },
        Grade::Outstanding,
    );
    let steps = audit.clone().agreed(Grade::Good).entries();
    let concern = ConcernId::new(seed(6, b % 3));
    let action = ActionId::new(seed(3, b % 4));
    match kind {
        0 => steps[0].body.clone(),
        1 => Body::SubmissionCorrected(Arc::new(Correction {
            submission: Arc::new(audit.submission().clone()),
            reason: mark(),
        })),
        2 => {
            let mut moderation = audit.moderation().expect("is moderated").clone();
            // Areas that do not match the tool's, or are repeated.
            moderation.areas.truncate(a as usize % 6);
            moderation.areas.extend(moderation.areas.first().cloned());
            Body::ModerationCommitted(Arc::new(moderation))
        }
        3 => steps[2].body.clone(),
        4 => audit.escalated().entries()[2].body.clone(),
        5 => Body::ActionUpdated(ActionUpdated {
            action,
            update: match a % 3 {
                0 => ActionUpdate::Closed {
                    evidence: mark(),
                    on: day(a),
                },
                1 => ActionUpdate::Verified,
                _ => ActionUpdate::Reopened { reason: mark() },
            },
        }),
        6 => {
            let mut blind_copy = blind_copy(&steps[0]).expect("has one").body;
            if let Body::ShownBlind(shown) = &mut blind_copy {
                Arc::make_mut(shown).of = entry_id(a % IDS);
            }
            blind_copy
        }
        7 => Body::ConflictResolved(Resolution {
            keep: entry_id(a % IDS),
            reason: mark(),
        }),
        8 => Body::AuditWithdrawn(Withdrawal {
            reason: mark(),
            quarter: None,
        }),
        9 => Body::ConcernRaised(Concern {
            id: concern,
            what: mark(),
            case: None,
        }),
        10 => Body::ConcernTold(Told {
            concern,
            whom: mark(),
            at: day(a).at(0, 0, 0, 0),
        }),
        11 => Body::SampleDrawn(Draw {
            quarter: "2024-Q3".parse().expect("a quarter"),
            rules: short_tool_with_outstanding().moderation,
            seed: mark(),
            from: 0,
            drawn: vec![Drawn {
                audit: audit_id(a % AUDITS),
                because: Because::Random,
            }],
        }),
        12 => Body::WeekPlanned(PracticeWeek {
            id: plumbline::domain::id::WeekId::new(seed(7, a % 2)),
            name: mark(),
            first_day: day(a),
            last_day: day(b),
            service_areas: vec![],
            planned: Some(0),
        }),
        13 => Body::ToolPublished(Arc::new(short_tool_with_outstanding())),
        _ => Body::Other(serde_json::json!({ "kind": "written_later", "x": a })),
    }
}

prop_compose! {
    /// An entry that names random others, and perhaps itself.
    fn entry()(
        id in 0..IDS,
        kind in prop::sample::select(vec![0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 5, 6, 6, 7, 7, 7, 8, 9, 10, 11, 12, 13, 14]),
        (a, b) in (0..30_u32, 0..30_u32),
        about in prop::option::weighted(0.95, 0..AUDITS),
        after in prop::collection::vec(0..IDS, 0..4),
        (who, at) in (1..4_u32, 0..5_u32),
    ) -> Entry {
        Entry {
            id: entry_id(id),
            at: time(at),
            who: person(who),
            about: about.map(audit_id),
            after: after.into_iter().map(entry_id).collect(),
            body: body(kind, a, b),
            as_written: AsWritten::default(),
        }
    }
}

/// Entries with different ids.
fn entries() -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec(entry(), 0..40).prop_map(|all| {
        let all: BTreeMap<EntryId, Entry> = all.into_iter().map(|entry| (entry.id, entry)).collect();
        all.into_values().collect()
    })
}

/// Asks a workspace everything that any page asks.
fn ask_everything(workspace: &Workspace) {
    let today = date(2024, 12, 16);
    let mut quarters: Vec<_> = workspace.quarters().into_iter().collect();
    quarters.push("2024-Q3".parse().expect("a quarter"));
    for stage in Stage::ALL {
        for quarter in &quarters {
            let figures = quarter_figures(workspace, *quarter, stage);
            let _ = (figures_csv(&figures), figures_json(&figures));
            let _ = (sentence::headline(&figures), sentence::open_conflicts(&figures));
            let _ = sentence::coverage(figures.coverage());
            let _ = candidates(workspace, *quarter);
        }
        let trend = trend(workspace, &quarters, stage);
        let _: Vec<_> = Grade::ALL
            .into_iter()
            .flat_map(|grade| trend.changes(grade))
            .collect();
        for week in workspace.weeks() {
            let figures = week_figures(workspace, week.id, stage).expect("there is such a week");
            let _ = (figures_json(&figures), sentence::headline(&figures));
        }
    }
    for quarter in quarters {
        let _ = action_figures(workspace, Period::Quarter(quarter), today);
        if let Some(agreement) = agreement(workspace, Period::Quarter(quarter)) {
            let _ = (
                agreement.overall().exact(),
                agreement.practice_areas().within_one(),
            );
        }
    }
    for who in 1..4 {
        let me = person(who);
        let _ = Queue::of(workspace, me.id(), &BTreeSet::new());
        let _ = Agenda::of(workspace, me.id(), today);
        for record in workspace.audits() {
            let _ = (
                record.label(false),
                record.moderated_submission(),
                Comparison::of(record),
            );
            let _ = (
                may_moderate(record, me.id()).is_ok(),
                why_drawn(workspace, record),
            );
            let _ = AuditDraft::correct(record, me.clone(), Timestamp::UNIX_EPOCH);
            let _ = ModerationDraft::begin(record, me.clone(), Mode::Open);
            let _ = AgreementDraft::begin(record);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn whatever_comes_in_a_file_every_question_has_an_answer(entries in entries()) {
        ask_everything(&Workspace::from_entries(entries));
    }

    #[test]
    fn union_is_commutative_associative_and_idempotent(
        entries in entries(),
        shuffled in prop::collection::vec(any::<u32>(), 40),
        parted in prop::collection::vec(0..3_usize, 40),
    ) {
        let whole = Workspace::from_entries(entries.clone());
        let mut order: Vec<_> = entries.iter().cloned().zip(shuffled).collect();
        order.sort_by_key(|(_, place)| *place);
        prop_assert_eq!(&Workspace::from_entries(order.into_iter().map(|(entry, _)| entry)), &whole);

        let part = |n: usize| -> Vec<Entry> {
            let of = entries.iter().zip(&parted).filter(|(_, part)| **part == n);
            of.map(|(entry, _)| entry.clone()).collect()
        };
        let [a, b, c] = [part(0), part(1), part(2)];
        let one = Workspace::from_entries(a.clone()).union(b.clone()).union(c.clone());
        // A device passes on what its workspace contains, not what it was given.
        let held = |of: Vec<Entry>| Workspace::from_entries(of).entries().map(|e| (**e).clone()).collect::<Vec<_>>();
        let other = Workspace::from_entries(held(c)).union(held([b, a].concat()));
        prop_assert_eq!(&one, &whole);
        prop_assert_eq!(&other, &whole);
        prop_assert_eq!(&whole.union(entries.clone()), &whole);
        prop_assert_eq!(whole.new_entries(entries), Ok(vec![]));
    }

    #[test]
    fn nothing_is_lost_but_what_was_withdrawn_and_blind_copies_beside_their_submissions(entries in entries()) {
        let workspace = Workspace::from_entries(entries.clone());
        let submitted: BTreeSet<_> = entries
            .iter()
            .filter(|entry| matches!(entry.body, Body::AuditSubmitted(_) | Body::SubmissionCorrected(_)))
            .filter_map(|entry| Some((entry.id, entry.about?)))
            .collect();
        for entry in entries {
            let stays = entry.about.is_none_or(|audit| !workspace.is_withdrawn(audit))
                || matches!(entry.body, Body::AuditWithdrawn(_));
            let beside = |audit| matches!(&entry.body, Body::ShownBlind(shown) if submitted.contains(&(shown.of, audit)));
            let stays = stays && !entry.about.is_some_and(beside);
            let there = workspace.entry(entry.id).map(AsRef::as_ref);
            prop_assert_eq!(there, stays.then_some(&entry));
        }
    }

    #[test]
    fn a_conflict_that_follows_all_its_heads_is_gone(entries in entries()) {
        let workspace = Workspace::from_entries(entries);
        for (record, conflict) in workspace.conflicts() {
            let resolution = Entry {
                id: EntryId::new(seed(10, 1)),
                at: Timestamp::UNIX_EPOCH,
                who: person(9),
                about: Some(record.id),
                after: conflict.heads.clone(),
                body: Body::ConflictResolved(Resolution { keep: conflict.heads[0], reason: mark() }),
                as_written: AsWritten::default(),
            };
            let after = workspace.union([resolution]);
            let record = after.audit(record.id).expect("is there");
            prop_assert!(record.conflicts.iter().all(|open| open.contested != conflict.contested));
        }
    }
}
