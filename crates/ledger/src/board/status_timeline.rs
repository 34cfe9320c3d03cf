//! Status of problems over time: how many were open at the end of each day. The changes of status of a problem are
//! found from its own facts and kept; an edit works them out anew for the problems it touches. What the timeline says
//! of a day is what the counter says of the ledger as of that day, which is a law in the tests. Problems are counted,
//! also where the rate counts measures. Of facts that bear one id the folded one speaks, also for the past.

use crate::{
    Body, Fact, Field, Item, ItemId, Kind, Ledger, Progress, WallTime, Zone,
    closeout::CloseoutStatus,
    count::{CloseoutTally, CountingRule, ProgressCounts, Tally},
    day_number,
};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Progress and close-out status of a problem that is present.
type ProblemStatus = (Progress, CloseoutStatus);

/// A change of status: the status from this moment on; none while the problem is not present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct StatusChange {
    at: WallTime,
    stand: Option<ProblemStatus>,
}

/// Status changes of all problems, also of those that were removed. Built once, then kept up to date with what each
/// fold touched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusTimeline {
    of: HashMap<ItemId, Vec<StatusChange>>,
}

/// Totals at the end of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayTotals {
    /// The day, by its number from 1970-01-01.
    pub day: i32,
    /// How far the problems were.
    pub steps: ProgressCounts,
    /// Where their close-out stood.
    pub closeout: CloseoutTally,
}

impl DayTotals {
    /// Not done under the rule (未完成).
    pub fn open(&self, rule: CountingRule) -> usize {
        let tally = Tally::of(&self.steps, rule.by_problem());
        tally.total - tally.done
    }

    /// Not struck off (未销号).
    pub fn unstruck(&self) -> usize {
        self.closeout.total - self.closeout.struck_off
    }
}

impl StatusTimeline {
    /// Builds the timeline of all problems of a ledger.
    pub fn of(ledger: &Ledger) -> StatusTimeline {
        let mut changes = StatusTimeline::default();
        let problems = ledger.items.values().filter(|item| item.kind() == Some(Kind::Problem));
        for problem in problems.map(|item| item.id).collect::<Vec<_>>() {
            changes.rebuild(ledger, problem);
        }
        changes
    }

    /// Updates the problems that the touched items belong to.
    pub fn update<'a>(&mut self, ledger: &Ledger, touched: impl IntoIterator<Item = &'a ItemId>) {
        for problem in ledger.problems_around(touched.into_iter().copied()) {
            self.rebuild(ledger, problem);
        }
    }

    fn rebuild(&mut self, ledger: &Ledger, problem: ItemId) {
        self.of.insert(problem, ledger.changes(problem));
    }

    /// Totals of these problems at the end of each day on which they changed, up to a moment.
    pub fn course(&self, problems: &[ItemId], zone: Zone, until: WallTime) -> Vec<DayTotals> {
        let mut all: Vec<(WallTime, Option<ProblemStatus>, Option<ProblemStatus>)> = Vec::new();
        let once: HashSet<&ItemId> = problems.iter().collect();
        for changes in once.into_iter().filter_map(|problem| self.of.get(problem)) {
            let mut before = None;
            for change in changes.iter().take_while(|change| change.at <= until) {
                all.push((change.at, before, change.stand));
                before = change.stand;
            }
        }
        all.sort_by_key(|(at, ..)| *at);
        let mut course: Vec<DayTotals> = Vec::new();
        let mut now = DayTotals::default();
        for (at, before, then) in all {
            let day = day_number(zone.day_of(at));
            if let Some((progress, status)) = before {
                now.steps.take_out(Kind::Problem, progress);
                now.closeout.take_out(status);
            }
            if let Some((progress, status)) = then {
                now.steps.put_in(Kind::Problem, progress);
                now.closeout.put_in(status);
            }
            now.day = day;
            match course.last_mut() {
                Some(last) if last.day == day => *last = now,
                _ => course.push(now),
            }
        }
        course
    }
}

impl Ledger {
    fn changes(&self, problem: ItemId) -> Vec<StatusChange> {
        let mut facts = self.telling_facts(problem);
        facts.sort_by_key(|fact| fact.at);
        let last = facts.last().map(|fact| fact.at);
        let mut changes: Vec<StatusChange> = Vec::new();
        let mut then = Ledger::default();
        for moment in facts.chunk_by(|one, next| one.at == next.at) {
            let at = moment.first().map(|fact| fact.at);
            // With all of them it stands as it does now.
            let stand = if at == last {
                self.stand(problem)
            } else {
                then.fold(moment.iter().map(|fact| (*fact).clone()));
                then.stand(problem)
            };
            let before = changes.last().and_then(|change| change.stand);
            changes.extend(at.filter(|_| stand != before).map(|at| StatusChange { at, stand }));
        }
        changes
    }

    fn stand(&self, problem: ItemId) -> Option<ProblemStatus> {
        let there = self.kind(problem) == Some(Kind::Problem) && self.is_there(problem);
        there.then(|| (self.progress(problem), self.closeout(problem).status))
    }

    /// Facts that the status of a problem depends on: its adding, its progress, its decisions; and everything about
    /// it and its parts where something was removed or brought back.
    fn telling_facts(&self, problem: ItemId) -> Vec<&Fact> {
        let path: Vec<ItemId> = self.with_ancestors(problem).collect();
        let log = |item: &ItemId| self.item(*item).into_iter().flat_map(|item| item.log.iter());
        let facts = |item: &ItemId| log(item).filter_map(|id| self.fact(*id)).collect::<Vec<_>>();
        let is_removal = |fact: &&Fact| matches!(fact.body, Body::Remove { .. } | Body::Restore { .. });
        let of_path: Vec<&Fact> = path.iter().flat_map(facts).collect();
        if of_path.iter().any(is_removal) {
            let mut family: BTreeSet<ItemId> = path.iter().copied().collect();
            let mut waiting = path;
            while let Some(item) = waiting.pop() {
                let parts = self.item(item).into_iter().flat_map(Item::part_ids);
                waiting.extend(parts.filter(|part| family.insert(*part)));
            }
            return family.iter().flat_map(facts).collect();
        }
        let tells = |fact: &&Fact| match fact.body {
            Body::Add { .. } | Body::Decide { .. } => true,
            Body::Set { field, .. } => field == Field::Progress,
            _ => false,
        };
        of_path.into_iter().filter(tells).collect()
    }
}
