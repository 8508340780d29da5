//! The published formats: their schema is that of the types, and outsiders can work with nothing but the pages in docs/.
//!
//! What needs Python and its packages is ignored here and run by `scripts/format-tests.sh`, which installs them.

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

/// An empty folder of this name.
fn folder(name: &str) -> PathBuf {
    let folder = root().join("target/formats").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("ours to empty");
    }
    std::fs::create_dir_all(&folder).expect("target can be written to");
    folder
}

/// What a Python script prints. `FORMATS_PYTHON` names the Python.
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
