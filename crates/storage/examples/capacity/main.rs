//! How much fits: a ledger of 10,000 problems with 100,000 facts, recorded by the ledger's own commands and kept by
//! a store as tabs would keep it, then packed. Prints what it takes; no test.
//!
//! `cargo run --release -p storage --example capacity [facts]` (a tenth as many problems)

#![allow(clippy::indexing_slicing, reason = "a bench, with numbers of its own making")]

mod chance;
mod people;

use chance::Chance;
use ledger::{ActorId, Command, Context, ItemId, Ledger, WallTime, file::RoundId};
use people::what_next;
use std::time::{Duration, Instant};
use storage::{HousekeepingStep, SaveState, Store, fake::FakeShelf, units_used};

/// UTF-16 units that Chromium gives to one host.
const QUOTA: usize = 5_242_880;
/// Actions from one load of the page to the next: some three hundred loads in all.
const ACTIONS_OF_A_VISIT: usize = 300;

fn main() {
    let facts = std::env::args()
        .nth(1)
        .and_then(|number| number.parse().ok())
        .unwrap_or(100_000);
    println!("{facts} facts, each edit its own key, packed as the page would");
    run("words of the field, picked evenly", facts, Chance::words);
    run(
        "letters picked evenly among 2,500: denser than any real text",
        facts,
        Chance::letters,
    );
}

struct Visit {
    store: Store<FakeShelf>,
    actor: ActorId,
    next: u32,
    by: std::sync::Arc<str>,
}

#[derive(Default)]
struct Watch {
    appends: Duration,
    slowest_append: Duration,
    steps: usize,
    slowest_step: Duration,
    written: usize,
    most_keys: usize,
}

fn run(name: &str, facts: usize, text: fn(&mut Chance, usize) -> String) {
    let mut chance = Chance::new();
    let shelf = FakeShelf::new();
    let round = RoundId::from_random(chance.next());
    let mut ledger = Ledger::default();
    let mut problems: Vec<ItemId> = Vec::new();
    let mut at = 1_736_900_000_000i64;
    let mut watch = Watch::default();
    while ledger.facts().len() < facts {
        let actor = ActorId::from_random(chance.next());
        let (store, _) = Store::open(shelf.clone(), round, actor);
        let by = chance.name().into();
        let mut visit = Visit {
            store,
            actor,
            next: 1,
            by,
        };
        at += chance.below(40_000_000) as i64;
        for number in 0..ACTIONS_OF_A_VISIT {
            at += 3_000 + chance.below(90_000) as i64;
            let command = what_next(&mut chance, &problems, facts / 10, text);
            visit.act(&mut ledger, &command, at, &mut problems, &mut watch);
            if number % 5 == 4 {
                visit.housekeep(&mut watch);
            }
            if ledger.facts().len() >= facts {
                break;
            }
        }
        watch.most_keys = watch.most_keys.max(visit.store.keys_known());
    }
    report(name, &shelf, round, &ledger, problems.len(), &mut watch);
}

impl Visit {
    fn act(&mut self, ledger: &mut Ledger, command: &Command, at: i64, problems: &mut Vec<ItemId>, watch: &mut Watch) {
        let context = Context {
            actor: self.actor,
            next: self.next,
            at: WallTime(at),
            zone: ledger::Zone::CHINA,
            by: self.by.clone(),
        };
        let Ok(facts) = ledger.facts_of(command, &context) else {
            return;
        };
        self.next += facts.len() as u32;
        if let (Command::AddProblem { .. }, Some(fact)) = (command, facts.first()) {
            problems.push(fact.id);
        }
        ledger.fold(facts.iter().cloned());
        let units = self.store.units_known();
        let start = Instant::now();
        assert_eq!(self.store.append(&facts), &SaveState::Saved);
        watch.appends += start.elapsed();
        watch.slowest_append = watch.slowest_append.max(start.elapsed());
        watch.written += self.store.units_known() - units;
    }

    fn housekeep(&mut self, watch: &mut Watch) {
        let units = self.store.units_known();
        let start = Instant::now();
        let done = self.store.housekeep().done;
        watch.slowest_step = watch.slowest_step.max(start.elapsed());
        watch.steps += 1;
        if let HousekeepingStep::Packed(_) = done {
            watch.written += self.store.units_known() - units;
        }
    }
}

fn report(name: &str, shelf: &FakeShelf, round: RoundId, ledger: &Ledger, problems: usize, watch: &mut Watch) {
    let facts = ledger.facts();
    let bytes: usize = facts.iter().map(|fact| fact.to_line().len()).sum();
    let before = units_used(shelf).map(|usage| usage.ours).unwrap_or(0);
    let start = Instant::now();
    let (mut store, opened) = Store::open(shelf.clone(), round, ActorId::from_random(7));
    let open = start.elapsed();
    assert_eq!(Ledger::of(opened.facts).facts().len(), facts.len());
    let keys = store.keys_known();
    while store.housekeep().done != HousekeepingStep::Nothing {}
    let units = units_used(shelf).map(|usage| usage.ours).unwrap_or(0);
    println!("\n{name}");
    println!(
        "  problems {problems}, facts {}, as lines {:.1} MB ({} bytes a fact)",
        facts.len(),
        bytes as f64 / 1e6,
        bytes / facts.len()
    );
    println!(
        "  as it stood   {before:>9} units in {keys} keys (never more than {}), {:.1}% of {QUOTA}",
        watch.most_keys,
        100.0 * before as f64 / QUOTA as f64
    );
    println!(
        "  packed        {units:>9} units in {} keys, {:.1}%; {:.1} units ({:.1} stored bytes of 8 bits) a fact",
        store.keys_known(),
        100.0 * units as f64 / QUOTA as f64,
        units as f64 / facts.len() as f64,
        units as f64 * 2.0 / facts.len() as f64
    );
    println!(
        "  open and decode {open:.0?}; append {:.0?} on average, {:.1?} at most",
        watch.appends / facts.len() as u32,
        watch.slowest_append
    );
    println!(
        "  housekeeping {} steps, {:.1?} at most; {:.2} units written in all for each that stays",
        watch.steps,
        watch.slowest_step,
        watch.written as f64 / units as f64
    );
    println!("  fits: {}", if units <= QUOTA { "yes" } else { "NO" });
}
