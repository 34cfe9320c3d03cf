//! How fast thirty files are taken in: `cargo run --release -p ledger --example merge`. Times are of this machine and this
//! hour. The same work by another library stands in `bench/automerge`, which prints the ratio. With `files PROBLEMS
//! parts|wholes FOLDER` it writes the checklist and the files into a folder instead, for the bench in browsers.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use ledger::{
    ActorId, Command, Context, Draft, Fact, Field, ItemId, Kind, Ledger, Progress, Setup, Value, WallTime, Zone,
    file::{self, ChecklistPart, Errand, FileHeading, FilePurpose, RoundId},
    merge::{IncomingFile, MergePreview, MergeReader, MergeWording, RowChoice},
};
use std::{hint::black_box, time::Instant};

/// How many files.
pub const PEOPLE: usize = 30;
const NOW: WallTime = WallTime(1_766_000_000_000);

struct Writer {
    ledger: Ledger,
    actor: ActorId,
    next: u32,
    by: String,
}

impl Writer {
    fn new(place: usize, ledger: Ledger) -> Writer {
        Writer {
            ledger,
            actor: ActorId::from_random(place as u64 + 1_000_000),
            next: 1,
            by: format!("承办人{place}"),
        }
    }

    fn context(&self) -> Context {
        Context {
            actor: self.actor,
            next: self.next,
            at: NOW,
            zone: ledger::Zone::CHINA,
            by: self.by.as_str().into(),
        }
    }

    fn record(&mut self, facts: Vec<Fact>) {
        self.next += u32::try_from(facts.len()).unwrap();
        self.ledger.fold(facts);
    }

    fn act(&mut self, command: &Command) {
        let facts = self.ledger.facts_of(command, &self.context()).unwrap();
        self.record(facts);
    }
}

/// A checklist as notices have them: two measures a problem.
fn checklist(problems: usize) -> Writer {
    let mut setup = Setup::default();
    for place in 0..problems {
        let text = "一是召开专题会议研究部署，二是修订制度三项，三是清退资金并举一反三开展自查自纠。";
        let mut problem = Draft::new(Kind::Problem, format!("关于第{place}个问题的整改"))
            .with(Field::Person, Value::text(format!("承办人{}", place % PEOPLE)))
            .with(Field::Progress, Value::from(Progress::UnderWay))
            .with(Field::Outcome, Value::text(text));
        for _ in 0..2 {
            problem.parts.push(Draft::new(Kind::Measure, "修订完善相关制度"));
        }
        setup.items.push(problem);
    }
    let mut office = Writer::new(0, Ledger::default());
    office.by = "整改办".into();
    office.act(&Command::SetUp(setup));
    office
}

/// What one person does with her part: four fields, a note, her measures; and one field of another's.
fn work(writer: &mut Writer, own: &[ItemId], other: ItemId) {
    for problem in own {
        let item = *problem;
        let set = |field, value| Command::Set { item, field, value };
        writer.act(&set(Field::Progress, Value::from(Progress::Done)));
        writer.act(&set(
            Field::Outcome,
            Value::text("一是召开专题会议研究部署，二是修订制度五项，三是清退资金十八万元。"),
        ));
        writer.act(&set(Field::CurrentEffect, Value::text("已逐条核对，抽查无新增。")));
        writer.act(&set(Field::NextSteps, Value::text("每季度抽查一次。")));
        let note = Draft::new(Kind::Note, "").with(Field::Remarks, Value::text("已报分管领导。"));
        let under = Some(item);
        writer.act(&Command::AddPart { under, draft: note });
        for measure in writer.ledger.parts(item, Kind::Measure) {
            let (item, field) = (measure, Field::Progress);
            let value = Value::from(Progress::Done);
            writer.act(&Command::Set { item, field, value });
        }
    }
    let (item, field) = (other, Field::Similar);
    let value = Value::text(format!("{}补充", writer.by));
    writer.act(&Command::Set { item, field, value });
}

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    println!("  {what:<48} {:>10.2} ms", start.elapsed().as_secs_f64() * 1e3);
    result
}

/// The office's checklist, and the file of each of thirty people: a name and its text.
fn handed_in(problems: usize, whole: bool) -> (Writer, Vec<(String, String)>) {
    let office = checklist(problems);
    let base = office.ledger.clone();
    let all: Vec<ItemId> = base.outline().problems().collect();
    let mut texts: Vec<(String, String)> = Vec::new();
    for place in 0..PEOPLE {
        let mut writer = Writer::new(place + 1, base.clone());
        let own: Vec<ItemId> = all.iter().copied().skip(place).step_by(PEOPLE).collect();
        work(&mut writer, &own, all[0]);
        let part = if whole {
            ChecklistPart::Whole
        } else {
            ChecklistPart::Problems(own.iter().copied().chain([all[0]]).collect())
        };
        let errand = Errand {
            purpose: FilePurpose::Answer,
            scope: own,
            ..Errand::default()
        };
        let heading = FileHeading {
            round: round(),
            from: writer.by.clone(),
            at: NOW,
            errand,
        };
        texts.push((
            format!("{}.json", writer.by),
            file::write(&writer.ledger, &part, &heading).text,
        ));
    }
    (office, texts)
}

fn round() -> RoundId {
    RoundId::from_random(7)
}

/// Takes thirty files in; gives the milliseconds of reading, previewing and merging together.
pub fn collected(problems: usize, whole: bool) -> f64 {
    let (office, texts) = handed_in(problems, whole);
    let base = office.ledger.clone();
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let what = if whole { "wholes" } else { "parts" };
    println!(
        "{PEOPLE} files ({what}, {} kB) on {problems} problems, {} facts:",
        bytes / 1000,
        base.facts().len()
    );
    let start = Instant::now();
    let packages: Vec<(String, file::ChecklistFile)> = timed("read and check them", || {
        texts
            .iter()
            .map(|(name, text)| (name.clone(), file::read(text).unwrap()))
            .collect()
    });
    let mut longest = 0.0_f64;
    let mut preview: MergePreview = timed("preview: take them one by one, make the rows", || {
        let mut reading = MergeReader::of(&base, NOW);
        for (name, package) in packages {
            let step = Instant::now();
            reading.read(IncomingFile::of(&name, package));
            longest = longest.max(step.elapsed().as_secs_f64() * 1e3);
        }
        let step = Instant::now();
        let preview = reading.finish(&base);
        longest = longest.max(step.elapsed().as_secs_f64() * 1e3);
        preview
    });
    println!("  {:<48} {longest:>10.2} ms", "  of these the longest step");
    println!("  {:<48} {:>10}", "rows", preview.rows.len());
    timed("one choice, and the totals", || {
        preview.choose(preview.rows.len() / 2, RowChoice::Mine);
        black_box(preview.after())
    });
    let mut office = office;
    let action = timed("merge (facts, and folded)", || {
        let merged = preview
            .merge(&office.context(), Zone::CHINA, &MergeWording::default())
            .unwrap();
        let action = merged.action[0].action;
        office.ledger.fold(merged.brought);
        office.record(merged.action);
        action
    });
    let all = start.elapsed().as_secs_f64() * 1e3;
    println!("  {:<48} {all:>10.2} ms", "all of it");
    timed("taken back", || office.act(&Command::Undo { action }));
    println!();
    all
}

/// Writes the office's checklist and the files into a folder.
fn write_files(problems: usize, whole: bool, folder: &str) -> std::io::Result<()> {
    let (office, texts) = handed_in(problems, whole);
    let base = file::export(&office.ledger, round(), &office.by, NOW);
    std::fs::write(format!("{folder}/base.json"), base)?;
    for (name, text) in texts {
        std::fs::write(format!("{folder}/{name}"), text)?;
    }
    Ok(())
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [what, problems, which, folder] = &args[..]
        && what == "files"
    {
        return write_files(problems.parse().unwrap(), which == "wholes", folder).unwrap();
    }
    collected(37, false);
    collected(37, true);
    collected(1_000, false);
    collected(1_000, true);
}
