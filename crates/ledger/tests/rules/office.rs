//! An office with one checklist: persons do by name what a story says, "王芳 申请；李强 审核；赵敏 销号".

use ledger::{
    ActorId, Command, Context, Draft, Due, Field, Ground, ItemId, Kind, Ledger, Progress, Refusal, Setup, Today, Value,
    WallTime, Zone,
    closeout::{CloseoutAct, CloseoutRefusal, CloseoutStatus},
};

/// Milliseconds of a day.
pub const DAY: i64 = 86_400_000;

/// One copy of the checklist, and the writer that it is written by.
#[derive(Clone)]
pub struct Office {
    pub ledger: Ledger,
    pub actor: u64,
    pub next: u32,
    /// The wall clock. Starts at noon in China on 2025-06-01.
    pub now: WallTime,
}

pub const JUNE_1: WallTime = WallTime(1_748_750_400_000);

impl Office {
    pub fn new() -> Office {
        let mut office = Office {
            ledger: Ledger::default(),
            actor: 1,
            next: 1,
            now: JUNE_1,
        };
        office.add(Draft::new(Kind::Evidence, "食堂管理制度"));
        office
    }

    /// The document that every ready problem cites: the first that an office enters.
    pub fn document() -> ItemId {
        ItemId::new(ActorId::from_random(1), 1)
    }

    /// An office with one problem for which nothing is missing, led by 李强.
    pub fn with_a_ready_problem() -> (Office, ItemId) {
        let mut office = Office::new();
        let problem = office.add(ready("食堂管理不规范"));
        (office, problem)
    }

    pub fn add(&mut self, draft: Draft) -> ItemId {
        let (items, round) = (vec![draft], Vec::new());
        let facts = self.facts("整改办", &Command::SetUp(Setup { round, items })).unwrap();
        let id = facts[0].id;
        self.next += facts.len() as u32;
        self.ledger.fold(facts);
        id
    }

    /// Who acts, and when: the next command of a person.
    pub fn context(&self, by: &str) -> Context {
        Context {
            actor: ActorId::from_random(self.actor),
            next: self.next,
            at: self.now,
            zone: Zone::CHINA,
            by: by.into(),
        }
    }

    fn facts(&self, by: &str, command: &Command) -> Result<Vec<ledger::Fact>, Refusal> {
        self.ledger.facts_of(command, &self.context(by))
    }

    /// How many facts were recorded, or why none.
    pub fn command(&mut self, by: &str, command: &Command) -> Result<usize, Refusal> {
        let facts = self.facts(by, command)?;
        let recorded = facts.len();
        self.next += recorded as u32;
        self.ledger.fold(facts);
        Ok(recorded)
    }

    pub fn act(&mut self, by: &str, problem: ItemId, act: CloseoutAct) -> Result<usize, Refusal> {
        self.command(by, &Command::Closeout { problem, act })
    }

    pub fn set(&mut self, item: ItemId, field: Field, value: impl Into<Value>) -> Result<usize, Refusal> {
        let value = value.into();
        self.command("整改办", &Command::Set { item, field, value })
    }

    pub fn words(&mut self, item: ItemId, field: Field, words: &str) {
        self.set(item, field, Value::text(words)).unwrap();
    }

    pub fn due(&mut self, item: ItemId, date: &str) -> Result<usize, Refusal> {
        self.set(item, Field::Due, Value::text(date))
    }

    /// 确定计划: from now on due dates bind.
    pub fn settle_the_plan(&mut self) -> Result<usize, Refusal> {
        self.set(ItemId::ROUND, Field::PlanSettledOn, Value::text("2025-06-01"))
    }

    /// Carries out a story until something is refused.
    pub fn story(&mut self, problem: ItemId, story: &str) -> Result<(), Refusal> {
        for step in story.split('；').filter(|step| !step.is_empty()) {
            let (by, what) = step.split_once(' ').unwrap();
            if let Some(days) = what.strip_prefix("过天") {
                self.now.0 += days.parse::<i64>().unwrap() * DAY;
                continue;
            }
            if let Some(command) = self.other_step(by, problem, what) {
                self.command(by, &command)?;
                continue;
            }
            self.act(by, problem, act(what))?;
        }
        Ok(())
    }

    /// What is no act of close-out: 进展, 完成日期, 时限, 撤销.
    fn other_step(&self, by: &str, item: ItemId, what: &str) -> Option<Command> {
        if what == "撤销" {
            let action = self.ledger.undoable(by).unwrap();
            return Some(Command::Undo { action });
        }
        if what == "恢复" {
            let action = self.ledger.redoable(by).unwrap();
            return Some(Command::Undo { action });
        }
        let (field, value) = if let Some(step) = what.strip_prefix("进展") {
            (Field::Progress, Value::from(progress(step)))
        } else if let Some(day) = what.strip_prefix("完成日期") {
            (Field::FinishedOn, Value::text(day))
        } else {
            (Field::Due, Value::text(what.strip_prefix("时限")?))
        };
        Some(Command::Set { item, field, value })
    }

    /// Another copy of the same checklist, for another writer.
    pub fn copy_for(&self, actor: u64) -> Office {
        Office {
            actor,
            next: 1,
            ..self.clone()
        }
    }

    pub fn merge(&mut self, other: &Office) {
        self.ledger.fold(other.ledger.facts().to_vec());
    }
}

pub fn progress(step: &str) -> Progress {
    match step {
        "尚未启动" => Progress::NotStarted,
        "正在推进" => Progress::UnderWay,
        "基本完成" => Progress::NearlyDone,
        "已完成" => Progress::Done,
        other => panic!("{other}"),
    }
}

/// The same problem as [`ready`] makes, but not finished yet.
pub fn open(title: &str) -> Draft {
    let mut draft = ready(title);
    draft.fields.retain(|(field, _)| *field != Field::Progress);
    draft
}

/// A problem that is done and proven, of which 王芳 is in charge and 李强 the leader.
pub fn ready(title: &str) -> Draft {
    let mut draft = Draft::new(Kind::Problem, title)
        .with(Field::Progress, Value::from(Progress::Done))
        .with(Field::Outcome, Value::text("已修订制度2项。"))
        .with(Field::Person, Value::text("王芳"))
        .with(Field::Leader, Value::text("李强"));
    draft
        .parts
        .push(Draft::new(Kind::Measure, "修订制度").with(Field::Progress, Value::from(Progress::Done)));
    let document = Value::item(Office::document());
    draft
        .parts
        .push(Draft::new(Kind::Citation, "制度全文").with(Field::Evidence, document));
    draft
}

pub fn day(text: &str) -> Today {
    Today {
        day: text.parse::<Due>().unwrap().last_day(),
        zone: Zone::CHINA,
    }
}

/// 申请, 审核, 退回 …; 延期 with the date behind it.
pub fn act(what: &str) -> CloseoutAct {
    let because = || "见附件".to_owned();
    match what {
        "申请" => CloseoutAct::Apply {
            grounds: vec![Ground::MeasuresDone],
            reason: String::new(),
        },
        "审核" => CloseoutAct::Check { opinion: String::new() },
        "退回" => CloseoutAct::Return { reason: because() },
        "申请而写明理由" => CloseoutAct::Apply {
            grounds: vec![Ground::MeasuresDone],
            reason: because(),
        },
        "退回要补材料" => CloseoutAct::Return {
            reason: "佐证材料不足".into(),
        },
        "退回说措施" => CloseoutAct::Return {
            reason: "措施写得不实".into(),
        },
        "销号并写明理由" => CloseoutAct::StrikeOff { opinion: because() },
        "退回而不写理由" => CloseoutAct::Return { reason: " \n".into() },
        "销号" => CloseoutAct::StrikeOff { opinion: String::new() },
        "撤回" => CloseoutAct::Withdraw,
        "回头看保持" => CloseoutAct::LookbackHolds { opinion: String::new() },
        "回头看反弹" => CloseoutAct::LookbackRebound {
            reason: because(),
            until: None,
        },
        "回头看反弹而不写理由" => CloseoutAct::LookbackRebound {
            reason: String::new(),
            until: None,
        },
        other if other.starts_with("回头看反弹至") => CloseoutAct::LookbackRebound {
            reason: because(),
            until: Some(other.trim_start_matches("回头看反弹至").parse().unwrap()),
        },
        other => CloseoutAct::Extend {
            until: other.strip_prefix("延期").unwrap().parse().unwrap(),
            reason: because(),
            approver: "周局长".into(),
        },
    }
}

pub fn status(status: CloseoutStatus) -> &'static str {
    match status {
        CloseoutStatus::NotApplied => "未申请",
        CloseoutStatus::Pending => "待审核",
        CloseoutStatus::Returned => "已退回",
        CloseoutStatus::StruckOff => "已销号",
        CloseoutStatus::Reopened => "重新整改",
    }
}

pub fn refusal(refusal: &Refusal) -> String {
    let Refusal::Closeout(why) = refusal else {
        return format!("{refusal:?}");
    };
    match why {
        CloseoutRefusal::NameMissing => "未署名".into(),
        CloseoutRefusal::ReasonMissing => "没有理由".into(),
        CloseoutRefusal::ApproverMissing => "没有批准人".into(),
        CloseoutRefusal::AlreadyPending(by) => format!("{by}已申请"),
        CloseoutRefusal::StruckOff => "已经销号".into(),
        CloseoutRefusal::NothingPending => "没有待审核的申请".into(),
        CloseoutRefusal::OwnApplication => "本人的申请".into(),
        CloseoutRefusal::NotYours(by) => format!("{by}的申请"),
        CloseoutRefusal::AlreadyChecked => "已审核过".into(),
        CloseoutRefusal::NotChecked => "未经他人审核".into(),
        CloseoutRefusal::NotStruckOff => "没有销号".into(),
        CloseoutRefusal::NoDueDate => "没有时限".into(),
        CloseoutRefusal::NotLater(due) => format!("不晚于{due}"),
        CloseoutRefusal::Unsettled => "有冲突待选定".into(),
        CloseoutRefusal::NewDateMissing(due) => format!("{due}已过，没有新的时限"),
        CloseoutRefusal::NeedsExtension(due) => format!("{due}要延期"),
    }
}
