//! The terms of the ledger that papers speak of, from wherever they stand there.

pub(crate) use ledger::closeout::{Status, Step};
pub(crate) use ledger::count::{
    CloseoutTally, Counted, CountedAs, CountingRule, LatenessTally, NearlyDone, Rate, Tally,
};
pub(crate) use ledger::work::due::Lateness;
pub(crate) use ledger::work::handout::Standing;
pub(crate) use ledger::{
    DecisionKind, Due, Fact, Field, Ground, ItemId, Kind, Ledger, Printed, PrintedLabel, Progress, Today, Value,
    leave_out_empty,
};
