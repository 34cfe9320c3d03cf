//! Module tree of one crate, and the edges between its files: which file a path in another file leads to. A name that a
//! module merely imports or re-exports is followed to the file that defines it.

use super::source::Source;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// Edges from each file (by index) to the files that it uses, with the path by which it does.
pub type Edges = Vec<BTreeMap<usize, String>>;

/// Files of a crate by their modules.
pub struct Modules<'a> {
    files: &'a [Source],
    by_module: HashMap<Vec<String>, usize>,
    modules: Vec<Vec<String>>,
}

impl<'a> Modules<'a> {
    /// Module tree of these files, whose paths begin with `root` (`src`, `crates/chart/src`).
    pub fn new(root: &Path, files: &'a [Source]) -> Modules<'a> {
        let modules: Vec<Vec<String>> = files.iter().map(|file| module(root, &file.path)).collect();
        let by_module = modules.iter().cloned().zip(0..).collect();
        Modules {
            files,
            by_module,
            modules,
        }
    }

    /// Edges of all files.
    pub fn edges(&self) -> Edges {
        let each = self.files.iter().enumerate().map(|(from, file)| {
            let mut uses = BTreeMap::new();
            let imports = file.imports.iter().map(|import| &import.path);
            for path in imports.chain(&file.paths) {
                let to = self.file_of(from, path, &mut HashSet::new());
                if let Some(to) = to.filter(|to| *to != from) {
                    uses.entry(to).or_insert_with(|| path.join("::"));
                }
            }
            uses
        });
        each.collect()
    }

    /// File that defines what a path in a file means; `None` outside of the crate, and for a module by itself.
    fn file_of(&self, from: usize, path: &[String], seen: &mut HashSet<(usize, String)>) -> Option<usize> {
        let path = self.absolute(from, path, seen)?;
        let (file, rest) = self.longest(&path)?;
        let name = rest.first()?;
        self.defining(file, name, seen)
    }

    /// File that defines a name of a module: the module's own, or the one that its import leads to.
    fn defining(&self, file: usize, name: &str, seen: &mut HashSet<(usize, String)>) -> Option<usize> {
        if !seen.insert((file, name.to_owned())) {
            return Some(file);
        }
        let imports = &self.files.get(file)?.imports;
        if let Some(import) = imports.iter().find(|import| import.name == name) {
            return self.file_of(file, &import.path, seen);
        }
        let globs = imports.iter().filter(|import| import.name == "*");
        let within = globs.filter_map(|glob| {
            let path = self.absolute(file, &glob.path, seen)?;
            let (to, rest) = self.longest(&path)?;
            let defines = self.files.get(to)?.types.iter().any(|it| it == name);
            (rest.is_empty() && defines).then_some(to)
        });
        Some(within.last().unwrap_or(file))
    }

    /// A path from the root of the crate, without `crate`; `None` for a path of another crate.
    fn absolute(&self, from: usize, path: &[String], seen: &mut HashSet<(usize, String)>) -> Option<Vec<String>> {
        let here = self.modules.get(from)?;
        let (first, rest) = path.split_first()?;
        let mut base = match first.as_str() {
            "crate" => Vec::new(),
            "self" => here.clone(),
            "super" => parent(here),
            name => {
                let source = self.files.get(from)?;
                let child = [here.as_slice(), &[name.to_owned()]].concat();
                if source.modules.iter().any(|module| module == name) && self.by_module.contains_key(&child) {
                    child
                } else {
                    // A name that the file imports: the path continues from there.
                    let import = source.imports.iter().find(|import| import.name == name)?;
                    let known = import
                        .path
                        .first()
                        .is_some_and(|first| first != name || import.path.len() > 1);
                    if !known || !seen.insert((from, format!("::{name}"))) {
                        return None;
                    }
                    self.absolute(from, &import.path, seen)?
                }
            }
        };
        for segment in rest {
            match segment.as_str() {
                "super" => base = parent(&base),
                _ => base.push(segment.clone()),
            }
        }
        Some(base)
    }

    /// Longest prefix of a path that is a module with a file, and the rest.
    fn longest<'b>(&self, path: &'b [String]) -> Option<(usize, &'b [String])> {
        (0..=path.len()).rev().find_map(|length| {
            let (module, rest) = path.split_at(length);
            self.by_module.get(module).map(|file| (*file, rest))
        })
    }
}

fn parent(module: &[String]) -> Vec<String> {
    module.split_last().map_or_else(Vec::new, |(_, parent)| parent.to_vec())
}

/// Module of a file: `src/a/mod.rs` and `src/a.rs` are `a`.
fn module(root: &Path, path: &Path) -> Vec<String> {
    let within = path.strip_prefix(root).unwrap_or(path).with_extension("");
    let mut module: Vec<String> = within.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let is_root = module.len() == 1 && matches!(module.first().map(String::as_str), Some("lib" | "main"));
    if is_root || module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

/// Strongly connected components of more than one file, the largest first.
pub fn circles(edges: &Edges) -> Vec<Vec<usize>> {
    let mut reached: Vec<HashSet<usize>> = Vec::with_capacity(edges.len());
    for start in 0..edges.len() {
        let mut seen = HashSet::new();
        let mut open = vec![start];
        while let Some(file) = open.pop() {
            for to in edges.get(file).into_iter().flat_map(BTreeMap::keys) {
                if seen.insert(*to) {
                    open.push(*to);
                }
            }
        }
        reached.push(seen);
    }
    let reaches = |from: usize, to: usize| reached.get(from).is_some_and(|seen| seen.contains(&to));
    let mut circles: Vec<Vec<usize>> = Vec::new();
    let mut placed = HashSet::new();
    for file in 0..edges.len() {
        if placed.contains(&file) || !reaches(file, file) {
            continue;
        }
        let members: Vec<usize> = (0..edges.len())
            .filter(|other| reaches(file, *other) && reaches(*other, file))
            .collect();
        placed.extend(members.iter().copied());
        circles.push(members);
    }
    circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    circles
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Edges of made-up files, by their names without `src/` and `.rs`.
    fn edges(files: &[(&str, &str)]) -> Vec<(String, String)> {
        let sources: Vec<Source> = files
            .iter()
            .map(|(name, text)| Source::read(format!("src/{name}.rs"), text))
            .collect();
        let name = |at: usize| files[at].0.to_owned();
        let edges = Modules::new(Path::new("src"), &sources).edges();
        let pairs = edges
            .iter()
            .enumerate()
            .flat_map(|(from, to)| to.keys().map(move |to| (from, *to)));
        pairs.map(|(from, to)| (name(from), name(to))).collect()
    }

    #[test]
    fn paths_lead_to_the_file_that_defines() {
        let tree = [
            ("main", "mod a;\nmod b;\nmod c;"),
            ("a/mod", "mod inner;\npub use inner::Deep;\nuse crate::c::Hidden;"),
            ("a/inner", "pub struct Deep;"),
            ("c", "pub struct Hidden; pub fn f() {}"),
        ];
        for (text, expected) in [
            ("use crate::a::Deep;", vec!["a/inner"]),
            ("use crate::a::Own;", vec!["a/mod"]),
            ("use crate::a::Hidden;", vec!["c"]),
            ("use crate::c;\nfn g() { c::f() }", vec!["c"]),
            ("use crate::c;", vec![]),
            ("fn g() { crate::c::f() }", vec!["c"]),
            (
                "use super::c as other;\nfn g() { other::f(); std::mem::take(it) }",
                vec!["c"],
            ),
            ("use leptos::prelude::*;\nfn g() { c::f() }", vec![]),
            ("use crate::{a::{self, inner::Deep}, c::*};", vec!["a/inner"]),
        ] {
            let mut files = tree.to_vec();
            files.push(("b", text));
            let found: Vec<String> = edges(&files)
                .into_iter()
                .filter(|it| it.0 == "b")
                .map(|it| it.1)
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn circles_are_found_and_told_apart() {
        let files = [
            ("main", "mod a;\nmod b;\nmod c;\nmod d;\nmod e;"),
            ("a", "use crate::b::B; pub struct A;"),
            ("b", "use crate::c::C; pub struct B;"),
            ("c", "use crate::a::A; pub struct C;"),
            ("d", "use crate::{a::A, e::E}; pub struct D;"),
            ("e", "use crate::d::D; pub struct E;"),
        ];
        let sources: Vec<Source> = files
            .iter()
            .map(|(name, text)| Source::read(format!("src/{name}.rs"), text))
            .collect();
        let edges = Modules::new(Path::new("src"), &sources).edges();
        assert_eq!(circles(&edges), [vec![1, 2, 3], vec![4, 5]]);
    }
}
