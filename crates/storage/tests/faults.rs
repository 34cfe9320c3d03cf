//! Every command against every fault of the storage, at every call; and the same for packing, opening and noting.
//! What must hold: memory is right; what is stored can be opened and folds; what was acknowledged is there; what was
//! set aside is untouched; no key was written over; and when the fault goes, all is saved and nothing damaged is left.

mod common;

use common::{
    actor, facts, lines,
    page::{COMMANDS, KINDS, Page, command, kind_of},
    round,
};
use ledger::{Command, Kind, Ledger};
use std::{collections::BTreeSet, rc::Rc, sync::OnceLock};
use storage::{
    JournalState, PackLevel, PackLimits, SaveState, Store, encode, fake::*, fake_journal::FakeJournal, missing_rounds,
};

const DAMAGED: (&str, &str) = ("xiaohao/1/q/1", "xiaohao/1 plain 1 00000000000000ff\n{\"id\":\"q-1\"");
const NEWER: (&str, &str) = ("xiaohao/1/q/2", "xiaohao/2 woven 1 天地玄黄\n宇宙洪荒");

fn small_limits() -> PackLimits {
    let level = |below, keys| PackLevel { below, keys };
    PackLimits {
        largest_key: 40_000,
        levels: [level(2_000, 4), level(4_000, 3), level(8_000, 3)],
    }
}

type OtherTab = Rc<dyn Fn(&FakeShelf)>;

fn other_tab_appends() -> OtherTab {
    Rc::new(|shelf| {
        let (mut other, _) = Store::open_within(shelf.clone(), round(1), actor(500), small_limits());
        assert_eq!(other.append(&facts(500, 1..=2)), &SaveState::Saved);
    })
}

fn other_tab_packs() -> OtherTab {
    Rc::new(|shelf| {
        let (mut other, _) = Store::open_within(shelf.clone(), round(1), actor(501), small_limits());
        for _ in 0..8 {
            other.housekeep();
        }
    })
}

/// Every way to fail, by name.
fn fake_faults() -> Vec<(String, FakeFault)> {
    let mut all: Vec<(String, FakeFault)> = FULL
        .iter()
        .map(|name| ((*name).to_owned(), FakeFault::Full(name)))
        .collect();
    for (name, trouble) in [
        ("denied", FakeFault::Denied),
        ("absent", FakeFault::Absent),
        ("cut", FakeFault::Cut),
        ("garbled", FakeFault::Garbled),
        ("old value", FakeFault::OldValue),
        ("written but lost", FakeFault::Lost),
        ("kept but refused", FakeFault::KeptButRefused),
        ("another tab appends", FakeFault::OtherTab(other_tab_appends())),
        ("another tab packs", FakeFault::OtherTab(other_tab_packs())),
    ] {
        all.push((name.to_owned(), trouble));
    }
    all
}

/// A storage with some facts in several keys, with a damaged key and one of a newer version.
fn base() -> FakeShelf {
    let shelf = FakeShelf::new();
    shelf.put(DAMAGED.0, DAMAGED.1);
    shelf.put(NEWER.0, NEWER.1);
    let mut page = Page::open(shelf.clone(), 1, PackLimits::default());
    page.act(&Command::AddGroup {
        title: "党的建设".into(),
        within: None,
    });
    page.act(&Command::AddProblem {
        title: "学习不深入".into(),
        group: None,
    });
    page.act(&Command::AddMeasure {
        problem: page.first(Kind::Problem),
        title: "每月研讨".into(),
    });
    page.act(&Command::AddProblem {
        title: "执行不严格".into(),
        group: None,
    });
    shelf
}

/// The facts of [`base`].
static BEFORE: OnceLock<BTreeSet<String>> = OnceLock::new();

fn stored(shelf: &FakeShelf) -> BTreeSet<String> {
    let (_, opened) = Store::open(shelf.copy(), round(1), actor(900));
    let folded = Ledger::of(opened.facts.iter().cloned());
    assert_eq!(lines(folded.facts()), lines(&opened.facts), "what is stored folds");
    lines(&opened.facts)
}

/// The facts in a journal.
fn in_journal(journal: &FakeJournal) -> BTreeSet<String> {
    let entries = journal.entries();
    let facts = entries.iter().filter_map(|(key, text)| storage::decode(key, text).ok());
    facts.flat_map(|facts| lines(&facts)).collect()
}

fn others() -> BTreeSet<String> {
    lines(&facts(500, 1..=2))
}

fn check(page: &Page<FakeShelf>, shelf: &FakeShelf, context: &str) {
    let stored = stored(shelf);
    let memory = page.memory();
    let before = BEFORE.get_or_init(|| self::stored(&base()));
    let right: BTreeSet<_> = before.union(&lines(&page.recorded)).cloned().collect();
    let mine: BTreeSet<_> = memory.difference(&others()).cloned().collect();
    assert_eq!(mine, right, "what is in memory: {context}");
    let missing: Vec<_> = page.acknowledged().difference(&stored).cloned().collect();
    assert_eq!(missing, Vec::<String>::new(), "acknowledged and not there: {context}");
    let journal = in_journal(page.journal.door());
    let missing: Vec<_> = page.said_saved.difference(&journal).cloned().collect();
    assert_eq!(
        missing,
        Vec::<String>::new(),
        "said to be saved and not in the journal: {context}"
    );
    let strange: Vec<_> = stored
        .iter()
        .filter(|line| !memory.contains(*line) && !others().contains(*line))
        .collect();
    assert_eq!(strange, Vec::<&String>::new(), "there and never recorded: {context}");
    let unsaved = page.store.unsaved();
    assert!(
        page.recorded.ends_with(unsaved),
        "the unsaved are the last, in their order: {context}"
    );
    assert_eq!(unsaved.is_empty(), page.store.state() == &SaveState::Saved, "{context}");
    check_untouched(shelf, context);
}

fn check_untouched(shelf: &FakeShelf, context: &str) {
    for (key, text) in [DAMAGED, NEWER] {
        assert_eq!(shelf.texts().get(key).map(String::as_str), Some(text), "{context}");
    }
    assert_eq!(shelf.overwritten(), 0, "{context}");
}

/// After the fault has gone: everything is saved, and nothing damaged is left but what was before.
fn check_healed(page: &mut Page<FakeShelf>, shelf: &FakeShelf, context: &str) {
    shelf.heal();
    for _ in 0..20 {
        page.housekeep();
    }
    check(page, shelf, context);
    assert_eq!(page.store.state(), &SaveState::Saved, "{context}");
    assert_eq!(page.journal.state(), JournalState::OnDisk, "{context}");
    assert!(
        page.memory().is_subset(&in_journal(page.journal.door())),
        "all is in the journal: {context}"
    );
    let (_, opened) = Store::open(shelf.copy(), round(1), actor(901));
    assert_eq!(lines(&opened.facts), page.memory(), "{context}");
    let aside: Vec<&str> = opened.set_aside.iter().map(|aside| aside.key.as_str()).collect();
    assert_eq!(aside, [DAMAGED.0, NEWER.0], "{context}");
}

/// Tries every trouble at the first, second … call, once and lasting, until `run` says that it did not come to that
/// call any more.
fn everywhere(mut run: impl FnMut(&FakeFault, usize, bool, &str) -> bool) -> usize {
    let mut combinations = 0;
    for (name, trouble) in fake_faults() {
        for lasting in [false, true] {
            if lasting && matches!(trouble, FakeFault::OtherTab(_)) {
                continue;
            }
            for nth in 1.. {
                let lasts = if lasting { "from then on" } else { "once" };
                if !run(&trouble, nth, lasting, &format!("{name} at call {nth} {lasts}")) {
                    break;
                }
                combinations += 1;
            }
        }
    }
    combinations
}

#[test]
fn every_command_against_every_fault_at_every_call() {
    // So small that a large command is written under several keys, of which some may be refused.
    let limits = PackLimits {
        largest_key: 3_000,
        ..small_limits()
    };
    let (mut combinations, mut most_calls) = (0, 0);
    for kind in 0..COMMANDS {
        combinations += everywhere(|trouble, nth, lasting, context| {
            let shelf = base();
            let mut page = Page::open(shelf.clone(), 2, limits);
            let command = command(kind, &mut page);
            // The command behind the last kind is a redo, an undo like any other.
            let undo = 8;
            assert_eq!(kind_of(&command), if kind < KINDS { kind } else { undo });
            let context = format!("{command:?}: {context}");
            shelf.plan(trouble.clone(), nth, lasting);
            page.act(&command);
            check(&page, &shelf, &context);
            page.act(&Command::AddProblem {
                title: "后来又记".into(),
                group: None,
            });
            check(&page, &shelf, &context);
            let struck = shelf.strikes() > 0;
            shelf.heal();
            assert_eq!(page.store.retry(), &SaveState::Saved, "{context}");
            check(&page, &shelf, &context);
            check_healed(&mut page, &shelf, &context);
            most_calls = most_calls.max(nth);
            struck
        });
    }
    println!(
        "commands: {combinations} combinations of command, fault, call and duration ran, of up to {most_calls} calls"
    );
    assert!(combinations > 1_300, "{combinations}");
}

#[test]
fn packing_against_every_fault_at_every_call() {
    let mut most_calls = 0;
    let combinations = everywhere(|trouble, nth, lasting, context| {
        let shelf = base();
        let mut page = Page::open(shelf.clone(), 2, small_limits());
        for number in 0..5 {
            page.act(&Command::AddProblem {
                title: format!("第{number}个问题"),
                group: None,
            });
        }
        shelf.plan(trouble.clone(), nth, lasting);
        for step in 0..6 {
            page.housekeep();
            check(&page, &shelf, &format!("step {step} of packing: {context}"));
        }
        let struck = shelf.strikes() > 0;
        most_calls = most_calls.max(nth);
        check_healed(&mut page, &shelf, &format!("packing: {context}"));
        assert!(page.store.keys_known() < 9, "it was packed in the end: {context}");
        struck
    });
    println!("packing: {combinations} combinations ran, of up to {most_calls} calls");
}

#[test]
fn opening_against_every_fault_at_every_call() {
    let combinations = everywhere(|trouble, nth, lasting, context| {
        let shelf = base();
        let all = stored(&shelf);
        let texts = shelf.texts();
        shelf.plan(trouble.clone(), nth, lasting);
        let mut page = Page::open(shelf.clone(), 2, small_limits());
        let struck = shelf.strikes() > 0;
        if !matches!(trouble, FakeFault::OtherTab(_)) {
            assert_eq!(shelf.texts(), texts, "opening writes nothing: {context}");
        }
        assert!(
            page.memory().is_subset(&all.union(&others()).cloned().collect()),
            "{context}"
        );
        page.act(&Command::AddGroup {
            title: "党的建设".into(),
            within: None,
        });
        let missing = page.acknowledged().difference(&stored(&shelf)).count();
        assert_eq!(missing, 0, "acknowledged and not there: {context}");
        check_untouched(&shelf, context);
        shelf.heal();
        page.ledger.fold(page.store.refresh().facts);
        assert!(all.is_subset(&page.memory()), "{context}");
        check_healed(&mut page, &shelf, &format!("opening: {context}"));
        struck
    });
    println!("opening: {combinations} combinations ran");
}

#[test]
fn noting_against_every_fault_at_every_call() {
    let combinations = everywhere(|trouble, nth, lasting, context| {
        let shelf = base();
        let mut page = Page::open(shelf.clone(), 2, small_limits());
        page.store.note("某某局").unwrap();
        let noted_before = page.memory().len();
        page.act(&Command::AddGroup {
            title: "党的建设".into(),
            within: None,
        });
        shelf.plan(trouble.clone(), nth, lasting);
        let _told = page.store.note("某某局");
        let struck = shelf.strikes() > 0;
        let copy = shelf.copy();
        copy.texts()
            .keys()
            .filter(|key| key.starts_with("xiaohao/"))
            .for_each(|key| copy.erase(key));
        let noted = missing_rounds(&copy).unwrap()[0].noted.facts;
        assert!(noted >= noted_before, "what was noted before still is: {context}");
        check(&page, &shelf, context);
        struck
    });
    println!("noting: {combinations} combinations ran");
}

#[test]
fn the_text_under_another_key_is_damage() {
    let text = encode("xiaohao/1/a/1", &facts(1, 1..=3));
    assert!(storage::decode("xiaohao/1/a/1", &text).is_ok());
    assert!(storage::decode("xiaohao/1/a/2", &text).is_err());
}
