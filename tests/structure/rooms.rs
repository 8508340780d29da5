//! Which room may import which, and which rooms may know a crate: the table of ARCHITECTURE.md.

use std::collections::BTreeSet;

use crate::{
    imports::Library,
    source::{Module, library, read},
};

/// A room and the rooms it may know.
const ROOMS: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("figures", &["domain"]),
    ("exchange", &["domain", "figures"]),
    ("store", &["domain"]),
    ("platform", &[]),
    ("example", &["domain"]),
    (
        "app",
        &["domain", "figures", "exchange", "store", "platform", "example"],
    ),
    (
        "ui",
        &["app", "domain", "figures", "exchange", "store", "example"],
    ),
];

/// Crates that only some rooms may know.
const OUTSIDE: [(&str, &[&str]); 10] = [
    ("leptos", &["app", "ui"]),
    // To move focus, a part has to know the element.
    (
        "web_sys",
        &[
            "platform",
            "store/browser",
            "ui/parts/focus_on.rs",
            "ui/parts/form.rs",
        ],
    ),
    ("js_sys", &["platform", "store/browser"]),
    (
        "wasm_bindgen",
        &["platform", "store/browser", "ui/parts/focus_on.rs"],
    ),
    ("gloo_storage", &["store/browser"]),
    ("csv", &["exchange"]),
    ("age", &["exchange/seal"]),
    // Argon2id is run by the third program, `src/derive_key/`, which shares this one file.
    ("argon2", &["store/vault/argon2id.rs"]),
    // Excel workbooks are the second program's, `src/workbook/`, so that nobody downloads them with the first.
    ("calamine", &[]),
    ("zip", &[]),
];

/// The room of a file; `None` for a file outside the rooms.
fn room(file: &str) -> Option<&'static str> {
    let (first, _) = file.split_once('/')?;
    ROOMS.iter().map(|(room, _)| *room).find(|room| *room == first)
}

/// What a file imports and may not.
fn broken(library: &Library, module: &Module) -> BTreeSet<String> {
    let mut broken = BTreeSet::new();
    let Some(room_of_file) = room(&module.file) else {
        return broken;
    };
    let (_, may_know) = ROOMS
        .iter()
        .find(|(room, _)| *room == room_of_file)
        .expect("it is a room");
    let within = |folders: &[&str]| folders.iter().any(|folder| module.file.starts_with(folder));
    for file in library.imported_by(module, true) {
        if let Some(other) = room(file).filter(|other| *other != room_of_file && !may_know.contains(other)) {
            broken.insert(format!("{} knows {other}", module.file));
        }
        if module.file.starts_with("ui/parts/") && !file.starts_with("ui/parts/") && file.contains('/') {
            broken.insert(format!("{} is a part and knows {file}", module.file));
        }
        if module.file.starts_with("ui/")
            && !module.file.starts_with("ui/pages/")
            && file.starts_with("ui/pages/")
        {
            let shell = ["ui/shell.rs", "ui/look_round.rs", "ui/arrive.rs", "ui/mod.rs"];
            if !shell.contains(&module.file.as_str()) {
                broken.insert(format!("{} knows the page {file}", module.file));
            }
        }
    }
    let imports = module
        .imports
        .iter()
        .chain(&module.test_imports)
        .map(|import| &import.path);
    for path in imports.chain(&module.paths).chain(&module.test_paths) {
        let first = library.outside(module, path);
        let leptos = path
            .first()
            .filter(|first| *first == "leptos")
            .map(String::as_str);
        for (name, rooms) in OUTSIDE {
            if (first == Some(name) || leptos == Some(name)) && !within(rooms) {
                broken.insert(format!("{} knows {name}", module.file));
            }
        }
    }
    broken
}

#[test]
fn every_room_knows_only_what_it_may() {
    let library = Library(library());
    let broken: BTreeSet<String> = library
        .0
        .values()
        .flat_map(|module| broken(&library, module))
        .collect();
    assert!(
        broken.is_empty(),
        "{}",
        broken.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn the_wall_sees_every_way_of_importing() {
    let found = |file: &str, text: &str| {
        let others = [
            read(
                "lib.rs",
                "pub mod app; pub mod domain; pub mod exchange; pub mod ui;",
            ),
            read("app/mod.rs", "pub mod route;"),
            read("app/route.rs", "pub struct Route;"),
            read("domain/mod.rs", "pub mod id;"),
            read("domain/id.rs", ""),
            read("exchange/mod.rs", "pub mod csv;"),
            read("exchange/csv.rs", ""),
            read("ui/mod.rs", "pub mod parts; pub mod pages;"),
            read(file, text),
        ];
        let library = Library(
            others
                .into_iter()
                .map(|module| (module.at.clone(), module))
                .collect(),
        );
        let module = library
            .0
            .values()
            .find(|module| module.file == file)
            .expect("it is there");
        broken(&library, module)
            .into_iter()
            .collect::<Vec<_>>()
            .join("\n")
    };
    for text in [
        "use crate::app::route::Route;",
        "use crate::{domain::id, app::{self, route::Route}};",
        "use crate::app;",
        "fn f() -> crate::app::route::Route {}",
        "fn f() { vec![crate::app::route::Route] }",
        "mod tests { use crate::app::route::Route; }",
        "use super::super::app::route;",
    ] {
        assert_eq!(found("domain/x.rs", text), "domain/x.rs knows app", "{text}");
    }
    assert_eq!(found("app/x.rs", "use crate::domain::id;"), "");
    for text in [
        "use web_sys::Window;",
        "use leptos::web_sys;",
        "fn f(w: leptos::web_sys::Window) {}",
        "use leptos::{ev, web_sys::X};",
    ] {
        assert_eq!(found("ui/x.rs", text), "ui/x.rs knows web_sys", "{text}");
    }
    assert_eq!(
        found("ui/x.rs", "use crate::exchange::csv; fn f() { csv::write() }"),
        ""
    );
    assert_eq!(
        found("ui/parts/x.rs", "use crate::app::route::Route;"),
        "ui/parts/x.rs is a part and knows app/route.rs"
    );
}
