//! The union of entries: in any order and with any repetition, the same set gives the same workspace and the same
//! bytes.

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

use plumbline::{
    domain::{
        blind_copy::blind_copy,
        entry::{Body, Entry},
        grade::Grade,
        id::{EntryId, WeekId},
        moderation::Mode,
        resolution::Resolution,
        week::PracticeWeek,
        withdrawal::Withdrawal,
        workspace::Workspace,
    },
    exchange::pack::read,
};
use proptest::{prelude::*, test_runner::TestCaseResult};

use crate::{
    check, gathered, pack_of,
    support::{audit::AuditBuilder, entries, entry, seed, words},
};

/// Entries in every state: audits that are settled, escalated, in conflict, resolved, shown blind, withdrawn, or of a
/// newer version.
static POOL: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let tool = crate::model::tool();
    let audits = [
        AuditBuilder::with_tool(1, &tool)
            .moderated(Mode::Blind, Grade::Good)
            .agreed(Grade::Good),
        AuditBuilder::with_tool(2, &tool)
            .moderated(Mode::Open, Grade::Inadequate)
            .escalated(),
        AuditBuilder::with_tool(3, &tool).in_conflict(),
        AuditBuilder::with_tool(4, &tool).moderated(Mode::Blind, Grade::RequiresImprovement),
    ];
    let week = PracticeWeek {
        id: WeekId::new(seed(9, 1)),
        name: words("November"),
        first_day: jiff::civil::date(2024, 11, 11),
        last_day: jiff::civil::date(2024, 11, 15),
        service_areas: vec!["permanence".parse().expect("a key")],
        planned: Some(2),
    };
    let mut pool = entries(&[tool], &[week], &audits);
    let conflict = audits[2].entries();
    let about = |number, builder: &AuditBuilder, after: Vec<EntryId>, body| {
        let mut entry = entry(number, body);
        (entry.about, entry.after) = (Some(builder.id()), after);
        entry
    };
    for (number, keep) in [(50, &conflict[1]), (51, &conflict[2])] {
        let resolution = Resolution {
            keep: keep.id,
            reason: words("The later date is right"),
        };
        let after = conflict[1..].iter().map(|entry| entry.id).collect();
        pool.push(about(
            number,
            &audits[2],
            after,
            Body::ConflictResolved(resolution),
        ));
    }
    for (number, builder) in [(60, &audits[0]), (61, &audits[0]), (62, &audits[3])] {
        let withdrawal = Withdrawal {
            reason: words("Made twice"),
            quarter: Some("2024-Q3".parse().expect("a quarter")),
        };
        pool.push(about(number, builder, vec![], Body::AuditWithdrawn(withdrawal)));
    }
    let blind_copies: Vec<_> = pool.iter().filter_map(blind_copy).collect();
    pool.extend(blind_copies);
    let mut newer = serde_json::to_value(&conflict[0]).expect("JSON");
    newer["id"] = serde_json::json!("0192f000-0000-7000-8000-00000000000a");
    newer["zz_later"] = serde_json::json!([1]);
    pool.push(Entry::from_value(newer).expect("an entry"));
    pool
});

static EMPTY: LazyLock<Workspace> = LazyLock::new(Workspace::empty);

/// Part of the pool in some order, some of it repeated.
fn part() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0..u8::try_from(POOL.len()).expect("few"), 0..24)
}

fn taken(part: &[u8]) -> impl Iterator<Item = Entry> {
    part.iter().map(|n| POOL[usize::from(*n)].clone())
}

fn ids(workspace: &Workspace) -> BTreeSet<EntryId> {
    workspace.entries().map(|entry| entry.id).collect()
}

fn of(part: &[u8]) -> Workspace {
    EMPTY.union(taken(part))
}

fn holds((a, b, c): (Vec<u8>, Vec<u8>, Vec<u8>)) -> TestCaseResult {
    let merge =
        |one: &Workspace, other: &Workspace| one.union(other.entries().map(|entry| (**entry).clone()));
    let [wa, wb, wc] = [&a, &b, &c].map(|part| of(part));
    let ab = merge(&wa, &wb);
    prop_assert!(ab == merge(&wb, &wa), "commutative");
    prop_assert!(merge(&ab, &wc) == merge(&wa, &merge(&wb, &wc)), "associative");
    prop_assert!(merge(&ab, &ab) == ab && merge(&ab, &wa) == ab, "idempotent");

    let together: Vec<u8> = b.iter().chain(&a).copied().collect();
    prop_assert!(ab == of(&together), "the order and the parts don't matter");
    let withdrawn: BTreeSet<_> = taken(&together)
        .filter(|entry| matches!(entry.body, Body::AuditWithdrawn(_)))
        .filter_map(|entry| entry.about)
        .collect();
    let all: BTreeSet<_> = taken(&together).map(|entry| entry.id).collect();
    let stays = |entry: &Entry| {
        matches!(entry.body, Body::AuditWithdrawn(_))
            || !entry.about.is_some_and(|audit| withdrawn.contains(&audit))
                && !matches!(&entry.body, Body::ShownBlind(shown) if all.contains(&shown.of))
    };
    let expected: BTreeSet<_> = taken(&together).filter(stays).map(|entry| entry.id).collect();
    prop_assert!(
        ids(&ab) == expected,
        "nothing is lost but what was withdrawn, and blind copies beside what they stand for"
    );
    prop_assert!(ab.union(taken(&together)) == ab, "and nothing comes back");
    Ok(())
}

#[test]
fn merging_is_commutative_associative_and_idempotent_and_loses_nothing() {
    check("union", 300, || (part(), part(), part()), holds);
}

#[test]
fn the_same_set_is_the_same_bytes_in_whatever_order_it_came() {
    check("same set, same bytes", 60, part, |part| {
        let mut reversed = part.clone();
        reversed.reverse();
        let file = gathered(&of(&part));
        prop_assert!(file == gathered(&of(&reversed)));
        // A file in any order gives the same pack.
        let shuffled = pack_of(taken(&reversed).map(Arc::new).collect());
        let pack = read(&shuffled).expect("reads");
        prop_assert!(gathered(&EMPTY.union(pack.entries)) == file);
        Ok(())
    });
}

#[test]
fn a_copy_that_is_no_longer_needed_leaves_no_trace_in_another_audit() {
    let (one, other) = (AuditBuilder::new(1), AuditBuilder::new(2));
    let submission = one.entries().remove(0);
    let copy = blind_copy(&submission).expect("has one");
    // It names the copy of another audit, which goes once its submission arrives.
    let mut astray = blind_copy(&other.entries()[0]).expect("has one");
    if let Body::ShownBlind(shown) = &mut astray.body {
        Arc::make_mut(shown).of = copy.id;
    }
    let all = [copy.clone(), astray.clone(), submission.clone()];
    let whole = Workspace::from_entries(all);
    assert_eq!(Workspace::from_entries([copy, astray]).union([submission]), whole);
}
