//! 交表情况: what was handed out, and how it stands.

use crate::office::{Office, day, ready};
use ledger::{
    Command, Draft, Field, Frontier, ItemId, Kind, Setup, Value,
    work::handout::{CollectionTally, Handout, HandoutState},
};

/// A story told of one problem of 王芳 and one of another: who hands out what, what comes back, what is changed.
struct Desk {
    office: Office,
    problems: [ItemId; 2],
    /// What each person has: the facts of the last file that she was given.
    has: Vec<(String, Frontier)>,
    given: Vec<(String, ItemId)>,
    taken: Vec<ItemId>,
    /// What the last answer brought.
    brought: Frontier,
}

impl Desk {
    fn new() -> Desk {
        let mut office = Office::new();
        let problems = [office.add(ready("食堂管理不规范")), office.add(ready("台账不全"))];
        Desk {
            office,
            problems,
            has: Vec::new(),
            given: Vec::new(),
            taken: Vec::new(),
            brought: Frontier::default(),
        }
    }

    fn has(&self, name: &str) -> Frontier {
        let found = self.has.iter().rev().find(|(who, _)| who == name);
        found.map(|(_, facts)| facts.clone()).unwrap_or_default()
    }

    fn tell(&mut self, story: &str) {
        for step in story.split('；').filter(|step| !step.is_empty()) {
            let words: Vec<&str> = step.split(' ').collect();
            let date = words.get(2).copied().unwrap_or("");
            match words[..] {
                ["交办", name, ..] => {
                    let basis = self.office.ledger.frontier();
                    let draft = Draft::new(Kind::Handout, name)
                        .with(Field::Due, Value::text(date))
                        .with(Field::Basis, Value::text(basis.to_string()))
                        .with(Field::Scope, Value::text(self.problems[0].to_string()));
                    let item = self.office.add(draft);
                    self.given.push((name.to_owned(), item));
                    self.has.push((name.to_owned(), basis));
                }
                ["交回", name, ..] => self.take(name, date, self.answered(name)),
                ["导出", name, ..] => self.take(name, date, None),
                // What she noted when she took the file in comes back with her answer.
                ["带回收件记录", name] => {
                    let handed = self
                        .given
                        .iter()
                        .rev()
                        .find(|(to, _)| to == name)
                        .map(|(_, item)| *item);
                    self.take("整改办", "2025-06-01", handed.map(Value::item));
                }
                ["改", which] => {
                    let problem = self.problems[which.parse::<usize>().unwrap() - 1];
                    let value = Value::text(format!("整改办改于{}", self.office.next));
                    self.office.set(problem, Field::Remarks, value).unwrap();
                }
                ["看到最新", name] => self.has.push((name.to_owned(), self.office.ledger.frontier())),
                ["写进", name] => self.write(name),
                ["一起交回", first, second] => {
                    let (brought, answers) = (self.brought.to_string(), self.answered(second));
                    let first = self
                        .intake(first, "2025-06-10", self.answered(first))
                        .with(Field::Brought, Value::text(brought));
                    let items = vec![first, self.intake(second, "2025-06-10", answers)];
                    let round = Vec::new();
                    self.office
                        .command("整改办", &Command::SetUp(Setup { round, items }))
                        .unwrap();
                }
                ["撤销合并"] => {
                    let item = self.taken.pop().unwrap();
                    let reason = "撤销合并".into();
                    self.office
                        .command("整改办", &Command::Remove { item, reason })
                        .unwrap();
                }
                _ => panic!("{step}"),
            }
        }
    }

    /// The last file that was handed out to her.
    fn answered(&self, name: &str) -> Option<Value> {
        let mut given = self.given.iter().rev();
        given.find(|(to, _)| to == name).map(|(_, item)| Value::item(*item))
    }

    /// She changes the first problem, and what she changed is here.
    fn write(&mut self, name: &str) {
        let had = self.has(name);
        let known = self.office.ledger.frontier();
        let mut hers = self.office.copy_for(7);
        let (item, field, value) = (self.problems[0], Field::Situation, Value::text(name));
        hers.command(name, &Command::Set { item, field, value }).unwrap();
        self.office.merge(&hers);
        let facts = hers.ledger.facts().iter().map(|fact| fact.id);
        let (has, brought) = facts.fold((Vec::new(), Vec::new()), |(mut has, mut brought), fact| {
            if !known.contains(fact) {
                brought.push(fact);
            }
            if had.contains(fact) || !known.contains(fact) {
                has.push(fact);
            }
            (has, brought)
        });
        self.has.push((name.to_owned(), has.into_iter().collect()));
        self.brought = brought.into_iter().collect();
    }

    fn intake(&self, name: &str, date: &str, answers: Option<Value>) -> Draft {
        Draft::new(Kind::Intake, name)
            .with(Field::Dated, Value::text(date))
            .with(Field::Basis, Value::text(self.has(name).to_string()))
            .with(Field::Answers, answers)
    }

    fn take(&mut self, name: &str, date: &str, answers: Option<Value>) {
        let item = self.office.add(self.intake(name, date, answers));
        self.taken.push(item);
    }

    fn handouts(&self) -> Vec<Handout> {
        self.office.ledger.handouts(day("2025-06-12"))
    }
}

fn told(handout: &Handout) -> String {
    let standing = match handout.standing {
        HandoutState::Overdue(days) => format!("逾期未交{days}天"),
        HandoutState::Awaited(None) => "未交".into(),
        HandoutState::Awaited(Some(days)) => format!("未交，还有{days}天"),
        HandoutState::ReceivedLate(days) => format!("晚交{days}天"),
        HandoutState::Received => "已交".into(),
        HandoutState::Replaced => "已另发".into(),
    };
    let twice = if handout.is_answered_twice() { "，两次" } else { "" };
    let unseen = match handout.unseen() {
        0 => String::new(),
        some => format!("，不知{some}处"),
    };
    format!("{}{standing}{twice}{unseen}", handout.to)
}

#[test]
fn who_has_handed_in() {
    // Today is the 12th of June.
    for (story, expected) in [
        ("", ""),
        ("交办 王芳", "王芳未交"),
        ("交办 王芳 2025-06-15", "王芳未交，还有3天"),
        ("交办 王芳 2025-06-12", "王芳未交，还有0天"),
        ("交办 王芳 2025-06", "王芳未交，还有18天"),
        ("交办 王芳 2025-06-10", "王芳逾期未交2天"),
        ("交办 王芳 2025-06-10；交回 王芳 2025-06-10", "王芳已交"),
        ("交办 王芳 2025-06-10；交回 王芳 2025-06-11", "王芳晚交1天"),
        ("交办 王芳；交回 王芳 2025-06-11", "王芳已交"),
        // A file that does not say when it was written counts from the day it came: the 1st.
        ("交办 王芳 2025-06-10；交回 王芳", "王芳已交"),
        ("交办 王芳 2025-05-30；交回 王芳", "王芳晚交2天"),
        // Twice: when it came first decides whether it was late.
        (
            "交办 王芳 2025-06-10；交回 王芳 2025-06-09；交回 王芳 2025-06-11",
            "王芳已交，两次",
        ),
        // Who exports has answered too, if she had what was handed out to her; others have not.
        ("交办 王芳 2025-06-10；导出 王芳 2025-06-09", "王芳已交"),
        (
            "交办 王芳 2025-06-10；看到最新 李强；导出 李强 2025-06-09",
            "王芳逾期未交2天",
        ),
        ("导出 王芳 2025-06-09；交办 王芳 2025-06-10", "王芳逾期未交2天"),
        (
            "交办 王芳（科长） 2025-06-10；看到最新 王芳；导出 王芳 2025-06-09",
            "王芳（科长）已交",
        ),
        ("交办 王芳 2025-06-10；带回收件记录 王芳", "王芳逾期未交2天"),
        (
            "交办 王芳 2025-06-10；带回收件记录 王芳；交回 王芳 2025-06-09",
            "王芳已交",
        ),
        // A second file replaces the first, unless that was answered.
        (
            "交办 王芳 2025-06-05；交办 王芳 2025-06-20",
            "王芳已另发；王芳未交，还有8天",
        ),
        (
            "交办 王芳 2025-06-05；交回 王芳 2025-06-04；交办 王芳 2025-06-20",
            "王芳已交；王芳未交，还有8天",
        ),
        (
            "交办 王芳 2025-06-05；交办 李强 2025-06-20",
            "王芳逾期未交7天；李强未交，还有8天",
        ),
        // An old basis: her problem was changed here before her answer came, and she did not know.
        ("交办 王芳；改 1；交回 王芳 2025-06-10", "王芳已交，不知1处"),
        ("交办 王芳；改 1；改 1；交回 王芳 2025-06-10", "王芳已交，不知2处"),
        ("交办 王芳；改 2；交回 王芳 2025-06-10", "王芳已交"),
        ("交办 王芳；改 1；看到最新 王芳；交回 王芳 2025-06-10", "王芳已交"),
        ("交办 王芳；交回 王芳 2025-06-10；改 1", "王芳已交"),
        (
            "交办 王芳；改 1；交回 王芳 2025-06-09；看到最新 王芳；交回 王芳 2025-06-10",
            "王芳已交，两次",
        ),
        // What another brought in the same merge was not here; what she brought in an earlier one was.
        (
            "交办 王芳；交办 李强；写进 王芳；一起交回 王芳 李强",
            "王芳已交；李强已交",
        ),
        (
            "交办 王芳；交办 李强；写进 王芳；交回 王芳 2025-06-10；交回 李强 2025-06-10",
            "王芳已交；李强已交，不知1处",
        ),
        // A merge that was taken back has brought nothing.
        (
            "交办 王芳 2025-06-10；交回 王芳 2025-06-09；撤销合并",
            "王芳逾期未交2天",
        ),
    ] {
        let mut desk = Desk::new();
        desk.tell(story);
        let handouts: Vec<String> = desk.handouts().iter().map(told).collect();
        assert_eq!(handouts.join("；"), expected, "{story}");
    }
}

#[test]
fn the_counts_add_up() {
    let mut desk = Desk::new();
    desk.tell(
        "交办 王芳 2025-06-05；交办 王芳 2025-06-10；交办 李强 2025-06-10；交办 赵敏 2025-06-15；交办 孙丽 2025-06-11；\
         改 1；交回 王芳 2025-06-09；交回 王芳 2025-06-10；交回 孙丽 2025-06-12",
    );
    let counts = CollectionTally::of(&desk.handouts());
    assert_eq!(
        counts,
        CollectionTally {
            asked: 4,
            received: 2,
            received_late: 1,
            received_empty: 2,
            missing: 2,
            overdue: 1,
            twice: 1,
            old_basis: 2,
        }
    );
    assert_eq!(counts.asked, counts.received + counts.missing);
}

#[test]
fn a_return_without_anything_new_is_no_answer_to_what_was_asked() {
    for (story, empty) in [
        ("交办 王芳", false),
        ("交办 王芳；交回 王芳 2025-06-10", true),
        ("交办 王芳；写进 王芳；交回 王芳 2025-06-10", false),
        // The office's own changes that she had by then are not hers.
        ("交办 王芳；改 1；看到最新 王芳；交回 王芳 2025-06-10", true),
        // Nothing new at first, then something; and the other way round.
        (
            "交办 王芳；交回 王芳 2025-06-09；写进 王芳；交回 王芳 2025-06-10",
            false,
        ),
        (
            "交办 王芳；写进 王芳；交回 王芳 2025-06-09；交回 王芳 2025-06-10",
            false,
        ),
        // Who exports has answered too, with or without anything.
        ("交办 王芳；导出 王芳 2025-06-10", true),
        ("交办 王芳；写进 王芳；导出 王芳 2025-06-10", false),
        // A later handout with what she wrote before asks for something new.
        (
            "交办 王芳；写进 王芳；交回 王芳 2025-06-09；交办 王芳；交回 王芳 2025-06-10",
            true,
        ),
    ] {
        let mut desk = Desk::new();
        desk.tell(story);
        let last = desk.handouts().pop().unwrap();
        assert_eq!(last.is_returned_empty(), empty, "{story}");
        assert_eq!(
            CollectionTally::of(&[last]).received_empty,
            usize::from(empty),
            "{story}"
        );
    }
}

#[test]
fn what_is_handed_out_is_filled_in_when_somebody_else_writes_after_it() {
    let mut desk = Desk::new();
    let scope = [desk.problems[0]];
    let handed = desk.office.ledger.frontier();
    let filled = |desk: &Desk| desk.office.ledger.is_filled_in(&scope, "整改办", &handed);
    assert!(!filled(&desk));
    desk.tell("改 1");
    assert!(!filled(&desk), "the sender's own change");
    desk.office
        .command(
            "王芳",
            &Command::Set {
                item: desk.problems[1],
                field: Field::Remarks,
                value: Value::text("别的"),
            },
        )
        .unwrap();
    assert!(!filled(&desk), "another problem");
    desk.office
        .command(
            "王芳",
            &Command::AddMeasure {
                problem: desk.problems[0],
                title: "补登台账".into(),
            },
        )
        .unwrap();
    assert!(filled(&desk));
    let newer = desk.office.ledger.frontier();
    assert!(
        !desk.office.ledger.is_filled_in(&scope, "整改办", &newer),
        "a later file has it"
    );
}

#[test]
fn each_who_answers_gets_a_file_leaders_if_wanted_and_nobody_s_problems_are_named() {
    let mut office = Office::new();
    let person = |name: &str| Value::text(name);
    let named = |title: &str, fields: &[(Field, &str)]| {
        let draft = Draft::new(Kind::Problem, title);
        fields
            .iter()
            .fold(draft, |draft, (field, name)| draft.with(*field, person(name)))
    };
    let mut measured = named("丙", &[]);
    measured
        .parts
        .push(Draft::new(Kind::Measure, "补").with(Field::Person, person("孙丽")));
    for draft in [
        named("甲", &[(Field::Person, "王芳、赵敏"), (Field::Leader, "李强")]),
        named("乙", &[(Field::Leader, "李强"), (Field::Helpers, "王芳")]),
        measured,
        named("丁", &[(Field::Department, "办公室")]),
    ] {
        office.add(draft);
    }
    for (leaders, people, nobody) in [
        (false, "王芳、赵敏、孙丽", "乙丁"),
        (true, "李强、王芳、赵敏、孙丽", "丁"),
    ] {
        let found = office.ledger.handout_recipients(leaders);
        let unassigned = found.unassigned.iter();
        let unassigned: String = unassigned.map(|id| office.ledger.text(*id, Field::Title)).collect();
        assert_eq!(
            (found.people.join("、").as_str(), unassigned.as_str()),
            (people, nobody),
            "{leaders}"
        );
    }
}

#[test]
fn what_was_asked_is_told_as_it_was_written() {
    let mut desk = Desk::new();
    desk.tell("交办 王芳 2025-06-10");
    let item = desk.given[0].1;
    desk.office.words(item, Field::Remarks, "请填写进展。");
    desk.office.set(item, Field::Dated, Value::text("2025-06-01")).unwrap();
    let handout = desk.handouts().remove(0);
    assert_eq!((handout.to.as_str(), &*handout.by), ("王芳", "整改办"));
    assert_eq!(handout.asked, "请填写进展。");
    assert_eq!(handout.on, "2025-06-01".parse().ok());
    assert_eq!(handout.reply_by, "2025-06-10".parse().ok());
    assert_eq!(handout.scope, [desk.problems[0]]);
    assert_eq!(handout.received(), None);
}
