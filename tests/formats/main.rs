//! The published formats: their schema matches the types, and other programs can work from the pages in docs/ alone.
//!
//! Tests that need Python and its packages are ignored here, and run by `scripts/format-tests.sh`, which installs them.

#[path = "../support/mod.rs"]
mod support;

mod aggregate;
mod case;
mod outsider;
mod pairs;
mod schema;

use std::{
    path::{Path, PathBuf},
    process::Command,
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder with this name.
fn folder(name: &str) -> PathBuf {
    let folder = root().join("target/formats").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("ours to empty");
    }
    std::fs::create_dir_all(&folder).expect("target can be written to");
    folder
}

/// The output of a Python script. `FORMATS_PYTHON` names the Python.
fn python(script: &str, arguments: &[&Path]) -> String {
    let python = std::env::var_os("FORMATS_PYTHON").expect("scripts/format-tests.sh names the Python");
    let script = root().join("tests/formats").join(script);
    let done = Command::new(python)
        .arg(script)
        .args(arguments)
        .output()
        .expect("Python runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("UTF-8")
}
