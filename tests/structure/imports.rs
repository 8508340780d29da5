//! From a path in the source to the file that defines what it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Module, Segments};

/// How many re-exports are followed before a path is given up.
const MOST_HOPS: usize = 20;

/// The library's modules, ready to be asked.
pub struct Library(pub BTreeMap<Segments, Module>);

impl Library {
    /// The files that a file imports from, itself apart. Its unit tests' imports count where `tests` says so.
    pub fn imported_by(&self, module: &Module, tests: bool) -> BTreeSet<&str> {
        let named = module.imports.iter().map(|import| &import.path);
        let mut paths: Vec<&Segments> = named.chain(&module.paths).collect();
        if tests {
            paths.extend(module.test_imports.iter().map(|import| &import.path));
            paths.extend(&module.test_paths);
        }
        let files = paths.into_iter().filter_map(|path| self.target(module, path));
        files.filter(|file| *file != module.file).collect()
    }

    /// The file that defines what a path in a module names; nothing where that is in another crate, or a plain name.
    pub fn target(&self, module: &Module, path: &[String]) -> Option<&str> {
        self.find(&self.absolute(module, path)?, MOST_HOPS)
    }

    /// Whether a path begins in another crate, and in which.
    pub fn outside<'a>(&self, module: &Module, path: &'a [String]) -> Option<&'a str> {
        let first = path.first()?;
        let here = ["crate", "self", "super", "Self"].contains(&first.as_str());
        let imported = module.imports.iter().chain(&module.test_imports);
        let known = imported
            .clone()
            .any(|import| import.name == *first && import.path.len() > 1);
        if here || known || module.defines.contains(first) || self.child(&module.at, first).is_some() {
            return None;
        }
        // Leptos re-exports some crates: `leptos::web_sys` is `web_sys`.
        let mut through_leptos = path.iter().filter(|name| *name != "leptos" && *name != "prelude");
        through_leptos.next().map(String::as_str)
    }

    fn absolute(&self, module: &Module, path: &[String]) -> Option<Segments> {
        let first = path.first()?;
        let mut at = module.at.clone();
        let rest = match first.as_str() {
            "crate" => {
                at.clear();
                &path[1..]
            }
            "self" => &path[1..],
            "super" => {
                let ups = path.iter().take_while(|name| *name == "super").count();
                at.truncate(at.len().checked_sub(ups)?);
                &path[ups..]
            }
            child if self.child(&module.at, child).is_some() => path,
            _ => return None,
        };
        at.extend(rest.iter().cloned());
        Some(at)
    }

    fn child(&self, at: &[String], name: &str) -> Option<&Module> {
        let mut at = at.to_vec();
        at.push(name.to_owned());
        self.0.get(&at)
    }

    /// The file of an absolute path: down the module tree as far as it goes, then through re-exports to the definition.
    fn find(&self, path: &[String], hops: usize) -> Option<&str> {
        let depth = (0..=path.len())
            .rev()
            .find(|depth| self.0.contains_key(&path[..*depth]))?;
        let module = &self.0[&path[..depth]];
        let Some(name) = path.get(depth) else {
            return Some(&module.file);
        };
        if hops == 0 || module.defines.contains(name) {
            return Some(&module.file);
        }
        let rest = &path[depth + 1..];
        let by_name = module.imports.iter().filter(|import| import.name == *name);
        let by_glob = module.imports.iter().filter(|import| import.name == "*");
        let candidates = by_name
            .map(|import| (import, None))
            .chain(by_glob.map(|import| (import, Some(name))));
        for (import, glob) in candidates {
            let Some(mut target) = self.absolute(module, &import.path) else {
                continue;
            };
            target.extend(glob.cloned());
            target.extend(rest.iter().cloned());
            let found = self.find(&target, hops - 1);
            let defined = |file: &str| glob.is_none() || self.defines(file, name);
            if let Some(file) = found.filter(|file| defined(file)) {
                return Some(file);
            }
        }
        Some(&module.file)
    }

    fn defines(&self, file: &str, name: &str) -> bool {
        let mut modules = self.0.values();
        modules.any(|module| module.file == file && module.defines.contains(name))
    }
}
