//! Condition of a list by the date in force: late, finished and waiting to be struck off, due this week, warned, without a
//! date.

use crate::{
    ItemId, Ledger, Today,
    work::{due::Lateness, warning::WarningLevel},
};

/// How a problem stands to its date in force, for a list to be narrowed by. What is finished is only the second, the third
/// and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DueFilter {
    /// 逾期未完成
    Late,
    /// 已完成待销号
    Awaiting,
    /// 逾期完成, struck off or not.
    FinishedLate,
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
    /// All of them, in the order in which they are shown everywhere.
    pub const ALL: [DueFilter; 7] = [
        DueFilter::Late,
        DueFilter::Awaiting,
        DueFilter::FinishedLate,
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
            DueFilter::Awaiting => lateness().awaits_strike_off(),
            DueFilter::FinishedLate => lateness().finished_late().is_some(),
            DueFilter::ThisWeek => matches!(lateness(), Lateness::InTime(days) if days <= today.to_sunday()),
            DueFilter::Second => warned(WarningLevel::Second),
            DueFilter::First => warned(WarningLevel::First),
            DueFilter::NoDate => ledger.due_in_force(problem).is_none(),
        }
    }
}
