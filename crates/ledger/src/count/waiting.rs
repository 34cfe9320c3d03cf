//! Counts of whom problems wait for: the person in charge, the leader, the office.

use crate::{
    ItemId, Ledger,
    closeout::{Closeout, CloseoutStatus},
};

/// Role that has to act next on a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AwaitedRole {
    /// 责任人: to work on it, to apply, to answer a return.
    InCharge,
    /// 责任领导: to check.
    Leader,
    /// 整改办: to decide, or to settle decisions that contradict each other.
    Office,
}

impl AwaitedRole {
    /// The three, in the order of the work.
    pub const ALL: [AwaitedRole; 3] = [AwaitedRole::InCharge, AwaitedRole::Leader, AwaitedRole::Office];
}

/// How many problems wait for whom. `in_charge + leader + office + nobody` is always `total`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WaitingTally {
    /// Total.
    pub total: usize,
    /// For the person in charge.
    pub in_charge: usize,
    /// For the leader.
    pub leader: usize,
    /// For the office.
    pub office: usize,
    /// Struck off: for nobody.
    pub nobody: usize,
}

impl WaitingTally {
    /// How many wait for this hand.
    pub fn of_those(&self, hand: AwaitedRole) -> usize {
        match hand {
            AwaitedRole::InCharge => self.in_charge,
            AwaitedRole::Leader => self.leader,
            AwaitedRole::Office => self.office,
        }
    }

    /// Whether the parts make the whole. Always so for one that was counted.
    pub fn adds_up(&self) -> bool {
        self.in_charge + self.leader + self.office + self.nobody == self.total
    }
}

impl FromIterator<Option<AwaitedRole>> for WaitingTally {
    fn from_iter<I: IntoIterator<Item = Option<AwaitedRole>>>(hands: I) -> WaitingTally {
        let mut tally = WaitingTally::default();
        for hand in hands {
            tally.total += 1;
            *match hand {
                Some(AwaitedRole::InCharge) => &mut tally.in_charge,
                Some(AwaitedRole::Leader) => &mut tally.leader,
                Some(AwaitedRole::Office) => &mut tally.office,
                None => &mut tally.nobody,
            } += 1;
        }
        tally
    }
}

impl Ledger {
    /// Whose move it is on a problem; nobody's where it is struck off.
    pub fn waits_for(&self, problem: ItemId) -> Option<AwaitedRole> {
        self.hand_of(problem, &self.closeout(problem))
    }

    pub(super) fn hand_of(&self, problem: ItemId, closeout: &Closeout) -> Option<AwaitedRole> {
        match closeout.status {
            _ if closeout.contested() => Some(AwaitedRole::Office),
            CloseoutStatus::StruckOff => None,
            CloseoutStatus::Pending if closeout.checked() || !self.is_led(problem) => Some(AwaitedRole::Office),
            CloseoutStatus::Pending => Some(AwaitedRole::Leader),
            CloseoutStatus::NotApplied | CloseoutStatus::Returned | CloseoutStatus::Reopened => {
                Some(AwaitedRole::InCharge)
            }
        }
    }

    /// How many of some problems wait for whom.
    pub fn waiting_tally_of(&self, problems: impl IntoIterator<Item = ItemId>) -> WaitingTally {
        problems.into_iter().map(|id| self.waits_for(id)).collect()
    }
}
