//! The source as modules: for each file, what it defines, what it imports and which paths it names.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{TokenStream, TokenTree};
use syn::{Item, UseTree};

/// The segments of a path, such as `["crate", "domain", "id"]`.
pub type Segments = Vec<String>;

/// One `use`: the path, and the name that it has here. `*` names everything.
#[derive(Clone, Debug)]
pub struct Import {
    pub path: Segments,
    pub name: String,
}

/// One file of the library.
#[derive(Debug)]
pub struct Module {
    /// Its place in the module tree, without `crate`.
    pub at: Segments,
    /// The file, from `src/` on.
    pub file: String,
    /// The names of its items.
    pub defines: BTreeSet<String>,
    /// Its imports, those of its unit tests apart.
    pub imports: Vec<Import>,
    /// The imports of its unit tests.
    pub test_imports: Vec<Import>,
    /// Every path of two or more segments in its code outside `use`, its unit tests' too.
    pub paths: BTreeSet<Segments>,
    /// Those of `paths` that its unit tests alone name.
    pub test_paths: BTreeSet<Segments>,
}

/// Every file of the library below `src/`, by its place in the module tree.
pub fn library() -> BTreeMap<Segments, Module> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules = BTreeMap::new();
    for path in files(&src) {
        let below = path.strip_prefix(&src).expect("the file is below src");
        // The two programs are crates by themselves.
        if below == Path::new("main.rs") || below.starts_with("workbook") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source file can be read");
        let module = read(&below.display().to_string(), &text);
        modules.insert(module.at.clone(), module);
    }
    modules
}

/// The Rust files in a folder and below.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("src can be read").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Reads one file, named by its path from `src/` on.
pub fn read(file: &str, text: &str) -> Module {
    let mut at: Segments = file
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if at.last().is_some_and(|last| last == "mod" || last == "lib") {
        at.pop();
    }
    let mut module = Module {
        at,
        file: file.to_owned(),
        defines: BTreeSet::new(),
        imports: Vec::new(),
        test_imports: Vec::new(),
        paths: BTreeSet::new(),
        test_paths: BTreeSet::new(),
    };
    let parsed = syn::parse_file(text).expect("a source file is Rust");
    module.read_items(&parsed.items, 0, false);
    module
}

impl Module {
    /// `depth` is how many inline modules stand around the items: `super` means one of those first.
    fn read_items(&mut self, items: &[Item], depth: usize, test: bool) {
        for item in items {
            if let Item::Use(import) = item {
                let mut found = Vec::new();
                flatten(&import.tree, Vec::new(), &mut found);
                let found = found.into_iter().map(|import| Import {
                    path: outwards(import.path, depth),
                    ..import
                });
                if test {
                    self.test_imports.extend(found);
                } else {
                    self.imports.extend(found);
                }
                continue;
            }
            if let Item::Mod(inner) = item
                && let Some((_, items)) = &inner.content
            {
                let test = test || inner.attrs.iter().any(is_for_tests);
                self.read_items(items, depth + 1, test);
                continue;
            }
            if depth == 0 {
                self.defines.extend(name_of(item));
            }
            let mut paths = BTreeSet::new();
            collect(quote::ToTokens::to_token_stream(item), &mut paths);
            let paths = paths.into_iter().map(|path| outwards(path, depth));
            if test {
                self.test_paths.extend(paths);
            } else {
                self.paths.extend(paths);
            }
        }
    }
}

/// A path within inline modules, as it would be written outside them.
fn outwards(mut path: Segments, depth: usize) -> Segments {
    for _ in 0..depth {
        if path.first().is_some_and(|first| first == "super") {
            path.remove(0);
            if path.first().is_none_or(|next| next != "super") {
                path.insert(0, "self".to_owned());
            }
        }
    }
    path
}

fn is_for_tests(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute
            .parse_args::<syn::Ident>()
            .is_ok_and(|argument| argument == "test")
}

fn flatten(tree: &UseTree, mut before: Segments, found: &mut Vec<Import>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, found);
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, before.clone(), found);
            }
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            if name != "self" {
                before.push(name);
            }
            let name = before.last().cloned().unwrap_or_default();
            found.push(Import { path: before, name });
        }
        UseTree::Rename(rename) => {
            let name = rename.rename.to_string();
            let original = rename.ident.to_string();
            if original != "self" {
                before.push(original);
            }
            found.push(Import { path: before, name });
        }
        UseTree::Glob(_) => found.push(Import {
            path: before,
            name: "*".to_owned(),
        }),
    }
}

fn name_of(item: &Item) -> Option<String> {
    let ident = if let Item::Const(item) = item {
        &item.ident
    } else if let Item::Enum(item) = item {
        &item.ident
    } else if let Item::Fn(item) = item {
        &item.sig.ident
    } else if let Item::Static(item) = item {
        &item.ident
    } else if let Item::Struct(item) = item {
        &item.ident
    } else if let Item::Trait(item) = item {
        &item.ident
    } else if let Item::Type(item) = item {
        &item.ident
    } else if let Item::Macro(item) = item {
        item.ident.as_ref()?
    } else {
        return None;
    };
    Some(ident.to_string())
}

/// Every run of names joined by `::`, in macros too.
fn collect(tokens: TokenStream, paths: &mut BTreeSet<Segments>) {
    let mut run: Segments = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                if colons != 2 {
                    finish(&mut run, paths);
                }
                run.push(name.to_string());
                colons = 0;
            }
            TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                finish(&mut run, paths);
                colons = 0;
                collect(group.stream(), paths);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {
                finish(&mut run, paths);
                colons = 0;
            }
        }
    }
    finish(&mut run, paths);
}

fn finish(run: &mut Segments, paths: &mut BTreeSet<Segments>) {
    if run.len() > 1 {
        paths.insert(std::mem::take(run));
    } else {
        run.clear();
    }
}
