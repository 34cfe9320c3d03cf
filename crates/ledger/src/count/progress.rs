//! Counts by progress: steps of problems and measures, the counting rule (口径), and the tally under a rule.

use super::Rate;
use crate::{Kind, Progress, schema::CountedKind};
use serde::{Deserialize, Serialize};

/// How many problems and measures stand at each step of progress; kept up to date by the fold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ProgressCounts {
    problems: [usize; 4],
    measures: [usize; 4],
}

impl ProgressCounts {
    /// Counts the given steps as problems.
    pub fn of_problems(steps: impl IntoIterator<Item = Progress>) -> ProgressCounts {
        let mut counted = ProgressCounts::default();
        for step in steps {
            counted.put_in(Kind::Problem, step);
        }
        counted
    }

    pub(crate) fn put_in(&mut self, kind: Kind, step: Progress) {
        if let Some(n) = self.slot(kind, step) {
            *n += 1;
        }
    }

    pub(crate) fn take_out(&mut self, kind: Kind, step: Progress) {
        if let Some(n) = self.slot(kind, step) {
            *n = n.saturating_sub(1);
        }
    }

    /// Counts what others counted as well.
    pub fn add(&mut self, others: &ProgressCounts) {
        let ours = self.problems.iter_mut().chain(&mut self.measures);
        for (n, more) in ours.zip(others.problems.iter().chain(&others.measures)) {
            *n += more;
        }
    }

    fn slot(&mut self, kind: Kind, step: Progress) -> Option<&mut usize> {
        match kind.counted_as()? {
            CountedKind::Problem => self.problems.get_mut(step as usize),
            CountedKind::Measure => self.measures.get_mut(step as usize),
            CountedKind::Result => None,
        }
    }

    /// How many problems (or measures) stand at this step.
    pub fn at(&self, what: CountUnit, step: Progress) -> usize {
        let row = match what {
            CountUnit::Problems => &self.problems,
            CountUnit::Measures => &self.measures,
        };
        row.get(step as usize).copied().unwrap_or(0)
    }

    /// How many there are in all.
    pub fn total(&self, what: CountUnit) -> usize {
        Progress::ALL.into_iter().map(|step| self.at(what, step)).sum()
    }
}

/// Unit that is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountUnit {
    /// By problem (按问题).
    #[default]
    Problems,
    /// By measure (按措施).
    Measures,
}

impl CountUnit {
    /// The two ways.
    pub const ALL: [CountUnit; 2] = [CountUnit::Problems, CountUnit::Measures];

    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            CountUnit::Problems => "problems",
            CountUnit::Measures => "measures",
        }
    }

    /// The way of this name.
    pub fn from_key(key: &str) -> Option<CountUnit> {
        CountUnit::ALL.into_iter().find(|way| way.key() == key)
    }
}

/// Rule for 基本完成.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NearlyDoneRule {
    /// Under 正在推进, as most published notices do.
    #[default]
    AsUnderWay,
    /// Under 已完成.
    AsDone,
    /// On its own, and out of the rate: neither above nor below the line.
    LeftOut,
}

impl NearlyDoneRule {
    /// The three ways.
    pub const ALL: [NearlyDoneRule; 3] = [
        NearlyDoneRule::AsUnderWay,
        NearlyDoneRule::AsDone,
        NearlyDoneRule::LeftOut,
    ];

    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            NearlyDoneRule::AsUnderWay => "as_under_way",
            NearlyDoneRule::AsDone => "as_done",
            NearlyDoneRule::LeftOut => "left_out",
        }
    }

    /// The way of this name.
    pub fn from_key(key: &str) -> Option<NearlyDoneRule> {
        NearlyDoneRule::ALL.into_iter().find(|way| way.key() == key)
    }
}

/// The counting rule (口径) in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CountingRule {
    /// By problem or by measure.
    pub counted: CountUnit,
    /// What 基本完成 counts as.
    pub nearly_done: NearlyDoneRule,
}

/// What a step of progress counts as under a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountedAs {
    /// 已完成
    Done,
    /// 正在推进
    UnderWay,
    /// 尚未启动
    NotStarted,
    /// 基本完成, on its own.
    LeftOut,
}

impl CountingRule {
    /// The same, by problem.
    pub fn by_problem(self) -> CountingRule {
        CountingRule {
            counted: CountUnit::Problems,
            ..self
        }
    }

    /// What this step counts as.
    pub fn counts_as(self, step: Progress) -> CountedAs {
        match (step, self.nearly_done) {
            (Progress::Done, _) | (Progress::NearlyDone, NearlyDoneRule::AsDone) => CountedAs::Done,
            (Progress::UnderWay, _) | (Progress::NearlyDone, NearlyDoneRule::AsUnderWay) => CountedAs::UnderWay,
            (Progress::NotStarted, _) => CountedAs::NotStarted,
            (Progress::NearlyDone, NearlyDoneRule::LeftOut) => CountedAs::LeftOut,
        }
    }
}

/// The counts under a rule. `done + under_way + not_started + left_out` is always `total`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tally {
    /// Total.
    pub total: usize,
    /// 已完成 under the rule.
    pub done: usize,
    /// 正在推进 under the rule.
    pub under_way: usize,
    /// 尚未启动.
    pub not_started: usize,
    /// 基本完成 that the rule leaves out of the rate.
    pub left_out: usize,
}

impl Tally {
    /// Counts these steps under this rule.
    pub fn of(steps: &ProgressCounts, rule: CountingRule) -> Tally {
        let mut tally = Tally {
            total: steps.total(rule.counted),
            ..Tally::default()
        };
        for step in Progress::ALL {
            let n = steps.at(rule.counted, step);
            match rule.counts_as(step) {
                CountedAs::Done => tally.done += n,
                CountedAs::UnderWay => tally.under_way += n,
                CountedAs::NotStarted => tally.not_started += n,
                CountedAs::LeftOut => tally.left_out += n,
            }
        }
        tally
    }

    /// Number that counts as this.
    pub fn of_those(&self, counted: CountedAs) -> usize {
        match counted {
            CountedAs::Done => self.done,
            CountedAs::UnderWay => self.under_way,
            CountedAs::NotStarted => self.not_started,
            CountedAs::LeftOut => self.left_out,
        }
    }

    /// Whether the parts make the whole. Always so for a tally made by [`Tally::of`].
    pub fn adds_up(&self) -> bool {
        self.done + self.under_way + self.not_started + self.left_out == self.total
    }

    /// The rate of completion (整改完成率); `None` where there is nothing to count.
    pub fn rate(&self) -> Option<Rate> {
        Rate::of(self.done, self.total - self.left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(done: usize, nearly: usize, under_way: usize, not_started: usize) -> ProgressCounts {
        let one = |step, n| std::iter::repeat_n(step, n);
        ProgressCounts::of_problems(
            one(Progress::Done, done)
                .chain(one(Progress::NearlyDone, nearly))
                .chain(one(Progress::UnderWay, under_way))
                .chain(one(Progress::NotStarted, not_started)),
        )
    }

    fn rule(nearly_done: NearlyDoneRule) -> CountingRule {
        CountingRule {
            counted: CountUnit::Problems,
            nearly_done,
        }
    }

    #[test]
    fn nearly_done_counts_as_the_rule_says() {
        let counted = steps(30, 2, 4, 1);
        for (way, expected, rate) in [
            (NearlyDoneRule::AsUnderWay, (30, 6, 1, 0), "81.08%"),
            (NearlyDoneRule::AsDone, (32, 4, 1, 0), "86.49%"),
            (NearlyDoneRule::LeftOut, (30, 4, 1, 2), "85.71%"),
        ] {
            let tally = Tally::of(&counted, rule(way));
            assert_eq!(
                (tally.done, tally.under_way, tally.not_started, tally.left_out),
                expected
            );
            assert!(tally.adds_up());
            assert_eq!(tally.rate().map(|r| r.to_string()).as_deref(), Some(rate));
        }
    }
}
