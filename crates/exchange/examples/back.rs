//! Tells what a hand-out workbook that came back says beyond the checklist that it was made from:
//! `cargo run -q --release -p exchange --example back -- CHECKLIST.json FILE`. One line for each edit, new row, cell that was not read
//! and row that is missing; for bad input one Chinese sentence on standard error and exit code 1.

use exchange::handout::{WorkbookAnswer, answer};
use exchange::words;
use ledger::file::{self, OpenedFile};
use ledger::{Ledger, Zone};
use office::OfficeFile;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    match back(std::env::args_os().skip(1).map(PathBuf::from).collect()) {
        Ok(lines) => {
            // Nobody is left to tell when standard output is closed.
            let _ = writeln!(std::io::stdout(), "{}", lines.join("\n"));
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            let _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::from(1)
        }
    }
}

fn back(arguments: Vec<PathBuf>) -> Result<Vec<String>, String> {
    let [checklist, workbook] = arguments.as_slice() else {
        return Err("用法：cargo run -q --release -p exchange --example back -- 清单.json 交办表.xlsx。".into());
    };
    let unreadable = |_| "读不了文件：没有这个文件，或者没有权限。请检查文件名；清单未作改动。".to_owned();
    let text = std::fs::read_to_string(checklist).map_err(unreadable)?;
    let OpenedFile::Sound(file) = file::open(&text) else {
        return Err("这个文件不是完好的销号清单。请选择从销号导出的 .json 文件。".into());
    };
    let bytes = std::fs::read(workbook).map_err(unreadable)?;
    let name = workbook
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let OfficeFile::Workbook(book) = office::open(&name, bytes).map_err(|fault| words::refusal(&fault))? else {
        return Err("这是文字文件，不是交办表；清单未作改动。".into());
    };
    let ledger = Ledger::of(file.facts);
    let read = answer(&name, &book, &ledger, file.heading.round, file.heading.at, Zone::CHINA);
    read.map(|read| lines(&read))
        .map_err(|refusal| words::no_answer(&refusal).to_owned())
}

fn lines(read: &WorkbookAnswer) -> Vec<String> {
    let edits = read.edits.iter().map(|edit| {
        let value = edit.value.as_text().unwrap_or_default();
        format!(
            "edit\t{}\t{}\t{value:?}\t{}",
            edit.item,
            edit.field.key(),
            words::place(&edit.place)
        )
    });
    let new = read
        .new_rows
        .iter()
        .map(|row| format!("new\t{}", words::place(&row.place)));
    let unread = read
        .unread
        .iter()
        .map(|cell| format!("unread\t{:?}\t{}", cell.words, words::place(&cell.place)));
    let missing = read.missing.iter().map(|item| format!("missing\t{item}"));
    edits.chain(new).chain(unread).chain(missing).collect()
}
