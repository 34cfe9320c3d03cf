//! Duties (责任): for each leader, department or person how many problems, how far, how late, and waiting for whom.

use crate::{
    ItemId, Ledger, Today,
    count::{CloseoutTally, CountIndex, GroupBy, LatenessTally, ProgressCounts, RowName, WaitingTally},
};

/// Counts of a row, or of the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DutyTotals {
    /// Counts by progress.
    pub steps: ProgressCounts,
    /// Counts by close-out status.
    pub closeout: CloseoutTally,
    /// Counts by lateness.
    pub lateness: LatenessTally,
    /// Counts by whom the problems wait for.
    pub waiting: WaitingTally,
}

/// Some problems by leader, department or person. Every problem stands in one row, so that the rows make the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DutyTable {
    /// The rows, in the order of the counter.
    pub rows: Vec<(RowName, DutyTotals)>,
    /// The whole.
    pub whole: DutyTotals,
}

impl CountIndex {
    /// What the counter says of these problems of a ledger, row by row.
    pub fn duties(&self, ledger: &Ledger, problems: &[ItemId], by: GroupBy, today: Today) -> DutyTable {
        let breakdown = self.breakdown(problems, by);
        let standing = |steps: ProgressCounts, problems: &[ItemId]| DutyTotals {
            steps,
            closeout: self.closeout_tally(problems),
            lateness: self.lateness_tally(ledger, problems, today),
            waiting: self.waiting_tally(problems),
        };
        DutyTable {
            whole: standing(breakdown.whole, problems),
            rows: breakdown
                .rows
                .into_iter()
                .map(|row| (row.name, standing(row.steps, &row.problems)))
                .collect(),
        }
    }

    /// What the counter says of these problems of a ledger.
    pub fn standing(&self, ledger: &Ledger, problems: &[ItemId], today: Today) -> DutyTotals {
        DutyTotals {
            steps: self.breakdown(problems, GroupBy::Aspect).whole,
            closeout: self.closeout_tally(problems),
            lateness: self.lateness_tally(ledger, problems, today),
            waiting: self.waiting_tally(problems),
        }
    }
}
