//! No file imports, directly or through others, from a file that imports from it.
//!
//! A module and the files inside it are one thing: what a file takes from a module that it is part of isn't counted.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    imports::Library,
    source::{Module, library, read},
};

type Graph<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

fn graph(library: &Library) -> Graph<'_> {
    let outer = |module: &Module| {
        (0..module.at.len())
            .map(|depth| module.at[..depth].to_vec())
            .collect::<Vec<_>>()
    };
    let imports = |module| {
        let mut imports = library.imported_by(module, false);
        for outer in outer(module).iter().filter_map(|at| library.0.get(at)) {
            imports.remove(outer.file.as_str());
        }
        imports
    };
    let modules = library.0.values();
    modules
        .map(|module| (module.file.as_str(), imports(module)))
        .collect()
}

/// Everything that can be reached from a file.
fn reached<'a>(graph: &Graph<'a>, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&str> = graph[from].iter().copied().collect();
    while let Some(file) = next.pop() {
        if found.insert(file) {
            next.extend(&graph[file]);
        }
    }
    found
}

/// The files of each cycle, with what each imports from the others.
fn cycles(graph: &Graph<'_>) -> Vec<String> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|file| (*file, reached(graph, file))).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (file, others) in &reached {
        if !others.contains(file) || seen.contains(file) {
            continue;
        }
        let members: BTreeSet<&str> = others
            .iter()
            .copied()
            .filter(|other| reached[other].contains(file))
            .collect();
        let line = |member: &&str| {
            let to: Vec<&str> = graph[member].intersection(&members).copied().collect();
            format!("  {member} -> {}", to.join(", "))
        };
        found.push(members.iter().map(line).collect::<Vec<_>>().join("\n"));
        seen.extend(members);
    }
    found
}

#[test]
#[ignore = "three cycles among the pages are left"]
fn no_file_imports_what_imports_it() {
    let library = Library(library());
    let found = cycles(&graph(&library));
    assert!(
        found.is_empty(),
        "{} cycles:\n{}",
        found.len(),
        found.join("\n\n")
    );
}

#[test]
fn a_cycle_is_found_through_a_re_export_and_through_a_path_in_a_macro() {
    let modules = [
        ("lib.rs", "pub mod a;"),
        ("a/mod.rs", "mod one; mod two; pub use self::one::One;"),
        ("a/one.rs", "use super::two::Two; pub struct One;"),
        (
            "a/two.rs",
            "pub struct Two; fn f() { println!(\"{}\", super::One::x()) }",
        ),
        (
            "a/three.rs",
            "use super::{one, two}; #[cfg(test)] mod tests { use super::super::four; }",
        ),
        ("a/four.rs", "use super::three;"),
    ];
    let modules = modules.map(|(file, text)| read(file, text));
    let library = Library(
        modules
            .into_iter()
            .map(|module| (module.at.clone(), module))
            .collect(),
    );
    let found = cycles(&graph(&library));
    assert_eq!(found, ["  a/one.rs -> a/two.rs\n  a/two.rs -> a/one.rs"]);
}
