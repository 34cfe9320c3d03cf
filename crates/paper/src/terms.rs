//! The terms of the ledger that papers speak of, from wherever they stand there.

pub(crate) use ledger::closeout::{CloseoutStatus, DecisionStep};
pub(crate) use ledger::count::{
    CloseoutTally, CountUnit, CountedAs, CountingRule, LatenessTally, NearlyDoneRule, ProgressCounts, Rate, Tally,
};
pub(crate) use ledger::work::due::Lateness;
pub(crate) use ledger::work::handout::HandoutState;
pub(crate) use ledger::{
    DecisionKind, Due, Fact, Field, Ground, ItemId, Kind, Ledger, Printed, PrintedLabel, Progress, Today, Value,
    leave_out_empty,
};

pub(crate) use ledger::work::people::names;

/// What steps count as, in the order in which counts are told.
pub(crate) const COUNTED_AS: [CountedAs; 4] = [
    CountedAs::Done,
    CountedAs::UnderWay,
    CountedAs::NotStarted,
    CountedAs::LeftOut,
];
