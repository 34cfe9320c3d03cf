//! Rounds made as an example, and forgetting them: nothing else goes, and a fault in between leaves a state from which
//! it can be done again.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod common;

use common::{actor, facts, lines, round};
use std::collections::BTreeMap;
use storage::{
    ExampleRefusal, ExampleState, Fault, SaveState, Store, example_state, fake::*, forget_example, make_example,
    missing_rounds, rounds,
};

/// An example and a real round, each with facts and a note, beside other programs' keys.
fn two_rounds() -> FakeShelf {
    let shelf = FakeShelf::new();
    for key in ["别的程序", "xiaohao-my/me", "xiaohao/没有编号"] {
        shelf.put(key, "123");
    }
    make_example(&shelf, round(1)).unwrap();
    for number in 1..=2 {
        let (mut store, _) = Store::open(shelf.clone(), round(number), actor(number));
        for n in 1..=3 {
            assert_eq!(store.append(&facts(number, n..=n)), &SaveState::Saved);
        }
        store.note("某某局").unwrap();
    }
    shelf
}

fn without_example(shelf: &FakeShelf) -> BTreeMap<String, String> {
    let of_example = [
        format!("xiaohao/{}/", round(1)),
        format!("xiaohao-note/{}/", round(1)),
        format!("xiaohao-example/{}/", round(1)),
    ];
    let mut texts = shelf.texts();
    texts.retain(|key, _| !of_example.iter().any(|beginning| key.starts_with(beginning)));
    texts
}

#[test]
fn an_example_is_forgotten_whole_and_nothing_else_is() {
    let shelf = two_rounds();
    let others = without_example(&shelf);
    assert_eq!(example_state(&shelf, round(1)), Ok(Some(ExampleState::Made)));
    // What cannot be read is the example's too.
    shelf.put(&format!("xiaohao/{}/odd/name/1", round(1)), "x");
    assert_eq!(forget_example(&shelf, round(1)), Ok(()));
    assert_eq!(shelf.texts(), others);
    assert_eq!(
        (example_state(&shelf, round(1)), missing_rounds(&shelf)),
        (Ok(None), Ok(vec![]))
    );
    let (store, opened) = Store::open(shelf.clone(), round(1), actor(5));
    assert_eq!(
        (opened.facts.len(), store.missing_facts()),
        (0, Ok(None)),
        "nothing is missed"
    );
    let (_, opened) = Store::open(shelf, round(2), actor(5));
    assert_eq!(lines(&opened.facts), lines(&facts(2, 1..=3)));
}

#[test]
fn a_round_that_was_not_made_as_an_example_is_never_forgotten() {
    let shelf = two_rounds();
    let before = shelf.texts();
    assert_eq!(forget_example(&shelf, round(2)), Err(ExampleRefusal::NotAnExample));
    assert_eq!(forget_example(&shelf, round(3)), Err(ExampleRefusal::NotAnExample));
    for number in 1..=2 {
        assert_eq!(make_example(&shelf, round(number)), Err(ExampleRefusal::RoundExists));
    }
    assert_eq!(shelf.texts(), before);
    // A mark of another program's making, or of a later version, says nothing to this one.
    shelf.put(&format!("xiaohao-example/{}/made", round(2)), "x");
    assert_eq!(forget_example(&shelf, round(2)), Err(ExampleRefusal::NotAnExample));
    // Notes alone tell of facts that were there.
    shelf.erase(&format!("xiaohao-example/{}/made", round(2)));
    let facts_of = format!("xiaohao/{}/", round(2));
    for key in shelf.texts().into_keys().filter(|key| key.starts_with(&facts_of)) {
        shelf.erase(&key);
    }
    assert_eq!(make_example(&shelf, round(2)), Err(ExampleRefusal::RoundExists));
}

#[test]
fn whatever_fails_while_forgetting_it_can_be_done_again() {
    let fake_faults = [
        FakeFault::Denied,
        FakeFault::Absent,
        FakeFault::Full(FULL[0]),
        FakeFault::Lost,
        FakeFault::Cut,
        FakeFault::Garbled,
        FakeFault::KeptButRefused,
    ];
    for lasting in [false, true] {
        for trouble in &fake_faults {
            for nth in 1..=16 {
                let shelf = two_rounds();
                let others = without_example(&shelf);
                shelf.plan(trouble.clone(), nth, lasting);
                let first = forget_example(&shelf, round(1));
                let struck = shelf.strikes() > 0;
                shelf.heal();
                assert_eq!(without_example(&shelf), others, "call {nth}");
                assert!(struck || first == Ok(()), "call {nth}: {first:?}");
                let all_gone = shelf.texts() == others;
                if !all_gone {
                    // It is still known as an example, or what is left is its mark alone.
                    assert_eq!(forget_example(&shelf, round(1)), Ok(()), "call {nth} after {first:?}");
                }
                assert_eq!(shelf.texts(), others, "call {nth}");
                assert_eq!(missing_rounds(&shelf), Ok(vec![]), "call {nth}: nothing is missed");
            }
        }
    }
}

#[test]
fn what_another_tab_writes_meanwhile_is_told_and_the_mark_stays() {
    let shelf = two_rounds();
    let (mut other, _) = Store::open(shelf.copy(), round(1), actor(9));
    let write = move |shelf: &FakeShelf| shelf.put(&format!("xiaohao/{}/9/1", round(1)), "x");
    // After the notes and the first facts are gone.
    shelf.plan(FakeFault::OtherTab(std::rc::Rc::new(write)), 8, false);
    assert_eq!(forget_example(&shelf, round(1)), Err(ExampleRefusal::Remains(1)));
    assert_eq!(example_state(&shelf, round(1)), Ok(Some(ExampleState::BeingForgotten)));
    assert_eq!(forget_example(&shelf, round(1)), Ok(()));
    assert_eq!(rounds(&shelf).unwrap().len(), 1);
    drop(other.housekeep());
}

#[test]
fn an_example_is_not_made_where_its_mark_does_not_stay() {
    for trouble in [
        FakeFault::Denied,
        FakeFault::Full(FULL[0]),
        FakeFault::Lost,
        FakeFault::Garbled,
    ] {
        for nth in 1..=4 {
            let shelf = FakeShelf::new();
            shelf.plan(trouble.clone(), nth, false);
            let made = make_example(&shelf, round(1));
            if made == Ok(()) {
                assert_eq!(example_state(&shelf, round(1)), Ok(Some(ExampleState::Made)));
            } else {
                assert!(matches!(made, Err(ExampleRefusal::Fault(_))), "{made:?}");
            }
        }
    }
    let denied = FakeShelf::new();
    denied.plan(FakeFault::Denied, 1, true);
    assert_eq!(
        make_example(&denied, round(1)),
        Err(ExampleRefusal::Fault(Fault::Denied))
    );
}
