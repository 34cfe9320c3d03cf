//! The journal beside local storage: what 已保存 was said of is in the union of both, whatever becomes of either.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod common;

use common::{
    actor, facts, lines,
    page::{COMMANDS, Page, command},
    round,
};
use ledger::{Command, Kind};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use storage::{
    ExampleState, JournalFault, JournalState, PackLevel, PackLimits, SaveState, Store, begin_to_forget, decode, encode,
    example_state, fake::*, fake_journal::*, forget_example, forget_in_journal, make_example, read_journal_keys,
    restore_example_mark,
};

fn small_limits() -> PackLimits {
    let level = |below, keys| PackLevel { below, keys };
    PackLimits {
        largest_key: 40_000,
        levels: [level(2_000, 4), level(4_000, 3), level(8_000, 3)],
    }
}

fn add(title: &str) -> Command {
    Command::AddProblem {
        title: title.into(),
        group: None,
    }
}

/// A page with a group, two problems and a measure, all of it saved.
fn base() -> (Page<FakeShelf>, FakeShelf, FakeJournal) {
    let (shelf, journal) = (FakeShelf::new(), FakeJournal::new());
    let mut page = Page::open_beside(journal.clone(), shelf.clone(), 1, small_limits());
    page.act(&Command::AddGroup {
        title: "党的建设".into(),
        within: None,
    });
    page.act(&add("学习不深入"));
    page.act(&Command::AddMeasure {
        problem: page.first(Kind::Problem),
        title: "每月研讨".into(),
    });
    page.act(&add("执行不严格"));
    assert_eq!(page.said_saved, page.memory());
    (page, shelf, journal)
}

fn reopened(shelf: &FakeShelf, journal: &FakeJournal) -> Page<FakeShelf> {
    Page::open_beside(journal.connect(), shelf.copy(), 900, small_limits())
}

fn in_journal(journal: &FakeJournal) -> BTreeSet<String> {
    let entries = journal.entries();
    let facts = entries.iter().filter_map(|(key, text)| decode(key, text).ok());
    facts.flat_map(|facts| lines(&facts)).collect()
}

/// Local storage as it was at some earlier time, as after a power cut.
fn with_texts(texts: &BTreeMap<String, String>) -> FakeShelf {
    let shelf = FakeShelf::new();
    texts.iter().for_each(|(key, text)| shelf.put(key, text));
    shelf
}

fn fates() -> Vec<JournalFate> {
    let mut fates = vec![JournalFate::Lost];
    for fault in [
        JournalFault::Denied,
        JournalFault::Absent,
        JournalFault::Blocked,
        JournalFault::Full,
        JournalFault::Other("UnknownError".into()),
    ] {
        fates.push(JournalFate::Refused(fault.clone()));
        fates.push(JournalFate::DoneButRefused(fault));
    }
    fates
}

#[test]
fn the_journal_has_what_local_storage_has_and_nothing_waits() {
    let (page, shelf, journal) = base();
    assert_eq!(journal.entries(), shelf.texts(), "the same keys with the same texts");
    assert_eq!(page.journal.state(), JournalState::OnDisk);
}

#[test]
fn packing_keeps_the_journal_small() {
    let (mut page, shelf, journal) = base();
    for number in 0..40 {
        page.act(&add(&format!("第{number}个问题")));
        page.housekeep();
        assert_eq!(page.said_saved, page.memory());
        assert_eq!(in_journal(&journal), page.memory(), "packing takes nothing out");
    }
    (0..10).for_each(|_| page.housekeep());
    assert!(journal.entries().len() < 12);
    assert_eq!(journal.entries(), shelf.texts());
}

#[test]
fn local_storage_that_forgot_gets_it_back() {
    let (page, shelf, journal) = base();
    let all: Vec<String> = shelf.texts().into_keys().collect();
    for lost in 1..1_usize << all.len() {
        let shelf = shelf.copy();
        for (place, key) in all.iter().enumerate() {
            if lost >> place & 1 == 1 {
                shelf.erase(key);
            }
        }
        let again = reopened(&shelf, &journal);
        assert_eq!(again.memory(), page.memory());
        let (_, opened) = Store::open(again.store.shelf().copy(), round(1), actor(901));
        assert_eq!(lines(&opened.facts), page.memory(), "written back");
        assert_eq!(again.journal.state(), JournalState::OnDisk);
        assert_eq!(in_journal(again.journal.door()), page.memory());
        let keys = again.journal.door().entries().len();
        assert_eq!(
            keys,
            again.store.shelf().texts().len(),
            "no stale key stays in the journal"
        );
    }
}

#[test]
fn a_journal_that_was_wiped_or_damaged_is_filled_again() {
    let (page, shelf, journal) = base();
    for key in shelf.texts().keys() {
        let mut entries = journal.entries();
        entries.remove(key);
        journal.set_entries(entries);
        let again = reopened(&shelf, &journal);
        assert_eq!(again.journal.door().entries(), shelf.texts());
    }
    journal.set_entries(BTreeMap::new());
    assert_eq!(reopened(&shelf, &journal).journal.door().entries(), shelf.texts());

    // One key lost in local storage, and its text in the journal damaged: told, left as it is, and the rest is there.
    let (key, text) = shelf.texts().into_iter().next_back().unwrap();
    let mut entries = shelf.texts();
    entries.insert(key.clone(), text.replace('执', "扭"));
    journal.set_entries(entries.clone());
    shelf.erase(&key);
    let again = reopened(&shelf, &journal);
    assert!(again.memory().is_subset(&page.memory()));
    assert_eq!(again.journal.door().entries().get(&key), entries.get(&key));
}

#[test]
fn a_key_damaged_in_local_storage_comes_back_from_the_journal() {
    let (page, shelf, journal) = base();
    for (key, text) in shelf.texts() {
        for damaged in [
            text.replace("王芳", "王方"),
            text.chars().take(40).collect(),
            String::new(),
        ] {
            let shelf = shelf.copy();
            shelf.put(&key, &damaged);
            let again = reopened(&shelf, &journal);
            assert_eq!(again.memory(), page.memory());
            assert_eq!(
                again.store.shelf().texts().get(&key),
                Some(&damaged),
                "it is left as it is"
            );
            let once_more = reopened(again.store.shelf(), again.journal.door());
            assert_eq!(once_more.memory(), page.memory());
        }
    }
}

#[test]
fn what_local_storage_has_no_room_for_is_in_the_journal() {
    let (mut page, shelf, journal) = base();
    shelf.set_quota(Some(shelf.units()));
    page.act(&add("满了也不能丢"));
    assert!(matches!(page.store.state(), SaveState::Unsaved { .. }));
    assert!(page.said_saved.len() < page.memory().len(), "it is not called saved");
    assert_eq!(in_journal(&journal), page.memory());
    let again = reopened(&shelf, &journal);
    assert_eq!(again.memory(), page.memory());
    shelf.set_quota(None);
    page.housekeep();
    assert_eq!(page.said_saved, page.memory());
    assert_eq!(journal.entries(), shelf.texts());
}

/// After every step a machine may stop: local storage is then as it was at any earlier step, and the request under way
/// has been carried out or not.
#[test]
fn a_power_cut_between_any_two_steps_takes_nothing_that_was_said_to_be_saved() {
    let mut cuts = 0;
    for kind in 0..COMMANDS {
        let (mut page, shelf, journal) = base();
        let mut earlier = vec![shelf.texts()];
        let mut check = |page: &Page<FakeShelf>, earlier: &[BTreeMap<String, String>]| {
            for texts in earlier {
                for is_done in [false, true] {
                    let journal = journal.connect();
                    page.journal.door().copy_requests(&journal);
                    journal.cut(is_done);
                    let again = reopened(&with_texts(texts), &journal);
                    let missing: Vec<_> = page.said_saved.difference(&again.said_saved).collect();
                    assert_eq!(missing, Vec::<&String>::new(), "command {kind}");
                    cuts += 1;
                }
            }
        };
        let command = command(kind, &mut page);
        page.journal_answers = false;
        for step in 0..6 {
            match step {
                0 => drop(page.act(&command)),
                1 => drop(page.act(&add("后来又记"))),
                _ => page.housekeep(),
            }
            earlier.push(shelf.texts());
            check(&page, &earlier);
            while page.journal.door().is_asked() {
                page.settle_one();
                check(&page, &earlier);
            }
        }
    }
    println!("{cuts} power cuts");
    assert!(cuts > 1_000, "{cuts}");
}

/// Every command, with every fault of the journal at every request, once and from then on.
#[test]
fn every_command_against_every_fault_of_the_journal() {
    let mut combinations = 0;
    for kind in 0..COMMANDS {
        for fate in fates() {
            for lasting in [false, true] {
                for nth in 0..4 {
                    let (mut page, shelf, journal) = base();
                    let command = command(kind, &mut page);
                    let before = page.journal.door().requests();
                    let mut fates: VecDeque<JournalFate> = (0..nth).map(|_| JournalFate::Done).collect();
                    fates.extend((0..if lasting { 1_000 } else { 1 }).map(|_| fate.clone()));
                    page.fates = fates;
                    page.act(&command);
                    page.act(&add("后来又记"));
                    (0..6).for_each(|_| page.housekeep());
                    let context = format!("{command:?}, {fate:?} at request {nth}, lasting: {lasting}");
                    assert_eq!(
                        page.store.state(),
                        &SaveState::Saved,
                        "local storage does not mind: {context}"
                    );
                    if fate != JournalFate::Lost {
                        let missing: Vec<_> = page.said_saved.difference(&in_journal(&journal)).cloned().collect();
                        assert_eq!(missing, Vec::<String>::new(), "{context}");
                        let late = matches!(page.journal.state(), JournalState::Late(_));
                        assert_eq!(
                            late,
                            lasting && page.journal.door().requests() > before + nth,
                            "{context}"
                        );
                    }
                    assert_eq!(reopened(&shelf, &journal).memory(), page.memory(), "{context}");
                    page.fates.clear();
                    page.housekeep();
                    assert_eq!(page.said_saved, page.memory(), "{context}");
                    if fate != JournalFate::Lost {
                        assert_eq!(in_journal(&journal), page.memory(), "{context}");
                    }
                    combinations += 1;
                }
            }
        }
    }
    println!("{combinations} combinations of command, fault, request and duration");
}

#[test]
fn opening_against_every_fault_of_the_journal() {
    let (page, shelf, journal) = base();
    let lost = shelf.texts().into_keys().next_back().unwrap();
    shelf.erase(&lost);
    for fate in fates() {
        for nth in 0..4 {
            let mut fates: VecDeque<JournalFate> = (0..nth).map(|_| JournalFate::Done).collect();
            fates.push_back(fate.clone());
            let (shelf, journal) = (shelf.copy(), journal.connect());
            let mut again = Page::open_with_fates(fates, journal, shelf, 2, small_limits());
            again.housekeep();
            assert_eq!(again.memory(), page.memory(), "{fate:?} at request {nth}");
            assert_eq!(again.said_saved, page.memory(), "{fate:?} at request {nth}");
        }
    }
}

#[test]
fn a_late_answer_is_told_and_nobody_waits_for_it() {
    let (mut page, _, _) = base();
    page.journal_answers = false;
    page.act(&add("慢"));
    assert_eq!(page.journal.state(), JournalState::Writing);
    let ticket = page.journal.ticket().unwrap();
    page.journal.note_overdue(ticket + 1);
    assert_eq!(page.journal.state(), JournalState::Writing);
    page.journal.note_overdue(ticket);
    assert_eq!(page.journal.state(), JournalState::Late(JournalFault::Slow));
    page.act(&add("再记一个"));
    page.housekeep();
    assert_eq!(page.journal.state(), JournalState::Late(JournalFault::Slow));
    assert!(page.said_saved.len() < page.memory().len());
    page.journal_answers = true;
    page.settle();
    assert_eq!(page.journal.state(), JournalState::OnDisk);
    assert_eq!(page.said_saved, page.memory());
}

#[test]
fn a_forgotten_example_does_not_come_back_from_anywhere() {
    let shelf = FakeShelf::new();
    make_example(&shelf, round(1)).unwrap();
    let journal = FakeJournal::new();
    let mut page = Page::open_beside(journal.clone(), shelf.clone(), 1, small_limits());
    page.act(&add("台账不清（示例）"));
    let before = shelf.texts();
    let keys: Vec<String> = journal.entries().into_keys().collect();
    assert!(
        read_journal_keys(&keys).examples.contains(&round(1)),
        "the journal knows that it is an example"
    );

    // Local storage wiped: it comes back as what it was.
    let wiped = FakeShelf::new();
    restore_example_mark(&wiped, round(1), &read_journal_keys(&keys)).unwrap();
    assert_eq!(example_state(&wiped, round(1)), Ok(Some(ExampleState::Made)));

    begin_to_forget(&shelf, round(1)).unwrap();
    use storage::JournalDoor as _;
    journal.ask(1, forget_in_journal(round(1)));
    journal.settle(&JournalFate::Done);
    forget_example(&shelf, round(1)).unwrap();
    assert_eq!(shelf.texts(), BTreeMap::new());
    assert_eq!(in_journal(&journal), BTreeSet::new());
    for texts in [BTreeMap::new(), before] {
        let again = reopened(&with_texts(&texts), &journal);
        assert_eq!(
            again.journal.door().entries(),
            journal.entries(),
            "nothing goes back into the journal"
        );
        assert!(again.journal.keys().forgotten.contains(&round(1)));
        assert_eq!(again.journal.keys().rounds(), []);
    }
    // A round that was not made as an example is not forgotten.
    let (_, shelf, _) = base();
    assert!(begin_to_forget(&shelf, round(1)).is_err());
}

#[test]
fn facts_that_another_tab_wrote_meanwhile_are_not_taken_for_lost() {
    let (_, shelf, journal) = base();
    let mut page = Page::open_beside(journal.connect(), shelf.clone(), 2, small_limits());
    let key = format!("xiaohao/{}/{}/1", round(1), actor(7));
    let text = encode(&key, &facts(7, 1..=2));
    shelf.put(&key, &text);
    let recovered = page.store.recover(&[(key, text)]);
    assert_eq!(recovered.facts, []);
}
