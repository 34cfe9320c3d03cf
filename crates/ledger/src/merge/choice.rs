//! Choice for a row of a preview, and the order in which rows take effect.

use super::row::{MergeRow, MergeRowKind, RowTarget};
use crate::{ItemId, Ledger};

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowChoice {
    /// As it is here now.
    Mine,
    /// As it came; of several values this one.
    Theirs(usize),
    /// Both stay, for somebody to settle later.
    Open,
}

impl RowChoice {
    /// What holds unless a person says otherwise: what was asked for is taken, a conflict stays open, and what nobody asked
    /// for stays as it was, as does what comes of an id that was used already.
    pub fn by_default(row: &MergeRow) -> RowChoice {
        match row.kind {
            MergeRowKind::Decision => RowChoice::Theirs(0),
            MergeRowKind::Conflict => RowChoice::Open,
            MergeRowKind::New | MergeRowKind::Changed | MergeRowKind::Removal => {
                let wanted = row.asked && !row.reused;
                if wanted { RowChoice::Theirs(0) } else { RowChoice::Mine }
            }
        }
    }

    /// Whether it can be chosen for this row.
    pub fn fits(self, row: &MergeRow) -> bool {
        match (row.kind, self) {
            (MergeRowKind::Decision, choice) => choice == RowChoice::Theirs(0),
            (_, RowChoice::Mine) => true,
            (_, RowChoice::Theirs(place)) => place < row.theirs.len(),
            (kind, RowChoice::Open) => kind == MergeRowKind::Conflict,
        }
    }
}

/// Fields first, then what comes and goes, parts before wholes: a removal has to have seen what was set.
pub(super) fn in_order(rows: &[MergeRow], places: impl Iterator<Item = usize>, ledger: &Ledger) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    let depth = |item: ItemId| ledger.ancestors(item).count();
    places.sort_by_cached_key(|place| {
        rows.get(*place).map(|row| match row.spot {
            RowTarget::Life(item) => (1, crate::state::fold::DEEPEST.saturating_sub(depth(item)), *place),
            RowTarget::Field(..) | RowTarget::Decision(..) => (0, 0, *place),
        })
    });
    places
}
