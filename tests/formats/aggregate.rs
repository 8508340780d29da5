//! docs/aggregate.sql, run by DuckDB over a folder of packs, says what the app says.

use std::{collections::BTreeSet, path::Path};

use plumbline::{
    domain::{
        entry::{AsWritten, Body, Entry},
        grade::Grade,
        id::EntryId,
        moderation::Mode,
        resolution::Resolution,
        stage::Stage,
        withdrawal::Withdrawal,
        workspace::Workspace,
    },
    example::example,
    exchange::{
        json::figures_json,
        pack::{Choice, Made, Purpose, choose, write},
    },
    figures::quarter_figures::quarter_figures,
};
use serde_json::Value;

use crate::{
    folder, python, root,
    support::{audit::AuditBuilder, person, seed, words},
};

const PAGE: &str = "docs/aggregate.md";
const SQL: &str = "docs/aggregate.sql";

fn text(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).expect("is kept in git")
}

#[test]
fn the_page_shows_what_is_run() {
    assert!(
        text(PAGE).contains(&format!("```sql\n{}```", text(SQL))),
        "copy {SQL} into {PAGE}"
    );
}

fn entry(number: u32, audit: &AuditBuilder, after: Vec<EntryId>, body: Body) -> Entry {
    Entry {
        id: EntryId::new(seed(6, number)),
        at: jiff::Timestamp::from_second(1_733_000_000 + i64::from(number)).expect("a time"),
        who: person(3),
        about: Some(audit.id()),
        after,
        body,
        as_written: AsWritten::default(),
    }
}

/// The example's quarters, and what it lacks: conflicts open and resolved, audits withdrawn, agreements side by side.
fn workspace() -> Workspace {
    let tool = plumbline::example::practice_week_tool();
    let audit = |n| AuditBuilder::with_tool(n, &tool);
    let audits = [
        audit(1).in_conflict().overall(Grade::Inadequate),
        audit(2).in_conflict().overall(Grade::RequiresImprovement),
        audit(3).overall(Grade::Good),
        audit(4)
            .moderated(Mode::Blind, Grade::Inadequate)
            .agreed(Grade::Inadequate),
        audit(5).moderated(Mode::Open, Grade::Good).escalated(),
        audit(6)
            .moderated(Mode::Open, Grade::Good)
            .agreed(Grade::RequiresImprovement),
    ];
    let mut all = example().entries;
    all.extend(audits.iter().flat_map(AuditBuilder::entries));
    let [_, one, other] = &audits[1].entries()[..] else {
        panic!("a submission and two corrections");
    };
    let resolution = |keep| {
        Body::ConflictResolved(Resolution {
            keep,
            reason: words("The later one"),
        })
    };
    let both = vec![one.id, other.id];
    let first = entry(1, &audits[1], both.clone(), resolution(one.id));
    let second = entry(2, &audits[1], both, resolution(other.id));
    let last = entry(3, &audits[1], vec![first.id, second.id], resolution(second.id));
    let withdrawal = Withdrawal {
        reason: words("Made twice"),
        quarter: None,
    };
    let withdrawn = entry(4, &audits[2], vec![], Body::AuditWithdrawn(withdrawal));
    // A second agreement beside the first.
    let settled = audits[5].entries();
    let beside = entry(5, &audits[5], settled[2].after.clone(), settled[2].body.clone());
    all.extend([first, second, last, withdrawn, beside]);
    Workspace::from_entries(all)
}

/// A folder as a QA lead has it: everybody's files, each entry in several of them, older ones too.
fn packs(workspace: &Workspace, folder: &Path) {
    let made = Made {
        by: person(1),
        at: jiff::Timestamp::UNIX_EPOCH,
        example: false,
    };
    let some: BTreeSet<_> = workspace.audits().map(|audit| audit.id).step_by(3).collect();
    let mut choices = vec![Choice::Everything, Choice::Audits(some)];
    choices.extend(workspace.quarters().into_iter().map(Choice::Quarter));
    choices.extend(workspace.weeks().into_iter().map(|week| Choice::Week(week.id)));
    for (n, choice) in choices.iter().enumerate() {
        for purpose in Purpose::ALL {
            let file = write(&choose(workspace, choice, purpose), purpose, &made);
            std::fs::write(folder.join(format!("{n}-{purpose:?}.ndjson")), file).expect("room");
        }
    }
    // A file from before the withdrawal.
    let withdrawn = AuditBuilder::with_tool(3, &plumbline::example::practice_week_tool());
    let old = Workspace::from_entries(withdrawn.entries());
    let old = choose(&old, &Choice::Everything, Purpose::Gather);
    std::fs::write(folder.join("old.ndjson"), write(&old, Purpose::Gather, &made)).expect("room");
}

/// `[grade, numerator, denominator]` of every grade that was given.
fn ours(workspace: &Workspace, quarter: &str) -> BTreeSet<(String, String, u64, u64)> {
    let quarter = quarter.parse().expect("a quarter");
    let figures = figures_json(&quarter_figures(workspace, quarter, Stage::Final));
    let figures: Value = serde_json::from_slice(&figures.bytes).expect("JSON");
    let units = [
        ("audits", "/audits/overall/grades"),
        ("practice-area grades", "/practice_area_grades/overall/grades"),
    ];
    let rows = units.into_iter().flat_map(|(unit, pointer)| {
        let grades = figures
            .pointer(pointer)
            .and_then(Value::as_array)
            .expect("a list")
            .clone();
        grades.into_iter().map(move |row| {
            let grade = row["grade"].as_str().expect("a word").replace(' ', "_");
            let number = |name: &str| row[name].as_u64().expect("a number");
            (unit.to_owned(), grade, number("numerator"), number("denominator"))
        })
    });
    rows.filter(|(_, _, numerator, _)| *numerator > 0).collect()
}

#[test]
#[ignore = "needs Python with its packages: scripts/format-tests.sh"]
fn duckdb_says_what_the_app_says() {
    let workspace = workspace();
    let folder = folder("packs");
    packs(&workspace, &folder);
    let answers = python("aggregate.py", &[&root().join(SQL), &folder]);
    let answers: Value = serde_json::from_str(&answers).expect("JSON");
    let mut counted = 0;
    for (quarter, rows) in answers.as_object().expect("quarters") {
        let rows = rows.as_array().expect("rows").iter();
        let theirs: BTreeSet<_> = rows
            .map(|row| {
                let row: (String, String, u64, u64) = serde_json::from_value(row.clone()).expect("a row");
                row
            })
            .collect();
        assert_eq!(theirs, ours(&workspace, quarter), "{quarter}");
        counted += theirs.len();
    }
    assert!(counted > 10, "there is something to compare");
}
