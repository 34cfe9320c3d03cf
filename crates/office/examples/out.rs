//! Writes every kind of file from an exported checklist: `cargo run -q --release -p office --example out -- CHECKLIST.json FOLDER`. The
//! names of the files on standard output; for bad input one Chinese sentence on standard error and exit code 1.

use ledger::file::{self, ChecklistPart, Errand, FileHeading, FilePurpose, OpenedFile};
use ledger::{Ledger, Today, Zone};
use paper::notice::Labelled;
use paper::{Document, Making, PAPERS, Paper, PaperGroup, Record, Settings};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Largest checklist that is read, in bytes.
const MOST_BYTES: u64 = 200_000_000;

fn main() -> ExitCode {
    match write_all(std::env::args_os().skip(1).map(PathBuf::from).collect()) {
        Ok(names) => {
            // Nobody is left to tell when standard output is closed.
            let _ = writeln!(std::io::stdout(), "{}", names.join("\n"));
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            let _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::from(1)
        }
    }
}

fn write_all(arguments: Vec<PathBuf>) -> Result<Vec<String>, String> {
    let [checklist, folder] = arguments.as_slice() else {
        return Err("用法：cargo run -q --release -p office --example out -- 清单.json 文件夹。".into());
    };
    let file = checklist_of(checklist)?;
    let ledger = Ledger::of(file.facts);
    let today = Today::at(file.heading.at, Zone::CHINA);
    let record = Record::of(&ledger, today);
    std::fs::create_dir_all(folder).map_err(|_| "建不了这个文件夹，什么也没有写出。请换一个文件夹再试。")?;
    let mut names = Vec::new();
    let mut put = |name: String, bytes: Vec<u8>| {
        let written = std::fs::write(folder.join(&name), bytes);
        written.map_err(|_| format!("写不出“{name}”。此前的文件已经写好，清单未作改动。请检查磁盘后再试。"))?;
        names.push(name);
        Ok::<(), String>(())
    };
    let mut lists = Vec::new();
    for paper in &PAPERS {
        let made = made(paper, &record);
        put(
            format!("{}-{}.docx", paper.key, paper.name),
            exchange::document::document(paper.name, &[&made]).to_docx(),
        )?;
        if paper.group == PaperGroup::List {
            if let Some(csv) = exchange::csv::csv(&made) {
                put(format!("{}-{}.csv", paper.key, paper.name), csv.into_bytes())?;
            }
            lists.push((paper.name.to_owned(), made));
        }
    }
    put(
        "lists-清单.xlsx".into(),
        exchange::workbook::workbook("清单", &lists).to_xlsx(),
    )?;
    let together: Vec<&Document> = lists.iter().map(|(_, list)| list).collect();
    put(
        "lists-清单.docx".into(),
        exchange::document::document("清单", &together).to_docx(),
    )?;
    for to in std::iter::once(None).chain(ledger.handout_recipients(true).people.into_iter().map(Some)) {
        let part = to.clone().map_or(ChecklistPart::Whole, ChecklistPart::Person);
        let to = to.unwrap_or_default();
        let heading = FileHeading {
            errand: Errand {
                purpose: FilePurpose::Handout,
                to: to.clone(),
                ..Errand::default()
            },
            ..file.heading.clone()
        };
        let handout = exchange::handout::workbook(&ledger, &part, &heading);
        let whom: String = to.chars().filter(|c| c.is_alphanumeric()).collect();
        put(format!("handout-交办表{whom}.xlsx"), handout.workbook.to_xlsx())?;
    }
    Ok(names)
}

fn made(paper: &Paper, record: &Record) -> Document {
    paper.make(&Making {
        record,
        before: None,
        settings: &Settings::default(),
        understood: &understood,
    })
}

fn understood(under: Option<ledger::Progress>, texts: &[Labelled]) -> ledger::Progress {
    let texts = texts.iter().map(|text| (text.label.as_str(), text.text.as_str()));
    notice::concluded_progress(under, texts)
}

fn checklist_of(path: &Path) -> Result<file::ChecklistFile, String> {
    let unreadable = |_| "读不了这个文件：没有这个文件，或者没有权限。请检查文件名；什么也没有写出。".to_owned();
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() || about.len() > MOST_BYTES {
        return Err("这不是一个清单文件，或者太大。请选择从销号导出的 .json 文件；什么也没有写出。".into());
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let text =
        String::from_utf8(bytes).map_err(|_| "这不是文本文件。请选择从销号导出的 .json 文件；什么也没有写出。")?;
    match file::open(&text) {
        OpenedFile::Sound(file) => Ok(file),
        _ => Err("这个文件不是完好的销号清单。请选择从销号导出的 .json 文件；什么也没有写出。".into()),
    }
}
