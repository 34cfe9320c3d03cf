//! Counts of close-out (销号) and of lateness (逾期).

use crate::{
    ItemId, Kind, Ledger, Today,
    closeout::CloseoutStatus,
    work::{
        due::Lateness,
        warning::{WarningLevel, level},
    },
};

/// How many problems stand at each step of close-out. The five make the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CloseoutTally {
    /// Total.
    pub total: usize,
    /// 未申请
    pub not_applied: usize,
    /// 待审核
    pub pending: usize,
    /// 已退回
    pub returned: usize,
    /// 已销号
    pub struck_off: usize,
    /// 重新整改
    pub reopened: usize,
}

impl CloseoutTally {
    /// How many stand at this step.
    pub fn at(&self, status: CloseoutStatus) -> usize {
        match status {
            CloseoutStatus::NotApplied => self.not_applied,
            CloseoutStatus::Pending => self.pending,
            CloseoutStatus::Returned => self.returned,
            CloseoutStatus::StruckOff => self.struck_off,
            CloseoutStatus::Reopened => self.reopened,
        }
    }

    fn slot(&mut self, status: CloseoutStatus) -> &mut usize {
        match status {
            CloseoutStatus::NotApplied => &mut self.not_applied,
            CloseoutStatus::Pending => &mut self.pending,
            CloseoutStatus::Returned => &mut self.returned,
            CloseoutStatus::StruckOff => &mut self.struck_off,
            CloseoutStatus::Reopened => &mut self.reopened,
        }
    }

    pub(crate) fn put_in(&mut self, status: CloseoutStatus) {
        self.total += 1;
        *self.slot(status) += 1;
    }

    pub(crate) fn take_out(&mut self, status: CloseoutStatus) {
        self.total = self.total.saturating_sub(1);
        let slot = self.slot(status);
        *slot = slot.saturating_sub(1);
    }

    /// Whether the parts make the whole. Always so for one that was counted.
    pub fn adds_up(&self) -> bool {
        CloseoutStatus::ALL
            .into_iter()
            .map(|status| self.at(status))
            .sum::<usize>()
            == self.total
    }

    /// The rate of close-out (销号率).
    pub fn rate(&self) -> Option<super::Rate> {
        super::Rate::of(self.struck_off, self.total)
    }
}

impl FromIterator<CloseoutStatus> for CloseoutTally {
    fn from_iter<I: IntoIterator<Item = CloseoutStatus>>(statuses: I) -> CloseoutTally {
        let mut tally = CloseoutTally::default();
        statuses.into_iter().for_each(|status| tally.put_in(status));
        tally
    }
}

/// How many problems are late. `no_date + in_time + late + awaiting - awaiting_no_date + closed_in_time + closed_late` is
/// always `total`; those that are warned of are among `in_time`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LatenessTally {
    /// Total.
    pub total: usize,
    /// Without a date, finished or not.
    pub no_date: usize,
    /// Not finished, with days left.
    pub in_time: usize,
    /// 逾期未完成: not finished, and past the date.
    pub late: usize,
    /// 已完成待销号: finished and not struck off, with or without a date.
    pub awaiting: usize,
    /// Of those: without a date.
    pub awaiting_no_date: usize,
    /// 逾期完成: finished late, struck off or not. History; nobody is warned of it.
    pub finished_late: usize,
    /// Struck off, finished in time.
    pub closed_in_time: usize,
    /// Struck off, finished late.
    pub closed_late: usize,
    /// Of those in time: at the first warning.
    pub first_warning: usize,
    /// Of those in time: at the second warning.
    pub second_warning: usize,
}

impl LatenessTally {
    /// Whether the parts make the whole. Always so for one that was counted.
    pub fn adds_up(&self) -> bool {
        let dated = self.in_time + self.late + self.awaiting + self.closed_in_time + self.closed_late;
        let finished = self.awaiting + self.closed_late;
        self.no_date + dated == self.total + self.awaiting_no_date
            && self.awaiting_no_date <= self.awaiting
            && self.closed_late <= self.finished_late
            && self.finished_late <= finished
            && self.first_warning + self.second_warning <= self.in_time
    }

    /// Counts one problem of this lateness, by the warning thresholds.
    pub(super) fn put_in(&mut self, lateness: Lateness, thresholds: (i64, i64)) {
        self.total += 1;
        self.finished_late += usize::from(lateness.finished_late().is_some());
        match lateness {
            Lateness::NoDate => self.no_date += 1,
            Lateness::Late(_) => self.late += 1,
            Lateness::Finished { left, .. } => {
                self.awaiting += 1;
                self.awaiting_no_date += usize::from(left.is_none());
                self.no_date += usize::from(left.is_none());
            }
            Lateness::ClosedInTime(_) => self.closed_in_time += 1,
            Lateness::ClosedLate(_) => self.closed_late += 1,
            Lateness::InTime(days) => {
                self.in_time += 1;
                match level(days, thresholds) {
                    Some(WarningLevel::First) => self.first_warning += 1,
                    Some(WarningLevel::Second) => self.second_warning += 1,
                    Some(WarningLevel::Awaiting | WarningLevel::Third) | None => {}
                }
            }
        }
    }
}

impl Ledger {
    /// How many of all problems stand at each step of close-out.
    pub fn closeout_tally(&self) -> CloseoutTally {
        self.closeout_tally_of(self.problem_ids())
    }

    /// The same of some problems (of one group, of one leader).
    pub fn closeout_tally_of(&self, problems: impl IntoIterator<Item = ItemId>) -> CloseoutTally {
        problems.into_iter().map(|id| self.closeout(id).status).collect()
    }

    /// How many of all problems are late.
    pub fn lateness_tally(&self, today: Today) -> LatenessTally {
        self.lateness_tally_of(self.problem_ids(), today)
    }

    /// The same of some problems.
    pub fn lateness_tally_of(&self, problems: impl IntoIterator<Item = ItemId>, today: Today) -> LatenessTally {
        let thresholds = self.warn_days();
        let mut tally = LatenessTally::default();
        for problem in problems {
            tally.put_in(self.lateness(problem, today), thresholds);
        }
        tally
    }

    /// The problems that are there, in no order.
    pub(super) fn problem_ids(&self) -> impl Iterator<Item = ItemId> + '_ {
        let problems = self.items.values().filter(|item| item.kind() == Some(Kind::Problem));
        problems.filter(|item| item.there.is_some()).map(|item| item.id)
    }
}
