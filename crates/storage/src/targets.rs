//! Targets for fuzzing: plain functions from bytes, which panic when something is wrong. Run over the committed corpus
//! and its mutations by the tests, and by any fuzzer from outside. Behind the feature `fake`.

use crate::{SaveState, Store, decode, encode, fake::FakeShelf, rescue};
use ledger::{ActorId, Body, Fact, FactId, Field, Ledger, Value, WallTime, file::RoundId};

/// The text of a key, with the key in the first line: read, rescued, and if it is sound, written and read again.
pub fn text(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    let (key, text) = input.split_once('\n').unwrap_or(("xiaohao/1/a/1", &input));
    let _rescued = rescue(text);
    if let Ok(facts) = decode(key, text) {
        let again = decode(key, &encode(key, &facts));
        assert_eq!(
            again.as_deref(),
            Ok(facts.as_slice()),
            "sound facts are written so that they are read again"
        );
    }
}

/// A whole storage, keys and texts between lines of `====`: opened, written to, packed and opened again. What could
/// be read still can be, and what could not is as it was.
pub fn storage(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    let shelf = FakeShelf::new();
    for entry in input.split("\n====\n") {
        let (key, text) = entry.split_once('\n').unwrap_or((entry, ""));
        shelf.put(key, text);
    }
    let before = shelf.texts();
    let round = RoundId::from_random(1);
    let (mut store, opened) = Store::open(shelf.clone(), round, ActorId::from_random(77));
    let ledger = Ledger::of(opened.facts.iter().cloned());
    for number in 1..=40 {
        let id = FactId::new(ActorId::from_random(77), number);
        let body = Body::Set {
            item: FactId::ROUND,
            field: Field::Unit,
            value: Value::text("某某局"),
        };
        let fact = Fact::new(
            id,
            ledger.clock().saturating_add(1),
            WallTime(0),
            "王芳".into(),
            id,
            body,
        );
        assert_eq!(store.append(&[fact]), &SaveState::Saved);
    }
    for _ in 0..4 {
        store.housekeep();
    }
    let (_, again) = Store::open(shelf.clone(), round, ActorId::from_random(78));
    let lines = |facts: &[Fact]| -> std::collections::BTreeSet<String> { facts.iter().map(Fact::to_line).collect() };
    assert!(
        lines(&opened.facts).is_subset(&lines(&again.facts)),
        "what could be read still can be"
    );
    for aside in &opened.set_aside {
        assert_eq!(shelf.texts().get(&aside.key), before.get(&aside.key), "{}", aside.key);
    }
}
