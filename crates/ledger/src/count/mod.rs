//! The one counter. Every number of problems or measures on any screen and in any report comes from here, together
//! with the rule it was counted under (口径).

mod breakdown;
mod closeout;
mod index;
mod progress;
mod rate;
mod waiting;

pub use breakdown::{Breakdown, BreakdownRow, GroupBy, RowName};
pub use closeout::{CloseoutTally, LatenessTally};
pub use index::CountIndex;
pub use progress::{CountUnit, CountedAs, CountingRule, NearlyDoneRule, ProgressCounts, Tally};
pub use rate::Rate;
pub use waiting::{AwaitedRole, WaitingTally};
