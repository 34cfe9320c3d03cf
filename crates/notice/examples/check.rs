//! Prints what is amiss in a text or an exported checklist: `cargo run -q --release -p notice --example check -- FILE`. JSON on
//! standard output: `[{"rule","severity","line","text","sentence"}]`, `line` from 1 in the file (of a web page, in its text); for bad input
//! one Chinese sentence on standard error and exit code 1. A text without a date of its own is held against today.

mod common;

use checkup::{Checkup, check_text};
use common::{complain, text_of};
use ledger::file::{FilePurpose, OpenedFile, open, tree_edits};
use ledger::{ActorId, Context, FactId, Ledger, Today, WallTime, Zone};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

fn main() -> ExitCode {
    match checked(std::env::args_os().nth(1)) {
        Ok(findings) => match writeln!(std::io::stdout(), "{findings}") {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(1),
        },
        Err(sentence) => {
            complain(&sentence);
            ExitCode::from(1)
        }
    }
}

fn checked(file: Option<std::ffi::OsString>) -> Result<String, String> {
    let file = file
        .ok_or("用法：cargo run -q --release -p notice --example check -- 文件名。请给出一个文本或导出的清单文件。")?;
    let text = text_of(Path::new(&file)).map_err(|refusal| refusal.sentence())?;
    let findings = if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        of_checklist(&text)?
    } else {
        of_text(&text)?
    };
    serde_json::to_string_pretty(&findings).map_err(|_| "结果写不出来；文件未作任何改动。".to_owned())
}

fn now() -> WallTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    WallTime(i64::try_from(since.as_millis()).unwrap_or(0))
}

fn of_text(text: &str) -> Result<Vec<Value>, String> {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    if !text.chars().any(is_han) {
        return Err("文件里没有可读的中文，没有检查；文件未作任何改动。请确认选对了文件。".to_owned());
    }
    let findings = check_text(text, Today::at(now(), Zone::CHINA)).into_iter();
    let lines = findings.map(|one| {
        json!({
            "rule": one.what.rule().key(),
            "severity": one.severity.key(),
            "line": one.line,
            "text": one.words,
            "sentence": one.sentence(),
        })
    });
    Ok(lines.collect())
}

fn of_checklist(text: &str) -> Result<Vec<Value>, String> {
    let (ledger, is_part) = match open(text) {
        OpenedFile::Sound(file) => {
            let errand = &file.heading.errand;
            let is_part = errand.purpose != FilePurpose::Whole || !errand.scope.is_empty();
            (Ledger::of(file.facts), is_part)
        }
        OpenedFile::TreeOnly(file) => {
            let ledger = Ledger::default();
            let context = Context {
                actor: ActorId::from_random(1),
                next: 1,
                at: now(),
                zone: Zone::CHINA,
                by: "".into(),
            };
            let facts = ledger.facts_of(&tree_edits(&ledger, &file.tree).command, &context);
            (Ledger::of(facts.unwrap_or_default()), false)
        }
        other => return Err(refused(&other).to_owned()),
    };
    let lines = lines_of_facts(text);
    let mut checkup = Checkup::default();
    checkup.update(&ledger, Today::at(now(), Zone::CHINA), is_part);
    let findings = checkup.open().map(|finding| {
        let place = &finding.place;
        let set = place.field.and_then(|field| ledger.heads(place.item, field).last());
        let line = lines.get(&set.unwrap_or(place.item)).or_else(|| lines.get(&place.item));
        json!({
            "rule": finding.rule().key(),
            "severity": finding.severity.key(),
            "line": line.copied().unwrap_or(1),
            "text": finding.words_in(&ledger),
            "sentence": finding.sentence(),
        })
    });
    Ok(findings.collect())
}

/// The line of the file on which each fact stands; files are written with one fact a line.
fn lines_of_facts(text: &str) -> HashMap<FactId, usize> {
    let lines = text.lines().enumerate().filter_map(|(place, line)| {
        let (_, rest) = line.split_once("{\"id\":\"")?;
        let (id, _) = rest.split_once('"')?;
        Some((id.parse().ok()?, place + 1))
    });
    lines.collect()
}

fn refused(opened: &OpenedFile) -> &'static str {
    match opened {
        OpenedFile::TooLarge(_) => "清单文件太大，没有读取；文件未作任何改动。",
        OpenedFile::Newer(_) => "清单文件是更新版本的程序导出的，没有检查；文件未作任何改动。请用更新的版本检查。",
        OpenedFile::Damaged(_) => {
            "清单文件已损坏，没有检查；文件未作任何改动。请在页面里打开它，看能抢救出多少，或向对方要一份新的。"
        }
        OpenedFile::Foreign | OpenedFile::Sound(_) | OpenedFile::TreeOnly(_) => {
            "这不是本程序导出的清单文件，也不是可读的文本；文件未作任何改动。请确认选对了文件。"
        }
    }
}
