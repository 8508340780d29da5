//! A wrong clock: ten years ahead or behind, or set back by an hour during work. Entries take their time from such a
//! clock, but no figure and no state of an audit may depend on it.

use jiff::{SignedDuration, Timestamp};
use plumbline::{
    domain::{entry::Entry, stage::Stage, workspace::Workspace},
    example::example,
    exchange::json::figures_json,
    figures::quarter_figures::quarter_figures,
};
use proptest::prelude::*;

const YEARS: i64 = 10 * 365 * 24;

/// Hours by which a device's clock was wrong when an entry was committed.
const WRONG: [i64; 5] = [0, -1, 1, YEARS, -YEARS];

const QUARTERS: [&str; 3] = ["2024-Q1", "2024-Q2", "2024-Q3"];
const STAGES: [Stage; 4] = [Stage::Auditor, Stage::Moderator, Stage::Agreed, Stage::Final];

fn set(entry: &Entry, hours: i64) -> Entry {
    let wrong = SignedDuration::from_hours(hours);
    Entry {
        at: entry.at.checked_add(wrong).unwrap_or(Timestamp::MIN),
        ..entry.clone()
    }
}

/// All the figures, and the state of each audit.
fn outcome(entries: Vec<Entry>) -> (Vec<Vec<u8>>, Vec<String>) {
    let workspace = Workspace::from_entries(entries);
    let figures = QUARTERS
        .iter()
        .flat_map(|quarter| STAGES.map(|stage| (quarter, stage)))
        .map(|(quarter, stage)| {
            let quarter = quarter.parse().expect("a quarter");
            figures_json(&quarter_figures(&workspace, quarter, stage)).bytes
        });
    let standing = workspace
        .audits()
        .map(|audit| format!("{} {}", audit.id, audit.state.label()));
    (figures.collect(), standing.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_figure_and_no_standing_hangs_on_a_clock_that_is_wrong(
        wrong in proptest::collection::vec(0..WRONG.len(), 400),
        first in 0..400_usize,
    ) {
        let right = example().entries;
        let mut set: Vec<Entry> = right
            .iter()
            .zip(wrong.iter().cycle())
            .map(|(entry, wrong)| set(entry, WRONG[*wrong]))
            .collect();
        let start = first % set.len();
        set.rotate_left(start);
        prop_assert_eq!(outcome(set), outcome(right));
    }
}
