//! Sound checklists: every problem answered, dated, told and proved, with what a real one has (groups, measures, phases,
//! evidence, close-out). No rule finds anything in them.

use ledger::closeout::CloseoutAct;
use ledger::{
    ActorId, Body, Command, Context, Decision, Draft, Fact, FactId, Field, Ground, ItemId, Kind, Ledger, Progress,
    Setup, Today, Value, WallTime, Zone,
};
use proptest::prelude::*;

/// Day of all checks: 2025-10-01, a Wednesday.
pub fn today() -> Today {
    Today::at(WallTime(1_759_276_800_000), Zone::CHINA)
}

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// What a problem is about, what was missing, what was wrong.
pub const TOPICS: [(&str, &str, &str); 14] = [
    ("理论学习", "研讨记录", "抓得不实"),
    ("固定资产", "盘点台账", "账实不符"),
    ("公务用车", "派车单据", "使用不规范"),
    ("食堂采购", "验收签字", "把关不严"),
    ("干部档案", "任免材料", "整理滞后"),
    ("养老机构", "检查清单", "监管偏松"),
    ("政务公开", "更新日志", "栏目陈旧"),
    ("项目招标", "评审资料", "程序缺失"),
    ("信访办理", "回访情况", "答复拖延"),
    ("信息系统", "运维合同", "重复建设"),
    ("志愿服务", "活动签到", "流于形式"),
    ("财务报销", "原始票据", "审核粗放"),
    ("安全生产", "隐患清册", "责任悬空"),
    ("基层减负", "报表目录", "措施空泛"),
];
const PEOPLE: [&str; 4] = ["王芳", "李强", "赵敏", "孙立"];
const DEPARTMENTS: [&str; 3] = ["办公室", "财务科", "人事科"];

/// A checklist that somebody works on.
#[derive(Clone, Debug)]
pub struct World {
    pub ledger: Ledger,
    next: u32,
    /// Days since 2025-08-20.
    pub day: i64,
    pub problems: Vec<ItemId>,
}

/// How a checklist comes out.
#[derive(Clone, Debug)]
pub struct Shape {
    pub problems: usize,
    pub groups: usize,
    pub by_group: bool,
    pub steps: Vec<Progress>,
    pub first: usize,
}

pub fn shapes() -> impl Strategy<Value = Shape> {
    let steps = prop::sample::select(
        &[
            Progress::NotStarted,
            Progress::UnderWay,
            Progress::NearlyDone,
            Progress::Done,
        ][..],
    );
    (
        6usize..12,
        0usize..3,
        any::<bool>(),
        prop::collection::vec(steps, 12),
        0usize..14,
    )
        .prop_map(|(problems, groups, by_group, steps, first)| Shape {
            problems,
            groups,
            by_group,
            steps,
            first,
        })
}

/// Places of problems in every sound checklist: struck off with a measure and evidence; applied for with evidence; under way with a
/// measure in two phases; not started; under way without measures; done, neither applied for nor proved.
pub const STRUCK: usize = 0;
pub const PENDING: usize = 1;
pub const PHASED: usize = 2;
pub const WAITING: usize = 3;
pub const OPEN: usize = 4;
pub const DONE: usize = 5;

impl World {
    pub fn of(shape: &Shape) -> World {
        let mut setup = Setup::default();
        let text = |words: &str| Value::text(words);
        let step = |at: usize| match at {
            STRUCK | PENDING | DONE => Progress::Done,
            PHASED | OPEN => Progress::UnderWay,
            WAITING => Progress::NotStarted,
            at => shape.steps[at],
        };
        let done = (0..shape.problems).filter(|at| step(*at) == Progress::Done).count();
        setup.round = vec![
            (Field::Unit, text("丙局")),
            (Field::Team, text("区委第二巡察组")),
            (Field::NoticeTitle, text("中共甲市乙区丙局党组关于巡察整改情况的通报")),
            (
                Field::Opening,
                text(
                    "根据区委统一部署，2025年3月3日至4月11日，区委第二巡察组对区丙局党组进行了巡察。6月5日，区委第二巡察组向区丙局党组反馈了巡察意见。现将巡察整改情况予以公布，欢迎监督。",
                ),
            ),
            (
                Field::Organisation,
                text("局党组成立整改领导小组，逐条认领反馈意见，明确责任到人。"),
            ),
            (Field::Plan, text("持续巩固整改成果。")),
            (Field::Contact, text("联系电话：010-00000000。")),
            (Field::Signature, text("中共甲市乙区丙局党组")),
            (
                Field::IntroDone,
                text(&format!("截至目前，共计{done}个问题已整改完成。")),
            ),
            (Field::InspectedFrom, text("2025-03-03")),
            (Field::InspectedTo, text("2025-04-11")),
            (Field::FeedbackOn, text("2025-06-05")),
            (Field::PublishedOn, text("2025-10-01")),
            (
                Field::DeclaredProblems,
                Value::Number(i64::try_from(shape.problems).unwrap()),
            ),
            (Field::DeclaredMeasures, Value::Number(2)),
        ];
        for name in PEOPLE {
            setup.items.push(Draft::new(Kind::Person, name));
        }
        for name in DEPARTMENTS {
            setup.items.push(Draft::new(Kind::Department, name));
        }
        setup
            .items
            .push(Draft::new(Kind::Milestone, "召开整改部署会").with(Field::Dated, text("2025-06-06")));
        let mut groups = Vec::new();
        for group in 0..shape.groups {
            groups.push(setup.items.len());
            setup
                .items
                .push(Draft::new(Kind::Group, ["党的建设方面", "作风纪律方面"][group]));
        }
        for at in 0..shape.problems {
            let (topic, missing, fault) = TOPICS[(shape.first + at) % TOPICS.len()];
            let number = match (shape.by_group, shape.groups) {
                (true, groups) if groups > 1 => at / groups + 1,
                _ => at + 1,
            };
            let mut draft = Draft::new(Kind::Problem, format!("{topic}{fault}"))
                .with(Field::Number, text(&format!("{number}.")))
                .with(
                    Field::Situation,
                    text(&format!("{topic}方面缺少{missing}，抽查发现{}处不符。", at + 3)),
                )
                .with(
                    Field::MeasuresText,
                    text(&format!("围绕{topic}列出清单，逐项补齐{missing}。")),
                )
                .with(Field::Leader, text(PEOPLE[at % 2]))
                .with(Field::Department, text(DEPARTMENTS[at % 3]))
                .with(Field::Person, text(PEOPLE[at % 4]))
                .with(Field::Due, text("2025-12-31"))
                .with(Field::Progress, Value::from(step(at)));
            draft.group = (!groups.is_empty()).then(|| groups[at % groups.len()]);
            match step(at) {
                Progress::Done => {
                    draft = draft
                        .with(Field::FinishedOn, text("2025-08-04"))
                        .with(Field::Outcome, text(&result(shape, at)));
                }
                Progress::UnderWay | Progress::NearlyDone => {
                    draft = draft
                        .with(Field::CurrentEffect, text(&format!("{topic}清单已列出。")))
                        .with(Field::NextSteps, text(&format!("2026年6月底前完成{topic}复核。")));
                }
                Progress::NotStarted => {}
            }
            if at == STRUCK || at == PHASED {
                let step = step(at);
                let mut measure = Draft::new(Kind::Measure, format!("补齐{topic}的{missing}"))
                    .with(Field::Progress, Value::from(step))
                    .with(Field::Due, text("2025-12-01"));
                if at == PHASED {
                    for (title, due) in [("列出清单", "2025-10-15"), ("逐项补齐", "2025-11-15")] {
                        measure
                            .parts
                            .push(Draft::new(Kind::Phase, title).with(Field::Due, text(due)));
                    }
                }
                draft.parts.push(measure);
            }
            if at == STRUCK || at == PENDING {
                draft.cites.push(setup.items.len());
                setup.items.push(
                    Draft::new(Kind::Evidence, format!("{topic}{missing}目录"))
                        .with(Field::DocNumber, text(&format!("丙办〔2025〕{}号", at + 1)))
                        .with(Field::Dated, text("2025-08-05"))
                        .with(Field::KeptAt, text("档案室"))
                        .with(Field::FileHash, text(&"0123456789abcdef".repeat(4))),
                );
            }
            setup.items.push(draft);
        }
        let mut world = World {
            ledger: Ledger::default(),
            next: 1,
            day: 0,
            problems: Vec::new(),
        };
        world.act("整改办", &Command::SetUp(setup));
        let mut problems: Vec<ItemId> = world.ledger.outline().problems().collect();
        problems.sort();
        world.problems = problems;
        for (at, by) in [(STRUCK, "赵敏"), (PENDING, "李强")] {
            world.close(
                by,
                at,
                CloseoutAct::Apply {
                    grounds: vec![Ground::DealtWith],
                    reason: String::new(),
                },
            );
        }
        world.close("王芳", STRUCK, CloseoutAct::Check { opinion: String::new() });
        world.close("整改办", STRUCK, CloseoutAct::StrikeOff { opinion: String::new() });
        world
    }

    pub fn context(&self, by: &str) -> Context {
        Context {
            actor: ActorId::from_random(77),
            next: self.next,
            at: WallTime(1_755_648_000_000 + self.day * DAY),
            zone: Zone::CHINA,
            by: by.into(),
        }
    }

    pub fn act(&mut self, by: &str, command: &Command) {
        let facts = self
            .ledger
            .facts_of(command, &self.context(by))
            .unwrap_or_else(|refusal| panic!("{command:?}: {refusal:?}"));
        self.next += u32::try_from(facts.len()).unwrap();
        self.ledger.fold(facts);
    }

    pub fn set(&mut self, item: ItemId, field: Field, value: impl Into<Value>) {
        let value = value.into();
        self.act("整改办", &Command::Set { item, field, value });
    }

    pub fn words(&mut self, item: ItemId, field: Field, words: &str) {
        self.set(item, field, Value::text(words));
    }

    /// Words behind what a field says.
    pub fn append(&mut self, item: ItemId, field: Field, words: &str) {
        let now = self.ledger.text(item, field).to_owned();
        self.words(item, field, &format!("{now}{words}"));
    }

    pub fn close(&mut self, by: &str, at: usize, act: CloseoutAct) {
        let problem = self.problems[at];
        self.act(by, &Command::Closeout { problem, act });
    }

    /// A fact as no command would write it.
    pub fn forge(&mut self, body: Body, replaces: Vec<FactId>) {
        let id = FactId {
            actor: ActorId::from_random(77),
            number: self.next,
        };
        let at = self.context("").at;
        let mut fact = Fact::new(id, self.ledger.clock() + 1, at, "某程序".into(), id, body);
        fact.replaces = replaces;
        self.next += 1;
        self.ledger.fold([fact]);
    }

    pub fn decide(&mut self, at: usize, decision: Decision) {
        let item = self.problems[at];
        self.forge(Body::Decide { item, decision }, Vec::new());
    }

    /// Its number of problems done, told again where a section tells it.
    pub fn recount(&mut self) {
        let done = self
            .problems
            .iter()
            .filter(|id| self.ledger.progress(**id) == Progress::Done)
            .count();
        self.words(
            ItemId::ROUND,
            Field::IntroDone,
            &format!("截至目前，共计{done}个问题已整改完成。"),
        );
    }
}

/// What was done about a problem.
fn result(shape: &Shape, at: usize) -> String {
    let (topic, missing, _) = TOPICS[(shape.first + at) % TOPICS.len()];
    format!("对{topic}逐项核对，补齐{missing}{}份，全部归档备查。", at + 12)
}
