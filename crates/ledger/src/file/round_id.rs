//! The name of a round. Not the round's fields, which are the ledger's.

use crate::{ActorId, NotAnId};
use std::{fmt, str::FromStr};

/// One round of inspection of one unit (整改任务): the name under which its facts are stored and exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoundId(ActorId);

impl RoundId {
    /// A round from a random number.
    pub fn from_random(random: u64) -> RoundId {
        RoundId(ActorId::from_random(random))
    }
}

impl fmt::Display for RoundId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for RoundId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<RoundId, NotAnId> {
        text.parse().map(RoundId)
    }
}
