//! What is written is read back as the same: problems, progress, texts and counts of any ledger, in every form. And a
//! notice that is taken in as it is comes back letter by letter.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use ledger::{ActorId, Command, Context, Draft, Field, Kind, Ledger, Progress, Setup, Today, Value, WallTime, Zone};
use paper::notice::{Form, Labelled, NoticeSettings, form_of, text_of, texts, write};
use paper::{Record, render};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn understood(under: Option<Progress>, texts: &[Labelled]) -> Progress {
    notice::concluded_progress(
        under,
        texts.iter().map(|text| (text.label.as_str(), text.text.as_str())),
    )
}

fn ledger_of(setup: Setup) -> Ledger {
    let context = Context {
        actor: ActorId::from_random(1),
        next: 1,
        at: WallTime(0),
        zone: ledger::Zone::CHINA,
        by: "整改办".into(),
    };
    Ledger::of(Ledger::default().facts_of(&Command::SetUp(setup), &context).unwrap())
}

fn record_of(ledger: &Ledger) -> Record {
    Record::of(ledger, Today::at(WallTime(0), Zone::CHINA))
}

fn written(record: &Record, form: Form) -> String {
    render::text::text(&write(record, &NoticeSettings::in_form(form), &understood))
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

const HEAD: &str = "中共甲县乙局党组关于巡察整改情况的通报\n根据县委统一部署，2024年3月1日至4月30日，县委第一巡察组对乙局党组进行了巡察。6月3日，县委第一巡察组向乙局党组反馈了意见。现将整改情况予以公布。\n";

/// Notices of several shapes.
const SHAPES: [(&str, &str); 9] = [
    (
        "by status, full width, other labels",
        "一、整改工作组织情况\n成立领导小组，召开会议3次。\n二、整改落实情况\n（一）已整改完成的问题（2个）\n\
        1、关于“学习不深入”的问题\n【整改成效】组织学习12次。\n2、关于“三会一课”记录不全的问题。\n【整改成效】补录3份。\n责任领导：张三；责任科室：办公室；\n\
        （二）正在推进的问题\n目前，共有1个问题正在推进。\n1、关于“台账不规范”的问题。\n【整改措施】补齐台账。\n【下一步打算】年底前补齐。\n\
        三、下一步打算\n持续用力。\n联系电话：010-12345678。\n中共甲县乙局党组\n2024年12月5日\n",
    ),
    (
        "by aspect with categories",
        "一、聚焦政治责任，抓好组织领导\n提高站位。\n二、反馈问题整改落实情况\n（一）在“落实决策部署”方面\n1.关于“学习教育”问题的整改\n\
        （1）关于“学习不深入”的问题。整改情况：已完成。组织学习12次。责任领导：李四；整改时限：立行立改。\n\
        （2）关于“结合实际不够”的问题。整改情况：正在推进。已开展调研。\n（二）在“作风建设”方面\n1.关于“调研”问题的整改\n\
        （1）关于“调研不够”的问题。整改情况：已完成。走访8次。\n三、下一步工作安排\n持续用力。\n乙局党组\n2024年12月5日\n",
    ),
    (
        "by aspect, a sentence for a status",
        "二、整改落实情况\n（一）党的建设方面\n1.关于“学习不深入”的问题。\n该问题已完成整改。一是学习12次。二是修订制度1项。\n\
        2.关于“台账不规范”的问题。\n该问题正在推进整改。一是补齐台账。\n（二）作风建设方面\n3.关于“调研不够”的问题。\n该问题已完成整改。走访8次。\n",
    ),
    (
        "half width, four sections",
        "一、整改工作组织情况\n制定整改措施9条。\n二、整改落实情况\n(一)已完成的问题\n1.关于“甲事不力”问题的整改。\n整改成效:办结。\n\
        (二)基本完成的问题\n1.关于“乙事不力”问题的整改。\n整改措施:办理。\n(三)正在推进的问题\n1.关于“丙事不力”问题的整改。\n整改措施:办理。\n\
        (四)尚未启动的问题\n无。\n三、下一步计划\n继续办理。\n乙局党组\n二〇二四年十二月五日\n",
    ),
    (
        "statuses in titles, running numbers",
        "二、整改落实情况\n（一）已整改完成的问题\n1.关于“甲事不力”问题的整改。\n整改成效：办结。\n（二）正在推进整改的问题\n\
        2.关于“乙事不力”问题的整改（基本完成）。\n整改措施：办理。\n3.关于“丙事不力”问题的整改。\n整改措施：办理。\n",
    ),
    (
        "no headings at all",
        "1.关于“甲事不力”问题的整改。\n整改情况：已完成。\n2.关于“乙事不力”问题的整改。\n整改情况：正在推进。\n",
    ),
    (
        "a faulty row of numbers",
        "二、整改落实情况\n（一）已整改完成的问题\n1.关于“甲事不力”问题的整改。\n整改成效：办结。\n2.关于“乙事不力”问题的整改。\n整改成效：办结。\n\
        2.关于“丙事不力”问题的整改。\n整改成效：办结。\n5.关于“丁事不力”问题的整改。\n整改成效：办结。\n",
    ),
    (
        "two headings in part one",
        "一、提高政治站位\n认真学习。\n二、强化组织领导\n成立专班。\n三、整改落实情况\n（一）已整改完成的问题\n1.关于“甲事不力”问题的整改。\n整改成效：办结。\n\
        四、下一步工作打算\n继续办理。\n",
    ),
    (
        "labels nobody knows, the same label twice",
        "二、整改落实情况\n（一）已整改完成的问题\n1.关于“甲事不力”问题的整改。\n整改措施：办理。\n销号情况：已销号。\n整改措施：另设专人。\n整改成效：办结。\n",
    ),
];

#[test]
fn a_notice_that_was_taken_in_comes_back_as_it_was() {
    for (name, body) in SHAPES {
        for head in [HEAD, ""] {
            let text = format!("{head}{body}");
            let proposal = notice::read(&text);
            assert!(proposal.unread.is_empty(), "{name}: {:?}", proposal.unread);
            let record = record_of(&ledger_of(notice::setup_of(&proposal)));
            let again = written(&record, form_of(&record));
            assert_eq!(bare(&again), bare(&text), "{name}\n{again}");
        }
    }
}

#[test]
fn what_was_taken_in_is_the_same_in_every_form() {
    for (name, body) in SHAPES {
        let text = format!("{HEAD}{body}");
        let record = record_of(&ledger_of(notice::setup_of(&notice::read(&text))));
        for form in Form::ALL {
            holds(&record, form, name);
        }
    }
}

/// What changed since a notice was taken in: numbers of sections follow, and so do headings.
#[test]
fn a_change_since_is_told() {
    let text = format!("{HEAD}{}", SHAPES[0].1);
    let mut ledger = ledger_of(notice::setup_of(&notice::read(&text)));
    let open = record_of(&ledger).problems[2].id;
    let set = |field, value| Command::Set {
        item: open,
        field,
        value,
    };
    let commands = [
        set(Field::Progress, Value::from(Progress::Done)),
        set(Field::Outcome, Value::text("补齐了。")),
    ];
    for (next, command) in (500..).step_by(10).zip(commands) {
        let context = Context {
            actor: ActorId::from_random(2),
            next,
            at: WallTime(0),
            zone: ledger::Zone::CHINA,
            by: "整改办".into(),
        };
        let facts = ledger.facts_of(&command, &context).unwrap();
        ledger.fold(facts);
    }
    let record = record_of(&ledger);
    let again = written(&record, Form::Status);
    for piece in [
        "（一）已整改完成的问题（3个）",
        "3、关于“台账不规范”的问题。",
        "【整改成效】补齐了。",
        "（二）正在推进的问题\n无。",
    ] {
        assert!(again.contains(piece), "{piece}\n{again}");
    }
    assert!(!again.contains("目前，共有"), "{again}");
    holds(&record, Form::Status, "changed");
}

/// Writes the record, reads that, and compares.
fn holds(record: &Record, form: Form, name: &str) {
    let text = written(record, form);
    let proposal = notice::read(&text);
    let back = record_of(&ledger_of(notice::setup_of(&proposal)));
    let about = || format!("{name} {form:?}\n{text}");
    assert_eq!(back.problems.len(), record.problems.len(), "{}", about());
    for problem in &record.problems {
        let found = back.problems.iter().find(|other| other.title == problem.title);
        let found = found.unwrap_or_else(|| panic!("{} is not there: {}", problem.title, about()));
        assert_eq!(found.progress, problem.progress, "{}: {}", problem.title, about());
        for field in FIELDS {
            assert_eq!(
                found.get(field),
                text_of(problem, field),
                "{field:?} of {}: {}",
                problem.title,
                about()
            );
        }
        let passages = |of: &paper::record::Problem| {
            let all = of
                .passages
                .iter()
                .map(|passage| (passage.label.clone(), passage.text.clone()));
            all.collect::<Vec<_>>()
        };
        assert_eq!(passages(found), passages(problem), "{}: {}", problem.title, about());
        if form == Form::Aspect {
            assert_eq!(found.path, problem.path, "{}: {}", problem.title, about());
        }
    }
    for step in Progress::ALL {
        assert_eq!(back.at(step).len(), record.at(step).len(), "{step:?} {}", about());
    }
    let texts = texts(record, &NoticeSettings::in_form(form));
    for (field, text) in [
        (Field::NoticeTitle, &texts.title),
        (Field::Opening, &texts.opening),
        (Field::Organisation, &texts.organisation),
        (Field::ResultsIntro, &texts.results),
        (Field::Plan, &texts.plan),
        (Field::Contact, &texts.contact),
        (Field::Signature, &texts.signature),
    ] {
        let own = paper::fields_in_text::fill(text, record, None).text();
        assert_eq!(back.round.get(field), own, "{field:?} {}", about());
    }
}

/// The texts of a problem that a notice prints.
const FIELDS: [Field; 15] = [
    Field::Remarks,
    Field::Situation,
    Field::Cause,
    Field::MeasuresText,
    Field::Rectification,
    Field::Outcome,
    Field::CurrentEffect,
    Field::NextSteps,
    Field::Similar,
    Field::Leader,
    Field::Department,
    Field::Person,
    Field::Helpers,
    Field::DueText,
    Field::RectificationType,
];
const TITLES: [&str; 12] = [
    "学习浮于表面",
    "‘三会一课’制度落实不严",
    "“三重一大”事项应议未议",
    "执行“八项规定”精神有差距",
    "台账管理不规范，底数不清",
    "基层反映的问题解决不及时",
    "整改不彻底",
    "一把手抓党建不够",
    "2021年度经费超支",
    "重业务、轻党建",
    "老旧设施更新滞后（二期）",
    "监督执纪问责宽松软",
];
const SENTENCES: [&str; 14] = [
    "召开会议3次，制定制度2项。",
    "清退0.36万元，完善流程。",
    "已完成整改。",
    "该问题已完成整改，一是加强学习，二是完善制度。",
    "目前正在推进，计划年底前完成。",
    "基本完成。",
    "已基本完成整改，尚余2处。",
    "尚未启动。",
    "第一批5处已完成。",
    "坚持“当下改”与“长久立”相结合。",
    "印发《管理办法（试行）》（甲办发〔2024〕3号）。",
    "一是健全机制。\n二是压实责任。",
    "建立“清单+专班”机制，分阶段推进：第一阶段，摸排；第二阶段，整治。",
    "长期坚持。",
];
const NAMES: [&str; 4] = ["张三", "李四、王五", "办公室（党务）", "财务科"];
const GROUPS: [&str; 6] = [
    "落实决策部署",
    "“两个责任”落实",
    "作风建设",
    "选人用人",
    "整改责任",
    "群众身边",
];

#[derive(Clone, Debug)]
struct AnyProblem {
    title: usize,
    progress: Progress,
    texts: Vec<(Field, &'static str)>,
    measures: Vec<&'static str>,
    group: usize,
    due: bool,
    passage: bool,
}

fn any_problem() -> impl Strategy<Value = AnyProblem> {
    let sentence = || prop::option::of(select(&SENTENCES[..]));
    let name = || prop::option::weighted(0.2, select(&NAMES[..]));
    let texts = vec(sentence(), 9);
    let names = vec(name(), 4);
    let progress = select(&Progress::ALL[..]);
    let measures = vec(select(&["制定计划", "开展排查；限期整改", "建立台账。"][..]), 0..3);
    (
        0..TITLES.len(),
        progress,
        texts,
        names,
        measures,
        0..8usize,
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(title, progress, texts, names, measures, group, due, passage)| {
            let long = FIELDS.iter().take(9).copied().zip(texts);
            let short = FIELDS.iter().skip(9).take(4).copied().zip(names);
            let texts = long.chain(short).filter_map(|(field, text)| Some((field, text?)));
            AnyProblem {
                title,
                progress,
                texts: texts.collect(),
                measures,
                group,
                due,
                passage,
            }
        })
}

/// A checklist with groups up to three deep and problems of distinct titles.
fn setup(problems: Vec<AnyProblem>, nested: bool, texts: bool) -> Setup {
    let mut setup = Setup::default();
    if texts {
        setup.round = [
            (Field::NoticeTitle, "中共甲县乙局党组关于巡察整改情况的通报"),
            (
                Field::Opening,
                "根据县委统一部署，2024年3月1日至4月30日，县委第一巡察组对乙局党组进行了巡察。现予公布。",
            ),
            (
                Field::Organisation,
                "成立领导小组，制定措施{措施数}条。\n召开专题会议2次，研究部署整改工作。",
            ),
            (Field::Plan, "继续抓好整改，确保{正在推进}个问题按期完成。"),
            (Field::Contact, "联系电话：010-12345678。"),
            (Field::Signature, "中共甲县乙局党组"),
            (Field::PublishedOn, "2024-12-05"),
        ]
        .map(|(field, text)| (field, Value::text(text)))
        .to_vec();
    }
    for (at, title) in GROUPS.iter().enumerate() {
        let mut group = Draft::new(Kind::Group, *title);
        // Two aspects; the others within one another.
        group.group = (nested && at >= 2).then(|| if at == 4 { 2 } else { at - 2 });
        setup.items.push(group);
    }
    let mut seen = Vec::new();
    for problem in problems {
        if seen.contains(&problem.title) {
            continue;
        }
        seen.push(problem.title);
        let mut draft =
            Draft::new(Kind::Problem, TITLES[problem.title]).with(Field::Progress, Value::from(problem.progress));
        for (field, text) in problem.texts {
            draft = draft.with(field, Value::text(text));
        }
        if problem.due {
            draft = draft
                .with(Field::Due, Value::text("2025-06"))
                .with(Field::LongTerm, Value::Flag(true));
        }
        draft.group = (problem.group < GROUPS.len()).then_some(problem.group);
        draft.parts = problem
            .measures
            .iter()
            .map(|title| Draft::new(Kind::Measure, *title))
            .collect();
        if problem.passage {
            let text = Value::text("已报派驻纪检监察组备案。");
            draft
                .parts
                .push(Draft::new(Kind::Passage, "销号情况").with(Field::Remarks, text));
        }
        setup.items.push(draft);
    }
    setup
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(
        problems in vec(any_problem(), 1..9),
        nested in any::<bool>(),
        texts in any::<bool>(),
        rule in select(&["as_under_way", "as_done", "left_out"][..]),
    ) {
        let mut setup = setup(problems, nested, texts);
        setup.round.push((Field::RuleNearlyDone, Value::text(rule)));
        let record = record_of(&ledger_of(setup));
        for form in Form::ALL {
            holds(&record, form, rule);
        }
    }
}
