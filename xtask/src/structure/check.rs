//! Check of one area against the rules: takes its files, returns a report. It reads no files itself, so that tests can
//! break every rule with made-up sources.

use super::{
    modules::{Edges, Modules, circles},
    rules::{AREAS, Area, DIRECTIONS, FILE_LINES, FORBIDDEN, FUNCTION_LINES, LONG_FUNCTIONS},
    source::Source,
};
use std::{
    collections::{BTreeMap, HashSet, VecDeque},
    fmt,
    path::{Path, PathBuf},
};

/// Result of the check of one area.
pub struct Report {
    /// Folder of its sources.
    pub root: &'static str,
    /// Number of files, tests aside.
    pub files: usize,
    /// Number of edges between files.
    pub edges: usize,
    /// Circles, the largest first.
    pub circles: Vec<Circle>,
    /// Files longer than [`FILE_LINES`].
    pub long_files: Vec<(String, usize)>,
    /// Broken rules.
    pub findings: Vec<Finding>,
}

/// Cycle of files, each of which leads to all others.
pub struct Circle {
    /// Its files.
    pub files: Vec<String>,
    /// A shortest way around from its first file, each step with the path by which it goes.
    pub steps: Vec<String>,
}

/// A broken rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Circle with more files than the area allows.
    Circle { files: Vec<String>, most: usize },
    /// Use against a direction.
    Direction {
        from: String,
        to: String,
        path: String,
        why: &'static str,
    },
    /// Name of another crate that this folder must not use.
    Forbidden {
        file: String,
        name: String,
        why: &'static str,
    },
    /// Crate of ours that this one must not use.
    Crate {
        manifest: String,
        name: &'static str,
        why: &'static str,
    },
    /// Public type name in several files of one crate.
    Twice { name: String, files: Vec<String> },
    /// Function that is too long.
    LongFunction { file: String, name: String, lines: usize },
    /// File without a module paragraph.
    NoParagraph { file: String },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Finding::Circle { files, most } => write!(
                f,
                "{} files lead to each other, {most} may: {}",
                files.len(),
                files.join(" ")
            ),
            Finding::Direction { from, to, path, why } => write!(f, "{from} uses {to} ({path}): {why}"),
            Finding::Forbidden { file, name, why } => write!(f, "{file} uses {name}: {why}"),
            Finding::Crate { manifest, name, why } => write!(f, "{manifest} names {name}: {why}"),
            Finding::Twice { name, files } => write!(f, "the public type {name} stands in {}", files.join(" and ")),
            Finding::LongFunction { file, name, lines } => {
                write!(
                    f,
                    "{file}: {name} has {lines} lines, at most {FUNCTION_LINES} are read at once"
                )
            }
            Finding::NoParagraph { file } => write!(f, "{file} does not begin with a paragraph (//!) on what it is"),
        }
    }
}

/// Report on an area from its files and its `Cargo.toml`.
pub fn report(area: &Area, files: &[Source], manifest: &str) -> Report {
    let tests = test_files(files);
    let files: Vec<Source> = files
        .iter()
        .filter(|file| !tests.contains(&file.path))
        .cloned()
        .collect();
    let edges = Modules::new(Path::new(area.root), &files).edges();
    let found = circles(&edges);
    let names =
        |circle: &[usize]| -> Vec<String> { circle.iter().filter_map(|at| files.get(*at)).map(shown).collect() };
    let mut findings: Vec<Finding> = found
        .iter()
        .filter(|circle| circle.len() > area.circle)
        .map(|circle| Finding::Circle {
            files: names(circle),
            most: area.circle,
        })
        .collect();
    findings.extend(against_directions(&files, &edges));
    findings.extend(files.iter().flat_map(forbidden));
    findings.extend(wrong_crates(area, manifest));
    findings.extend(twice(&files));
    findings.extend(files.iter().flat_map(long_functions));
    findings.extend(
        files
            .iter()
            .filter(|file| !file.has_paragraph)
            .map(|file| Finding::NoParagraph { file: shown(file) }),
    );
    let long = files.iter().filter(|file| file.lines > FILE_LINES);
    Report {
        root: area.root,
        files: files.len(),
        edges: edges.iter().map(BTreeMap::len).sum(),
        circles: found
            .iter()
            .map(|circle| Circle {
                files: names(circle),
                steps: steps(&files, &edges, circle),
            })
            .collect(),
        long_files: long.map(|file| (shown(file), file.lines)).collect(),
        findings,
    }
}

fn shown(file: &Source) -> String {
    file.path.to_string_lossy().replace('\\', "/")
}

/// Files of modules that are declared under `#[cfg(test)]`.
fn test_files(files: &[Source]) -> HashSet<PathBuf> {
    let each = files.iter().flat_map(|file| {
        let folder = match file.path.file_stem().and_then(|stem| stem.to_str()) {
            Some("mod" | "lib" | "main") => file.path.with_file_name(""),
            _ => file.path.with_extension(""),
        };
        file.test_modules
            .iter()
            .flat_map(move |module| [folder.join(format!("{module}.rs")), folder.join(module).join("mod.rs")])
    });
    each.collect()
}

/// A shortest way around a circle from its first file.
fn steps(files: &[Source], edges: &Edges, circle: &[usize]) -> Vec<String> {
    let Some(start) = circle.first().copied() else {
        return Vec::new();
    };
    let mut came: BTreeMap<usize, usize> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(file) = open.pop_front() {
        for to in edges.get(file).into_iter().flat_map(BTreeMap::keys) {
            if circle.contains(to) && !came.contains_key(to) {
                came.insert(*to, file);
                open.push_back(*to);
            }
        }
    }
    let mut steps = Vec::new();
    let mut to = start;
    while let Some(from) = came.get(&to).copied() {
        let path = edges
            .get(from)
            .and_then(|edges| edges.get(&to))
            .map_or("", String::as_str);
        let names = [from, to].map(|at| files.get(at).map_or_else(String::new, shown));
        let [from_name, to_name] = names;
        steps.push(format!("{from_name} → {to_name} ({path})"));
        to = from;
        if to == start {
            break;
        }
    }
    steps.reverse();
    steps
}

fn against_directions(files: &[Source], edges: &Edges) -> Vec<Finding> {
    let each = files.iter().zip(edges).flat_map(|(file, uses)| {
        let rules = DIRECTIONS.iter().filter(|rule| file.path.starts_with(rule.room));
        rules.flat_map(move |rule| {
            uses.iter().filter_map(move |(to, path)| {
                let to = files.get(*to)?;
                let against = rule.never.iter().any(|never| to.path.starts_with(never));
                against.then(|| Finding::Direction {
                    from: shown(file),
                    to: shown(to),
                    path: path.clone(),
                    why: rule.why,
                })
            })
        })
    });
    each.collect()
}

fn forbidden(file: &Source) -> Vec<Finding> {
    let within = |folders: &[&str]| folders.iter().any(|folder| file.path.starts_with(folder));
    let rules = FORBIDDEN
        .iter()
        .filter(|rule| within(&[rule.room]) && !within(rule.except));
    let each = rules.flat_map(|rule| {
        let imports = file.imports.iter().map(|import| &import.path);
        imports.chain(&file.paths).filter_map(|path| {
            let name = path.join("::");
            let begins = |begin: &&str| name == **begin || name.starts_with(&format!("{begin}::"));
            let allowed = path
                .last()
                .is_some_and(|last| rule.but_endings.iter().any(|ending| last.ends_with(ending)));
            (rule.names.iter().any(begins) && !allowed).then(|| Finding::Forbidden {
                file: shown(file),
                name,
                why: rule.why,
            })
        })
    });
    each.collect()
}

/// Crates of ours that a manifest names and the rules do not.
fn wrong_crates(area: &Area, manifest: &str) -> Vec<Finding> {
    let tables = manifest.split("\n[").filter(|table| table.starts_with("dependencies]"));
    let named: Vec<&str> = tables
        .flat_map(str::lines)
        .filter_map(|line| line.split(['=', '.', ' ']).next())
        .collect();
    let ours = AREAS.iter().filter_map(|area| area.root.split('/').nth(1));
    ours.filter(|name| named.contains(name) && !area.uses.contains(name))
        .map(|name| Finding::Crate {
            manifest: Path::new(area.root)
                .with_file_name("Cargo.toml")
                .to_string_lossy()
                .into_owned(),
            name,
            why: area.why,
        })
        .collect()
}

fn twice(files: &[Source]) -> Vec<Finding> {
    let mut by_name: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in files {
        for name in &file.types {
            by_name.entry(name).or_default().push(shown(file));
        }
    }
    by_name
        .into_iter()
        .filter(|(_, files)| files.len() > 1)
        .map(|(name, files)| Finding::Twice {
            name: name.to_owned(),
            files,
        })
        .collect()
}

fn long_functions(file: &Source) -> Vec<Finding> {
    let is_table = |name: &str| {
        LONG_FUNCTIONS
            .iter()
            .any(|(path, function, _)| file.path.ends_with(path) && *function == name)
    };
    let long = file
        .functions
        .iter()
        .filter(|function| function.lines > FUNCTION_LINES && !is_table(&function.name));
    long.map(|function| Finding::LongFunction {
        file: shown(file),
        name: function.name.clone(),
        lines: function.lines,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(root: &str) -> &'static Area {
        AREAS.iter().find(|area| area.root == root).unwrap()
    }

    /// Findings in made-up files; files without a module paragraph get one.
    fn found(root: &str, files: &[(&str, &str)], manifest: &str) -> Vec<String> {
        let files: Vec<Source> = files
            .iter()
            .map(|(path, text)| Source::read(*path, &format!("//! A module.\n{text}")))
            .collect();
        let report = report(area(root), &files, manifest);
        report.findings.iter().map(Finding::to_string).collect()
    }

    /// Made-up files that lead to each other in one circle of this size.
    fn round(root: &str, size: usize) -> Vec<(String, String)> {
        let file = |at: usize| {
            let next = (at + 1) % size;
            (
                format!("{root}/m{at}.rs"),
                format!("use crate::m{next}::T{next};\npub struct T{at};"),
            )
        };
        (0..size).map(file).collect()
    }

    #[test]
    fn a_circle_may_be_so_large_and_no_larger() {
        for area in AREAS {
            for (size, broken) in [(area.circle, 0), (area.circle + 1, 1)] {
                let files = round(area.root, size);
                let files: Vec<(&str, &str)> = files
                    .iter()
                    .map(|(path, text)| (path.as_str(), text.as_str()))
                    .collect();
                let found = found(area.root, &files, "");
                assert_eq!(found.len(), broken, "{} {size}: {found:?}", area.root);
                assert!(found.iter().all(|it| it.contains("lead to each other")));
            }
        }
    }

    #[test]
    fn every_direction_holds() {
        for rule in DIRECTIONS {
            for never in rule.never {
                let folder = |room: &str| room.trim_end_matches(".rs").trim_start_matches("src/").to_owned();
                let to = folder(never);
                let target = if never.ends_with(".rs") {
                    (*never).to_owned()
                } else {
                    format!("{never}/mod.rs")
                };
                let files = [
                    (format!("{}/one.rs", rule.room), format!("use crate::{to}::Thing;")),
                    (target, "pub struct Thing;".to_owned()),
                ];
                let files: Vec<(&str, &str)> = files
                    .iter()
                    .map(|(path, text)| (path.as_str(), text.as_str()))
                    .collect();
                let broken = found("src", &files, "");
                assert_eq!(broken.len(), 1, "{} uses {never}: {broken:?}", rule.room);
                let inline = [
                    (files[0].0, format!("fn f() {{ crate::{to}::Thing::new() }}")),
                    (files[1].0, files[1].1.to_owned()),
                ];
                let inline: Vec<(&str, &str)> = inline.iter().map(|(path, text)| (*path, text.as_str())).collect();
                assert_eq!(found("src", &inline, "").len(), 1, "a path without a `use` line");
            }
        }
    }

    #[test]
    fn only_the_door_touches_the_browser() {
        for (path, text, broken) in [
            ("src/pages/a.rs", "use web_sys::Element;", 1),
            ("src/pages/a.rs", "fn f() { web_sys::window() }", 1),
            ("src/parts/a.rs", "use leptos::web_sys::HtmlElement;", 1),
            ("src/parts/a.rs", "use web_sys::{KeyboardEvent, Event};", 0),
            ("src/desk/a.rs", "use gloo_storage::LocalStorage;", 1),
            ("src/browser/a.rs", "use web_sys::Element;", 0),
            (
                "src/pages/a.rs",
                "// web_sys::Element\n#[cfg(test)]\nmod tests { use web_sys::Element; }",
                0,
            ),
        ] {
            assert_eq!(found("src", &[(path, text)], "").len(), broken, "{path}: {text}");
        }
        for root in [
            "crates/ledger/src",
            "crates/notice/src",
            "crates/storage/src",
            "crates/parcel/src",
            "crates/chart/src",
        ] {
            let path = format!("{root}/a.rs");
            assert_eq!(
                found(root, &[(&path, "use std::time::SystemTime;")], "").len(),
                1,
                "{root}"
            );
            assert_eq!(
                found(root, &[(&path, "use std::collections::HashMap;")], "").len(),
                0,
                "{root}"
            );
        }
    }

    #[test]
    fn a_crate_names_only_the_crates_that_it_may() {
        for (root, manifest, broken) in [
            (
                "crates/ledger/src",
                "[package]\n\n[dependencies]\nserde = \"1\"\n\n[dev-dependencies]\nchart = {}\n",
                0,
            ),
            (
                "crates/ledger/src",
                "[package]\n\n[dependencies]\nnotice = { workspace = true }\n",
                1,
            ),
            (
                "crates/notice/src",
                "[package]\n\n[dependencies]\nledger.workspace = true\n",
                0,
            ),
            (
                "crates/storage/src",
                "[package]\n\n[dependencies]\nledger = {}\nparcel = {}\n",
                1,
            ),
            ("src", "[package]\n\n[dependencies]\nledger = {}\nchart = {}\n", 0),
        ] {
            assert_eq!(found(root, &[], manifest).len(), broken, "{root}: {manifest}");
        }
    }

    #[test]
    fn names_lengths_and_paragraphs() {
        let twice = [("src/a.rs", "pub struct Row;"), ("src/b/mod.rs", "pub enum Row {}")];
        assert_eq!(found("src", &twice, "").len(), 1);
        let inside = [
            ("src/a.rs", "pub struct Row;"),
            ("src/b/mod.rs", "enum Row {}\n#[cfg(test)]\nmod t { pub struct Row; }"),
        ];
        assert_eq!(found("src", &inside, "").len(), 0);
        for (lines, broken) in [(FUNCTION_LINES, 0), (FUNCTION_LINES + 1, 1)] {
            let long = format!("fn f() {{{}}}", "\n".repeat(lines - 1));
            assert_eq!(found("src", &[("src/a.rs", &long)], "").len(), broken, "{lines}");
        }
        let bare = Source::read("src/a.rs", "fn f() {}");
        assert_eq!(
            report(area("src"), &[bare], "").findings,
            [Finding::NoParagraph {
                file: "src/a.rs".into()
            }]
        );
    }

    #[test]
    fn files_of_test_modules_are_left_out() {
        let files = [
            ("src/a/mod.rs", "#[cfg(test)]\nmod tests;\npub struct Row;"),
            ("src/a/tests.rs", "use web_sys::Element;\npub struct Row;"),
        ];
        assert_eq!(found("src", &files, "").len(), 0);
    }
}
