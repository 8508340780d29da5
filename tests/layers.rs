//! The walls between the rooms: reads `src/` and fails on an import that ARCHITECTURE.md does not allow.

use std::{
    fs,
    path::{Path, PathBuf},
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
    ("web_sys", &["platform", "store/browser"]),
    ("js_sys", &["platform", "store/browser"]),
    ("wasm_bindgen", &["platform", "store/browser"]),
    ("gloo_storage", &["store/browser"]),
    ("csv", &["exchange"]),
    ("age", &["exchange/seal"]),
    // Argon2id runs in the third program, `src/derive_key/`. It has this one file of the library's.
    ("argon2", &["store/vault/argon2id.rs"]),
    // Excel workbooks are the second module's, `src/workbook/`, so that nobody downloads them with the first.
    ("calamine", &[]),
    ("zip", &[]),
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("src can be read").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
    found
}

/// Lines of code: comments may name what code may not.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file can be read");
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether code names a path such as `crate::app` or `use crate::{ app::…`.
fn knows_room(code: &str, room: &str) -> bool {
    if code.contains(&format!("crate::{room}::")) || code.contains(&format!("crate::{room};")) {
        return true;
    }
    // Inside `use crate::{ … }`, a room stands at the beginning of an item.
    code.split("use crate::{").skip(1).any(|block| {
        let block = &block[..block.find("\n};").or(block.find("};")).unwrap_or(block.len())];
        let mut depth = 0;
        let mut item = String::new();
        let mut items = Vec::new();
        for c in block.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => items.push(std::mem::take(&mut item)),
                _ => {}
            }
            if depth > 0 || c != ',' {
                item.push(c);
            }
        }
        items.push(item);
        items
            .iter()
            .any(|item| item.trim().starts_with(&format!("{room}::")))
    })
}

fn names_crate(code: &str, name: &str) -> bool {
    code.lines().any(|line| {
        let line = line.trim_start();
        line.starts_with(&format!("use {name}::"))
            || line.contains(&format!(" {name}::"))
            || line.contains(&format!("({name}::"))
    })
}

#[test]
fn no_room_knows_more_than_it_may() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut broken = Vec::new();
    for (room, may_know) in ROOMS {
        for path in files(&src.join(room)) {
            let code = code(&path);
            for (other, _) in ROOMS {
                if other != room && !may_know.contains(&other) && knows_room(&code, other) {
                    broken.push(format!("{} knows {other}", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_the_outermost_rooms_know_the_browser_and_the_view() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut broken = Vec::new();
    for (name, rooms) in OUTSIDE {
        for (room, _) in ROOMS {
            for path in files(&src.join(room)) {
                let allowed = rooms.iter().any(|allowed| path.starts_with(src.join(allowed)));
                if !allowed && names_crate(&code(&path), name) {
                    broken.push(format!("{} knows {name}", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn parts_know_nothing_of_the_app() {
    let parts = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/parts");
    for path in files(&parts) {
        let code = code(&path);
        for (room, _) in ROOMS {
            assert!(
                !knows_room(&code, room) || room == "ui",
                "{} knows {room}",
                path.display()
            );
        }
        assert!(
            !code.contains("crate::ui::pages"),
            "{} knows the pages",
            path.display()
        );
    }
}

#[test]
fn the_wall_sees_every_way_of_importing() {
    assert!(knows_room("use crate::app::desk::Desk;", "app"));
    assert!(knows_room(
        "use crate::{\n    app::{desk::Desk, route::Route},\n    domain::id::AuditId,\n};",
        "app"
    ));
    assert!(knows_room(
        "use crate::{domain::id::AuditId, app::route::Route};",
        "app"
    ));
    assert!(knows_room("fn f() -> crate::app::route::Route {}", "app"));
    assert!(!knows_room(
        "use crate::{\n    ui::{app::x},\n    domain::id::AuditId,\n};",
        "app"
    ));
    assert!(names_crate("use web_sys::Window;", "web_sys"));
    assert!(!names_crate("use exchange_csv::x;", "csv"));
}
