//! How long the check-up takes: `cargo run --release -p checkup --example speed`. A checklist of 1,000 problems as notices have them
//! (two measures, texts of some 200 characters): all of it, and after one edit, in milliseconds (median, shortest, longest).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use checkup::Checkup;
use ledger::{
    ActorId, Command, Context, Draft, Field, ItemId, Kind, Ledger, Progress, Setup, Today, Value, WallTime, Zone,
};
use std::time::Instant;

const WORDS: [&str; 24] = [
    "理论学习",
    "固定资产",
    "公务用车",
    "食堂采购",
    "干部档案",
    "养老机构",
    "政务公开",
    "项目招标",
    "信访办理",
    "信息系统",
    "志愿服务",
    "财务报销",
    "安全生产",
    "基层减负",
    "社区治理",
    "文化活动",
    "环境整治",
    "教育培训",
    "医疗救助",
    "就业服务",
    "消防设施",
    "农田水利",
    "乡村道路",
    "法治宣传",
];

fn text(at: usize) -> String {
    let word = |n: usize| WORDS[(at / n.max(1) + n) % WORDS.len()];
    format!(
        "对{}逐项核对，补齐台账{}份，全部归档备查。针对{}中第{at}项短板，修订《{}管理办法》，明确{}的责任科室和办理时限；开展{}培训{}次，\
         覆盖{}人次，清退资金{}.{}万元。建立{}月度通报，{}由分管领导逐件过问，至今未再发生同类情况。",
        word(1),
        at + 3,
        word(2),
        word(3),
        word(5),
        word(7),
        at % 9 + 2,
        at * 7 + 40,
        at + 1,
        at % 10,
        word(11),
        word(13)
    )
}

fn main() {
    let mut setup = Setup::default();
    setup.items.push(Draft::new(Kind::Group, "党的建设方面"));
    for at in 0..1_000 {
        let mut problem = Draft::new(
            Kind::Problem,
            format!("{}第{at}项{}不到位", WORDS[at % 24], WORDS[at * 5 / 24 % 24]),
        )
        .with(Field::Number, Value::text(format!("{}.", at + 1)))
        .with(Field::Progress, Value::from(Progress::ALL[at % 4]))
        .with(Field::Situation, Value::text(format!("第{at}项抽查发现记录不全。")))
        .with(Field::Outcome, Value::text(text(at)))
        .with(Field::NextSteps, Value::text("2026年6月底前完成复核。"))
        .with(Field::Person, Value::text(format!("王{}", at % 30)))
        .with(Field::Department, Value::text(format!("{}科", WORDS[at % 9])))
        .with(Field::Due, Value::text("2025-12-31"));
        problem.group = Some(0);
        for n in 0..2 {
            problem.parts.push(
                Draft::new(Kind::Measure, format!("修订第{at}项制度之{n}"))
                    .with(Field::Progress, Value::from(Progress::ALL[at % 4])),
            );
        }
        setup.items.push(problem);
    }
    let mut next = 1;
    let context = |next: u32| Context {
        actor: ActorId::from_random(5),
        next,
        at: WallTime(1_759_276_800_000),
        zone: Zone::CHINA,
        by: "王芳".into(),
    };
    let mut ledger = Ledger::default();
    let facts = ledger.facts_of(&Command::SetUp(setup), &context(next)).unwrap();
    next += u32::try_from(facts.len()).unwrap();
    ledger.fold(facts);
    let today = Today::at(WallTime(1_759_276_800_000), Zone::CHINA);
    let mut whole = Vec::new();
    let mut checkup = Checkup::default();
    for _ in 0..9 {
        let begun = Instant::now();
        checkup = Checkup::default();
        checkup.update(&ledger, today, false);
        whole.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    println!(
        "all of 1,000 problems: {} ms, {} findings",
        shown(whole),
        checkup.findings().count()
    );
    let problems: Vec<ItemId> = ledger.outline().problems().collect();
    for (what, field) in [
        ("a text", Field::Outcome),
        ("a title", Field::Title),
        ("a name", Field::Person),
        ("the progress", Field::Progress),
    ] {
        let mut edits = Vec::new();
        for n in 0..200 {
            let item = problems[n * 37 % problems.len()];
            let value = match field {
                Field::Progress => Value::from(Progress::ALL[(n + 1) % 4]),
                Field::Person => Value::text("李强"),
                Field::Title => Value::text(format!("{}第{n}处整改走样", WORDS[n % 24])),
                _ => Value::text(text(n * 3 + 1)),
            };
            let facts = ledger
                .facts_of(&Command::Set { item, field, value }, &context(next))
                .unwrap();
            next += u32::try_from(facts.len()).unwrap();
            ledger.fold(facts);
            let begun = Instant::now();
            checkup.update(&ledger, today, false);
            edits.push(begun.elapsed().as_secs_f64() * 1e3);
        }
        println!("after an edit of {what}: {} ms", shown(edits));
    }
}

fn shown(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    format!(
        "{:.2} (shortest {:.2}, longest {:.2})",
        times[times.len() / 2],
        times[0],
        times[times.len() - 1]
    )
}
