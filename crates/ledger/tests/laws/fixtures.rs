//! Files that were once written are read for ever. These stand in `fixtures/` and are never written anew: a version
//! that cannot read them is wrong.

use ledger::{
    Fact, Field, ItemId, Kind, Ledger, Progress, Removal, Value, WallTime,
    file::{ChecklistFile, Errand, FilePurpose, read},
};

fn package(text: &str) -> ChecklistFile {
    let package = read(text).unwrap();
    assert_eq!(
        (
            package.heading.round.to_string().as_str(),
            package.heading.from.as_str()
        ),
        ("21i3v9", "王芳")
    );
    assert_eq!(package.heading.at, WallTime(1_766_100_000_000));
    // Every fact stands in the file as it is written today.
    for fact in &package.facts {
        assert!(text.contains(&format!("\n{}", fact.to_line())), "{}", fact.to_line());
    }
    package
}

fn ledger(text: &str) -> Ledger {
    Ledger::of(package(text).facts)
}

fn titles(ledger: &Ledger) -> Vec<&str> {
    ledger
        .outline()
        .problems()
        .map(|id| ledger.text(id, Field::Title))
        .collect()
}

#[test]
fn a_plain_checklist() {
    let ledger = ledger(include_str!("../../fixtures/format-1-plain.json"));
    assert_eq!(ledger.facts().len(), 33);
    assert_eq!(titles(&ledger), ["专项资金使用不规范", "“第一议题”制度落实不到位"]);
    let sections = ledger.outline().sections;
    let groups: Vec<_> = sections
        .iter()
        .map(|section| (section.depth, ledger.text(section.group.unwrap(), Field::Title)))
        .collect();
    assert_eq!(groups, [(0, "政治建设"), (1, "理论学习方面")]);
    let second = "ntc7-22".parse().unwrap();
    assert_eq!(ledger.value(second, Field::Due), Some(&Value::text("2025-12")));
    assert_eq!(ledger.value(second, Field::LongTerm), Some(&Value::Flag(true)));
    assert_eq!(ledger.measures_done("ntc7-10".parse().unwrap()), (1, 1));
    let tally = ledger.tally();
    assert_eq!((tally.total, tally.done, tally.left_out), (2, 1, 1));
    assert_eq!(tally.rate().unwrap().to_string(), "100%");
}

#[test]
fn two_who_set_the_same_without_seeing_each_other() {
    let ledger = ledger(include_str!("../../fixtures/format-1-conflict.json"));
    let problem = "ntc7-22".parse().unwrap();
    let conflicts: Vec<_> = ledger.conflicts().iter().copied().collect();
    assert_eq!(conflicts, [(problem, Field::Progress), (problem, Field::NextSteps)]);
    let said = |field| -> Vec<(String, String)> {
        let values = ledger.values(problem, field).into_iter();
        values
            .map(|(fact, value)| (fact.by.to_string(), value.as_text().unwrap().to_owned()))
            .collect()
    };
    let pair = |by: &str, text: &str| (by.to_owned(), text.to_owned());
    assert_eq!(said(Field::Progress), [pair("王芳", "done"), pair("李强", "under_way")]);
    assert_eq!(
        ledger.progress(problem),
        Progress::UnderWay,
        "no report claims more than all agree on"
    );
}

#[test]
fn removed_contested_brought_back_and_decided() {
    let ledger = ledger(include_str!("../../fixtures/format-1-removal.json"));
    assert_eq!(
        titles(&ledger),
        ["删而复留", "专项资金使用不规范", "“第一议题”制度落实不到位"]
    );
    assert!(matches!(
        ledger.removal("1zg0l-1".parse().unwrap()),
        Removal::Removed(_)
    ));
    let contested: Vec<String> = ledger.contested().iter().map(ToString::to_string).collect();
    assert_eq!(contested, ["ntc7-10"]);
    let decisions = ledger.decisions("ntc7-22".parse().unwrap());
    assert_eq!(decisions.len(), 2);
    assert_eq!(decisions[1].1.answers, Some(decisions[0].0.id));
    assert_eq!(
        ledger.undone_by("ntc7-39".parse().unwrap()),
        Some("ntc7-40".parse().unwrap())
    );
}

#[test]
fn facts_of_a_later_version() {
    let text = include_str!("../../fixtures/format-1-unknown.json");
    let facts = package(text).facts;
    let unknown: Vec<&Fact> = facts.iter().filter(|fact| !fact.is_understood()).collect();
    assert_eq!(unknown.len(), 3);
    let ledger = Ledger::of(facts.clone());
    let problem = "5-1".parse().unwrap();
    assert_eq!(
        ledger.text(problem, Field::Title),
        "新题",
        "a known body with an unknown field beside it counts"
    );
    assert_eq!(ledger.progress(problem), Progress::NotStarted);
}

const HANDOUT: &str = include_str!("../../fixtures/format-1-handout.json");
const ANSWER: &str = include_str!("../../fixtures/format-1-answer.json");
const COLLECTED: &str = include_str!("../../fixtures/format-1-collected.json");

fn id(text: &str) -> ItemId {
    text.parse().unwrap()
}

#[test]
fn a_part_handed_out_and_its_answer() {
    let handed = package(HANDOUT);
    let errand = Errand {
        purpose: FilePurpose::Handout,
        to: "李强".into(),
        asked: "请更新整改进展，补充佐证材料。".into(),
        reply_by: "2025-12-31".parse().ok(),
        handout: Some(id("18vf-1")),
        scope: vec![id("ntc7-22")],
    };
    assert_eq!(handed.heading.errand, errand);
    let theirs = Ledger::of(handed.facts.clone());
    assert_eq!(titles(&theirs), ["专项资金使用不规范"]);
    let answer = read(ANSWER).unwrap();
    assert_eq!(answer.heading.from, "李强");
    assert_eq!(answer.heading.errand.purpose, FilePurpose::Answer);
    assert_eq!(answer.heading.errand.handout, errand.handout);
    assert_eq!(answer.heading.errand.scope, errand.scope);
    let frontier = answer.frontier();
    assert!(handed.facts.iter().all(|fact| frontier.contains(fact.id)));
    let mut whole = ledger(include_str!("../../fixtures/format-1-plain.json"));
    whole.fold(answer.facts);
    assert_eq!(whole.progress(id("ntc7-22")), Progress::Done);
    assert_eq!(whole.evidence_of(id("ntc7-22")).len(), 1);
}

#[test]
fn the_records_of_files_handed_out_and_taken_in() {
    let whole = ledger(COLLECTED);
    let [handout] = whole.standing_alone(Kind::Handout)[..] else {
        panic!("one handout")
    };
    let [intake] = whole.standing_alone(Kind::Intake)[..] else {
        panic!("one intake")
    };
    assert_eq!(handout, id("18vf-1"));
    assert_eq!(whole.text(handout, Field::Title), "李强");
    assert_eq!(whole.text(handout, Field::Due), "2025-12-31");
    assert_eq!(whole.text(handout, Field::FileSum), read(HANDOUT).unwrap().sum);
    assert_eq!(
        whole.text(handout, Field::Basis),
        read(HANDOUT).unwrap().frontier().to_string()
    );
    assert_eq!(whole.text(handout, Field::Scope), "ntc7-22");
    assert_eq!(whole.text(intake, Field::FileSum), read(ANSWER).unwrap().sum);
    assert_eq!(
        whole.text(intake, Field::Basis),
        read(ANSWER).unwrap().frontier().to_string()
    );
    assert_eq!(whole.text(intake, Field::Brought), "9zk:1-6");
    assert_eq!(whole.text(intake, Field::Answers), "18vf-1");
    assert_eq!(whole.text(intake, Field::FileName), "李强-交回.json");
}
