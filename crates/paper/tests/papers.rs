//! Every paper, of a small ledger and of an empty one: whole tables, numbers that lead to as many items, names that take
//! effect, settings that come back from a file.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use ledger::{
    ActorId, Command, Context, Draft, Due, Field, Kind, Ledger, Progress, Setup, Today, Value, WallTime, Zone,
};
use paper::lists::{COLUMNS, LISTS, column, list};
use paper::notice::Labelled;
use paper::papers::KEYS;
use paper::render::{html, text};
use paper::settings::{Grouping, Order};
use paper::{Block, Making, PAPERS, Record, Row, Settings, paper};

const DAY: i64 = 86_400_000;

fn context(next: u32, day: i64) -> Context {
    Context {
        actor: ActorId::from_random(7),
        next,
        at: WallTime(day * DAY),
        zone: ledger::Zone::CHINA,
        by: "整改办".into(),
    }
}

fn today(day: i64) -> Today {
    Today::at(WallTime(day * DAY), Zone::CHINA)
}

/// The day of most records below: 2025-01-01.
const NOW: i64 = 20_089;

fn ledger() -> Ledger {
    let problem = |title: &str, progress: Progress, group| {
        let mut draft = Draft::new(Kind::Problem, title)
            .with(Field::Progress, Value::from(progress))
            .with(Field::Leader, Value::text("张三"))
            .with(Field::Department, Value::text("办公室"))
            .with(Field::Person, Value::text("李四"));
        draft.group = group;
        draft
    };
    let mut first = problem("学习不深入", Progress::Done, Some(0))
        .with(Field::Outcome, Value::text("学习12次。"))
        .with(Field::Due, Value::text("2024-12-20"));
    first.parts = vec![
        Draft::new(Kind::Measure, "制定计划").with(Field::Progress, Value::from(Progress::Done)),
        Draft::new(Kind::Measure, "组织学习"),
        Draft::new(Kind::Regulation, "学习制度"),
    ];
    first.cites = vec![2];
    let second = problem("台账不规范", Progress::NearlyDone, Some(0)).with(Field::Due, Value::text("2025-06"));
    let mut third = problem("调研不够", Progress::NotStarted, Some(1)).with(Field::Due, Value::text("2024-12-30"));
    third.fields.retain(|(field, _)| *field != Field::Leader);
    let evidence = Draft::new(Kind::Evidence, "学习记录").with(Field::Pages, Value::Number(12));
    let setup = Setup {
        round: vec![
            (Field::Unit, Value::text("甲局党组")),
            (Field::HeadOfUnit, Value::text("张三")),
            (Field::ListProblemsName, Value::text("巡察反馈问题台账")),
        ],
        items: vec![
            Draft::new(Kind::Group, "党的建设"),
            Draft::new(Kind::Group, "作风建设"),
            evidence,
            first,
            second,
            third,
        ],
    };
    Ledger::of(
        Ledger::default()
            .facts_of(&Command::SetUp(setup), &context(1, NOW - 30))
            .unwrap(),
    )
}

fn understood(under: Option<Progress>, _: &[Labelled]) -> Progress {
    under.unwrap_or_default()
}

fn make(key: &str, record: &Record, before: Option<&Record>, settings: &Settings) -> paper::Document {
    let making = Making {
        record,
        before,
        settings,
        understood: &understood,
    };
    paper(key).unwrap().make(&making)
}

#[test]
fn every_paper_can_be_made_and_its_numbers_lead_to_as_many_items() {
    let all = [ledger(), Ledger::default()];
    for ledger in &all {
        let record = Record::of(ledger, today(NOW));
        let before = Record::of(ledger, today(NOW - 7));
        for paper in &PAPERS {
            for grouping in Grouping::ALL {
                for order in Order::ALL {
                    let settings = Settings {
                        grouping: Some(grouping),
                        order,
                        ..Settings::default()
                    };
                    let document = make(paper.key, &record, Some(&before), &settings);
                    for (number, of) in document.counts() {
                        let right = of.is_empty() || number.parse() == Ok(of.len());
                        assert!(right, "{}: {number} leads to {}", paper.key, of.len());
                    }
                    for block in &document.blocks {
                        if let Block::Table(table) = block {
                            assert!(table.is_whole() && !table.title.is_empty(), "{}", paper.key);
                        }
                    }
                    let words = text::text(&document);
                    // What nothing is known for stays standing, so that the gap is seen.
                    let filled = record.problems.is_empty() || !words.contains(['{', '}']);
                    assert!(filled, "{}: {words}", paper.key);
                    let html = html::html(&document);
                    assert_eq!(html.matches("<td").count(), html.matches("</td>").count());
                }
            }
        }
    }
}

#[test]
fn keys_are_distinct_and_every_column_of_a_list_is_known() {
    let mut keys: Vec<&str> = PAPERS.iter().map(|paper| paper.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), PAPERS.len());
    assert_eq!(PAPERS.each_ref().map(|paper| paper.key), KEYS);
    for list in &LISTS {
        for key in list.columns {
            assert!(column(key).is_some(), "{}: {key}", list.key);
        }
    }
    let mut columns: Vec<&str> = COLUMNS.iter().map(|column| column.key).collect();
    columns.sort_unstable();
    columns.dedup();
    assert_eq!(columns.len(), COLUMNS.len());
    assert_eq!(list("ledger").unwrap().columns.len(), 16);
}

fn rows(document: &paper::Document) -> Vec<String> {
    let table = document.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let rows = table.unwrap().rows.iter().map(|row| match row {
        Row::Group(line) => format!("# {}", line.text()),
        Row::Cells(cells) => cells.iter().map(|cell| cell.text.text()).collect::<Vec<_>>().join("|"),
    });
    rows.collect()
}

#[test]
fn lists_say_what_the_record_says() {
    let record = Record::of(&ledger(), today(NOW));
    let usual = Settings::default();
    let list = |key, settings: &Settings| rows(&make(key, &record, None, settings));
    assert_eq!(
        list("problems", &usual),
        [
            "1|党的建设|学习不深入||张三|办公室|2024年12月20日",
            "2|党的建设|台账不规范||张三|办公室|2025年6月底",
            "3|作风建设|调研不够|||办公室|2024年12月30日"
        ]
    );
    assert_eq!(list("tasks", &usual).len(), 4);
    assert_eq!(
        list("duties", &usual),
        [
            "# 张三：2个问题，其中已完成1个、正在推进1个。",
            "1|张三|办公室|李四||学习不深入|2024年12月20日|已完成",
            "2|张三|办公室|李四||台账不规范|2025年6月底|基本完成",
            "# （未填写）：1个问题，其中尚未启动1个。",
            "3||办公室|李四||调研不够|2024年12月30日|尚未启动"
        ]
    );
    assert_eq!(
        list("pressing", &usual),
        [
            "1|学习不深入|办公室|李四|张三|2024年12月20日|已完成待销号30天|已完成|未申请",
            "2|调研不够|办公室|李四||2024年12月30日|逾期2天|尚未启动|未申请"
        ]
    );
    assert_eq!(list("evidence", &usual), ["1|学习记录|||12||学习不深入"]);
    let chosen = Settings {
        only: Some(vec![record.problems[2].id]),
        columns: Some(vec!["problem".into(), "no such".into(), "progress".into()]),
        shown: "逾期".into(),
        ..Settings::default()
    };
    assert_eq!(list("ledger", &chosen), ["调研不够|尚未启动"]);
    let words = text::text(&make("problems", &record, None, &chosen));
    assert!(
        words.contains("本表所列范围：逾期") && words.contains("共1个问题"),
        "{words}"
    );
    // The unit's own name of a list takes effect.
    assert!(text::text(&make("problems", &record, None, &usual)).contains("甲局党组巡察反馈问题台账"));
}

#[test]
fn a_form_for_each_problem_with_what_is_known() {
    let mut ledger = ledger();
    let record = Record::of(&ledger, today(NOW));
    let problem = record.problems[0].id;
    let line = format!(
        r#"{{"id":"9-1","t":1001,"at":{},"by":"李四","do":"decide","item":"{problem}","kind":"apply","reason":"全部完成","grounds":["measures_done"]}}"#,
        NOW * DAY
    );
    ledger.fold([ledger::Fact::read(&line).unwrap()]);
    let record = Record::of(&ledger, today(NOW));
    let words = text::text(&make("closeout", &record, None, &Settings::default()));
    assert_eq!(words.matches("巡察整改问题销号申请单").count(), 3);
    for piece in [
        "☑整改措施全部落实",
        "☐建立长效机制",
        "第1次申请",
        "签字：李四",
        "1.学习记录",
        "责任领导：　",
    ] {
        assert!(words.contains(piece), "{piece}\n{words}");
    }
    let one = Settings {
        only: Some(vec![problem]),
        ..Settings::default()
    };
    let document = make("lookback", &record, None, &one);
    assert_eq!(document.blocks.len(), 1);
}

#[test]
fn the_weekly_report_tells_what_changed() {
    let mut ledger = ledger();
    let before = Record::of(&ledger, today(NOW - 7));
    let problem = before.problems[1].id;
    let command = Command::Set {
        item: problem,
        field: Field::Progress,
        value: Value::from(Progress::Done),
    };
    let facts = ledger.facts_of(&command, &context(900, NOW)).unwrap();
    ledger.fold(facts);
    let record = Record::of(&ledger, today(NOW));
    let words = text::text(&make("week", &record, Some(&before), &Settings::default()));
    for piece in [
        "甲局党组巡察整改周报",
        "3个问题中，已完成2个（比上期增加1个）",
        "逾期未完成1个（比上期增加1个），已完成待销号2个（比上期增加1个），逾期完成0个（与上期持平）",
        "一、本期新完成的问题（1个）\n1.台账不规范（责任领导：张三",
        "二、本期新销号的问题（0个）\n无。",
        "三、本期到期的问题（1个）\n1.调研不够",
        "四、逾期未完成的问题（1个）\n1.调研不够",
        "五、已完成待销号的问题（2个）\n1.学习不深入",
    ] {
        assert!(words.contains(piece), "{piece}\n{words}");
    }
}

#[test]
fn settings_come_back_from_a_file() {
    let record = Record::of(&ledger(), today(NOW));
    let mut settings = Settings {
        title: "题".into(),
        only: Some(vec![record.problems[0].id]),
        columns: Some(vec!["problem".into()]),
        grouping: Some(Grouping::Leader),
        order: Order::Due,
        ..Settings::default()
    };
    settings.notice.fields = Some(vec![Field::Outcome]);
    settings.notice.left_out = vec![record.problems[1].id];
    let text = serde_json::to_string(&settings).unwrap();
    assert_eq!(serde_json::from_str::<Settings>(&text).unwrap(), settings);
    assert_eq!(serde_json::from_str::<Settings>("{}").unwrap(), Settings::default());
    assert_eq!(
        Due::day(2025, 1, 1).map(paper::words::date).as_deref(),
        Some("2025年1月1日")
    );
}
