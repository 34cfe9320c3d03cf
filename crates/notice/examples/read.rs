//! Prints what a notice is understood as: `cargo run -q -p notice --example read -- FILE`. JSON on standard output;
//! for a file that cannot be read one Chinese sentence on standard error and exit code 1 (2 without a file name).
//! `--spans` adds what each stretch of the text was understood as. All reading is the library's; here are the doors.

mod common;

use common::{complain, text_of};
use notice::{CountedThing, DeclaredCounts, Doubt, LabelKey, Problem, Proposal};
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut spans = false;
    let mut file = None;
    for argument in std::env::args_os().skip(1) {
        if argument == "--spans" {
            spans = true;
        } else {
            file = Some(argument);
        }
    }
    let Some(file) = file else {
        complain("用法：cargo run -q -p notice --example read -- 文件名。请给出一个 .txt、.html 或 .md 文件。");
        return ExitCode::from(2);
    };
    match text_of(Path::new(&file)) {
        Ok(text) => print(&shown(&notice::read(&text), spans)),
        Err(refusal) => {
            complain(&refusal.sentence());
            ExitCode::from(1)
        }
    }
}

fn print(shown: &Value) -> ExitCode {
    let Ok(json) = serde_json::to_string_pretty(shown) else {
        return ExitCode::from(1);
    };
    match writeln!(std::io::stdout(), "{json}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(1),
    }
}

fn shown(proposal: &Proposal, spans: bool) -> Value {
    let mut shown = json!({
        "declared": declared(&proposal.declared),
        "problems": proposal.problems.iter().map(problem).collect::<Vec<_>>(),
        "counts": proposal.counts,
        "unread": proposal.unread,
        "family": proposal.family,
        "round": proposal.round,
        "title": proposal.prose.title,
        "before": {
            "opening": proposal.prose.opening,
            "organisation": proposal.prose.organisation,
        },
        "between": {
            "part_headings": proposal.prose.part_headings,
            "results_intro": proposal.prose.results_intro,
            "sections": proposal.sections,
        },
        "after": { "next_steps": proposal.prose.next_steps },
        "contact": proposal.round.contact.text,
        "signature": proposal.prose.signature,
        "date": proposal.prose.date,
        "doubts": proposal.doubts.iter().map(doubt).collect::<Vec<_>>(),
    });
    if let (true, Some(shown)) = (spans, shown.as_object_mut()) {
        let all = proposal
            .spans()
            .iter()
            .map(|s| json!({ "line": s.line, "role": s.role, "problem": s.problem, "text": proposal.span_text(s) }));
        shown.insert("spans".to_owned(), all.collect());
    }
    shown
}

fn declared(declared: &DeclaredCounts) -> Value {
    let value = |what| declared.value(what);
    json!({
        "aspects": value(CountedThing::Aspects),
        "categories": value(CountedThing::Categories),
        "problems": value(CountedThing::Problems),
        "measures": value(CountedThing::Measures),
        "done": value(CountedThing::Done),
        "nearly_done": value(CountedThing::NearlyDone),
        "under_way": value(CountedThing::UnderWay),
        "not_started": value(CountedThing::NotStarted),
        "rate": declared.rates.first().map(|r| &r.printed),
        "where": declared.all,
        "rates": declared.rates,
    })
}

fn problem(problem: &Problem) -> Value {
    let mut texts = Map::new();
    for text in &problem.texts {
        // The same label twice in one problem: both texts are kept, one under the other.
        let slot = texts
            .entry(text.shown_label())
            .or_insert_with(|| Value::String(String::new()));
        if let Value::String(words) = slot {
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(&text.text);
        }
    }
    let labels = problem
        .texts
        .iter()
        .filter(|t| t.key != LabelKey::Body)
        .map(|t| t.label.as_str());
    json!({
        "number": problem.number,
        "title": problem.title,
        "progress": problem.progress,
        "group": problem.group,
        "texts": texts,
        "line": problem.line,
        "number_printed": problem.number_printed,
        "title_printed": problem.title_printed,
        "progress_from": problem.progress_from,
        "labels_printed": labels.collect::<Vec<_>>(),
    })
}

fn doubt(doubt: &Doubt) -> Value {
    json!({ "line": doubt.line, "problem": doubt.problem, "finding": doubt.finding, "sentence": doubt.sentence() })
}
