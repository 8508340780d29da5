//! What the documents name exists: every path, every link, and every test in docs/guarantees.md.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Documents whose paths in backticks have to exist.
const PATHS_IN: [&str; 6] = [
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    "docs/decisions.md",
    GUARANTEES,
];

const GUARANTEES: &str = "docs/guarantees.md";

/// Folders with which such a path begins.
const FOLDERS: [&str; 7] = ["src/", "tests/", "docs/", "scripts/", "style/", "web/", ".ci/"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(file: &Path) -> String {
    fs::read_to_string(file).expect("the file is in the repository")
}

/// The texts between backticks, line by line. Blocks of code are left out.
fn quoted(document: &str) -> Vec<&str> {
    let mut in_block = false;
    let mut found = Vec::new();
    for line in document.lines() {
        if line.starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            found.extend(line.split('`').skip(1).step_by(2));
        }
    }
    found
}

/// The files of a path, in which one `*` may stand for any text in the last name.
fn exists(path: &str) -> bool {
    let Some((before, after)) = path.split_once('*') else {
        return root().join(path).exists();
    };
    let (folder, begins) = before.rsplit_once('/').unwrap_or(("", before));
    let files = fs::read_dir(root().join(folder)).expect("the folder is in the repository");
    files
        .filter_map(|file| {
            file.expect("the folder can be read")
                .file_name()
                .into_string()
                .ok()
        })
        .any(|name| name.starts_with(begins) && name.ends_with(after))
}

fn is_path(quoted: &str) -> bool {
    FOLDERS.iter().any(|folder| quoted.starts_with(folder))
}

/// Whether there is any test in a file; an example that must not compile is one.
fn has_tests(file: &Path) -> bool {
    let text = text(file);
    ["#[test]", "#[wasm_bindgen_test]", "compile_fail", "test("]
        .iter()
        .any(|sign| text.contains(sign))
}

/// Whether a file defines a test of this name: a function in Rust, a title in JavaScript.
fn defines(file: &Path, test: &str) -> bool {
    let text = text(file);
    if file.extension().is_some_and(|ext| ext == "rs") {
        text.contains(&format!("fn {test}("))
    } else {
        text.contains(&format!("test('{test}'"))
    }
}

/// The address that GitHub gives a heading.
fn anchor(heading: &str) -> String {
    heading
        .trim_start_matches('#')
        .trim()
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

#[test]
fn every_path_that_a_document_names_exists() {
    let mut missing = Vec::new();
    for document in PATHS_IN {
        let text = text(&root().join(document));
        for quoted in quoted(&text).into_iter().filter(|quoted| is_path(quoted)) {
            let path = quoted.split_whitespace().next().unwrap_or_default();
            if !exists(path) {
                missing.push(format!("{document}: {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_test_that_a_guarantee_names_exists() {
    let text = text(&root().join(GUARANTEES));
    let mut missing = Vec::new();
    let mut named = 0;
    for row in text
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains('`'))
    {
        let tests = row
            .trim_end_matches(" |")
            .rsplit(" | ")
            .next()
            .unwrap_or_default();
        let mut file = None;
        for quoted in quoted(tests) {
            if is_path(quoted) {
                file = Some(quoted);
                let path = root().join(quoted);
                if path.is_file() && !has_tests(&path) {
                    missing.push(format!("no tests in {quoted}"));
                }
            } else if !quoted.starts_with("make ") {
                named += 1;
                let within = file.map(|file| root().join(file)).filter(|file| file.is_file());
                if !within.is_some_and(|file| defines(&file, quoted)) {
                    missing.push(format!("{}: {quoted}", file.unwrap_or("no file")));
                }
            }
        }
        if file.is_none() {
            missing.push(format!("no test: {row}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(named > 40, "the table is read: {named} tests");
}

#[test]
fn every_link_between_documents_leads_to_a_file_and_a_heading() {
    let docs = fs::read_dir(root().join("docs")).expect("docs is in the repository");
    let docs = docs.map(|file| file.expect("docs can be read").path());
    let files: Vec<PathBuf> = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "SECURITY.md"]
        .into_iter()
        .map(|file| root().join(file))
        .chain(docs.filter(|file| file.extension().is_some_and(|ext| ext == "md")))
        .collect();
    let mut broken = Vec::new();
    let mut followed = 0;
    for file in &files {
        let page = text(file);
        let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            followed += 1;
            let (path, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() {
                file.clone()
            } else {
                file.parent().expect("a file is in a folder").join(path)
            };
            let leads = target.exists()
                && (heading.is_empty()
                    || text(&target)
                        .lines()
                        .any(|line| line.starts_with('#') && anchor(line) == heading));
            if !leads {
                broken.push(format!("{}: {link}", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(followed > 30, "the links are read: {followed}");
}
