//! How long files of Excel and Word take: `cargo run --release -p exchange --example speed -- FOLDER`. A checklist of 1,000 problems with
//! 3,000 measures as a book of six lists, and a workbook of 10,000 rows read. Both files are left in the folder, for others to be measured
//! by. Times are of this machine and this hour.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use ledger::{
    ActorId, Command, Context, Draft, Due, Field, Kind, Ledger, Progress, Setup, Today, Value, WallTime, Zone,
};
use office::sheets::cell::CellValue;
use office::sheets::style::CellStyle;
use office::sheets::workbook::{Sheet, SheetCell, SheetRow};
use office::{OfficeFile, Workbook};
use paper::{Record, Settings};
use std::time::Instant;

const NOW: WallTime = WallTime(1_766_000_000_000);

fn checklist() -> Ledger {
    let text = "一是召开专题会议研究部署，二是修订制度三项，三是清退资金并举一反三开展自查自纠。";
    let items = (0..1_000).map(|number| {
        let mut problem = Draft::new(Kind::Problem, format!("关于第{number}个问题的整改"))
            .with(Field::Person, Value::text(format!("承办人{}", number % 30)))
            .with(Field::Due, Due::day(2026, 6, 30).map(Value::from))
            .with(Field::Progress, Value::from(Progress::UnderWay))
            .with(Field::Outcome, Value::text(text));
        problem.parts = (0..3)
            .map(|measure| Draft::new(Kind::Measure, format!("{text}{measure}")))
            .collect();
        problem
    });
    let setup = Setup {
        round: vec![(Field::Unit, Value::text("甲县乙局"))],
        items: items.collect(),
    };
    let context = Context {
        actor: ActorId::from_random(1),
        next: 1,
        at: NOW,
        zone: Zone::CHINA,
        by: "整改办".into(),
    };
    Ledger::of(Ledger::default().facts_of(&Command::SetUp(setup), &context).unwrap())
}

fn best(mut run: impl FnMut()) -> f64 {
    let times = (0..5).map(|_| {
        let begun = Instant::now();
        run();
        begun.elapsed().as_secs_f64() * 1_000.0
    });
    times.fold(f64::MAX, f64::min)
}

fn main() {
    let folder = std::path::PathBuf::from(std::env::args_os().nth(1).unwrap());
    let ledger = checklist();
    let record = Record::of(&ledger, Today::at(NOW, Zone::CHINA));
    let six = ["problems", "tasks", "duties", "dates", "results", "ledger"];
    let lists: Vec<(String, paper::Document)> = six
        .iter()
        .map(|key| {
            let list = paper::lists::list(key).unwrap();
            (list.name.to_owned(), list.make(&record, &Settings::default()))
        })
        .collect();
    let made = best(|| drop(exchange::workbook::workbook("清单", &lists)));
    let book = exchange::workbook::workbook("清单", &lists);
    let written = best(|| drop(book.to_xlsx()));
    let bytes = book.to_xlsx();
    println!(
        "six lists of 1,000 problems and 3,000 measures: sheets {made:.0} ms, file {written:.0} ms, {} bytes",
        bytes.len()
    );
    std::fs::write(folder.join("lists.xlsx"), &bytes).unwrap();
    let read = best(|| drop(office::open("a.xlsx", bytes.clone())));
    println!("the same read: {read:.0} ms");
    let rows = (0..10_000).map(|number| SheetRow {
        cells: (0..16)
            .map(|column| match column {
                0 => SheetCell::of(CellValue::Number(f64::from(number)), CellStyle::default()),
                column => SheetCell::text(
                    format!("第{number}行第{column}列的内容，召开会议研究部署。"),
                    CellStyle::default(),
                ),
            })
            .collect(),
        ..SheetRow::default()
    });
    let table = Workbook {
        title: String::new(),
        sheets: vec![Sheet {
            rows: rows.collect(),
            ..Sheet::default()
        }],
    };
    let bytes = table.to_xlsx();
    std::fs::write(folder.join("rows.xlsx"), &bytes).unwrap();
    let read = best(|| match office::open("a.xlsx", bytes.clone()) {
        Ok(OfficeFile::Workbook(book)) => assert!(book.sheets.iter().all(|sheet| sheet.rows.len() == 10_000)),
        _ => println!("not read"),
    });
    println!("10,000 rows of 16 cells read: {read:.0} ms");
    let OfficeFile::Workbook(book) = office::open("a.xlsx", bytes).unwrap() else {
        return;
    };
    let text = best(|| {
        drop(
            book.sheets
                .iter()
                .map(exchange::incoming::text_of_sheet)
                .collect::<Vec<_>>(),
        )
    });
    println!("the same as text: {text:.0} ms");
}
