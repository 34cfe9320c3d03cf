//! Fuzz targets: functions from bytes that panic when something is wrong, and the mutated inputs that the tests run
//! them over. Any fuzzer can call them too. Behind the feature `targets`.

use crate::{
    ActorId, Command, Context, Fact, Ledger, WallTime,
    file::{
        ChecklistPart, FactCache, FileHeading, FileReader, OpenedFile, RoundId, export, open, read, tree_edits, write,
        write_facts,
    },
    history::{HistoryFilter, compare},
};

/// Any text as a file that someone hands over: refused, or read so that writing it again gives the same ledger.
pub fn file(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(package) = read(&text) {
        handed_on(&Ledger::of(package.facts));
    }
}

/// Any text as something that somebody drops: what it is, what of it is rescued, what a tree in it changes, and parts of
/// it handed on.
pub fn any_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let opened = open(&text);
    // In small steps; of a large text not in the smallest, or it would take for ever.
    for effort in [1 + text.len() / 4_000, 700 + text.len() / 50] {
        let mut opening = FileReader::of(&*text);
        while !opening.step(effort) {
            let (done, all) = opening.progress();
            assert!(done <= all, "no further than the end");
        }
        assert_eq!(opening.finish(), opened, "read in steps");
    }
    let mut known = FactCache::default();
    for _ in 0..2 {
        let mut opening = FileReader::of(&*text);
        while !opening.step_among(500, &mut known) {}
        assert_eq!(opening.finish(), opened, "read among others");
    }
    match opened {
        OpenedFile::Sound(package) => {
            let heading = package.heading.clone();
            let ledger = Ledger::of(package.facts);
            for problem in ledger.outline().problems().take(5) {
                part(&ledger, &ChecklistPart::Problems(vec![problem]), &heading);
            }
            for person in ledger.directory().people.iter().take(5) {
                part(&ledger, &ChecklistPart::Person(person.name.clone()), &heading);
            }
        }
        OpenedFile::Damaged(damaged) => {
            assert!(read(&text).is_err());
            handed_on(&Ledger::of(damaged.rescued.iter().cloned()));
            if let Some(heading) = &damaged.heading {
                assert!(read(&write_facts(&damaged.rescued, heading).text).is_ok());
            }
        }
        OpenedFile::TreeOnly(file) => {
            let mut ledger = Ledger::default();
            let context = |ledger: &Ledger| Context {
                actor: ActorId::from_random(4_711),
                next: u32::try_from(ledger.facts().len()).unwrap_or(0) + 1,
                at: WallTime(0),
                zone: crate::Zone::CHINA,
                by: "甲".into(),
            };
            let edits = tree_edits(&ledger, &file.tree);
            let facts = ledger.facts_of(&edits.command, &context(&ledger));
            assert!(facts.is_ok(), "what a tree changes can be done");
            ledger.fold(facts.unwrap_or_default());
            let again = tree_edits(&ledger, &file.tree);
            assert!(ledger.facts_of(&again.command, &context(&ledger)).is_ok());
            handed_on(&ledger);
        }
        OpenedFile::Newer(_) | OpenedFile::Foreign | OpenedFile::TooLarge(_) => assert!(read(&text).is_err()),
    }
}

/// A part's file is read as the same part.
fn part(ledger: &Ledger, part: &ChecklistPart, heading: &FileHeading) {
    let written = write(ledger, part, heading);
    let again = read(&written.text).map(|package| package.facts.len());
    assert_eq!(again, Ok(ledger.facts_in(part).len()));
}

/// Any lines as facts: those that can be read are folded, in several orders, asked everything, undone, and handed on.
pub fn log(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let facts: Vec<Fact> = text.lines().filter_map(|line| Fact::read(line).ok()).collect();
    for fact in &facts {
        assert_eq!(Fact::read(&fact.to_line()).as_ref(), Ok(fact), "written as it was read");
    }
    let ledger = Ledger::of(facts.iter().cloned());
    let mut otherwise = Ledger::default();
    for fact in facts.iter().rev().chain(&facts) {
        otherwise.fold([fact.clone()]);
    }
    assert_eq!(
        shown(&otherwise),
        shown(&ledger),
        "the order and number of arrivals matter"
    );
    assert!(ledger.tally().adds_up());
    handed_on(&ledger);
    for fact in &facts {
        let _differences = compare(&ledger.as_of(fact.at), &ledger);
    }
    undo_all(ledger);
}

/// A file of this ledger is read as the same ledger.
fn handed_on(ledger: &Ledger) {
    let again = read(&written(ledger)).map(|package| Ledger::of(package.facts));
    assert_eq!(again.as_ref().map(shown), Ok(shown(ledger)), "a file loses something");
}

/// Takes back what each person can, one after the other, as the page does.
fn undo_all(mut ledger: Ledger) {
    let people: Vec<String> = ledger.people().into_iter().map(str::to_owned).collect();
    let (mut next, most) = (1u32, 2 * ledger.facts().len());
    for by in people {
        for _ in 0..most {
            let Some(action) = ledger.undoable(&by) else { break };
            let context = Context {
                actor: ActorId::from_random(4_711),
                next,
                at: WallTime(0),
                zone: crate::Zone::CHINA,
                by: by.as_str().into(),
            };
            let Ok(facts) = ledger.facts_of(&Command::Undo { action }, &context) else {
                break;
            };
            next = next.saturating_add(u32::try_from(facts.len()).unwrap_or(u32::MAX));
            ledger.fold(facts);
            assert_ne!(ledger.undoable(&by), Some(action), "an undo that undid nothing");
        }
    }
    assert!(ledger.tally().adds_up());
    handed_on(&ledger);
}

fn written(ledger: &Ledger) -> String {
    export(ledger, RoundId::from_random(1), "甲", WallTime(0))
}

/// Everything that can be asked of a ledger, as a text.
fn shown(ledger: &Ledger) -> String {
    let all = HistoryFilter::default();
    let record: Vec<_> = ledger
        .history(&all)
        .map(|entry| {
            let deeds: Vec<_> = entry.deeds().iter().map(|deed| deed.fact.id).collect();
            (entry.action, entry.by, entry.at, entry.undoes, entry.undone_by, deeds)
        })
        .collect();
    let undo: Vec<_> = ledger
        .people()
        .into_iter()
        .map(|by| (by, ledger.undoable(by), ledger.redoable(by)))
        .collect();
    format!(
        "{}\n{:?}\n{:?}\n{:?}\n{:?}\n{record:?}\n{undo:?}\n{}",
        written(ledger),
        ledger.conflicts(),
        ledger.contested(),
        ledger.outline(),
        ledger.reading_order(),
        ledger.clock()
    )
}

/// An input cut at some forty places, then changed by chance `changes` times: bytes written over, stretches left out,
/// doubled or moved. The same at each run.
pub fn mutated(bytes: &[u8], changes: usize) -> impl Iterator<Item = Vec<u8>> {
    let every = bytes.len() / 40 + 1;
    let cuts = (0..=bytes.len())
        .step_by(every)
        .filter_map(|end| Some(bytes.get(..end)?.to_vec()));
    let mut chance = Chance(20_250_605);
    let changed = (0..changes).map(move |_| {
        let mut input = bytes.to_vec();
        for _ in 0..=chance.below(3) {
            change(&mut input, &mut chance);
        }
        input
    });
    cuts.chain(changed)
}

fn change(input: &mut Vec<u8>, chance: &mut Chance) {
    let (from, place) = (chance.below(input.len()), chance.below(input.len()));
    let until = input.len().min(from + 1 + chance.below(40));
    let stretch: Vec<u8> = input.get(from..until).unwrap_or_default().to_vec();
    match chance.below(5) {
        0 | 1 => {
            let byte = chance.below(256);
            if let (Some(at), Ok(byte)) = (input.get_mut(place), u8::try_from(byte)) {
                *at = byte;
            }
        }
        2 => drop(input.drain(from..until)),
        3 => drop(input.splice(place..place, stretch)),
        _ => {
            let end = input.len().min(place + stretch.len());
            drop(input.splice(place..end, stretch));
        }
    }
}

/// A small generator (splitmix64).
struct Chance(u64);

impl Chance {
    /// A number below `limit`; 0 where there is none.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        u64::try_from(limit)
            .ok()
            .and_then(|limit| mixed.checked_rem(limit))
            .map_or(0, |n| n as usize)
    }
}
