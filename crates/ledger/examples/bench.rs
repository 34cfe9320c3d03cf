//! How fast the ledger is: `cargo run --release -p ledger --example bench`. Times are of this machine and this hour;
//! the ratios, taken in one run with the sizes in turn, are what is promised.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use ledger::{
    ActorId, Command, Context, Draft, Fact, Field, ItemId, Kind, Ledger, Progress, Setup, Today, Value, WallTime, Zone,
    count::GroupBy,
    file::{RoundId, export, read},
    history::HistoryFilter,
    list::{self, SearchIndex, SearchQuery, SortBy},
};
use std::{collections::BTreeSet, hint::black_box, time::Instant};

struct Writer {
    ledger: Ledger,
    next: u32,
}

impl Writer {
    fn facts_of(&mut self, command: &Command) -> Vec<Fact> {
        let context = Context {
            actor: ActorId::from_random(1_234_567_890),
            next: self.next,
            at: WallTime(1_766_000_000_000 + i64::from(self.next) * 1000),
            zone: ledger::Zone::CHINA,
            by: "王芳".into(),
        };
        let facts = self.ledger.facts_of(command, &context).unwrap();
        self.next += u32::try_from(facts.len()).unwrap();
        facts
    }

    fn act(&mut self, command: &Command) {
        let facts = self.facts_of(command);
        self.ledger.fold(facts);
    }
}

/// A checklist as notices have them: two measures and three texts a problem, twenty problems a group.
fn checklist(problems: usize) -> Writer {
    let mut setup = Setup::default();
    for place in 0..problems {
        if place % 20 == 0 {
            setup.items.push(Draft::new(Kind::Group, format!("第{place}方面")));
        }
        let text = "一是召开专题会议研究部署，二是修订制度三项，三是清退资金并举一反三开展自查自纠。";
        let mut problem = Draft::new(Kind::Problem, format!("关于第{place}个问题的整改"))
            .with(Field::Progress, Value::from(Progress::ALL[place % 4]))
            .with(Field::Outcome, Value::text(text));
        problem.group = Some(place / 20 * 21);
        for _ in 0..2 {
            problem
                .parts
                .push(Draft::new(Kind::Measure, "修订完善相关制度").with(Field::Progress, Value::from(Progress::Done)));
        }
        setup.items.push(problem);
    }
    let ledger = Ledger::default();
    let mut writer = Writer { ledger, next: 1 };
    writer.act(&Command::SetUp(setup));
    writer
}

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = run();
    let seconds = start.elapsed().as_secs_f64();
    println!("{what:<58} {:>10.2} ms", seconds * 1e3);
    (result, seconds)
}

/// One edit, the command and its folding, in nanoseconds.
fn one_edit(writer: &mut Writer, item: ItemId, n: usize) -> u128 {
    let value = Value::from(Progress::ALL[n % 4]);
    let field = Field::Progress;
    let start = Instant::now();
    let facts = writer.facts_of(&Command::Set { item, field, value });
    let changes = writer.ledger.fold(facts);
    let took = start.elapsed().as_nanos();
    black_box(changes);
    took
}

/// Edits in turn on every size, so that a busy hour strikes all alike; gives the medians. `cold` edits items all over
/// the list, and empties the processor's caches before each edit, as a browser does that has painted in between:
/// without that, the small list would be measured in the cache and the large one in memory. Otherwise one item is
/// edited again and again, and what is measured is the work alone.
fn edits(writers: &mut [Writer], items: &[Vec<ItemId>], cold: bool) -> Vec<u128> {
    let mut elsewhere = vec![1_u8; 64 << 20];
    let mut samples = vec![Vec::new(); writers.len()];
    for n in 0..if cold { 150 } else { 20_000 } {
        for ((writer, items), samples) in writers.iter_mut().zip(items).zip(&mut samples) {
            if cold {
                elsewhere
                    .iter_mut()
                    .step_by(64)
                    .for_each(|byte| *byte = byte.wrapping_add(1));
                black_box(&elsewhere);
            }
            let place = if cold { n * 7919 } else { 0 };
            samples.push(one_edit(writer, items[place % items.len()], n));
        }
    }
    samples.iter_mut().map(|samples| median(samples)).collect()
}

fn median(samples: &mut [u128]) -> u128 {
    samples.sort_unstable();
    samples[samples.len() / 2]
}

fn main() {
    let sizes = [10, 1_000, 10_000];
    let mut writers: Vec<Writer> = sizes.iter().map(|size| checklist(*size)).collect();
    let facts: Vec<usize> = writers.iter().map(|writer| writer.ledger.facts().len()).collect();
    println!("facts of 10, 1,000 and 10,000 problems: {facts:?}\n");

    let items: Vec<Vec<ItemId>> = writers
        .iter()
        .map(|writer| writer.ledger.outline().problems().collect())
        .collect();
    for (cold, how) in [
        (false, "the same item again and again"),
        (true, "items all over, caches emptied"),
    ] {
        println!("one edit (command and fold), {how}:");
        let medians = edits(&mut writers, &items, cold);
        for (size, median) in sizes.iter().zip(&medians) {
            let ratio = *median as f64 / medians[0] as f64;
            println!("  among {size:>6} problems {median:>8} ns  ×{ratio:.2}");
        }
    }

    // Up to 100,000 facts and more: edits on the largest.
    let mut large = writers.pop().unwrap();
    let items = items.last().unwrap();
    let mut n = 0;
    while large.ledger.facts().len() < 120_000 {
        let item = items[(n * 31) % items.len()];
        let value = Value::text(format!("截至目前，已完成第{n}次自查。"));
        large.act(&Command::Set {
            item,
            field: Field::CurrentEffect,
            value,
        });
        n += 1;
    }
    let facts = large.ledger.facts().to_vec();
    println!("\n{} facts of 10,000 problems:", facts.len());
    let lines: Vec<String> = facts.iter().map(Fact::to_line).collect();
    let bytes: usize = lines.iter().map(String::len).sum();
    println!("bytes a fact as text: {}", bytes / lines.len());
    let (read_facts, _) = timed("read all facts from lines", || {
        lines
            .iter()
            .map(|line| Fact::read(line).unwrap())
            .collect::<Vec<Fact>>()
    });
    let (ledger, seconds) = timed("fold them all", || Ledger::of(read_facts));
    println!("{:>58} {:>10.0} facts a second", "", facts.len() as f64 / seconds);
    let middle = facts[facts.len() / 2].at;
    let (then, _) = timed("the state at a date in the middle", || ledger.as_of(middle));
    timed("compare it with today", || {
        black_box(ledger::history::compare(&then, &ledger).len())
    });
    timed("outline", || black_box(ledger.outline().sections.len()));
    let initial = |c: char| c.is_alphabetic().then_some('z');
    let (mut index, _) = timed("index for searching, of everything", || {
        SearchIndex::of(&ledger, &initial)
    });
    let one = BTreeSet::from([items[items.len() / 2]]);
    timed("bring the index up to date after one edit", || {
        index.update(&ledger, &one, &initial);
    });
    for (words, what) in [
        ("第9999次", "search a rare word"),
        ("清退 没有", "search a common word and one never written"),
    ] {
        timed(what, || black_box(index.find(&SearchQuery::of(words)).len()));
    }
    let today = Today::at(middle, Zone::CHINA);
    let everything = list::ListFilter::default();
    timed("a list of everything, sorted by number", || {
        black_box(ledger.list(&everything, SortBy::Number, &index, today).len())
    });
    let conditions = list::ListFilter {
        unproved: Some(()),
        person: Some("王芳".into()),
        ..everything
    };
    timed("a list by person, of what is not proved", || {
        black_box(ledger.list(&conditions, SortBy::Reading, &index, today).len())
    });
    timed("rows by department", || {
        black_box(ledger.breakdown(items, GroupBy::Department).rows.len())
    });
    timed("directory of people", || black_box(ledger.directory().people.len()));
    let filter = HistoryFilter::default();
    timed("first page of the record (50 of all, with their deeds)", || {
        ledger
            .history(&filter)
            .take(50)
            .map(|entry| entry.deeds().len())
            .sum::<usize>()
    });
    timed("what can be undone", || black_box(ledger.undoable("王芳")));
    let mut again = Writer {
        next: large.next,
        ledger,
    };
    let action = again.ledger.undoable("王芳").unwrap();
    timed("undo one edit", || again.act(&Command::Undo { action }));
    let round = RoundId::from_random(7);
    let (text, _) = timed("export", || export(&again.ledger, round, "王芳", WallTime(0)));
    println!("{:>58} {:>10.1} MB", "", text.len() as f64 / 1e6);
    let (package, _) = timed("read the file", || read(&text).unwrap());
    timed("fold the file onto the same ledger", || {
        again.ledger.fold(package.facts).new_facts
    });
}
