//! `cargo xtask structure`: the structure of the project as its `use` lines draw it, held against the rules in `rules`. Prints the
//! circles of files, what breaks a rule, and the long files; the tests of this module fail on what breaks a rule. Reads sources
//! only, never what they are compiled to.

mod check;
#[cfg(test)]
mod doc_pages;
#[cfg(test)]
mod inputs_page;
mod modules;
mod rules;
mod source;
mod tokens;

use crate::{fault::Fault, paths};
use check::Report;
use source::Source;
use std::{fs, path::Path};

/// Prints the structure; a broken rule is a fault.
pub fn task() -> Result<(), Fault> {
    let reports = reports(&paths::root())?;
    let mut broken = 0;
    for report in &reports {
        println!("\n{} ({} files, {} edges)", report.root, report.files, report.edges);
        for circle in &report.circles {
            println!("  circle of {}: {}", circle.files.len(), circle.files.join(" "));
            for step in &circle.steps {
                println!("    {step}");
            }
        }
        for (file, lines) in &report.long_files {
            println!("  long: {file} has {lines} lines");
        }
        for finding in &report.findings {
            println!("  BROKEN: {finding}");
        }
        broken += report.findings.len();
    }
    println!("\n{broken} broken");
    match broken {
        0 => Ok(()),
        _ => Err(Fault::Unexpected {
            what: "The structure breaks a rule of xtask/src/structure/rules.rs".into(),
            remedy:
                "move or rename what is listed above; a rule is changed only with its sentence in docs/architecture.md"
                    .into(),
        }),
    }
}

/// Reports on all areas of the checkout.
fn reports(root: &Path) -> Result<Vec<Report>, Fault> {
    let areas = rules::AREAS.iter().map(|area| {
        let mut files = Vec::new();
        read_folder(root, Path::new(area.root), &mut files)?;
        let manifest = Path::new(area.root).with_file_name("Cargo.toml");
        let manifest = fs::read_to_string(root.join(&manifest)).map_err(Fault::file(&manifest))?;
        Ok(check::report(area, &files, &manifest))
    });
    areas.collect()
}

fn read_folder(root: &Path, folder: &Path, files: &mut Vec<Source>) -> Result<(), Fault> {
    let entries = fs::read_dir(root.join(folder)).map_err(Fault::file(folder))?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(Fault::file(folder))?.file_name());
    }
    names.sort();
    for name in names {
        let path = folder.join(&name);
        let full = root.join(&path);
        if full.is_dir() {
            read_folder(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&full).map_err(Fault::file(&full))?;
            files.push(Source::read(path, &text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{check::Finding, *};

    #[test]
    fn the_project_keeps_its_rules() {
        let reports = reports(&paths::root()).unwrap();
        let findings: Vec<&Finding> = reports.iter().flat_map(|report| &report.findings).collect();
        let told: Vec<String> = findings.iter().map(|finding| finding.to_string()).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
    }

    /// Collects the names of all sources and flows below a folder.
    fn gather(root: &Path, folder: &Path, names: &mut doc_pages::Names) {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = folder.join(entry.unwrap().file_name());
            let full = root.join(&path);
            match path.extension().and_then(|extension| extension.to_str()) {
                _ if full.is_dir() => gather(root, &path, names),
                Some("rs") => names.add_source(&path, &fs::read_to_string(&full).unwrap()),
                Some("mjs") => names.add_flows(&path, &fs::read_to_string(&full).unwrap()),
                _ => {}
            }
        }
    }

    #[test]
    fn the_pages_name_what_is_there() {
        let root = paths::root();
        let mut names = doc_pages::Names::default();
        for folder in ["src", "crates", "xtask/src", "end2end/specs"] {
            gather(&root, Path::new(folder), &mut names);
        }
        let mut missing = Vec::new();
        for page in [
            "architecture.md",
            "glossary.md",
            "inputs.md",
            "promises.md",
            "reading.md",
        ] {
            let text = fs::read_to_string(root.join("docs").join(page)).unwrap();
            missing.extend(
                names
                    .missing(&root, &text)
                    .into_iter()
                    .map(|name| format!("{page}: `{name}`")),
            );
        }
        assert!(missing.is_empty(), "named and not there:\n{}", missing.join("\n"));
    }

    /// Reads all files with this extension below a folder.
    fn texts(root: &Path, folder: &Path, ending: &str, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = folder.join(entry.unwrap().file_name());
            let full = root.join(&path);
            if full.is_dir() {
                texts(root, &path, ending, found);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                let name = path.to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&full).unwrap()));
            }
        }
    }

    #[test]
    fn the_page_of_inputs_names_every_input_and_what_becomes_of_it() {
        let root = paths::root();
        let (mut sources, mut flows) = (Vec::new(), Vec::new());
        texts(&root, Path::new("src"), "rs", &mut sources);
        texts(&root, Path::new("end2end/specs"), "mjs", &mut flows);
        let own: Vec<&str> = sources
            .iter()
            .filter(|(_, text)| inputs_page::draws_select(text))
            .map(|(path, _)| path.as_str())
            .collect();
        assert_eq!(own, [inputs_page::SELECT_BOX], "every select is a SelectBox");
        let counted = sources
            .iter()
            .filter(|(path, _)| path != inputs_page::SELECT_BOX)
            .map(|(path, text)| (path.clone(), inputs_page::inputs_in(text)));
        let inputs = counted.filter(|(_, count)| *count > 0).collect();
        let flows: String = flows.into_iter().map(|(_, text)| text).collect();
        let page = fs::read_to_string(root.join("docs/inputs.md")).unwrap();
        let faults = inputs_page::faults(&page, &inputs, &flows);
        assert!(faults.is_empty(), "docs/inputs.md:\n{}", faults.join("\n"));
    }

    #[test]
    fn rules_name_what_is_there() {
        let root = paths::root();
        let rooms = rules::DIRECTIONS
            .iter()
            .flat_map(|rule| [rule.room].into_iter().chain(rule.never.iter().copied()));
        let rooms = rooms.chain(
            rules::FORBIDDEN
                .iter()
                .flat_map(|rule| [rule.room].into_iter().chain(rule.except.iter().copied())),
        );
        for room in rooms {
            assert!(
                root.join(room).exists(),
                "{room} is gone: a rule about it holds nothing"
            );
        }
    }
}
