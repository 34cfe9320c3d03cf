//! Wrong clocks of other writers: detected and reported; nothing depends on them.

use crate::{Fact, Ledger, WallTime};
use std::{collections::BTreeMap, sync::Arc};

const DAY_MS: i64 = 86_400_000;

/// Direction in which a clock is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClockError {
    /// It wrote times that are not yet.
    Ahead,
    /// It wrote times before those of what it replaced.
    Behind,
}

/// Somebody's clock that is wrong by more than a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockFault {
    /// Name of the writer.
    pub by: Arc<str>,
    /// In which direction it is wrong.
    pub wrong: ClockError,
    /// How many facts tell of it.
    pub facts: usize,
    /// The worst of the times it wrote.
    pub at: WallTime,
}

/// The clocks that these facts show to be wrong.
pub(super) fn faults<'a>(ledger: &Ledger, facts: impl Iterator<Item = &'a Fact>, now: WallTime) -> Vec<ClockFault> {
    let mut found: BTreeMap<(Arc<str>, ClockError), ClockFault> = BTreeMap::new();
    for fact in facts {
        let Some(wrong) = wrong(ledger, fact, now) else {
            continue;
        };
        let entry = found.entry((fact.by.clone(), wrong));
        let fault = entry.or_insert_with(|| ClockFault {
            by: fact.by.clone(),
            wrong,
            facts: 0,
            at: fact.at,
        });
        fault.facts += 1;
        fault.at = match wrong {
            ClockError::Ahead => fault.at.max(fact.at),
            ClockError::Behind => fault.at.min(fact.at),
        };
    }
    found.into_values().collect()
}

fn wrong(ledger: &Ledger, fact: &Fact, now: WallTime) -> Option<ClockError> {
    let before = |at: WallTime, other: WallTime| at.0.saturating_add(DAY_MS) < other.0;
    let olds = || fact.replaces.iter().filter_map(|id| ledger.fact(*id));
    if before(now, fact.at) {
        Some(ClockError::Ahead)
    } else if olds().any(|old| before(fact.at, old.at)) {
        Some(ClockError::Behind)
    } else {
        None
    }
}
