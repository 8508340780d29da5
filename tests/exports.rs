//! The exported CSV and JSON of a quarter, byte for byte. `GOLDEN=write cargo test --test exports` writes the golden
//! files again; read the difference before committing it.

mod support;

use std::path::Path;

use jiff::civil::date;
use plumbline::{
    domain::{
        grade::Grade, graded::AreaGrade, id::WeekId, moderation::Mode, stage::Stage, tool::AuditTool,
        week::PracticeWeek,
    },
    exchange::{
        csv::{COLUMNS, figures_csv},
        document::Document,
        json::{figures_json, figures_schema},
    },
    figures::quarter_figures::{PeriodFigures, quarter_figures, week_figures},
};
use support::{
    MARK, accepted,
    audit::AuditBuilder,
    entries,
    quarter::{audits, q3, the_quarter},
    seed, short_tool, short_tool_with_outstanding, words, workspace,
};

fn text(document: &Document) -> String {
    String::from_utf8(document.bytes.clone()).expect("UTF-8")
}

fn golden(document: &Document, file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(file);
    if std::env::var("GOLDEN").is_ok_and(|golden| golden == "write") {
        std::fs::write(&path, &document.bytes).expect("the golden file is written");
    }
    let expected = std::fs::read(&path).expect("the golden file is there");
    assert_eq!(text(document), String::from_utf8_lossy(&expected), "{file}");
}

/// The cells of an export, without the heading.
fn rows(document: &Document) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(document.bytes.as_slice());
    assert_eq!(reader.headers().expect("a heading"), &COLUMNS[..]);
    let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|row| cells(row.expect("a row"))).collect()
}

/// A partly moderated quarter, with every kind of figure in it.
fn mixed() -> Vec<AuditBuilder> {
    let mut audits = audits();
    let first = audits[0].clone();
    audits[0] = first
        .moderated(Mode::Blind, Grade::RequiresImprovement)
        .agreed(Grade::RequiresImprovement)
        .agreed_area(1, support::inadequate("drift"));
    let second = audits[1].clone();
    audits[1] = second.moderated(Mode::Open, Grade::Good);
    audits
}

fn tool_named(change: impl FnOnce(&mut AuditTool)) -> PeriodFigures {
    let mut tool = short_tool();
    change(&mut tool);
    let audit = AuditBuilder::with_tool(1, &tool).service_area("permanence");
    let workspace = accepted(entries(&[tool], &[], &[audit]));
    quarter_figures(&workspace, q3(), Stage::Final)
}

#[test]
fn the_quarter_as_csv() {
    let document = figures_csv(&quarter_figures(&the_quarter(), q3(), Stage::Final));
    assert_eq!(document.name, "plumbline-2024-Q3-final.csv");
    assert_eq!(document.media_type, "text/csv;charset=utf-8");
    golden(&document, "quarter-final.csv");
}

#[test]
fn the_quarter_as_json() {
    let document = figures_json(&quarter_figures(&the_quarter(), q3(), Stage::Final));
    assert_eq!(document.name, "plumbline-2024-Q3-final.json");
    golden(&document, "quarter-final.json");
}

#[test]
fn a_quarter_without_audits_has_rows_and_no_percentages() {
    let figures = quarter_figures(&workspace(&[]), q3(), Stage::Agreed);
    golden(&figures_csv(&figures), "empty-agreed.csv");
    golden(&figures_json(&figures), "empty-agreed.json");
}

#[test]
fn every_line_ends_in_carriage_return_and_line_feed() {
    let document = figures_csv(&quarter_figures(&the_quarter(), q3(), Stage::Final));
    let text = text(&document);
    assert!(text.ends_with("\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(
        !document.bytes.starts_with(&[0xef, 0xbb, 0xbf]),
        "no byte order mark"
    );
}

#[test]
fn the_rows_of_one_distribution_add_up_to_their_denominator() {
    for stage in Stage::ALL {
        let figures = quarter_figures(&workspace(&mixed()), q3(), stage);
        let rows = rows(&figures_csv(&figures));
        let number = |text: &String| text.parse::<u32>().expect("a number");
        for three in rows.chunks(3) {
            let grades: Vec<&String> = three.iter().map(|row| &row[5]).collect();
            assert_eq!(grades, ["good", "requires improvement", "inadequate"]);
            assert!(three.windows(2).all(|two| two[0][..5] == two[1][..5]));
            let sum: u32 = three.iter().map(|row| number(&row[6])).sum();
            assert_eq!(sum, number(&three[0][7]), "{three:?}");
        }
    }
}

#[test]
fn a_name_never_becomes_a_formula() {
    for name in [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1:A2)",
        "\tx",
        "\rx",
        " =1+1",
    ] {
        let figures = tool_named(|tool| {
            tool.areas[0].name = name.to_owned();
            let permanence = tool
                .service_areas
                .iter_mut()
                .find(|s| s.key.as_str() == "permanence");
            permanence.expect("is there").name = name.to_owned();
        });
        let rows = rows(&figures_csv(&figures));
        let risky = |cell: &String| cell.trim_start().starts_with(['=', '+', '-', '@']);
        assert!(!rows.iter().flatten().any(risky), "{name:?}");
        let quoted = format!("'{}", name.trim());
        let named: Vec<_> = rows
            .iter()
            .flatten()
            .filter(|c| **c == quoted || **c == name.trim())
            .collect();
        assert_eq!(named.len(), 6, "three rows for each of the two: {rows:?}");
    }
}

#[test]
fn names_with_commas_quotes_and_breaks_come_back_whole() {
    let name = "Plan, \"review\"\nand more";
    let rows = rows(&figures_csv(&tool_named(|tool| {
        tool.areas[0].name = name.to_owned()
    })));
    assert_eq!(rows.iter().filter(|row| row[3] == name).count(), 3);
}

#[test]
fn a_part_without_a_name_or_with_anothers_is_told_apart() {
    let figures = tool_named(|tool| {
        tool.areas[0].name = " ".to_owned();
        tool.areas[2].name = tool.areas[1].name.clone();
    });
    let rows = rows(&figures_csv(&figures));
    let mut areas: Vec<&str> = rows.iter().map(|row| row[3].as_str()).collect();
    areas.dedup();
    assert_eq!(
        areas,
        [
            "",
            "planning",
            "Reviews (reviews)",
            "Reviews (supervision)",
            "Living arrangements",
            "The child's voice"
        ]
    );
}

#[test]
fn outstanding_has_rows_only_where_a_tool_offers_it() {
    let tool = short_tool_with_outstanding();
    let audit = AuditBuilder::with_tool(1, &tool).area(0, AreaGrade::Outstanding);
    let workspace = accepted(entries(&[tool], &[], &[audit]));
    let of = |stage| rows(&figures_csv(&quarter_figures(&workspace, q3(), stage)));
    let offered = |rows: &[Vec<String>]| rows.iter().filter(|row| row[5] == "outstanding").count();
    assert_eq!(offered(&of(Stage::Final)), 1 + 1 + 1 + 5);
    assert_eq!(offered(&of(Stage::Agreed)), 0);
}

#[test]
fn nothing_that_somebody_wrote_leaves_in_an_aggregated_export() {
    let workspace = workspace(&mixed());
    let held = workspace
        .entries()
        .map(|e| serde_json::to_string(&**e).expect("serializes"));
    assert!(
        held.filter(|entry| entry.contains(MARK)).count() > 20,
        "the marker is in the entries"
    );
    for stage in Stage::ALL {
        let figures = quarter_figures(&workspace, q3(), stage);
        for document in [figures_csv(&figures), figures_json(&figures)] {
            let text = text(&document);
            for secret in [MARK, "kindness", "home-visit", "0193"] {
                assert!(!text.contains(secret), "{secret} left in {}", document.name);
            }
        }
    }
}

#[test]
fn a_practice_week_exports_under_its_first_day() {
    let week = PracticeWeek {
        id: WeekId::new(seed(9, 1)),
        name: words("=Permanence, November"),
        first_day: date(2024, 11, 11),
        last_day: date(2024, 11, 15),
        service_areas: vec!["permanence".parse().expect("a key")],
        planned: Some(2),
    };
    let audits = [AuditBuilder::new(1).week(week.id), AuditBuilder::new(2)];
    let workspace = accepted(entries(&[short_tool()], std::slice::from_ref(&week), &audits));
    let figures = week_figures(&workspace, week.id, Stage::Auditor).expect("the week is there");
    let document = figures_csv(&figures);
    assert_eq!(document.name, "plumbline-week-2024-11-11-auditor.csv");
    let rows = rows(&document);
    assert_eq!(
        (rows[0][0].as_str(), rows[0][7].as_str()),
        ("'=Permanence, November", "1")
    );
    assert_eq!(
        week_figures(&workspace, WeekId::new(seed(9, 2)), Stage::Auditor),
        None
    );
}

#[test]
fn the_json_keeps_to_its_schema() {
    let schema = serde_json::from_slice(&figures_schema().bytes).expect("the schema is JSON");
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler
        .add_resource("figures.json", schema)
        .expect("the schema is taken");
    let index = compiler
        .compile("figures.json", &mut schemas)
        .expect("the schema is one");
    let check = |value: &serde_json::Value| schemas.validate(value, index).map_err(|e| e.to_string());
    for audits in [mixed(), vec![]] {
        for stage in Stage::ALL {
            let document = figures_json(&quarter_figures(&workspace(&audits), q3(), stage));
            let mut value: serde_json::Value = serde_json::from_slice(&document.bytes).expect("JSON");
            assert_eq!(check(&value), Ok(()));
            value["audits"]["overall"]["unit"] = "practice-area grades".into();
            assert!(check(&value).is_err(), "a figure of another unit is refused");
        }
    }
}
