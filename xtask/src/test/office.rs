//! Check of the files of Excel and Word that we write, by programs of others: Microsoft's validator (its exit code says nothing, so its
//! output is read), and openpyxl and python-docx where Python has them.

use super::tally::{self, Tally};
use crate::fault::Fault;
use crate::{paths, program, setup};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Checklist that the files are made from.
const CHECKLIST: &str = "crates/ledger/fixtures/format-1-handout.json";

/// One file of each kind: lists as a workbook, a hand-out, an official text, lists as tables, a form.
const KINDS: [&str; 5] = [
    "lists-清单.xlsx",
    "handout-交办表.xlsx",
    "notice-整改情况通报.docx",
    "lists-清单.docx",
    "closeout-巡察整改问题销号申请单.docx",
];

/// What the validator says of a sound file.
const SOUND: &str = "Found 0 errors";

/// Script that reads every file back, and prints how many it could read as they should be.
const READERS: &str = "
import sys, os, glob
try:
    import openpyxl, docx
except ImportError as missing:
    print('Not tried: ' + str(missing) + ' (pip install openpyxl python-docx)')
    sys.exit(0)
passed = failed = 0
for path in sorted(glob.glob(os.path.join(sys.argv[1], '*.xlsx')) + glob.glob(os.path.join(sys.argv[1], '*.docx'))):
    try:
        if path.endswith('.xlsx'):
            book = openpyxl.load_workbook(path)
            lists = [sheet for sheet in book if sheet.freeze_panes]
            assert lists and all(sheet.print_title_rows and sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in lists)
            assert all(cell.data_type != 'f' for sheet in book for row in sheet.iter_rows() for cell in row)
            assert not book.properties.creator or book.properties.creator == 'openpyxl'
        else:
            document = docx.Document(path)
            assert document.paragraphs or document.tables
            assert not document.core_properties.author
        passed += 1
    except Exception as wrong:
        failed += 1
        print(os.path.basename(path) + ': ' + repr(wrong))
print(f'{passed} passed, {failed} failed')
";

/// Writes the files and has them looked at.
pub fn check() -> Result<Tally, Fault> {
    let validator = setup::for_office_files()?;
    let folder = paths::target().join("office-files");
    let mut out = program::cargo();
    out.current_dir(paths::root()).env("CARGO_TARGET_DIR", paths::target());
    out.args(["run", "--quiet", "--package", "office", "--example", "out", "--"]);
    program::run(out.arg(CHECKLIST).arg(&folder), "read what the example said above")?;
    let mut all = Tally::default();
    for kind in KINDS {
        all.add(validated(&validator, &folder.join(kind))?);
    }
    all.add(read_by_others(&folder)?);
    fs::remove_dir_all(&folder).map_err(Fault::file(&folder))?;
    Ok(all)
}

fn validated(validator: &Path, file: &Path) -> Result<Tally, Fault> {
    let mut node = Command::new("node");
    node.arg(validator).arg(file);
    let said = node.output().map_err(|cause| program::not_started(&node, cause))?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    if said.contains(SOUND) {
        return Ok(Tally::PASSED);
    }
    eprintln!("{}: {said}", file.display());
    Ok(Tally::FAILED)
}

fn read_by_others(folder: &Path) -> Result<Tally, Fault> {
    let mut python = Command::new("python3");
    python.args(["-c", READERS]).arg(folder);
    if program::answer(Command::new("python3").arg("--version")).is_none() {
        println!("Not tried: openpyxl and python-docx, as there is no python3 here.");
        return Ok(Tally::default());
    }
    tally::counted(&mut python, tally::plain_line)
}
