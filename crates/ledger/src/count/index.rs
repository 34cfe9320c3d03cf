//! Index of the counter: for each problem the few values that are counted. Built once, then kept up to date with what
//! each fold touched, so that a board of ten thousand problems is counted again in an instant. It answers exactly as
//! the ledger does, which is a law in the tests.

use super::{Breakdown, BreakdownRow, CloseoutTally, GroupBy, LatenessTally, ProgressCounts, RowName, WaitingTally};
use crate::{
    Changes, ItemId, Kind, Ledger, Progress, Today, WallTime,
    closeout::CloseoutStatus,
    count::AwaitedRole,
    day_number,
    schema::CountedKind,
    work::due::{FinishMoment, Lateness, stands_to},
};
use std::collections::{BTreeSet, HashMap};

/// Entry of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// Its step, and those of its measures.
    steps: ProgressCounts,
    progress: Progress,
    status: CloseoutStatus,
    waits_for: Option<AwaitedRole>,
    /// The last day of the date in force.
    due: Option<i32>,
    /// When it was finished, if it is.
    finished: Option<FinishMoment>,
    /// When it was struck off, if it is.
    closed: Option<WallTime>,
    /// Whether it has regulations or figures.
    results: bool,
    /// In which row it stands, for each of [`GroupBy::ALL`].
    rows: [usize; GroupBy::ALL.len()],
}

/// Index of counts by problem.
#[derive(Clone, Debug, Default)]
pub struct CountIndex {
    of: HashMap<ItemId, Line>,
    names: Vec<RowName>,
    places: HashMap<RowName, usize>,
}

impl CountIndex {
    /// Builds the index of all problems of a ledger.
    pub fn of(ledger: &Ledger) -> CountIndex {
        let mut lines = CountIndex::default();
        lines.recount_all(ledger);
        lines
    }

    fn recount_all(&mut self, ledger: &Ledger) {
        for problem in ledger.problem_ids().collect::<Vec<_>>() {
            self.recount(ledger, problem);
        }
    }

    /// Updates the entries that a fold touched.
    pub fn update(&mut self, ledger: &Ledger, changes: &Changes) {
        if changes.structure && changes.items.iter().any(|item| ledger.kind(*item) == Some(Kind::Group)) {
            self.of.clear();
            self.recount_all(ledger);
            return;
        }
        let touched = changes.items.iter().flat_map(|item| ledger.problems_of(*item));
        for problem in touched.collect::<BTreeSet<ItemId>>() {
            self.recount(ledger, problem);
        }
    }

    fn recount(&mut self, ledger: &Ledger, problem: ItemId) {
        if ledger.kind(problem) != Some(Kind::Problem) || !ledger.is_there(problem) {
            self.of.remove(&problem);
            return;
        }
        let mut steps = ProgressCounts::default();
        let progress = ledger.progress(problem);
        steps.put_in(Kind::Problem, progress);
        let mut results = false;
        for part in ledger.item(problem).into_iter().flat_map(|item| item.part_ids()) {
            let counted = ledger.kind(part).filter(|_| ledger.is_there(part));
            match counted.and_then(Kind::counted_as) {
                Some(CountedKind::Measure) => steps.put_in(Kind::Measure, ledger.progress(part)),
                Some(CountedKind::Result) => results = true,
                // No command puts a problem under a problem.
                Some(CountedKind::Problem) | None => {}
            }
        }
        let closeout = ledger.closeout(problem);
        let line = Line {
            steps,
            progress,
            status: closeout.status,
            waits_for: ledger.hand_of(problem, &closeout),
            due: ledger.due_in_force(problem).map(|due| day_number(due.last_day())),
            finished: ledger.finish_moment(problem, &closeout),
            closed: closeout.struck_off().map(|step| step.fact.at),
            results,
            rows: GroupBy::ALL.map(|by| self.place(ledger.row_name(problem, by))),
        };
        self.of.insert(problem, line);
    }

    fn place(&mut self, name: RowName) -> usize {
        if let Some(place) = self.places.get(&name) {
            return *place;
        }
        self.places.insert(name.clone(), self.names.len());
        self.names.push(name);
        self.names.len() - 1
    }

    fn lines<'a>(&'a self, problems: &'a [ItemId]) -> impl Iterator<Item = (ItemId, &'a Line)> {
        let found = problems.iter().map(|problem| (*problem, self.of.get(problem)));
        found.filter_map(|(problem, line)| Some((problem, line?)))
    }

    /// These problems, each of them once, row by row; as [`Ledger::breakdown`].
    pub fn breakdown(&self, problems: &[ItemId], by: GroupBy) -> Breakdown {
        let kind = GroupBy::ALL.iter().position(|one| *one == by).unwrap_or(0);
        let mut breakdown = Breakdown::default();
        let mut places: Vec<Option<usize>> = vec![None; self.names.len()];
        for (problem, line) in self.lines(problems) {
            let Some(name) = line.rows.get(kind).copied() else {
                continue;
            };
            let (Some(place), Some(row)) = (places.get_mut(name), self.names.get(name)) else {
                continue;
            };
            let place = *place.get_or_insert_with(|| {
                breakdown.rows.push(BreakdownRow {
                    name: row.clone(),
                    steps: ProgressCounts::default(),
                    problems: Vec::new(),
                });
                breakdown.rows.len() - 1
            });
            if let Some(row) = breakdown.rows.get_mut(place) {
                row.problems.push(problem);
                row.steps.add(&line.steps);
                breakdown.whole.add(&line.steps);
            }
        }
        breakdown.rows.sort_by_key(|row| row.name == RowName::None);
        breakdown
    }

    /// How far a problem that is there has come, and where its close-out stands.
    pub fn stand(&self, problem: ItemId) -> Option<(Progress, CloseoutStatus)> {
        self.of.get(&problem).map(|line| (line.progress, line.status))
    }

    /// Where the close-out of these problems stands.
    pub fn closeout_tally(&self, problems: &[ItemId]) -> CloseoutTally {
        self.lines(problems).map(|(_, line)| line.status).collect()
    }

    /// For whom these problems wait.
    pub fn waiting_tally(&self, problems: &[ItemId]) -> WaitingTally {
        self.lines(problems).map(|(_, line)| line.waits_for).collect()
    }

    /// How these problems stand to their dates, by the thresholds of the ledger.
    pub fn lateness_tally(&self, ledger: &Ledger, problems: &[ItemId], today: Today) -> LatenessTally {
        let thresholds = ledger.warn_days();
        let mut tally = LatenessTally::default();
        for (_, line) in self.lines(problems) {
            tally.put_in(line.lateness(today), thresholds);
        }
        tally
    }

    /// How each of these problems stands to its date.
    pub fn lateness<'a>(&'a self, problems: &'a [ItemId], today: Today) -> impl Iterator<Item = (ItemId, Lateness)> {
        self.lines(problems)
            .map(move |(problem, line)| (problem, line.lateness(today)))
    }

    /// The last days of the dates in force of those of these problems that have one, by their numbers.
    pub fn due_days<'a>(&'a self, problems: &'a [ItemId]) -> impl Iterator<Item = i32> {
        self.lines(problems).filter_map(|(_, line)| line.due)
    }

    /// Those of these problems that have regulations or figures.
    pub fn with_results(&self, problems: &[ItemId]) -> Vec<ItemId> {
        let found = self.lines(problems).filter(|(_, line)| line.results);
        found.map(|(problem, _)| problem).collect()
    }
}

impl Line {
    fn lateness(&self, today: Today) -> Lateness {
        stands_to(self.due, self.finished, self.closed, today)
    }
}

/// Compares the entries, not the order in which names were first met.
impl PartialEq for CountIndex {
    fn eq(&self, other: &CountIndex) -> bool {
        let rows = |lines: &CountIndex, line: &Line| line.rows.map(|row| lines.names.get(row).cloned());
        let same = |line: &Line, counterpart: &Line| {
            let of = |line: &Line| Line {
                rows: [0; GroupBy::ALL.len()],
                ..line.clone()
            };
            of(line) == of(counterpart) && rows(self, line) == rows(other, counterpart)
        };
        let found = |(id, line): (&ItemId, &Line)| other.of.get(id).is_some_and(|it| same(line, it));
        self.of.len() == other.of.len() && self.of.iter().all(found)
    }
}
