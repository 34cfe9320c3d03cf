//! 责任: for each leader, department or person, how many, how far, how late, and what waits for whom.

use crate::{
    CloseoutTally, ItemId, LatenessTally, Ledger,
    count::{By, RowName, Steps, WaitingTally},
    date::Today,
};

/// What the counter says of a row, or of the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How far.
    pub steps: Steps,
    /// Close-out.
    pub closeout: CloseoutTally,
    /// How late.
    pub lateness: LatenessTally,
    /// For whom it waits.
    pub waiting: WaitingTally,
}

/// Some problems by leader, department or person. Every problem stands in one row, so that the rows make the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// The rows, in the order of the counter.
    pub rows: Vec<(RowName, Standing)>,
    /// The whole.
    pub whole: Standing,
}

impl Ledger {
    /// What the counter says of these problems, row by row.
    pub fn duties(&self, problems: &[ItemId], by: By, today: Today) -> Duties {
        let breakdown = self.breakdown(problems, by);
        let standing = |steps: &Steps, problems: &[ItemId]| Standing {
            steps: *steps,
            closeout: self.closeout_tally_of(problems.iter().copied()),
            lateness: self.lateness_tally_of(problems.iter().copied(), today),
            waiting: self.waiting_tally_of(problems.iter().copied()),
        };
        let all: Vec<ItemId> = breakdown
            .rows
            .iter()
            .flat_map(|row| row.problems.iter().copied())
            .collect();
        Duties {
            whole: standing(&breakdown.whole, &all),
            rows: breakdown
                .rows
                .into_iter()
                .map(|row| (row.name, standing(&row.steps, &row.problems)))
                .collect(),
        }
    }
}
