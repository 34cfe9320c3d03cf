//! Preview of a merge: files are read one by one ([`MergeReader`]), then rows are made and counted
//! ([`PreviewBuild`]), both in steps, so that a page stays responsive and can stop; at once is all the steps.

use super::{
    IncomingFile,
    asked_scope::AskedScope,
    choice::{RowChoice, in_order},
    merged_files::TakenFile,
    row::{MergeRow, MergeRowKind},
    row_builder::{RowBuilder, RowPlan, TouchedFacts},
    wrong_clocks::{self, ClockFault},
};
use crate::{
    Changes, Fact, FactId, Frontier, ItemId, Kind, Ledger, WallTime,
    count::{CloseoutTally, Tally},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

/// What a file would bring, in five numbers and the decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileCounts {
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
pub struct FileSummary {
    /// Its name.
    pub name: String,
    /// Who wrote it.
    pub from: String,
    /// When, by the writer's clock.
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
    pub numbers: FileCounts,
    /// How many of its rows nobody was asked for.
    pub not_asked: usize,
    /// Clocks that its facts show to be wrong.
    pub clocks: Vec<ClockFault>,
    /// The last time that the very same file was taken in here.
    pub earlier: Option<TakenFile>,
    /// Its facts that bear an id which another fact bears: forged, or copied together. Both are kept.
    pub reused: Vec<ReusedId>,
    /// The problems and other items in it that stand on their own.
    roots: Vec<ItemId>,
}

/// What stands below the rows: the counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChecklistTotals {
    /// By progress.
    pub tally: Tally,
    /// By close-out.
    pub closeout: CloseoutTally,
}

impl ChecklistTotals {
    /// Of this ledger.
    pub fn of(ledger: &Ledger) -> ChecklistTotals {
        ChecklistTotals {
            tally: ledger.tally(),
            closeout: ledger.closeout_tally(),
        }
    }
}

/// A fact of a file under an id that names another fact already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReusedId {
    /// The id.
    pub id: FactId,
    /// What the fact in the file is about, if it is understood.
    pub item: Option<ItemId>,
}

/// A preview under way: files are taken into it one by one.
#[derive(Debug)]
pub struct MergeReader {
    union: Ledger,
    /// The facts that are not in the ledger, by their ids, and those that clash.
    fresh: Vec<Fact>,
    fresh_ids: HashSet<FactId>,
    files: Vec<FileSummary>,
    asked: Vec<AskedScope>,
    touched: BTreeMap<ItemId, TouchedFacts>,
    reused: HashSet<FactId>,
    /// What folding the files touched.
    changes: Changes,
    based_on: usize,
    now: WallTime,
    in_progress: Option<FileInProgress>,
}

/// A file that is being taken.
#[derive(Debug)]
struct FileInProgress {
    file: Arc<IncomingFile>,
    seen: FileSummary,
    /// How many of its facts were taken.
    at: usize,
    /// Where its own facts begin among those that are fresh.
    from: usize,
    brought: Vec<FactId>,
}

impl MergeReader {
    /// Begins with the ledger as it is now.
    pub fn of(ledger: &Ledger, now: WallTime) -> MergeReader {
        MergeReader {
            union: ledger.clone(),
            fresh: Vec::new(),
            fresh_ids: HashSet::new(),
            files: Vec::new(),
            asked: Vec::new(),
            touched: BTreeMap::new(),
            reused: HashSet::new(),
            changes: Changes::default(),
            based_on: ledger.all_facts().count(),
            now,
            in_progress: None,
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

    /// Whether the ledger is still the one that it was begun with.
    pub fn is_of(&self, ledger: &Ledger) -> bool {
        ledger.all_facts().count() == self.based_on
    }

    /// The files that were taken, without their numbers.
    pub fn files(&self) -> &[FileSummary] {
        &self.files
    }

    /// The ledger with everything that the files brought, and what that touched: for a ledger that was empty.
    pub fn into_union(self) -> (Ledger, Changes) {
        (self.union, self.changes)
    }

    /// Whether a file was begun and is not yet taken to its end.
    pub fn is_reading(&self) -> bool {
        self.in_progress.is_some()
    }

    /// Takes a file.
    pub fn read(&mut self, file: impl Into<Arc<IncomingFile>>) {
        self.begin(file);
        while !self.step(usize::MAX) {}
    }

    /// Begins to take a file; the one before is taken to its end first.
    pub fn begin(&mut self, file: impl Into<Arc<IncomingFile>>) {
        while !self.step(usize::MAX) {}
        let file: Arc<IncomingFile> = file.into();
        self.asked.push(AskedScope::of(&file));
        let seen = FileSummary {
            name: file.name.clone(),
            from: file.from.clone(),
            at: file.at,
            sum: file.sum.clone(),
            scope: file.scope.clone(),
            is_answer: file.is_answer,
            handout: file.handout,
            facts: file.facts.len(),
            basis: file.facts.iter().map(|fact| fact.id).collect(),
            brought: Frontier::default(),
            numbers: FileCounts::default(),
            not_asked: 0,
            clocks: Vec::new(),
            earlier: self.union.taken_in(&file.sum),
            reused: Vec::new(),
            roots: file.facts.iter().filter_map(root).collect(),
        };
        self.in_progress = Some(FileInProgress {
            seen,
            at: 0,
            from: self.fresh.len(),
            brought: Vec::new(),
            file,
        });
    }

    /// Goes on with the file that was begun, for this many facts. True when it is read to its end, or none was begun.
    pub fn step(&mut self, facts: usize) -> bool {
        let Some(mut file_read) = self.in_progress.take() else {
            return true;
        };
        let file = file_read.file.clone();
        let end = file_read.at.saturating_add(facts.max(1)).min(file.facts.len());
        for fact in file.facts.get(file_read.at..end).unwrap_or_default() {
            self.read_fact(&mut file_read, fact);
        }
        file_read.at = end;
        if end < file.facts.len() {
            self.in_progress = Some(file_read);
            return false;
        }
        let mut seen = file_read.seen;
        let own = self.fresh.get(file_read.from..).unwrap_or_default();
        seen.clocks = wrong_clocks::faults(&self.union, own.iter(), self.now);
        seen.brought = file_read.brought.into_iter().collect();
        self.files.push(seen);
        true
    }

    fn read_fact(&mut self, file_read: &mut FileInProgress, fact: &Fact) {
        let place = self.files.len();
        let known = self.union.fact(fact.id);
        let namesake = known.filter(|known| *known != fact).cloned();
        let is_here = known.is_some() && !self.fresh_ids.contains(&fact.id);
        if known.is_none() || namesake.is_some() {
            let changes = self.union.fold([fact.clone()]);
            if changes.new_facts > 0 {
                self.fresh.push(fact.clone());
                if namesake.is_some() {
                    let (id, item) = (fact.id, fact.item());
                    file_read.seen.reused.push(ReusedId { id, item });
                    self.reused.insert(id);
                }
            }
            self.changes.add(changes);
        }
        if is_here && namesake.is_none() {
            return;
        }
        // Which of two namesakes is folded is not for a file to say: so both their places are looked at.
        for fact in namesake.iter().chain([fact]) {
            if let Some(item) = fact.item() {
                self.touched.entry(item).or_default().add(place, fact);
            }
        }
        if !is_here && self.fresh_ids.insert(fact.id) {
            file_read.brought.push(fact.id);
        }
    }

    /// The preview of all files that were taken. The ledger is the one that it was begun with.
    pub fn finish(self, ledger: &Ledger) -> MergePreview {
        let mut finishing = self.finishing();
        loop {
            if let Some(preview) = finishing.step(ledger, usize::MAX) {
                return preview;
            }
        }
    }

    /// The same in steps.
    pub fn finishing(mut self) -> PreviewBuild {
        while !self.step(usize::MAX) {}
        PreviewBuild {
            reading: self,
            stage: BuildStage::Begun,
        }
    }
}

/// A preview of files that were all taken, being made in steps.
#[derive(Debug)]
pub struct PreviewBuild {
    reading: MergeReader,
    stage: BuildStage,
}

#[derive(Debug)]
enum BuildStage {
    Begun,
    /// The items are looked at one by one: which is next, and the rows so far.
    Looking(RowPlan, usize, Vec<MergeRow>),
    /// The files are told in numbers: which is next.
    Numbers(Vec<MergeRow>, usize),
    /// What was chosen is counted, row by row.
    Counting(Box<MergePreview>, Vec<usize>, usize),
}

impl PreviewBuild {
    /// Whether the ledger is still the one that the reading was begun with.
    pub fn is_of(&self, ledger: &Ledger) -> bool {
        match &self.stage {
            BuildStage::Counting(preview, ..) => preview.is_of(ledger),
            _ => self.reading.is_of(ledger),
        }
    }

    /// Progress: units done, and units in all.
    pub fn progress(&self) -> (usize, usize) {
        match &self.stage {
            BuildStage::Begun => (0, 1),
            BuildStage::Looking(look, next, _) => (*next, 3 * look.len()),
            BuildStage::Numbers(..) => (1, 3),
            BuildStage::Counting(_, order, next) => (order.len() + 2 * next, 3 * order.len().max(1)),
        }
    }

    /// Goes on for this many items or rows; gives the preview when it is complete. `ledger` is the one that the
    /// reading was begun with.
    pub fn step(&mut self, ledger: &Ledger, effort: usize) -> Option<MergePreview> {
        let effort = effort.max(1);
        self.stage = match std::mem::replace(&mut self.stage, BuildStage::Begun) {
            BuildStage::Begun => BuildStage::Looking(self.reading.rows(ledger).look(), 0, Vec::new()),
            BuildStage::Looking(look, next, mut rows) => {
                let end = next.saturating_add(effort).min(look.len());
                let of = self.reading.rows(ledger);
                (next..end).for_each(|place| of.look_at(&look, place, &mut rows));
                if end < look.len() {
                    BuildStage::Looking(look, end, rows)
                } else {
                    of.put_in_order(&mut rows);
                    BuildStage::Numbers(rows, 0)
                }
            }
            BuildStage::Numbers(rows, next) if next < self.reading.files.len() => {
                self.reading.number(&rows, next);
                BuildStage::Numbers(rows, next + 1)
            }
            BuildStage::Numbers(rows, _) => {
                let preview = self.reading.shown(ledger, rows);
                let order = in_order(&preview.rows, 0..preview.rows.len(), &preview.union);
                BuildStage::Counting(Box::new(preview), order, 0)
            }
            BuildStage::Counting(mut preview, order, next) => {
                let end = next.saturating_add(effort).min(order.len());
                for place in order.get(next..end).unwrap_or_default() {
                    preview.show(*place);
                }
                if end == order.len() {
                    return Some(*preview);
                }
                BuildStage::Counting(preview, order, end)
            }
        };
        None
    }
}

impl MergeReader {
    fn rows<'a>(&'a self, mine: &'a Ledger) -> RowBuilder<'a> {
        RowBuilder {
            mine,
            union: &self.union,
            touched: &self.touched,
            asked: &self.asked,
            reused: &self.reused,
        }
    }

    /// The numbers of one file.
    fn number(&mut self, rows: &[MergeRow], place: usize) {
        let Some(file) = self.files.get_mut(place) else { return };
        let mut differing: HashSet<ItemId> = HashSet::new();
        for row in rows.iter().filter(|row| row.is_of(place)) {
            differing.insert(row.whole);
            file.not_asked += usize::from(!row.asked);
            *match row.kind {
                MergeRowKind::New => &mut file.numbers.new,
                MergeRowKind::Changed => &mut file.numbers.changed,
                MergeRowKind::Conflict => &mut file.numbers.conflicts,
                MergeRowKind::Removal => &mut file.numbers.removals,
                MergeRowKind::Decision => &mut file.numbers.decisions,
            } += 1;
        }
        let there = file.roots.iter().filter(|root| self.union.is_there(**root));
        file.numbers.same = there.filter(|root| !differing.contains(root)).count();
    }

    /// The preview with these rows, nothing of what is chosen counted yet.
    fn shown(&mut self, ledger: &Ledger, rows: Vec<MergeRow>) -> MergePreview {
        let union = std::mem::take(&mut self.union);
        MergePreview {
            files: std::mem::take(&mut self.files),
            before: ChecklistTotals::of(ledger),
            chosen: rows.iter().map(RowChoice::by_default).collect(),
            shown: union.clone(),
            union,
            fresh: std::mem::take(&mut self.fresh),
            changes: std::mem::take(&mut self.changes),
            based_on: self.based_on,
            rows,
            settled: 0,
        }
    }
}

/// The item that a fact adds, if it stands on its own and people would count it.
fn root(fact: &Fact) -> Option<ItemId> {
    match fact.body {
        crate::Body::Add { kind, under: None } => {
            let counted = !matches!(
                kind,
                Kind::Group
                    | Kind::Handout
                    | Kind::Intake
                    | Kind::Draw
                    | Kind::PaperSetup
                    | Kind::IssuedPaper
                    | Kind::CheckWaiver
            );
            counted.then_some(fact.id)
        }
        _ => None,
    }
}

/// What files would change, and what was chosen of it so far.
#[derive(Clone, Debug)]
pub struct MergePreview {
    /// The files, in the order in which they came.
    pub files: Vec<FileSummary>,
    /// What would differ, in the order of reading.
    pub rows: Vec<MergeRow>,
    /// The counts as they are now.
    pub before: ChecklistTotals,
    pub(super) chosen: Vec<RowChoice>,
    pub(super) union: Ledger,
    pub(super) fresh: Vec<Fact>,
    /// What would be there as chosen; facts are only added to it, as everywhere.
    pub(super) shown: Ledger,
    pub(super) settled: u32,
    /// What folding the files touched.
    pub(super) changes: Changes,
    based_on: usize,
}

impl MergePreview {
    /// Of these files at once.
    pub fn of(ledger: &Ledger, files: Vec<IncomingFile>, now: WallTime) -> MergePreview {
        let mut reading = MergeReader::of(ledger, now);
        files.into_iter().for_each(|file| reading.read(file));
        reading.finish(ledger)
    }

    /// Whether the ledger is still the one that it was made of.
    pub fn is_of(&self, ledger: &Ledger) -> bool {
        ledger.all_facts().count() == self.based_on
    }

    /// The union of all facts, nothing chosen: where a page looks up names and the values of what is new.
    pub fn union(&self) -> &Ledger {
        &self.union
    }

    /// What was chosen for a row.
    pub fn choice(&self, row: usize) -> RowChoice {
        self.chosen.get(row).copied().unwrap_or(RowChoice::Open)
    }

    /// The counts as they would be.
    pub fn after(&self) -> ChecklistTotals {
        ChecklistTotals::of(&self.shown)
    }

    /// How many facts would be new.
    pub fn new_facts(&self) -> usize {
        self.fresh.len()
    }

    /// How many rows are in conflict and left open.
    pub fn open(&self) -> usize {
        let rows = self.rows.iter().zip(&self.chosen);
        rows.filter(|(row, choice)| row.kind == MergeRowKind::Conflict && **choice == RowChoice::Open)
            .count()
    }
}
