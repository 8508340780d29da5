//! Pages commit only through `app/work/acts/`: the view creates no act and no body of an entry.

use std::{fs, path::Path};

use crate::source::files;

/// The lines that create an act, pass one to the desk, or create the body of an entry. Code that only reads an entry matches
/// on its body: there `Body::` begins an arm, or follows `let`.
fn commits(code: &str) -> Vec<&str> {
    let word = |line: &str, name: &str| {
        let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.any(|word| word == name)
    };
    let reads = |line: &str| {
        let arm = line.trim_start_matches(['|', ' ']).starts_with("Body::");
        (arm && !line.ends_with(',')) || line.contains("let Body::") || line.contains("=>")
    };
    code.lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
        .filter(|line| {
            word(line, "Act") || line.contains("desk.commit(") || (line.contains("Body::") && !reads(line))
        })
        .collect()
}

#[test]
fn pages_commit_through_the_acts_alone() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    for path in files(&ui) {
        let code = fs::read_to_string(&path).expect("a source file can be read");
        let found = commits(&code);
        assert!(found.is_empty(), "{} commits: {found:?}", path.display());
    }
}

#[test]
fn the_wall_sees_every_way_of_committing() {
    for line in [
        "use crate::app::desk::{Act, CommitFault};",
        "let act = desk::Act::general(body);",
        "session.desk.commit(act).await",
        "let body = Body::WeekPlanned(week);",
        "Body::WeekPlanned(week),",
    ] {
        assert_eq!(commits(line), [line]);
    }
    for line in [
        "Body::AuditSubmitted(_) => Some(line),",
        "| Body::Other(_) => None,",
        "Body::ToolPublished(_)",
        "let Body::AuditWithdrawn(withdrawal) = &entry.body else {",
        "// An Act of its own.",
        "Activity, Action",
    ] {
        assert!(commits(line).is_empty(), "{line}");
    }
}
