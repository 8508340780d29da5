//! docs/aggregate.sql, run by DuckDB over a folder of packs, gives the app's figures.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use plumbline::{
    domain::{
        entry::{AsWritten, Body, Entry},
        grade::Grade,
        id::EntryId,
        moderation::Mode,
        resolution::Resolution,
        stage::Stage,
        tool::AuditTool,
        withdrawal::Withdrawal,
        workspace::Workspace,
    },
    example::example,
    exchange::{
        json::figures_json,
        pack::{Choice, Contents, Made, Purpose, choose, preview, read, write},
    },
    figures::quarter_figures::quarter_figures,
};
use serde_json::{Value, json};

use crate::{
    folder, pairs, python, root,
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

/// The example's quarters, and cases that it lacks: open and resolved conflicts, withdrawn audits, competing
/// agreements.
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
    // A second agreement that competes with the first.
    let settled = audits[5].entries();
    let beside = entry(5, &audits[5], settled[2].after.clone(), settled[2].body.clone());
    all.extend([first, second, last, withdrawn, beside]);
    Workspace::from_entries(all)
}

fn made() -> Made {
    Made {
        by: person(1),
        at: jiff::Timestamp::UNIX_EPOCH,
        example: false,
    }
}

/// A folder such as a QA lead has: everybody's files, including older ones, with each entry in several of them.
fn packs(workspace: &Workspace, folder: &Path) {
    let made = made();
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

/// `[grade, numerator, denominator]` for every grade that was given.
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
    for (quarter, answer) in answers.as_object().expect("quarters") {
        let rows = answer["rows"].as_array().expect("rows").iter();
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

/// The tool that ships with Plumbline, reduced to what the SQL needs: its keys, in the form of a published tool.
fn keys_of_the_shipped_tool() -> Value {
    let tool = serde_json::to_value(AuditTool::shipped()).expect("JSON");
    let keys = |pointer: &str| {
        let all = tool.pointer(pointer).and_then(Value::as_array).expect("a list");
        all.iter()
            .map(|named| json!({ "key": named["key"] }))
            .collect::<Vec<_>>()
    };
    json!({
        "id": tool["id"], "version": tool["version"], "scale": tool["scale"],
        "areas": keys("/areas"),
        "family": { "methods": keys("/family/methods"), "themes": keys("/family/themes") },
        "reasons": keys("/reasons"), "service_areas": keys("/service_areas"), "audit_types": keys("/audit_types"),
    })
}

#[test]
fn the_tool_in_the_sql_is_the_one_that_ships() {
    let sql = text(SQL);
    let begins = "SET VARIABLE shipped = '";
    let literal = sql
        .lines()
        .find_map(|line| line.strip_prefix(begins)?.strip_suffix("';"));
    let literal: Value = serde_json::from_str(literal.expect("one line sets it")).expect("JSON");
    assert_eq!(literal, keys_of_the_shipped_tool());
}

/// Writes an entry into a separate pack. Plumbline opens it on a device with nothing else.
fn alone(entry: Entry, folder: &Path) {
    let name = format!("{}.ndjson", entry.id);
    let contents = Contents {
        audits: entry.about.into_iter().collect(),
        entries: vec![Arc::new(entry)],
        left_out: vec![],
    };
    let file = write(&contents, Purpose::Gather, &made());
    let pack = read(&file).unwrap_or_else(|fault| panic!("{fault}"));
    preview(&Workspace::empty(), &pack).unwrap_or_else(|fault| panic!("{fault}"));
    std::fs::write(folder.join(name), file).expect("room");
}

/// The overall grade and the grades of the practice areas.
type Grades = (String, Vec<String>);

fn final_grades(workspace: &Workspace, audit: &AuditBuilder) -> Option<Grades> {
    let grades = workspace.audit(audit.id())?.grades_at(Stage::Final)?;
    let word = |grade: Value| grade["grade"].as_str().expect("a word").to_owned();
    let json = |grade| serde_json::to_value(grade).expect("JSON");
    let areas = grades
        .areas
        .iter()
        .map(|(_, grade)| word(serde_json::to_value(grade).expect("JSON")));
    Some((word(json(grades.overall)), areas.collect()))
}

#[test]
#[ignore = "needs Python with its packages: scripts/format-tests.sh"]
fn whatever_follows_whatever_duckdb_counts_what_the_app_counts() {
    let folder = folder("pairs");
    let cases = pairs::cases();
    let entries = || {
        cases
            .iter()
            .flat_map(|case| case.entries.clone())
            .chain(pairs::published())
    };
    entries().for_each(|entry| alone(entry, &folder));
    let workspace = Workspace::from_entries(entries());
    let answers = python("aggregate.py", &[&root().join(SQL), &folder]);
    let answers: Value = serde_json::from_str(&answers).expect("JSON");
    let theirs: Vec<(String, String, Vec<String>)> =
        serde_json::from_value(answers["2024-Q3"]["audits"].clone()).expect("audits");
    let theirs: BTreeMap<String, Grades> = theirs
        .into_iter()
        .map(|(audit, overall, areas)| (audit, (overall, areas)))
        .collect();
    let mut differ = Vec::new();
    let mut outcomes = BTreeSet::new();
    for case in &cases {
        let (app, sql) = (
            final_grades(&workspace, &case.audit),
            theirs.get(&case.audit.id().to_string()),
        );
        if app.as_ref() != sql {
            differ.push(format!("{}: the app {app:?}, the SQL {sql:?}", case.what));
        }
        outcomes.insert(app.map(|(overall, _)| overall));
    }
    assert!(
        differ.is_empty(),
        "{} of {}:\n{}",
        differ.len(),
        cases.len(),
        differ.join("\n")
    );
    assert!(outcomes.len() > 4, "each grade, and none: {outcomes:?}");
    let uncounted = entries().filter(|entry| workspace.why_not(entry.id).is_some());
    assert!(uncounted.count() > cases.len() / 2, "many of them break a rule");
}
