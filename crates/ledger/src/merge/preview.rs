//! What files would change, before anything does: read in file by file, then shown, chosen, and counted as chosen.

use super::{
    Incoming,
    asked::Asked,
    clock::{self, ClockFault},
    rows::{Row, RowKind, Rows, Touched},
    settle::Choice,
    taken::Taken,
};
use crate::{CloseoutTally, Fact, FactId, Frontier, ItemId, Kind, Ledger, Tally, WallTime};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What a file would bring, in five numbers and the decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Items that are new.
    pub new: usize,
    /// Fields that changed there only.
    pub changed: usize,
    /// Fields and removals that a person has to settle.
    pub conflicts: usize,
    /// Items that were removed there.
    pub removals: usize,
    /// Problems and other items of the file that are as they are here.
    pub same: usize,
    /// Decisions. They always stand.
    pub decisions: usize,
}

/// A file as it was seen.
#[derive(Clone, Debug)]
pub struct FileSeen {
    /// Its name.
    pub name: String,
    /// Who wrote it.
    pub from: String,
    /// When, by her clock.
    pub at: WallTime,
    /// Its checksum.
    pub sum: String,
    /// The problems that it is about; empty for the whole.
    pub scope: BTreeSet<ItemId>,
    /// Whether it answers what was handed out.
    pub is_answer: bool,
    /// The handout that it answers.
    pub handout: Option<ItemId>,
    /// How many facts it holds.
    pub facts: usize,
    /// Which facts it holds.
    pub basis: Frontier,
    /// Which of them are new here (and in no file before it).
    pub brought: Frontier,
    /// Its numbers.
    pub numbers: Numbers,
    /// Clocks that its facts show to be wrong.
    pub clocks: Vec<ClockFault>,
    /// The last time that the very same file was taken in here.
    pub earlier: Option<Taken>,
    /// The problems and other items in it that stand on their own.
    roots: Vec<ItemId>,
}

/// What stands below the rows: the counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// By progress.
    pub tally: Tally,
    /// By close-out.
    pub closeout: CloseoutTally,
}

impl Totals {
    /// Of this ledger.
    pub fn of(ledger: &Ledger) -> Totals {
        Totals {
            tally: ledger.tally(),
            closeout: ledger.closeout_tally(),
        }
    }
}

/// A preview under way: files are taken into it one by one.
#[derive(Debug)]
pub struct Reading {
    union: Ledger,
    /// The facts that are not in the ledger, by their ids, and those that clash.
    fresh: Vec<Fact>,
    fresh_ids: HashSet<FactId>,
    files: Vec<FileSeen>,
    asked: Vec<Asked>,
    touched: BTreeMap<ItemId, Touched>,
    now: WallTime,
}

impl Reading {
    /// Begins with the ledger as it is now.
    pub fn of(ledger: &Ledger, now: WallTime) -> Reading {
        Reading {
            union: ledger.clone(),
            fresh: Vec::new(),
            fresh_ids: HashSet::new(),
            files: Vec::new(),
            asked: Vec::new(),
            touched: BTreeMap::new(),
            now,
        }
    }

    /// How many files were taken.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Takes a file.
    pub fn take(&mut self, file: Incoming) {
        let place = self.files.len();
        self.asked.push(Asked::of(&file));
        let Incoming {
            name,
            from,
            at,
            sum,
            scope,
            is_answer,
            handout,
            facts,
        } = file;
        let earlier = self.union.taken_in(&sum);
        let mut seen = FileSeen {
            name,
            from,
            at,
            sum,
            scope,
            is_answer,
            handout,
            facts: facts.len(),
            basis: facts.iter().map(|fact| fact.id).collect(),
            brought: Frontier::default(),
            numbers: Numbers::default(),
            clocks: Vec::new(),
            earlier,
            roots: facts.iter().filter_map(root).collect(),
        };
        let mut brought: Vec<Fact> = Vec::new();
        for fact in facts {
            let known = self.union.fact(fact.id);
            if known.is_some() && !self.fresh_ids.contains(&fact.id) {
                // A namesake of a fact that is here is kept beside it, and changes nothing.
                if known != Some(&fact) && self.union.fold([fact.clone()]).new_facts > 0 {
                    self.fresh.push(fact);
                }
                continue;
            }
            if let Some(item) = fact.item() {
                self.touched.entry(item).or_default().take(place, &fact);
            }
            if self.fresh_ids.insert(fact.id) {
                brought.push(fact);
            } else if known != Some(&fact) {
                self.union.fold([fact.clone()]);
                self.fresh.push(fact);
            }
        }
        seen.brought = brought.iter().map(|fact| fact.id).collect();
        self.union.fold(brought.iter().cloned());
        seen.clocks = clock::faults(&self.union, brought.iter(), self.now);
        self.fresh.append(&mut brought);
        self.files.push(seen);
    }

    /// The preview of all files that were taken. The ledger is the one that it was begun with.
    pub fn finish(self, ledger: &Ledger) -> Preview {
        let rows = Rows {
            mine: ledger,
            union: &self.union,
            touched: &self.touched,
            asked: &self.asked,
        };
        let rows = rows.all();
        let mut files = self.files;
        let by_whole: BTreeMap<ItemId, Vec<&Row>> = rows.iter().fold(BTreeMap::new(), |mut all, row| {
            all.entry(row.whole).or_insert_with(Vec::new).push(row);
            all
        });
        for (place, file) in files.iter_mut().enumerate() {
            let of_file = rows.iter().filter(|row| row.is_of(place));
            for row in of_file {
                *match row.kind {
                    RowKind::New => &mut file.numbers.new,
                    RowKind::Changed => &mut file.numbers.changed,
                    RowKind::Conflict => &mut file.numbers.conflicts,
                    RowKind::Removal => &mut file.numbers.removals,
                    RowKind::Decision => &mut file.numbers.decisions,
                } += 1;
            }
            let differs = |root: &&ItemId| {
                by_whole
                    .get(root)
                    .is_some_and(|rows| rows.iter().any(|row| row.is_of(place)))
            };
            let there = file.roots.iter().filter(|root| self.union.is_there(**root));
            file.numbers.same = there.filter(|root| !differs(root)).count();
        }
        Preview {
            files,
            before: Totals::of(ledger),
            chosen: rows.iter().map(Choice::by_default).collect(),
            shown: self.union.clone(),
            union: self.union,
            fresh: self.fresh,
            based_on: ledger.facts().len(),
            rows,
            settled: 0,
        }
        .with_choices()
    }
}

/// The item that a fact adds, if it stands on its own and people would count it.
fn root(fact: &Fact) -> Option<ItemId> {
    match fact.body {
        crate::Body::Add { kind, under: None } => {
            let counted = !matches!(kind, Kind::Group | Kind::Handout | Kind::Intake | Kind::Draw);
            counted.then_some(fact.id)
        }
        _ => None,
    }
}

/// What files would change, and what was chosen of it so far.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The files, in the order in which they came.
    pub files: Vec<FileSeen>,
    /// What would differ, in the order of reading.
    pub rows: Vec<Row>,
    /// The counts as they are now.
    pub before: Totals,
    pub(super) chosen: Vec<Choice>,
    pub(super) union: Ledger,
    pub(super) fresh: Vec<Fact>,
    /// What would be there as chosen; facts are only added to it, as everywhere.
    pub(super) shown: Ledger,
    pub(super) settled: u32,
    based_on: usize,
}

impl Preview {
    /// Of these files at once.
    pub fn of(ledger: &Ledger, files: Vec<Incoming>, now: WallTime) -> Preview {
        let mut reading = Reading::of(ledger, now);
        files.into_iter().for_each(|file| reading.take(file));
        reading.finish(ledger)
    }

    /// Whether the ledger is still the one that it was made of.
    pub fn is_of(&self, ledger: &Ledger) -> bool {
        ledger.facts().len() == self.based_on
    }

    /// The union of all facts, nothing chosen: where a page looks up names and the values of what is new.
    pub fn union(&self) -> &Ledger {
        &self.union
    }

    /// What was chosen for a row.
    pub fn choice(&self, row: usize) -> Choice {
        self.chosen.get(row).copied().unwrap_or(Choice::Open)
    }

    /// The counts as they would be.
    pub fn after(&self) -> Totals {
        Totals::of(&self.shown)
    }

    /// How many facts would be new.
    pub fn new_facts(&self) -> usize {
        self.fresh.len()
    }

    /// How many rows are in conflict and left open.
    pub fn open(&self) -> usize {
        let rows = self.rows.iter().zip(&self.chosen);
        rows.filter(|(row, choice)| row.kind == RowKind::Conflict && **choice == Choice::Open)
            .count()
    }
}
