//! A text and what it has to be read as, from two files.

use notice::{CountedThing, Proposal, html};
use serde_json::Value;
use std::{fs, path::Path};

pub struct Case {
    pub name: String,
    pub text: String,
    pub want: Value,
}

/// The cases of a folder of fixtures, in the order of their names.
pub fn folder(name: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let mut cases: Vec<Case> = fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| case(&entry.unwrap().path()))
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

fn case(path: &Path) -> Option<Case> {
    let file = path.file_name()?.to_str()?;
    let name = file.strip_suffix(".want.json")?;
    let beside = |ending: &str| fs::read_to_string(path.with_file_name(format!("{name}{ending}"))).ok();
    let text = beside(".txt").or_else(|| beside(".html")).unwrap();
    Some(Case {
        name: name.to_owned(),
        text: if html::is_page(&text) { html::text(&text) } else { text },
        want: serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap(),
    })
}

/// What is read differently from what is wanted, in short lines.
pub fn differences(want: &Value, proposal: &Proposal) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(wanted) = want["problems"].as_array() {
        problems(wanted, proposal, &mut out);
    }
    for title in want["problems_not"].as_array().into_iter().flatten() {
        if proposal.problems.iter().any(|p| *title == p.title) {
            out.push(format!("invented: {title}"));
        }
    }
    let counts = [
        ("aspects", CountedThing::Aspects),
        ("categories", CountedThing::Categories),
        ("problems", CountedThing::Problems),
        ("measures", CountedThing::Measures),
        ("done", CountedThing::Done),
        ("nearly_done", CountedThing::NearlyDone),
        ("under_way", CountedThing::UnderWay),
        ("not_started", CountedThing::NotStarted),
    ];
    for (key, expected) in want["declared"].as_object().into_iter().flatten() {
        let found = match counts.iter().find(|c| c.0 == key) {
            Some((_, what)) => proposal.declared.value(*what).map(Value::from),
            None => proposal.declared.rates.first().map(|r| r.printed.clone().into()),
        };
        compare(&format!("declared.{key}"), expected, found, &mut out);
    }
    let round = serde_json::to_value(&proposal.round).unwrap();
    for (key, expected) in want["round"].as_object().into_iter().flatten() {
        compare(&format!("round.{key}"), expected, round.get(key).cloned(), &mut out);
    }
    if want["opening_not_empty"] == true && proposal.prose.opening.is_empty() {
        out.push("the opening is empty".to_owned());
    }
    out
}

fn compare(what: &str, expected: &Value, found: Option<Value>, out: &mut Vec<String>) {
    let found = found.unwrap_or(Value::Null);
    if *expected != found {
        out.push(format!("{what}: {expected} became {found}"));
    }
}

fn problems(wanted: &[Value], proposal: &Proposal, out: &mut Vec<String>) {
    let found: Vec<String> = proposal.problems.iter().map(super::problem).collect();
    if wanted.len() != found.len() {
        out.push(format!("{} problems wanted, found {found:?}", wanted.len()));
        return;
    }
    for (want, problem) in wanted.iter().zip(&proposal.problems) {
        if want["title"] != problem.title {
            out.push(format!("title {} became {:?}", want["title"], problem.title));
        }
        let progress = serde_json::to_value(problem.progress).unwrap();
        let fits = match &want["progress"] {
            Value::Array(any) => any.contains(&progress),
            Value::Null => true,
            one => *one == progress,
        };
        if !fits {
            out.push(format!("{}: {} became {progress}", problem.title, want["progress"]));
        }
        for (label, expected) in want["texts"].as_object().into_iter().flatten() {
            let texts: Vec<&str> = problem
                .texts
                .iter()
                .filter(|t| t.shown_label() == label)
                .map(|t| t.text.as_str())
                .collect();
            if *expected != texts.join("\n") {
                out.push(format!(
                    "{} [{label}] {expected} became {:?}",
                    problem.title,
                    texts.join("\n")
                ));
            }
        }
    }
}
