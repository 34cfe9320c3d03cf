//! Condition of a list by the date in force: late, due this week, warned, without a date.

use crate::{
    ItemId, Ledger, Today,
    work::{due::Lateness, warning::WarningLevel},
};

/// How a problem stands to its date in force, for a list to be narrowed by. What is struck off is none of the first four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueFilter {
    /// 已逾期
    Late,
    /// Due up to this Sunday.
    ThisWeek,
    /// At the second warning.
    Second,
    /// At the first warning.
    First,
    /// Without a date.
    NoDate,
}

impl DueFilter {
    /// All of them, the most urgent first.
    pub const ALL: [DueFilter; 5] = [
        DueFilter::Late,
        DueFilter::ThisWeek,
        DueFilter::Second,
        DueFilter::First,
        DueFilter::NoDate,
    ];

    /// Whether a problem stands so to its date in force.
    pub(super) fn holds(self, ledger: &Ledger, problem: ItemId, today: Today) -> bool {
        let warned = |level| {
            let warning = ledger.warning(problem, today);
            warning.is_some_and(|warning| warning.level == level)
        };
        let lateness = || ledger.lateness(problem, today);
        match self {
            DueFilter::Late => matches!(lateness(), Lateness::Late(_)),
            DueFilter::ThisWeek => matches!(lateness(), Lateness::InTime(days) if days <= today.to_sunday()),
            DueFilter::Second => warned(WarningLevel::Second),
            DueFilter::First => warned(WarningLevel::First),
            DueFilter::NoDate => lateness() == Lateness::NoDate,
        }
    }
}
