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
        hers.words(self.problems[0], Field::Situation, name);
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
            missing: 2,
            overdue: 1,
            twice: 1,
            old_basis: 2,
        }
    );
    assert_eq!(counts.asked, counts.received + counts.missing);
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
