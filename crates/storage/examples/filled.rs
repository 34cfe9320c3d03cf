//! Prints a checklist by chance as local storage would hold it, keys and texts as one JSON object, for the benchmark in
//! real browsers (`end2end/bench.mjs`); with `file` the same checklist as an exported file.
//!
//! `cargo run --release -p storage --example filled -- PROBLEMS FACTS [file]`

#![allow(clippy::indexing_slicing, reason = "a bench, with numbers of its own making")]

#[allow(dead_code, reason = "the other example uses the rest")]
#[path = "capacity/chance.rs"]
mod chance;
#[path = "capacity/people.rs"]
mod people;

use chance::Chance;
use ledger::{ActorId, Command, Context, ItemId, Ledger, WallTime, file::RoundId};
use people::what_next;
use storage::{SaveState, Shelf, Store, fake::FakeShelf};

fn main() -> Result<(), storage::Fault> {
    let number = |place| std::env::args().nth(place).and_then(|word| word.parse().ok());
    let (problems, facts) = (number(1).unwrap_or(10), number(2).unwrap_or(100));
    let mut chance = Chance::new();
    let (round, actor) = (RoundId::from_random(chance.next()), ActorId::from_random(chance.next()));
    let ledger = written(&mut chance, actor, problems, facts);
    if std::env::args().nth(3).as_deref() == Some("file") {
        println!(
            "{}",
            ledger::file::export(&ledger, round, "bench", WallTime(1_736_900_000_000))
        );
        return Ok(());
    }
    let shelf = FakeShelf::new();
    let (mut store, _) = Store::open(shelf.clone(), round, actor);
    assert_eq!(store.ensure(ledger.facts()), &SaveState::Saved);
    let mut texts = vec![(String::from("xiaohao-my/open"), round.to_string())];
    for key in shelf.keys()? {
        let text = shelf.get(&key)?.unwrap_or_default();
        texts.push((key, text));
    }
    let texts: Vec<String> = texts
        .iter()
        .map(|(key, text)| format!("{}:{}", json(key), json(text)))
        .collect();
    println!("{{{}}}", texts.join(",\n"));
    Ok(())
}

fn written(chance: &mut Chance, actor: ActorId, most: usize, facts: usize) -> Ledger {
    let mut ledger = Ledger::default();
    let mut problems: Vec<ItemId> = Vec::new();
    let mut next = 1;
    let mut at = 1_736_900_000_000;
    while ledger.facts().len() < facts || problems.len() < most {
        at += 3_000 + chance.below(90_000) as i64;
        let context = Context {
            actor,
            next,
            at: WallTime(at),
            zone: ledger::Zone::CHINA,
            by: chance.name().into(),
        };
        let command = what_next(chance, &problems, most, Chance::words);
        let Ok(made) = ledger.facts_of(&command, &context) else {
            continue;
        };
        next += made.len() as u32;
        if let (Command::AddProblem { .. }, Some(fact)) = (&command, made.first()) {
            problems.push(fact.id);
        }
        ledger.fold(made);
    }
    ledger
}

fn json(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\0'..='\u{1f}' => out.push_str(&format!("\\u{:04x}", c as u32)),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
