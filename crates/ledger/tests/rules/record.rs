//! 记录: what a person writes into one field in one sitting is one line; everything else is a line of its own.

use crate::office::{DAY, Office};
use ledger::{
    Command, Draft, FactId, Field, ItemId, Kind, Ledger, Progress, Value, WallTime,
    history::{ChangeDetail, HistoryFilter},
};

/// The lines of the record since the problem was entered, oldest first: who, how many steps, from what, to what.
fn lines(ledger: &Ledger, filter: &HistoryFilter) -> Vec<String> {
    let mut lines: Vec<String> = ledger
        .sittings(filter)
        .map(|sitting| {
            let words = |value: &Value| value.as_text().unwrap_or("空").to_owned();
            let deed = if ledger.is_undo(sitting.newest().action) {
                sitting.taken_back()
            } else {
                sitting.deed()
            };
            let what = match deed.what {
                ChangeDetail::Set { from, to, .. } => {
                    let from: Vec<String> = from.into_iter().map(words).collect();
                    format!("{}→{}", from.join("/"), words(to))
                }
                other => format!("{other:?}").split([' ', '(']).next().unwrap().to_owned(),
            };
            let sign = match (sitting.newest().undoes, ledger.is_undo(sitting.newest().action)) {
                (None, _) => "",
                (Some(_), true) => "撤销",
                (Some(_), false) => "重做",
            };
            let gone = if sitting.newest().undone_by.is_some() {
                "（已撤）"
            } else {
                ""
            };
            format!("{} {}步 {sign}{what}{gone}", sitting.newest().by, sitting.count())
        })
        .collect();
    lines.reverse();
    lines.retain(|line| !line.starts_with("整改办"));
    lines
}

/// Carries out "王芳 写甲；过60秒；王芳 写甲乙": writes into 整改情况 of the first problem. 另 writes into 备注, 他 into 整改情况 of the
/// second problem, 进展 sets progress, 撤 and 重 undo and redo one step, 撤回 all.
fn story(office: &mut Office, [one, two]: [ItemId; 2], story: &str) {
    for step in story.split('；').filter(|step| !step.is_empty()) {
        if let Some(seconds) = step.strip_prefix("过") {
            office.now.0 += seconds.strip_suffix("秒").unwrap().parse::<i64>().unwrap() * 1_000;
            continue;
        }
        let (by, what) = step.split_once(' ').unwrap();
        let set = |item, field, words: &str| {
            let value = Value::text(words);
            Command::Set { item, field, value }
        };
        let undo = |action: Option<FactId>| Command::Undo {
            action: action.unwrap(),
        };
        let command = if let Some(words) = what.strip_prefix("写") {
            set(one, Field::Rectification, words)
        } else if let Some(words) = what.strip_prefix("另") {
            set(one, Field::Remarks, words)
        } else if let Some(words) = what.strip_prefix("他") {
            set(two, Field::Rectification, words)
        } else if let Some(key) = what.strip_prefix("进展") {
            let value = Progress::from_key(key).unwrap().into();
            let field = Field::Progress;
            Command::Set {
                item: one,
                field,
                value,
            }
        } else if what == "撤" {
            undo(office.ledger.undoable(by))
        } else {
            undo(office.ledger.redoable(by))
        };
        office.command(by, &command).unwrap();
    }
}

fn office() -> (Office, [ItemId; 2]) {
    let mut office = Office::new();
    let problems = ["甲题", "乙题"].map(|title| office.add(Draft::new(Kind::Problem, title)));
    (office, problems)
}

#[test]
fn what_is_written_in_one_sitting_is_one_line() {
    let table: &[(&str, &[&str])] = &[
        ("王芳 写补", &["王芳 1步 →补"]),
        (
            "王芳 写补；王芳 写补登；过600秒；王芳 写补登台账",
            &["王芳 3步 →补登台账"],
        ),
        ("王芳 写补；过601秒；王芳 写补登", &["王芳 1步 →补", "王芳 1步 补→补登"]),
        // Not the whole of it counts, but each pause.
        (
            "王芳 写一；过400秒；王芳 写一二；过400秒；王芳 写一二三",
            &["王芳 3步 →一二三"],
        ),
        ("王芳 写补；过-5秒；王芳 写补登", &["王芳 1步 →补", "王芳 1步 补→补登"]),
        // Another person, another field, another item, a choice in between: another line.
        ("王芳 写补；李强 写补登", &["王芳 1步 →补", "李强 1步 补→补登"]),
        (
            "王芳 写补；李强 写登；王芳 写补登",
            &["王芳 1步 →补", "李强 1步 补→登", "王芳 1步 登→补登"],
        ),
        (
            "王芳 写补；王芳 另见附件；王芳 写补登",
            &["王芳 1步 →补", "王芳 1步 →见附件", "王芳 1步 补→补登"],
        ),
        ("王芳 写补；王芳 他补", &["王芳 1步 →补", "王芳 1步 →补"]),
        // What another does meanwhile elsewhere parts nothing.
        ("王芳 写补；李强 他登；王芳 写补登", &["李强 1步 →登", "王芳 2步 →补登"]),
        // A choice is told each time.
        (
            "王芳 进展under_way；王芳 进展done",
            &["王芳 1步 →under_way", "王芳 1步 under_way→done"],
        ),
        ("王芳 写补；王芳 写空格；王芳 写", &["王芳 3步 →空"]),
        // Taken back step by step: what stands is a line, what was taken back is another, and so is the taking back.
        (
            "王芳 写补；王芳 写补登；王芳 写补登记；王芳 撤",
            &[
                "王芳 2步 →补登",
                "王芳 1步 补登→补登记（已撤）",
                "王芳 1步 撤销补登→补登记",
            ],
        ),
        (
            "王芳 写补；王芳 写补登；王芳 撤；王芳 撤",
            &["王芳 2步 →补登（已撤）", "王芳 2步 撤销空→补登"],
        ),
        (
            "王芳 写补；王芳 写补登；王芳 撤；王芳 撤；王芳 重；王芳 重",
            &[
                "王芳 2步 →补登（已撤）",
                "王芳 2步 撤销空→补登（已撤）",
                "王芳 2步 重做空→补登",
            ],
        ),
        (
            "王芳 写补；王芳 写补登；王芳 撤；王芳 写补记",
            &[
                "王芳 1步 →补",
                "王芳 1步 补→补登（已撤）",
                "王芳 1步 撤销补→补登",
                "王芳 1步 补→补记",
            ],
        ),
    ];
    for (text, expected) in table {
        let (mut office, problems) = office();
        story(&mut office, problems, text);
        assert_eq!(lines(&office.ledger, &HistoryFilter::default()), *expected, "{text}");
        let by = HistoryFilter {
            by: Some("王芳".into()),
            ..HistoryFilter::default()
        };
        let hers: Vec<&str> = expected
            .iter()
            .copied()
            .filter(|line| line.starts_with("王芳"))
            .collect();
        assert_eq!(lines(&office.ledger, &by), hers, "{text}");
    }
}

#[test]
fn undone_back_to_the_first_step_all_of_a_sitting_is_taken_back() {
    let (mut office, problems) = office();
    story(
        &mut office,
        problems,
        "王芳 另旧；王芳 写补；王芳 写补登；王芳 写补登记",
    );
    let filter = HistoryFilter::default();
    let first = office.ledger.sittings(&filter).next().unwrap().first().action;
    for action in office.ledger.undo_back_to("王芳", first) {
        office.command("王芳", &Command::Undo { action }).unwrap();
    }
    assert_eq!(office.ledger.text(problems[0], Field::Rectification), "");
    assert_eq!(office.ledger.text(problems[0], Field::Remarks), "旧");
    let newest = office.ledger.sittings(&filter).next().unwrap();
    assert_eq!(
        (newest.count(), office.ledger.is_undo(newest.newest().action)),
        (3, true)
    );
    for action in office.ledger.redo_up_to("王芳", newest.first().action) {
        office.command("王芳", &Command::Undo { action }).unwrap();
    }
    assert_eq!(office.ledger.text(problems[0], Field::Rectification), "补登记");
}

#[test]
fn a_sitting_is_found_again_by_its_ends() {
    let (mut office, problems) = office();
    story(
        &mut office,
        problems,
        "王芳 写补；王芳 写补登；王芳 写补登记；李强 他登",
    );
    let filter = HistoryFilter::default();
    let ledger = &office.ledger;
    let whole = ledger.sittings(&filter).find(|sitting| sitting.count() == 3).unwrap();
    let steps: Vec<FactId> = whole.steps().map(|entry| entry.action).collect();
    assert_eq!(ledger.sitting(steps[0], steps[2]).unwrap().count(), 3);
    assert_eq!(ledger.sitting(steps[0], steps[1]).unwrap().count(), 2);
    assert_eq!(ledger.sitting(steps[1], steps[1]).unwrap().count(), 1);
    assert!(ledger.sitting(steps[2], steps[0]).is_none());
    assert!(ledger.sitting(steps[0], problems[0]).is_none());
}

#[test]
fn a_filter_by_time_cuts_a_sitting() {
    let (mut office, problems) = office();
    office.now.0 += DAY;
    let begin = office.now;
    story(
        &mut office,
        problems,
        "王芳 写补；过60秒；王芳 写补登；过60秒；王芳 写补登记",
    );
    let at = |seconds: i64| Some(WallTime(begin.0 + seconds * 1_000));
    for (from, until, expected) in [
        (at(0), None, "王芳 3步 →补登记"),
        (at(30), None, "王芳 2步 补→补登记"),
        (at(0), at(90), "王芳 2步 →补登"),
        (at(30), at(90), "王芳 1步 补→补登"),
    ] {
        let filter = HistoryFilter {
            from,
            until,
            ..HistoryFilter::default()
        };
        assert_eq!(lines(&office.ledger, &filter), [expected]);
    }
}

/// The record, newest first: who, and whether a clock is told to have been set back.
fn order(ledger: &Ledger) -> String {
    let all = HistoryFilter::default();
    let entries = ledger.history(&all).filter(|entry| entry.by != "整改办");
    let told = entries.map(|entry| format!("{}{}", entry.by, if entry.set_back().is_some() { "!" } else { "" }));
    told.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_record_is_in_the_order_of_time_and_a_clock_set_back_is_told_not_followed() {
    const HOUR: i64 = 3_600_000;
    // Writers by their desks; a desk that merges another's has seen it. Hours by the wall clock of each.
    for (story, expected) in [
        // Two who work apart: by the clock, however many actions each has.
        ("A 甲 1；A 乙 2；A 丙 3；B 丁 10；B 收A", "丁 丙 乙 甲"),
        ("A 甲 5；A 乙 6；A 丙 7；B 丁 1；B 收A", "丙 乙 甲 丁"),
        ("A 甲 5；A 乙 9；B 丁 7；B 收A", "乙 丁 甲"),
        // A clock set back: what comes after stays after, and it is told once.
        ("A 甲 10；A 乙 2；A 丙 3", "丙 乙! 甲"),
        ("A 甲 10；C 收A；C 乙 2；C 丙 3", "丙 乙! 甲"),
        // A wrong clock put right again.
        ("A 甲 1；A 乙 9000；A 丙 2；A 丁 3", "丁 丙! 乙 甲"),
        // Minutes between two computers are no set-back.
        ("A 甲 10；C 收A；C 乙 9.9", "乙 甲"),
        // Of what was not seen nothing is said.
        ("A 甲 10；B 乙 2；A 收B；A 丙 11", "丙 甲 乙"),
    ] {
        let mut first = Office::new();
        let problem = first.add(Draft::new(Kind::Problem, "题"));
        let start = first.now.0;
        let mut desks = [
            ("A", first.copy_for(11)),
            ("B", first.copy_for(12)),
            ("C", first.copy_for(13)),
        ];
        let mut last = 0;
        for step in story.split('；') {
            let (desk, what) = step.split_once(' ').unwrap();
            let at = desks.iter().position(|(name, _)| *name == desk).unwrap();
            last = at;
            if let Some(other) = what.strip_prefix('收') {
                let other = desks.iter().find(|(name, _)| *name == other).unwrap().1.clone();
                desks[at].1.merge(&other);
                continue;
            }
            let (by, hour) = what.split_once(' ').unwrap();
            let (item, field, value) = (problem, Field::Remarks, Value::text(step));
            desks[at].1.now = WallTime(start + (hour.parse::<f64>().unwrap() * HOUR as f64) as i64);
            desks[at].1.command(by, &Command::Set { item, field, value }).unwrap();
        }
        let ledger = &desks[last].1.ledger;
        assert_eq!(order(ledger), expected, "{story}");
        // However the facts arrive, and whether the record was asked for before.
        let mut folded = Ledger::default();
        for fact in ledger.facts().iter().rev() {
            folded.fold([fact.clone()]);
            order(&folded);
        }
        assert_eq!(order(&folded), expected, "{story}");
    }
}
