//! What a tab may count on: opening, appending, other tabs, packing, keys set aside.

mod common;

use common::{actor, facts, lines, round};
use storage::{
    Damage, Fault, HousekeepingStep, SaveState, Store, UnreadableReason, UnsavedReason, fake::*, missing_rounds,
    round_notes, rounds, units_used,
};

fn open(shelf: &FakeShelf, who: u64) -> (Store<FakeShelf>, storage::OpenedRound) {
    Store::open(shelf.clone(), round(1), actor(who))
}

#[test]
fn what_was_saved_is_there_after_a_reload() {
    let shelf = FakeShelf::new();
    let (mut store, opened) = open(&shelf, 1);
    assert_eq!(opened, storage::OpenedRound::default());
    assert_eq!(store.append(&facts(1, 1..=3)), &SaveState::Saved);
    assert_eq!(store.append(&facts(1, 4..=5)), &SaveState::Saved);
    assert_eq!(shelf.texts().len(), 2, "an append is one key");
    let (_, opened) = open(&shelf, 2);
    assert_eq!(lines(&opened.facts), lines(&facts(1, 1..=5)));
    assert_eq!((opened.set_aside.len(), opened.gaps.len()), (0, 0));
}

#[test]
fn an_append_writes_its_own_facts_and_no_more() {
    let shelf = FakeShelf::new();
    let (mut store, _) = open(&shelf, 1);
    store.append(&facts(1, 1..=2_000));
    let before = shelf.units();
    store.append(&facts(1, 2_001..=2_001));
    assert!(shelf.units() - before < 400);
}

#[test]
fn without_storage_everything_stays_in_memory_and_is_saved_when_it_comes_back() {
    for trouble in [FakeFault::Denied, FakeFault::Absent] {
        let shelf = FakeShelf::new();
        shelf.plan(trouble, 1, true);
        let (mut store, opened) = open(&shelf, 1);
        assert!(opened.fault.is_some_and(|fault| fault.is_memory_only()));
        let state = store.append(&facts(1, 1..=2)).clone();
        assert!(matches!(
            state,
            SaveState::Unsaved {
                facts: 2,
                why: UnsavedReason::Fault(_)
            }
        ));
        store.append(&facts(1, 3..=3));
        assert_eq!(lines(store.unsaved()), lines(&facts(1, 1..=3)));
        shelf.heal();
        assert_eq!(store.retry(), &SaveState::Saved);
        assert_eq!(lines(&open(&shelf, 2).1.facts), lines(&facts(1, 1..=3)));
    }
}

#[test]
fn two_tabs_hear_each_other() {
    let shelf = FakeShelf::new();
    let (mut one, _) = open(&shelf, 1);
    let (mut two, _) = open(&shelf, 2);
    one.append(&facts(1, 1..=1));
    let key = shelf.texts().into_keys().next().unwrap();
    assert_eq!(lines(&two.key_changed(&key)), lines(&facts(1, 1..=1)));
    assert_eq!(two.key_changed(&key), [], "and only once");
    assert_eq!(two.key_changed("xiaohao/other/1/1"), []);
    assert_eq!(one.refresh().facts, []);
    two.append(&facts(2, 1..=2));
    assert_eq!(lines(&one.refresh().facts), lines(&facts(2, 1..=2)));
}

#[test]
fn many_small_keys_become_few_and_nothing_is_lost() {
    let shelf = FakeShelf::new();
    let (mut one, _) = open(&shelf, 1);
    let (mut two, _) = open(&shelf, 2);
    for number in 1..=400 {
        one.append(&facts(1, number..=number));
        if number % 40 == 0 {
            while one.housekeep().done != HousekeepingStep::Nothing {}
        }
        if number % 90 == 0 {
            two.refresh();
        }
    }
    assert!(one.keys_known() < 60, "{}", one.keys_known());
    two.refresh();
    assert_eq!(two.state(), &SaveState::Saved, "what was packed has not vanished");
    assert_eq!(two.facts_stored(), 400);
    assert_eq!(lines(&open(&shelf, 3).1.facts), lines(&facts(1, 1..=400)));
}

#[test]
fn two_tabs_that_pack_the_same_keys_make_duplicates_that_go_later() {
    let shelf = FakeShelf::new();
    let (mut one, _) = open(&shelf, 1);
    for number in 1..=40 {
        one.append(&facts(1, number..=number));
    }
    let (mut two, _) = open(&shelf, 2);
    assert!(matches!(one.housekeep().done, HousekeepingStep::Packed(32..)));
    assert!(matches!(two.housekeep().done, HousekeepingStep::Packed(32..)));
    assert!(matches!(one.housekeep().done, HousekeepingStep::Cleared(32..)));
    assert!(matches!(two.housekeep().done, HousekeepingStep::Cleared(_)));
    two.refresh();
    while two.housekeep().done != HousekeepingStep::Nothing {}
    one.refresh();
    assert_eq!((one.state(), one.keys_known()), (&SaveState::Saved, 1));
    assert_eq!(lines(&open(&shelf, 3).1.facts), lines(&facts(1, 1..=40)));
}

#[test]
fn what_cannot_be_read_is_set_aside_and_everything_else_loads() {
    let shelf = FakeShelf::new();
    let (mut store, _) = open(&shelf, 1);
    for number in 1..=3 {
        store.append(&facts(1, number..=number));
    }
    let keys: Vec<String> = shelf.texts().into_keys().collect();
    let newer = shelf.texts()[&keys[0]].replacen("xiaohao/1 ", "xiaohao/2 ", 1);
    shelf.put(&keys[0], &newer);
    let damaged = shelf.texts()[&keys[1]].replace("题", "目");
    shelf.put(&keys[1], &damaged);
    shelf.put("xiaohao/1/readme", "甲");
    let before = shelf.texts();
    let (mut store, opened) = open(&shelf, 2);
    let why: Vec<_> = opened.set_aside.iter().map(|aside| aside.why.clone()).collect();
    let expected = [
        UnreadableReason::Newer { version: 2 },
        UnreadableReason::Damaged(Damage::Checksum),
        UnreadableReason::Misnamed,
    ];
    assert_eq!(why, expected);
    assert_eq!(lines(&opened.facts), lines(&facts(1, 3..=3)));
    for number in 1..=100 {
        store.append(&facts(2, number..=number));
        store.housekeep();
    }
    for (key, text) in before.iter().filter(|(key, _)| **key != keys[2]) {
        assert_eq!(shelf.texts().get(key), Some(text));
    }
    assert_eq!(store.raw(&keys[1]), Ok(Some(damaged.clone())));
    let rescue = storage::rescue(&damaged);
    assert_eq!((rescue.facts.len(), rescue.lost_lines), (1, 0));
    assert_eq!(storage::rescue(&newer), storage::Rescue::default());
}

#[test]
fn what_vanished_is_noticed_and_can_be_written_again() {
    let shelf = FakeShelf::new();
    let (mut store, _) = open(&shelf, 1);
    store.append(&facts(1, 1..=4));
    let key = shelf.texts().into_keys().next().unwrap();
    shelf.erase(&key);
    store.key_changed(&key);
    let vanished = SaveState::Unsaved {
        facts: 4,
        why: UnsavedReason::Vanished,
    };
    assert_eq!(store.state(), &vanished);
    assert_eq!(store.ensure(&facts(1, 1..=4)), &SaveState::Saved);
    assert_eq!(store.ensure(&facts(1, 1..=4)), &SaveState::Saved);
    assert_eq!(shelf.texts().len(), 1);
    assert_eq!(lines(&open(&shelf, 2).1.facts), lines(&facts(1, 1..=4)));
}

#[test]
fn a_full_storage_is_told_and_packing_copes_with_it() {
    let shelf = FakeShelf::new();
    let (mut store, _) = open(&shelf, 1);
    for number in 1..=60 {
        store.append(&facts(1, number..=number));
    }
    shelf.set_quota(Some(shelf.units() + 1_000));
    let state = store.append(&facts(1, 61..=72)).clone();
    let full = Fault::Full("QuotaExceededError".into());
    assert_eq!(
        state,
        SaveState::Unsaved {
            facts: 12,
            why: UnsavedReason::Fault(full)
        }
    );
    for _ in 0..200 {
        store.housekeep();
    }
    assert_eq!(store.retry(), &SaveState::Saved, "packing made room");
    assert_eq!(lines(&open(&shelf, 2).1.facts), lines(&facts(1, 1..=72)));
}

#[test]
fn a_ledger_that_was_there_and_is_gone_is_noticed() {
    let shelf = FakeShelf::new();
    let (mut store, _) = open(&shelf, 1);
    store.append(&facts(1, 1..=2));
    store.append(&facts(1, 3..=3));
    store.note("某某局").unwrap();
    store.note("某某局").unwrap();
    assert_eq!(store.missing_facts(), Ok(None));
    assert_eq!(missing_rounds(&shelf), Ok(vec![]));
    let keys: Vec<String> = shelf
        .texts()
        .into_keys()
        .filter(|key| key.starts_with("xiaohao/"))
        .collect();
    shelf.erase(&keys[0]);
    let (mut two, opened) = open(&shelf, 2);
    assert_eq!((opened.gaps[0].first, opened.gaps[0].last), (1, 2));
    let found = two.missing_facts().unwrap().unwrap();
    assert_eq!(
        (found.noted.facts, found.found, found.noted.label.as_str()),
        (3, 1, "某某局")
    );
    two.note("某某局").unwrap();
    assert!(two.missing_facts().unwrap().is_some(), "the note stands");
    shelf.erase(&keys[1]);
    assert_eq!(missing_rounds(&shelf).unwrap().len(), 1);
    two.refresh();
    two.note_even_if_less("某某局").unwrap();
    assert_eq!(missing_rounds(&shelf), Ok(vec![]));
}

#[test]
fn what_a_round_was_called_last_is_known_from_its_note() {
    let shelf = FakeShelf::new();
    shelf.put("别的程序", "123");
    let (mut one, _) = Store::open(shelf.clone(), round(1), actor(1));
    let (mut two, _) = Store::open(shelf.clone(), round(2), actor(2));
    one.append(&facts(1, 1..=2));
    two.append(&facts(2, 1..=1));
    assert_eq!(round_notes(&shelf), Ok(vec![]), "nothing was noted yet");
    one.note("某某局").unwrap();
    two.note("").unwrap();
    one.append(&facts(1, 3..=3));
    one.note("某某局党组").unwrap();
    let names = || -> Vec<(String, String)> {
        let noted = round_notes(&shelf).unwrap().into_iter();
        noted.map(|noted| (noted.round.to_string(), noted.label)).collect()
    };
    let expected = [(round(1), "某某局党组"), (round(2), "")];
    let expected = expected.map(|(round, label)| (round.to_string(), label.to_owned()));
    assert_eq!(names(), expected);
    // What it holds need not be readable for that.
    for key in shelf.texts().into_keys().filter(|key| key.starts_with("xiaohao/")) {
        shelf.put(&key, "damaged");
    }
    assert_eq!(names(), expected);
}

#[test]
fn rounds_are_told_apart() {
    let shelf = FakeShelf::new();
    shelf.put("别的程序", "123");
    for number in 1..=2 {
        let (mut store, _) = Store::open(shelf.clone(), round(number), actor(9));
        store.append(&facts(9, 1..=1));
    }
    let found = rounds(&shelf).unwrap();
    assert_eq!(found.iter().map(|round| round.keys).collect::<Vec<_>>(), [1, 1]);
    let usage = units_used(&shelf).unwrap();
    assert_eq!(usage.others, 7);
    assert_eq!(usage.ours, found.iter().map(|round| round.units).sum::<usize>());
}

#[test]
fn what_is_packed_ahead_is_stored_as_if_it_were_not() {
    let many = facts(1, 1..=3_000);
    let plain = FakeShelf::new();
    open(&plain, 1).0.append(&many);
    assert!(plain.texts().len() > 2, "more than one key");

    let ahead = FakeShelf::new();
    let (mut store, _) = open(&ahead, 1);
    let mut packing = store.deflate_ahead();
    let mut steps = 1;
    while !packing.step(&many) {
        steps += 1;
    }
    assert_eq!(steps, plain.texts().len(), "a step for each key");
    store.use_deflated(packing.clone());
    assert_eq!(store.append(&many), &SaveState::Saved);
    assert_eq!(ahead.texts(), plain.texts());

    // Of other facts, or of some of them: never anything but what is written.
    let other = FakeShelf::new();
    let (mut store, _) = open(&other, 1);
    store.use_deflated(packing);
    store.append(&facts(1, 5_000..=5_400));
    store.ensure(&many);
    let plain = FakeShelf::new();
    let (mut store, _) = open(&plain, 1);
    store.append(&facts(1, 5_000..=5_400));
    store.ensure(&many);
    assert_eq!(other.texts(), plain.texts());
    let (_, opened) = open(&other, 2);
    assert_eq!((opened.facts.len(), opened.set_aside.len()), (3_401, 0));

    assert!(
        Store::open(FakeShelf::new(), round(1), actor(3))
            .0
            .deflate_ahead()
            .step(&[]),
        "nothing to pack"
    );
}
