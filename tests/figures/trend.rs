//! Several quarters compared.

use jiff::civil::{Date, date};
use plumbline::{
    domain::{grade::Grade, stage::Stage, workspace::Workspace},
    figures::{
        sentence,
        trend::{Trend, Verdict, trend},
    },
};

use crate::support::{
    audit::AuditBuilder,
    quarter::{audits, q3},
    workspace,
};

/// A number of audits on a day, some of them good; the others require improvement.
fn quarter(first: u32, good: u32, all: u32, day: Date) -> impl Iterator<Item = AuditBuilder> {
    (0..all).map(move |n| {
        let grade = if n < good {
            Grade::Good
        } else {
            Grade::RequiresImprovement
        };
        AuditBuilder::new(first + n).overall(grade).completed(day)
    })
}

fn two(before: (u32, u32), after: (u32, u32)) -> Workspace {
    let before = quarter(0, before.0, before.1, date(2024, 10, 1));
    let after = quarter(5000, after.0, after.1, date(2025, 1, 1));
    workspace(&before.chain(after).collect::<Vec<_>>())
}

fn said(trend: &Trend, grade: Grade) -> Vec<String> {
    trend.changes(grade).iter().map(sentence::change).collect()
}

#[test]
fn a_change_is_said_in_percentage_points_with_both_bases() {
    for (before, after, expected) in [
        (
            (8, 22),
            (10, 24),
            "Good: 36% (8 of 22 audits) in Q3 2024/25, 42% (10 of 24 audits) in Q4 2024/25; up 5.3 percentage points. \
             With these numbers the true change could be anything from 21.6 down to 30.9 up percentage points, so it \
             could be due to chance.",
        ),
        (
            (48, 80),
            (56, 70),
            "Good: 60% (48 of 80 audits) in Q3 2024/25, 80% (56 of 70 audits) in Q4 2024/25; up 20.0 percentage \
             points. With these numbers the true change is likely between 5.2 and 33.4 percentage points, so this rise \
             is more than chance alone would bring.",
        ),
        (
            (9, 10),
            (3, 10),
            "Good: 90% (9 of 10 audits) in Q3 2024/25, 30% (3 of 10 audits) in Q4 2024/25; down 60.0 percentage \
             points. With these numbers the true change is likely between 17.1 and 80.9 percentage points, so this \
             fall is more than chance alone would bring.",
        ),
        (
            (1, 2),
            (2, 4),
            "Good: 50% (1 of 2 audits) in Q3 2024/25, 50% (2 of 4 audits) in Q4 2024/25; no change. With these numbers \
             the true change could be anything from 53.6 down to 53.6 up percentage points, so it could be due to \
             chance.",
        ),
        (
            (1, 2),
            (0, 0),
            "There is nothing to compare. No audits were completed in Q4 2024/25.",
        ),
    ] {
        let trend = trend(&two(before, after), &[q3().next(), q3()], Stage::Final);
        assert_eq!(said(&trend, Grade::Good), [expected]);
    }
}

#[test]
fn a_verdict_goes_by_the_interval() {
    for (before, after, verdict, tenths) in [
        ((8, 22), (9, 22), Verdict::InsideNoise, Some(45)),
        ((48, 80), (56, 70), Verdict::Rose, Some(200)),
        ((56, 70), (48, 80), Verdict::Fell, Some(-200)),
        ((0, 3), (0, 5), Verdict::InsideNoise, Some(0)),
        ((1, 16), (0, 1), Verdict::InsideNoise, Some(-63)),
        ((0, 0), (1, 1), Verdict::NothingToCompare, None),
    ] {
        let trend = trend(&two(before, after), &[q3(), q3().next()], Stage::Auditor);
        let changes = trend.changes(Grade::Good);
        let [change] = &changes[..] else {
            panic!("one change between two quarters");
        };
        assert_eq!((change.verdict(), change.tenths_of_points()), (verdict, tenths));
    }
}

#[test]
fn quarters_stand_once_and_in_order_of_time() {
    let quarters = [q3().next(), q3(), q3().next(), q3().previous()];
    let trend = trend(&workspace(&audits()), &quarters, Stage::Final);
    let names: Vec<String> = trend.panel().named_rows().map(|(name, _)| name).collect();
    assert_eq!(names, ["Q2 2024/25", "Q3 2024/25", "Q4 2024/25"]);
    assert_eq!(trend.changes(Grade::Good).len(), 2);
    assert_eq!(trend.changes(Grade::Outstanding), [], "no tool offers it");
}
