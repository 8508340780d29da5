//! The SQL of docs/aggregate.md counts what the program counts, for every file that the program opens.

use super::{
    chance::{Chance, any_audit},
    *,
};

/// What the program counts for each audit at the final stage.
fn finals(audits: &[(AuditBuilder, Vec<Entry>)]) -> std::collections::BTreeMap<String, String> {
    let device = Workspace::from_entries(audits.iter().flat_map(|(_, entries)| entries.clone()));
    audits
        .iter()
        .filter_map(|(audit, _)| {
            let record = device.audit(audit.id())?;
            let word = record
                .grades_at(Stage::Final)?
                .overall
                .grade()
                .word()
                .replace(' ', "_");
            let in_quarter = record.outline()?.completed_on.month() == 11;
            in_quarter.then(|| (audit.id().to_string(), word))
        })
        .collect()
}

#[test]
#[ignore = "needs Python with its packages: scripts/format-tests.sh"]
fn chance_by_chance_the_sql_counts_what_the_program_counts() {
    let mut chance = Chance(20_261_127);
    let audits: Vec<_> = (1..=3_000).map(|n| any_audit(n, &mut chance)).collect();
    let lines: Vec<Value> = audits
        .iter()
        .flat_map(|(_, entries)| entries.iter().map(value))
        .collect();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("target/formats/chance");
    _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("room");
    std::fs::write(folder.join("0.ndjson"), raw(&lines)).expect("room");
    let python = std::env::var_os("FORMATS_PYTHON").expect("scripts/format-tests.sh names the Python");
    let out = std::process::Command::new(python)
        .arg(root.join("tests/formats/aggregate.py"))
        .arg(root.join("docs/aggregate.sql"))
        .arg(&folder)
        .output()
        .expect("Python runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let answers: Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let theirs: Vec<(String, String, Vec<String>)> =
        serde_json::from_value(answers["2024-Q3"]["audits"].clone()).expect("audits");
    let theirs: std::collections::BTreeMap<String, String> = theirs
        .into_iter()
        .map(|(audit, grade, _)| (audit, grade))
        .collect();
    let ours = finals(&audits);
    println!(
        "{} counted by the program, {} by the SQL",
        ours.len(),
        theirs.len()
    );
    let mut differ = Vec::new();
    for (audit, entries) in &audits {
        let id = audit.id().to_string();
        if ours.get(&id) != theirs.get(&id) {
            let told: Vec<String> = entries
                .iter()
                .map(|e| {
                    format!(
                        "\n    {} {} by {} after {:?}",
                        e.id,
                        e.body.title(),
                        e.who.id(),
                        e.after
                    )
                })
                .collect();
            differ.push(format!(
                "{id}: the program {:?}, the SQL {:?}{}",
                ours.get(&id),
                theirs.get(&id),
                told.concat()
            ));
        }
    }
    println!("{} differ", differ.len());
    assert!(
        differ.is_empty(),
        "{}",
        differ.into_iter().take(4).collect::<Vec<_>>().join("\n")
    );
}

/// What DuckDB counts in these files, as `[unit, grade, numerator, denominator]`. Needs `FORMATS_PYTHON`.
fn sql(name: &str, files: &[Vec<u8>]) -> Result<Vec<(String, String, u64, u64)>, String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("target/formats").join(name);
    _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("room");
    for (n, file) in files.iter().enumerate() {
        std::fs::write(folder.join(format!("{n}.ndjson")), file).expect("room");
    }
    let python = std::env::var_os("FORMATS_PYTHON").expect("scripts/format-tests.sh names the Python");
    let out = std::process::Command::new(python)
        .arg(root.join("tests/formats/aggregate.py"))
        .arg(root.join("docs/aggregate.sql"))
        .arg(&folder)
        .output()
        .expect("Python runs");
    if !out.status.success() {
        let error = String::from_utf8_lossy(&out.stderr);
        let last = error.lines().rfind(|line| line.contains("Error"));
        return Err(last.unwrap_or_default().to_owned());
    }
    let answers: Value = serde_json::from_slice(&out.stdout).expect("JSON");
    Ok(serde_json::from_value(answers["2024-Q3"]["rows"].clone()).expect("rows"))
}

fn program(files: &[Vec<u8>]) -> Vec<(String, String, u64, u64)> {
    let entries = files.iter().flat_map(|file| opened(file).entries);
    let figures = figures_at(&Workspace::from_entries(entries), Stage::Final);
    let mut rows = Vec::new();
    for (grade, figure) in figures
        .overall()
        .figures()
        .filter(|(_, figure)| figure.numerator() > 0)
    {
        let word = grade.word().replace(' ', "_");
        rows.push((
            "audits".to_owned(),
            word,
            u64::from(figure.numerator()),
            u64::from(figure.denominator()),
        ));
    }
    for (grade, figure) in figures
        .area_grades()
        .figures()
        .filter(|(_, figure)| figure.numerator() > 0)
    {
        let word = grade.word().replace(' ', "_");
        let (part, whole) = (u64::from(figure.numerator()), u64::from(figure.denominator()));
        rows.push(("practice-area grades".to_owned(), word, part, whole));
    }
    rows.sort();
    rows
}

/// Files that the program opens. If it refuses a file, that file does not belong in the folder, which is also correct.
fn sql_cases() -> Vec<(&'static str, Vec<u8>)> {
    let line = submitted_line();
    let with = |pointer: &str, name: &str, to: Value| {
        let mut line = line.clone();
        line.pointer_mut(pointer).expect("is there")[name] = to;
        line
    };
    let twice = line.to_string().replacen(
        "\"overall\":{",
        "\"overall\":{\"grade\":\"requires_improvement\",\"reason\":\"x\"},\"overall\":{",
        1,
    );
    let steps: Vec<Value> = shipped(1)
        .moderated(Mode::Blind, Grade::Good)
        .agreed(Grade::RequiresImprovement)
        .entries()
        .iter()
        .map(value)
        .collect();
    let mut of_newer = steps.clone();
    of_newer[1]["body"]["family"] = json!([{ "themes": [{ "theme": "weather" }] }]);
    let mut agreed_newer = steps.clone();
    agreed_newer[2]["body"]["case"] = json!({ "service_area": "elsewhere" });
    let mut tool = value(&published(900_000, short_tool()));
    tool["body"]["version"] = json!(2);
    tool["body"]["scale"] = json!({ "four": null });
    let mut four = short_tool();
    four.version = 2;
    four.scale = Scale::Four;
    let outstanding = value(
        &AuditBuilder::with_tool(1, &four)
            .overall(Grade::Outstanding)
            .entries()[0],
    );
    let returns = String::from_utf8(raw(std::slice::from_ref(&line)))
        .expect("UTF-8")
        .replace('\n', "\r\n");
    vec![
        ("key-twice", raw_for("gather", &[twice])),
        ("unknown-format", raw(&[with("", "format", json!("letter"))])),
        ("newer-moderation", raw(&of_newer)),
        ("newer-agreement", raw(&agreed_newer)),
        (
            "tool-as-list",
            raw(&[with("/body", "tool", json!(["practice-audit", 1]))]),
        ),
        ("scale-as-object", raw(&[tool, outstanding])),
        ("returns", returns.into_bytes()),
        (
            "day-and-time",
            raw(&[with("/body", "completed_on", json!("2024-11-12T10:00:00"))]),
        ),
        (
            "day-basic",
            raw(&[with("/body", "completed_on", json!("20241112"))]),
        ),
        (
            "leap-second",
            raw(&[with("", "at", json!("2024-11-12T16:45:60Z"))]),
        ),
        (
            "zone-named",
            raw(&[with("", "at", json!("2024-11-12T16:45:00+00:00[UTC]"))]),
        ),
        (
            "small-letters",
            raw(&[with("", "at", json!("2024-11-12t16:45:00z"))]),
        ),
        (
            "nanoseconds",
            raw(&[with("", "at", json!("2024-11-12T16:45:00.123456789Z"))]),
        ),
        (
            "id-urn",
            raw(&[with(
                "",
                "about",
                json!("urn:uuid:0193d010-11c0-7d22-a4b5-c6d7e8f90a1b"),
            )]),
        ),
        (
            "id-capitals",
            raw(&[with("", "about", json!("0193D010-11C0-7D22-A4B5-C6D7E8F90A1B"))]),
        ),
        ("entry-as-list", {
            let list = json!([
                line["id"],
                line["at"],
                line["who"],
                line["about"],
                [],
                line["body"]
            ]);
            raw(&[list])
        }),
        (
            "null-fields",
            raw(&[
                with("", "after", Value::Null),
                with("/body", "source", Value::Null),
            ]),
        ),
        ("null-source", raw(&[with("/body", "source", Value::Null)])),
        ("unknown-actions", {
            let mut steps = steps.clone();
            steps[1]["body"]["actions"] = json!([{ "finding": { "area": "weather" } }]);
            raw(&steps)
        }),
        (
            "unknown-primary",
            raw(&[with("/body/areas/0", "primary", json!("weather"))]),
        ),
    ]
}

#[test]
#[ignore = "needs Python with its packages: scripts/format-tests.sh"]
fn the_sql_counts_what_the_program_counts_of_whatever_the_program_opens() {
    let mut differ = Vec::new();
    for (name, file) in sql_cases() {
        if let Some(why) = refused_anywhere(&file) {
            println!("{name}: refused: {why}");
            continue;
        }
        let (ours, theirs) = (program(std::slice::from_ref(&file)), sql(name, &[file]));
        match theirs {
            Err(error) => differ.push(format!("{name}: the program {ours:?}, the SQL stops: {error}")),
            Ok(mut theirs) => {
                theirs.sort();
                if ours != theirs {
                    differ.push(format!("{name}: the program {ours:?}, the SQL {theirs:?}"));
                }
            }
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
}
