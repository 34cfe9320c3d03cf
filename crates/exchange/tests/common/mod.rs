//! A checklist for tests, and the way of a workbook through bytes.

#![allow(dead_code, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ledger::file::{ChecklistPart, Errand, FileHeading, FilePurpose, RoundId};
use ledger::{ActorId, Command, Context, Draft, Due, Field, Kind, Ledger, Progress, Setup, Value, WallTime, Zone};
use office::{OfficeFile, ReadWorkbook, Workbook};

pub const NOW: WallTime = WallTime(1_766_000_000_000);

pub fn round() -> RoundId {
    "21i3v9".parse().unwrap()
}

pub fn context(actor: u64, next: u32, by: &str) -> Context {
    Context {
        actor: ActorId::from_random(actor),
        next,
        at: NOW,
        zone: Zone::CHINA,
        by: by.into(),
    }
}

/// A checklist of this many problems in two aspects, three measures each, answered for by two people.
pub fn checklist(problems: usize) -> Ledger {
    let mut setup = Setup {
        round: vec![(Field::Unit, Value::text("甲县乙局"))],
        items: vec![Draft::new(Kind::Group, "政治建设"), Draft::new(Kind::Group, "作风建设")],
    };
    for number in 0..problems {
        let mut problem = Draft::new(Kind::Problem, format!("第{number}项制度落实不到位"))
            .with(Field::Number, Value::text((number + 1).to_string()))
            .with(
                Field::Person,
                Value::text(if number % 2 == 0 { "张某" } else { "李某" }),
            )
            .with(Field::Department, Value::text("办公室"))
            .with(Field::Leader, Value::text("王某"))
            .with(Field::RectificationType, Value::text("限期整改"))
            .with(Field::Due, Value::from(Due::day(2026, 6, 30).unwrap()))
            .with(Field::Progress, Value::from(Progress::ALL[number % 3]))
            .with(
                Field::Outcome,
                Value::text("一是开展学习，二是修订制度。\n已逐条核对。"),
            );
        problem.group = Some(number % 2);
        for measure in 0..3 {
            let draft = Draft::new(Kind::Measure, format!("落实第{number}项的第{measure}条措施"))
                .with(Field::Due, Value::from(Due::month(2026, 3).unwrap()));
            problem.parts.push(draft);
        }
        setup.items.push(problem);
    }
    Ledger::of(
        Ledger::default()
            .facts_of(&Command::SetUp(setup), &context(1, 1, "整改办"))
            .unwrap(),
    )
}

pub fn heading(to: &str) -> FileHeading {
    FileHeading {
        round: round(),
        from: "整改办".to_owned(),
        at: NOW,
        errand: Errand {
            purpose: FilePurpose::Handout,
            to: to.to_owned(),
            asked: "请填写整改进展。".to_owned(),
            reply_by: Due::day(2026, 1, 31),
            handout: None,
            scope: Vec::new(),
        },
    }
}

pub fn handed_out(ledger: &Ledger, to: &str) -> Workbook {
    let part = ChecklistPart::Person(to.to_owned());
    exchange::handout::workbook(ledger, &part, &heading(to)).workbook
}

/// A workbook as it is read from its bytes.
pub fn through_bytes(book: &Workbook) -> ReadWorkbook {
    match office::open("交办表.xlsx", book.to_xlsx()).unwrap() {
        OfficeFile::Workbook(read) => read,
        OfficeFile::Document(_) => panic!("a document"),
    }
}
