//! Terms of the ledger that papers use, re-exported from their modules.

pub(crate) use ledger::closeout::{CloseoutStatus, DecisionStep};
pub(crate) use ledger::count::{
    CloseoutTally, CountUnit, CountedAs, CountingRule, LatenessTally, NearlyDoneRule, ProgressCounts, Rate, Tally,
};
pub(crate) use ledger::work::due::Lateness;
pub(crate) use ledger::work::handout::HandoutState;
pub(crate) use ledger::{
    ContentHash, DecisionKind, Draft, Due, Fact, Field, FieldSection, Frontier, Ground, ItemId, Kind, Ledger,
    NoticeWording, PrintedLabel, Progress, Today, Value, leave_out_empty,
};

pub(crate) use ledger::work::people::names;

/// What steps count as, in the order of counts.
pub(crate) const COUNTED_AS: [CountedAs; 4] = [
    CountedAs::Done,
    CountedAs::UnderWay,
    CountedAs::NotStarted,
    CountedAs::LeftOut,
];
